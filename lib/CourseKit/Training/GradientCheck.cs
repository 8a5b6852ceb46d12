using System.Globalization;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Training;

/// <summary>A gradient compared, number by number, with central differences: is the back-propagation right?</summary>
/// <remarks>
/// Numerical slope n = (J(θ + h e_i) − J(θ − h e_i)) / 2h; relative error |a − n| / max(|a|, |n|, δ / tolerance), where δ = 8ε |J| / h is what rounding in J can do to n: a slope so small that
/// δ is more of it than the tolerance can't be known better. Read it as CS231n does: above 1e-2 the gradient is wrong; 1e-2 to 1e-4 is doubtful; below 1e-4 is right for a function with kinks; 1e-7 and less is right for a smooth one.
/// <para>Kinks: where h reaches over the corner of a ReLU, the numerical slope is wrong and not the gradient. A doubtful place is measured again with h/10 and h/100; if that agrees,
/// or if the slopes to the left and right still differ and the gradient is one of them (or lies between), it counts as a kink and not as a mistake.</para>
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record GradientCheck : IHtml
{
    private GradientCheck()
    {
    }

    /// <summary>How many numbers were compared.</summary>
    public required int Count { get; init; }

    /// <summary>The largest relative error among places that are not kinks; 0 if there are none.</summary>
    public required double WorstError { get; init; }

    /// <summary>Where it is, counted from 0; −1 if every place is a kink.</summary>
    public required int WorstIndex { get; init; }

    /// <summary>What the place is called.</summary>
    public required string WorstName { get; init; }

    /// <summary>The gradient there.</summary>
    public required double Analytic { get; init; }

    /// <summary>The numerical slope there.</summary>
    public required double Numerical { get; init; }

    /// <summary>The places where a kink was within reach of h.</summary>
    public required IReadOnlyList<int> Kinks { get; init; }

    /// <summary>The relative error that was allowed.</summary>
    public required double Tolerance { get; init; }

    /// <summary>All numerical slopes (the last tried, at kinks).</summary>
    public required Vector NumericalGradient { get; init; }

    /// <summary>Whether every place is within the tolerance or a kink.</summary>
    public bool Passed => WorstError <= Tolerance;

    /// <summary>Checks a gradient at a point: <c>GradientCheck.Of(w => net.Loss(w), gradient, w)</c>.</summary>
    /// <param name="value">J, computed in double precision from a point; it gets one vector that changes between calls and must not keep it.</param>
    /// <param name="gradient">∂J/∂θ at the point, as long as it.</param>
    /// <param name="point">θ, at least one number; it is not changed.</param>
    /// <param name="tolerance">The relative error allowed, &gt; 0.</param>
    /// <param name="step">h, &gt; 0, times max(1, |θ_i|).</param>
    /// <param name="name">What the i-th number is called; null: [i].</param>
    public static GradientCheck Of(Func<Vector, double> value, Vector gradient, Vector point, double tolerance = 1e-6, double step = 1e-5, Func<int, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(point);
        TrainingOptions.RequirePositive(tolerance, nameof(tolerance));
        TrainingOptions.RequirePositive(step, nameof(step));
        if (point.Length == 0 || gradient.Length != point.Length)
            throw new ShapeException($"Gradient check: the point has {point.Length} numbers, the gradient {gradient.Length}: wanted as many of each, at least one");
        var θ = point.To(Precision.Double).Copy();
        var here = value(θ);
        if (!double.IsFinite(here))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"J must be finite at the point, got {here}: check it elsewhere"), nameof(value));

        var numerical = new double[θ.Length];
        var kinks = new List<int>();
        var (worst, error) = (-1, -1.0);
        for (var i = 0; i < θ.Length; i++)
        {
            var place = Place(value, θ, i, here, gradient[i], tolerance, step);
            numerical[i] = place.Slope;
            if (place.IsKink)
                kinks.Add(i);
            else if (!(place.Error <= error))
                (worst, error) = (i, double.IsNaN(place.Error) ? double.PositiveInfinity : place.Error);
        }

        return new GradientCheck
        {
            Count = θ.Length,
            WorstError = Math.Max(error, 0),
            WorstIndex = worst,
            WorstName = worst < 0 ? "" : name?.Invoke(worst) ?? FormattableString.Invariant($"[{worst}]"),
            Analytic = worst < 0 ? double.NaN : gradient[worst],
            Numerical = worst < 0 ? double.NaN : numerical[worst],
            Kinks = kinks,
            Tolerance = tolerance,
            NumericalGradient = new Vector(numerical),
        };
    }

    /// <summary>Checks a gradient that is a function of the point.</summary>
    /// <inheritdoc cref="Of(Func{Vector, double}, Vector, Vector, double, double, Func{int, string}?)"/>
    public static GradientCheck Of(Func<Vector, double> value, Func<Vector, Vector> gradient, Vector point, double tolerance = 1e-6, double step = 1e-5, Func<int, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(point);
        return Of(value, gradient(point.Copy()), point, tolerance, step, name);
    }

    /// <summary>|a − n| / max(|a|, |n|); 0 if both are 0.</summary>
    /// <param name="analytic">a.</param>
    /// <param name="numerical">n.</param>
    public static double RelativeError(double analytic, double numerical)
        => analytic == numerical ? 0 : Math.Abs(analytic - numerical) / Math.Max(Math.Abs(analytic), Math.Abs(numerical));

    /// <summary>One line: right or wrong, and the worst place.</summary>
    public override string ToString()
    {
        var kinks = Kinks.Count == 0 ? "" : FormattableString.Invariant($"; {Kinks.Count} at a kink, not counted");
        return WorstIndex < 0
            ? FormattableString.Invariant($"gradient check: all {Count} numbers are at a kink: take another point")
            : string.Create(CultureInfo.InvariantCulture, $"gradient {(Passed ? "right" : "wrong")}: worst of {Count} at {WorstName}: {Analytic:G6} against {Numerical:G6} by differences, relative error {WorstError:G2} (allowed {Tolerance:G2}){kinks}");
    }

    /// <summary>The line as HTML.</summary>
    public string ToHtml() => $"<p class=\"coursekit-gradient-check\">{(Passed ? "✓" : "✗")} {System.Net.WebUtility.HtmlEncode(ToString())}</p>";

    private static (double Slope, double Error, bool IsKink) Place(Func<Vector, double> value, Vector θ, int i, double here, double a, double tolerance, double step)
    {
        var first = Slopes(value, θ, i, here, step);
        var error = Error(a, first.Slope, here, first.Width, tolerance);
        if (error <= tolerance || double.IsNaN(a))
            return (first.Slope, error, false);
        foreach (var smaller in (double[])[step / 10, step / 100])
        {
            var (slope, left, right, width) = Slopes(value, θ, i, here, smaller);
            var noise = Noise(here, width / 2);
            var slack = Math.Max(noise, tolerance * Math.Max(Math.Abs(left), Math.Abs(right)));

            // A smooth function's slopes to both sides come together with h; a corner's do not.
            var corner = Math.Abs(right - left) > (10 * noise) + (0.5 * Math.Abs(first.Right - first.Left));
            if (corner && a >= Math.Min(left, right) - slack && a <= Math.Max(left, right) + slack)
                return (slope, 0, true);
            if (Error(a, slope, here, width, tolerance) <= tolerance && Math.Abs(first.Slope - slope) > 10 * noise)
                return (slope, 0, true);
        }

        return (first.Slope, error, false);
    }

    private static (double Slope, double Left, double Right, double Width) Slopes(Func<Vector, double> value, Vector θ, int i, double here, double step)
    {
        var kept = θ[i];
        var h = step * Math.Max(1, Math.Abs(kept));
        var (up, down) = (kept + h, kept - h);
        θ[i] = up;
        var above = value(θ);
        θ[i] = down;
        var below = value(θ);
        θ[i] = kept;
        return ((above - below) / (up - down), (here - below) / (kept - down), (above - here) / (up - kept), up - down);
    }

    private static double Error(double analytic, double numerical, double here, double width, double tolerance)
        => analytic == numerical ? 0 : Math.Abs(analytic - numerical) / Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numerical)), Noise(here, width / 2) / tolerance);

    // Rounding: J is known to a few ε |J|, so a slope to that over h.
    private static double Noise(double here, double h) => 8 * (Math.BitIncrement(1) - 1) * Math.Abs(here) / h;
}
