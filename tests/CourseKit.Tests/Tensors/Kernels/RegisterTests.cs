using System.Numerics;
using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

/// <summary>A number comes out alike from a register of any width: no result depends on the width of the machine's.</summary>
public unsafe class RegisterTests
{
    private static readonly double[] Numbers =
    [
        0, -0.0, 1, -1, 0.5, -2.25, 3e-5, -7e-9, 88, -88, 700, -700, 1e30, -1e-30, double.Epsilon,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        .. new RandomStream(1).NormalVector(110, 0, 8).ToArray(),
    ];

    [Fact]
    public void Each_operation_gives_the_same_bits_in_each_register()
    {
        Agree<float>();
        Agree<double>();
    }

    [Fact]
    public void The_operations_are_those_of_plain_numbers()
    {
        var results = Results<double, Register1<double>>();
        for (var i = 0; i < Numbers.Length; i++)
        {
            var (x, y) = (Numbers[i], Numbers[Numbers.Length - 1 - i]);
            results["+"][i].ShouldBe(x + y);
            results["-"][i].ShouldBe(x - y);
            results["*"][i].ShouldBe(x * y);
            results["/"][i].ShouldBe(x / y);
            results["fused"][i].ShouldBe(Processor.MultipliesAndAdds ? Math.FusedMultiplyAdd(x, y, x) : (x * y) + x);
            results["sqrt"][i].ShouldBe(Math.Sqrt(x));
            results["min"][i].ShouldBe(Math.Min(x, y));
            results["max"][i].ShouldBe(Math.Max(x, y));
            results["sign"][i].ShouldBe(double.IsNaN(x) ? x : Math.Sign(x));
            results["where"][i].ShouldBe(x > y ? x : y);
            if (Math.Exp(x) is > 0 and < double.PositiveInfinity)
                results["exp"][i].ShouldBe(Math.Exp(x), 1e-14 * Math.Exp(x));
            else
                results["exp"][i].ShouldBe(Math.Exp(x));
            if (x > 0 && double.IsFinite(x))
                results["log"][i].ShouldBe(Math.Log(x), 1e-13);
        }
    }

    private static void Agree<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var wanted = Results<T, Register1<T>>();
        foreach (var results in new[] { Results<T, Register128<T>>(), Results<T, Register256<T>>(), Results<T, Register512<T>>() })
        {
            foreach (var (name, numbers) in results)
            {
                for (var i = 0; i < numbers.Length; i++)
                    numbers[i].ShouldBe(wanted[name][i], $"{name} of {Numbers[i]} and {Numbers[Numbers.Length - 1 - i]} in {typeof(T).Name}");
            }
        }
    }

    private static Dictionary<string, T[]> Results<T, V>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : unmanaged, IRegister<V, T>
        => new()
        {
            ["+"] = Each<T, V>((x, y) => x + y),
            ["-"] = Each<T, V>((x, y) => x - y),
            ["*"] = Each<T, V>((x, y) => x * y),
            ["/"] = Each<T, V>((x, y) => x / y),
            ["negative"] = Each<T, V>((x, _) => -x),
            ["with a number"] = Each<T, V>((x, _) => T.Pi + (T.Pi * (x + T.E))),
            ["fused"] = Each<T, V>((x, y) => V.MultiplyAdd(x, y, x)),
            ["abs"] = Each<T, V>((x, _) => V.Abs(x)),
            ["sqrt"] = Each<T, V>((x, _) => Lanes.Sqrt(x)),
            ["min"] = Each<T, V>(Lanes.Min),
            ["max"] = Each<T, V>(Lanes.Max),
            ["clip"] = Each<T, V>((x, _) => Lanes.Min(Lanes.Max(x, -T.One), T.One)),
            ["sign"] = Each<T, V>((x, _) => Lanes.Sign(x)),
            ["where"] = Each<T, V>((x, y) => V.Where(V.Above(x, y), x, y)),
            ["same"] = Each<T, V>((x, _) => V.Where(V.Same(x, x), V.One, V.Zero)),
            ["exp"] = Each<T, V>((x, _) => V.Exp(x)),
            ["log"] = Each<T, V>((x, _) => V.Log(x)),
            ["sigmoid"] = Each<T, V>((x, _) => Functions.Sigmoid(x)),
            ["tanh"] = Each<T, V>((x, _) => Functions.Tanh(x)),
            ["softplus"] = Each<T, V>((x, _) => Functions.Softplus(x)),
            ["normal"] = Each<T, V>((x, _) => Functions.NormalShare(x)),
            ["number"] = Each<T, V>((_, _) => V.Number(0.1)),
        };

    private static T[] Each<T, V>(Func<V, V, V> operation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where V : unmanaged, IRegister<V, T>
    {
        (Numbers.Length % 16).ShouldBe(0);
        var left = Numbers.Select(T.CreateTruncating).ToArray();
        var right = left.Reverse().ToArray();
        var result = new T[left.Length];
        fixed (T* x = left, y = right, z = result)
        {
            for (var i = 0; i < left.Length; i += V.Count)
                operation(V.Load(x + i), V.Load(y + i)).Store(z + i);
        }

        return result;
    }
}
