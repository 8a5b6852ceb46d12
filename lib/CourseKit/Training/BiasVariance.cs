using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>The expected squared error of a model, taken apart: E[(y − f̂)²] = bias² + variance + σ².</summary>
/// <param name="Degree">The polynomial's degree.</param>
/// <param name="BiasSquared">Mean over x of (mean of f̂(x) over the trials − f(x))²: wrong on average, too stiff.</param>
/// <param name="Variance">Mean over x of the spread of f̂(x) over the trials: another sample, another model.</param>
/// <param name="Noise">σ², the spread of the measurements that no model can remove.</param>
/// <param name="Measured">The mean squared error on fresh noisy measurements: what the three should add up to.</param>
/// <param name="StandardError">The sampling error of <paramref name="Measured"/> − <see cref="Sum"/>, one standard deviation.</param>
public sealed record BiasVariance(int Degree, double BiasSquared, double Variance, double Noise, double Measured, double StandardError)
{
    /// <summary>Bias² + variance + σ².</summary>
    public double Sum => BiasSquared + Variance + Noise;

    /// <summary>Measures the decomposition of polynomial regression by simulation.</summary>
    /// <remarks>
    /// Each trial draws <paramref name="samples"/> points, one uniformly in each of as many equal cells of [low, high], measures truth(x) + σ·(standard normal), fits, and predicts
    /// on a fixed grid, where fresh measurements are made too. Bias² and variance are means over the trials (variance with
    /// divisor trials), so bias² holds variance/trials too much and variance as much too little: their sum is exact.
    /// </remarks>
    /// <param name="truth">The function f to learn.</param>
    /// <param name="degree">The polynomial's degree, ≥ 0.</param>
    /// <param name="noise">σ ≥ 0, standard deviation of a measurement.</param>
    /// <param name="stream">Where the random numbers come from.</param>
    /// <param name="samples">Points a trial learns from, &gt; degree.</param>
    /// <param name="trials">Independent training sets, ≥ 2.</param>
    /// <param name="low">Left end of the interval.</param>
    /// <param name="high">Right end of the interval, &gt; low.</param>
    /// <param name="gridPoints">Places x that the errors are averaged over, ≥ 2; all lie inside the interval.</param>
    public static BiasVariance Simulate(
        Func<double, double> truth, int degree, double noise, RandomStream stream, int samples = 30, int trials = 200, double low = 0, double high = 1, int gridPoints = 50)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        if (samples <= degree)
            throw new ArgumentOutOfRangeException(nameof(samples), Invariant($"samples must be > degree = {degree}, got {samples}"));
        if (trials < 2)
            throw new ArgumentOutOfRangeException(nameof(trials), Invariant($"trials must be ≥ 2, got {trials}"));
        if (!(low < high))
            throw new ArgumentOutOfRangeException(nameof(high), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"high must be > low = {low}, got {high}"));

        var grid = Vector.Linspace(low, high, gridPoints);
        var predictions = new Matrix(trials, gridPoints);
        var measured = new double[trials];
        for (var trial = 0; trial < trials; trial++)
        {
            Interruption.Poll();
            var points = Points(stream, samples, low, high);
            var values = points.Map(x => truth(x) + stream.NextNormal(0, noise));
            var predicted = Polynomial.Fit(points, values, degree).At(grid);
            predictions.SetRow(trial, predicted);
            for (var i = 0; i < gridPoints; i++)
            {
                var error = truth(grid[i]) + stream.NextNormal(0, noise) - predicted[i];
                measured[trial] += error * error / gridPoints;
            }
        }

        var mean = predictions.ColumnMeans();
        var variance = predictions.SubtractRow(mean).Map(d => d * d).Mean();
        var bias = mean - grid.Map(truth);

        // Per trial, measured error minus what bias, variance and σ² say of that very trial: their mean is the gap.
        var gaps = new double[trials];
        for (var trial = 0; trial < trials; trial++)
        {
            var distance = predictions.Row(trial) - grid.Map(truth);
            gaps[trial] = measured[trial] - distance.Map(d => d * d).Mean() - (noise * noise);
        }

        var gap = gaps.Average();
        var spread = Math.Sqrt(gaps.Sum(g => (g - gap) * (g - gap)) / (trials - 1) / trials);
        return new BiasVariance(degree, bias.Map(d => d * d).Mean(), variance, noise * noise, measured.Average(), spread);
    }

    // One point in each of as many equal cells: random designs without the gaps in which high degrees run wild.
    private static Vector Points(RandomStream stream, int count, double low, double high)
    {
        var points = new double[count];
        for (var i = 0; i < count; i++)
            points[i] = low + ((high - low) * (i + stream.NextUniform()) / count);
        return new Vector(points);
    }

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
