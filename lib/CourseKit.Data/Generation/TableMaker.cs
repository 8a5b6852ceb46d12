using System.Globalization;
using System.Text;

namespace CourseKit.Data.Generation;

/// <summary>Makes the health and the house table, the same bits each time.</summary>
internal static class TableMaker
{
    public const int People = 400;
    public const int Houses = 500;

    private const ulong HealthSeed = 20261201;
    private const ulong HouseSeed = 20261202;

    /// <summary>The health table as CSV; the first row is the person of the lecture's one-hot example.</summary>
    public static byte[] Health()
    {
        var csv = new StringBuilder("height_m,weight_kg,blood_pressure_mmhg,sex,constitution,at_risk\n");
        for (var k = 0; k < People; k++)
        {
            var random = new RepeatableStream(HealthSeed, 1, (ulong)k);
            var male = k == 0 || random.Chance(0.5);
            var height = Round(male ? 1.745 + (0.065 * random.Normal()) : 1.615 + (0.06 * random.Normal()), 1000);
            var fatness = 23.4 + (3.1 * random.Normal()); // body mass index, kg/m²
            var weight = Round(Math.Max(fatness, 16) * height * height, 10);
            var pressure = Round(120.5 + (1.4 * (fatness - 23.4)) + (12 * random.Normal()), 1);
            var constitution = Constitution(random.Uniform());
            if (k == 0)
                (height, weight, pressure, constitution) = (1.755, 65.5, 122, "soyang");
            var sex = male ? "male" : "female";
            var atRisk = random.Chance(HealthTable.RiskOf(height, weight, pressure, sex, constitution));
            csv.Append(CultureInfo.InvariantCulture, $"{height:F3},{weight:F1},{pressure:F0},{sex},{constitution},{(atRisk ? 1 : 0)}\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>The house table as CSV.</summary>
    public static byte[] HousePrices()
    {
        var csv = new StringBuilder("rooms,area_m2,type,station_km,price\n");
        for (var k = 0; k < Houses; k++)
        {
            var random = new RepeatableStream(HouseSeed, 1, (ulong)k);
            var kind = random.Uniform();
            var (type, least, most) = kind < 0.5 ? ("apartment", 1, 5) : kind < 0.75 ? ("terraced", 3, 6) : ("detached", 3, 8);
            var rooms = least + random.Below(most - least + 1);
            var area = Round(Math.Max(18, 12 + (17.5 * rooms) + (9 * random.Normal())), 10);
            // Most houses stand near the station, apartments nearest.
            var u = random.Uniform();
            var distance = Round(0.1 + ((kind < 0.5 ? 6 : 11) * u * Math.Sqrt(u)), 10);
            var price = Round(HouseTable.PriceOf(rooms, area, type, distance) + (HouseTable.Noise * random.Normal()), 10);
            csv.Append(CultureInfo.InvariantCulture, $"{rooms},{area:F1},{type},{distance:F1},{price:F1}\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Constitution(double u)
        => u < 0.1 ? "taeyang" : u < 0.5 ? "taeeum" : u < 0.75 ? "soyang" : "soeum";

    /// <summary>Rounds to a multiple of 1 / parts, before anything is computed from the number: the file holds all of it.</summary>
    private static double Round(double number, int parts) => Math.Floor((number * parts) + 0.5) / parts;
}
