using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.Tensors;

namespace CourseKit.Search;

/// <summary>A function known at some points only, as a distribution over functions: at every other point a mean and a deviation.</summary>
/// <remarks>
/// y = f(x) + normal noise of variance σ_n², f with mean 0 and covariance k. With K = k(X, X) + σ_n² I = LLᵀ and α = K⁻¹y:
/// mean k(x, X) α, variance k(x, x) − ‖L⁻¹ k(X, x)‖², log marginal likelihood −½ yᵀα − Σ ln Lᵢᵢ − ½ n ln 2π
/// (Rasmussen and Williams, 2006, algorithm 2.1). Takes ⅓n³ operations to make, n² a prediction.
/// </remarks>
public sealed class GaussianProcess
{
    // The length scales, variances and noise that learning may choose, for x in [0, 1]ᵐ and y of about unit variance.
    private static readonly (double Low, double High) VarianceRange = (0.01, 100);
    private static readonly (double Low, double High) LengthRange = (0.03, 30);
    private static readonly (double Low, double High) NoiseRange = (1e-8, 1);

    private readonly double[][] _x;
    private readonly double[] _y;
    private readonly double[] _lengthScales;
    private readonly CholeskyDecomposition _cholesky;
    private readonly Vector _alpha;
    private Matrix? _inverseFactor;

    /// <summary>The process that has seen n points.</summary>
    /// <param name="covariance">g.</param>
    /// <param name="variance">σ_f² &gt; 0.</param>
    /// <param name="lengthScales">ℓ, m numbers &gt; 0.</param>
    /// <param name="noise">σ_n² ≥ 0, the variance of a measurement.</param>
    /// <param name="points">X (n × m), n ≥ 1.</param>
    /// <param name="values">y, n numbers with a mean of about 0.</param>
    /// <exception cref="SingularCovarianceException">K is not positive definite: two equal points without noise.</exception>
    public GaussianProcess(Covariance covariance, double variance, Vector lengthScales, double noise, Matrix points, Vector values)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentNullException.ThrowIfNull(lengthScales);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(values);
        if (points.Rows < 1 || points.Rows != values.Length || points.Columns != lengthScales.Length)
            throw new ShapeException(Invariant($"A Gaussian process: points are {points.Rows} × {points.Columns}, with {values.Length} values and {lengthScales.Length} length scales: wanted one value a row, one length scale a column, at least one row"));
        if (!(variance > 0) || !double.IsFinite(variance))
            throw new ArgumentOutOfRangeException(nameof(variance), $"variance must be in (0, ∞), got {Storage.Text(variance)}");
        if (!(noise >= 0) || !double.IsFinite(noise))
            throw new ArgumentOutOfRangeException(nameof(noise), $"noise must be in [0, ∞), got {Storage.Text(noise)}");
        if (lengthScales.Any(scale => !(scale > 0) || !double.IsFinite(scale)))
            throw new ArgumentOutOfRangeException(nameof(lengthScales), $"length scales must be in (0, ∞), got {lengthScales}");
        if (values.Any(value => !double.IsFinite(value)) || points.Flatten().Any(number => !double.IsFinite(number)))
            throw new ArgumentException("points and values must be finite numbers: leave failed trials out, or give them the worst value");

        (Covariance, Variance, LengthScales, Noise) = (covariance, variance, lengthScales, noise);
        (_x, _y, _lengthScales) = (points.ToRows(), values.ToArray(), lengthScales.ToArray());
        var k = new double[_x.Length, _x.Length];
        for (var i = 0; i < _x.Length; i++)
        {
            for (var j = 0; j <= i; j++)
                k[i, j] = k[j, i] = variance * covariance.At(Search.Covariance.SquaredDistance(_x[i], _x[j], _lengthScales));
            k[i, i] += noise;
        }

        _cholesky = CholeskyDecomposition.TryOf(Matrix.Of(k))
            ?? throw new SingularCovarianceException();
        _alpha = _cholesky.Solve(values);
    }

    /// <summary>g, the form of the covariance.</summary>
    public Covariance Covariance { get; }

    /// <summary>σ_f², the variance of the function.</summary>
    public double Variance { get; }

    /// <summary>ℓ: the distance in each coordinate over which the function changes.</summary>
    public Vector LengthScales { get; }

    /// <summary>σ_n², the variance of a measurement.</summary>
    public double Noise { get; }

    /// <summary>ln p(y | X): how well the process explains what it saw, complexity counted against it.</summary>
    public double LogMarginalLikelihood
        => (-Vector.Of(_y).Dot(_alpha) / 2) - (_cholesky.LogDeterminant / 2) - (_y.Length * Math.Log(2 * Math.PI) / 2);

    /// <summary>The slopes of <see cref="LogMarginalLikelihood"/> in ln σ_f², ln ℓ₁ … ln ℓ_m, ln σ_n²: ½ tr((ααᵀ − K⁻¹) ∂K/∂θ), (5.9) of Rasmussen and Williams.</summary>
    public Vector LogMarginalLikelihoodGradient
    {
        get
        {
            var (n, m) = (_y.Length, _lengthScales.Length);
            var slopes = new double[m + 2];
            var inverses = InverseFactor.TransposeTimes(InverseFactor);
            var α = _alpha.ToArray();
            for (var i = 0; i < n; i++)
            {
                var inverse = inverses.RowSpan<double>(i);
                for (var j = 0; j <= i; j++)
                {
                    // K is symmetric: an entry below the diagonal counts twice, and ½ · 2 = 1.
                    var weight = ((α[i] * α[j]) - inverse[j]) * (i == j ? 0.5 : 1);
                    var squared = Search.Covariance.SquaredDistance(_x[i], _x[j], _lengthScales);
                    slopes[0] += weight * Variance * Covariance.At(squared);
                    if (i == j)
                    {
                        slopes[m + 1] += weight * Noise;
                        continue;
                    }

                    var slope = weight * Variance * Covariance.Slope(squared) * -2;
                    for (var d = 0; d < m; d++)
                    {
                        var distance = (_x[i][d] - _x[j][d]) / _lengthScales[d];
                        slopes[d + 1] += slope * distance * distance;
                    }
                }
            }

            return new Vector(slopes);
        }
    }

    // L⁻¹, row by row: then a prediction and K⁻¹ = L⁻ᵀL⁻¹ are products, which are fast.
    private Matrix InverseFactor
    {
        get
        {
            if (_inverseFactor is not null)
                return _inverseFactor;
            var n = _y.Length;
            var l = _cholesky.Factor;
            var inverse = new Matrix(n, n);
            for (var i = 0; i < n; i++)
            {
                var row = inverse.RowSpan<double>(i);
                var factors = l.RowSpan<double>(i);
                for (var k = 0; k < i; k++)
                {
                    var above = inverse.RowSpan<double>(k);
                    for (var j = 0; j <= k; j++)
                        row[j] -= factors[k] * above[j];
                }

                row[i] = 1;
                for (var j = 0; j <= i; j++)
                    row[j] /= factors[i];
            }

            return _inverseFactor = inverse;
        }
    }

    /// <summary>The process whose σ_f², ℓ and σ_n² explain the points best: the log marginal likelihood is maximized by L-BFGS from several starts.</summary>
    /// <remarks>
    /// Each parameter θ stays in a range by ln θ = ln low + ln(high/low) σ(t), t free: σ_f² in [0.01, 100], ℓ in [0.03, 30], σ_n² in [10⁻⁸, 1]. Meant for points in the unit cube
    /// and values of mean 0 and variance about 1.
    /// </remarks>
    /// <param name="covariance">g.</param>
    /// <param name="points">X (n × m), n ≥ 1.</param>
    /// <param name="values">y, n numbers.</param>
    public static GaussianProcess Learn(Covariance covariance, Matrix points, Vector values) => Learn(covariance, points, values, null);

    // From the parameters learned before, if there are any, and fewer other starts.
    internal static GaussianProcess Learn(Covariance covariance, Matrix points, Vector values, GaussianProcess? before)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(values);
        var m = points.Columns;
        var ranges = Enumerable.Repeat(LengthRange, m).Prepend(VarianceRange).Append(NoiseRange)
            .Select(range => (Low: Math.Log(range.Low), Width: Math.Log(range.High / range.Low))).ToArray();

        double Share(double t) => 1 / (1 + Math.Exp(-t));
        GaussianProcess Process(Vector t)
        {
            double Parameter(int i) => Math.Exp(ranges[i].Low + (ranges[i].Width * Share(t[i])));
            return new GaussianProcess(covariance, Parameter(0), Vector.From(Enumerable.Range(1, m).Select(Parameter)), Parameter(m + 1), points, values);
        }

        // The minimizer asks for value and slope of one point in turn: the process is made once for both.
        (Vector Point, GaussianProcess? Process) last = (new Vector(m + 2), null);
        GaussianProcess? At(Vector t)
        {
            if (last.Process is null || !last.Point.Equals(t))
            {
                try
                {
                    last = (t.Copy(), Process(t));
                }
                catch (SingularCovarianceException)
                {
                    return null;
                }
            }

            return last.Process;
        }

        var likelihood = Objective.Of(
            m + 2,
            t => -At(t)?.LogMarginalLikelihood ?? double.NaN,
            t => At(t) is { } process
                ? -process.LogMarginalLikelihoodGradient.Hadamard(Vector.From(t.Select((u, i) => ranges[i].Width * Share(u) * (1 - Share(u)))))
                : new Vector(m + 2) * double.NaN);
        var method = new Minimizer(new Lbfgs(), new StrongWolfe());
        var options = before is null ? new MinimizeOptions { GradientTolerance = 1e-5, MaxIterations = 60 } : new MinimizeOptions { GradientTolerance = 1e-2, MaxIterations = 25 };

        // Short and long length scales, little and much noise: the likelihood has more than one top.
        Vector Parameters(double variance, IEnumerable<double> lengths, double noise) => Vector.From([variance, .. lengths, noise]);
        Vector Start(Vector parameters) => Vector.From(parameters.Select((value, i) => Math.Clamp((Math.Log(value) - ranges[i].Low) / ranges[i].Width, 0.001, 0.999) is var share ? Math.Log(share / (1 - share)) : 0));
        Vector[] starts = before is null
            ? [.. from length in (double[])[0.2, 1] from noise in (double[])[1e-4, 0.05] select Parameters(1, Enumerable.Repeat(length, m), noise)]
            : [Parameters(before.Variance, before.LengthScales, before.Noise), Parameters(1, Enumerable.Repeat(0.4, m), 1e-3)];
        var found = starts
            .Select(start => method.Minimize(likelihood, Start(start), options))
            .Where(solution => double.IsFinite(solution.Value))
            .MinBy(solution => solution.Value);
        return found is null ? new GaussianProcess(covariance, 1, new Vector(m) + 0.5, 0.01, points, values) : Process(found.Point);
    }

    /// <summary>The same parameters with other points; a little more noise, if two points are so near that K would not be positive definite by rounding.</summary>
    /// <param name="points">X (n × m), n ≥ 1.</param>
    /// <param name="values">y, n numbers.</param>
    public GaussianProcess With(Matrix points, Vector values)
    {
        for (var noise = Noise; ; noise = Math.Max(10 * noise, 1e-10 * Variance))
        {
            try
            {
                return new GaussianProcess(Covariance, Variance, LengthScales, noise, points, values);
            }
            catch (SingularCovarianceException) when (noise < Variance)
            {
            }
        }
    }

    /// <summary>A function drawn from the process, at some points: what f may look like, for a figure.</summary>
    /// <param name="points">X* (k × m), k ≥ 1.</param>
    /// <param name="stream">Where the k random numbers come from.</param>
    /// <returns>f at the points, k numbers: mean + L z, LLᵀ the covariance of f there given what was seen.</returns>
    public Vector Sample(Matrix points, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(stream);
        var x = points.ToRows();
        var seen = x.Select(point => InverseFactor * Cross(point)).ToArray();
        var covariance = new Matrix(x.Length, x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
                covariance[i, j] = (Variance * Covariance.At(Search.Covariance.SquaredDistance(x[i], x[j], _lengthScales))) - seen[i].Dot(seen[j]);
        }

        // Neighbouring points of a smooth function are all but copies: rounding needs a small shift.
        var z = stream.NormalVector(x.Length);
        for (var shift = 1e-12 * Variance; ; shift *= 10)
        {
            if (CholeskyDecomposition.TryOf(covariance, shift) is { } root)
                return Vector.From(x.Select(point => Predict(new Vector(point)).Mean)) + (root.Factor * z);
        }
    }

    /// <summary>The function at a point, without the noise of a measurement.</summary>
    /// <param name="point">x, m numbers.</param>
    /// <returns>Mean and standard deviation.</returns>
    public (double Mean, double Deviation) Predict(Vector point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point.Length != _lengthScales.Length)
            throw new ShapeException($"the point must have {_lengthScales.Length} numbers, got {point.Length}");
        var x = point.ToArray();
        var k = Cross(x);
        var v = InverseFactor * k;
        return (k.Dot(_alpha), Math.Sqrt(Math.Max(Variance - v.Dot(v), 0)));
    }

    // k(X, x).
    private Vector Cross(double[] x)
    {
        var k = new double[_x.Length];
        for (var i = 0; i < k.Length; i++)
            k[i] = Variance * Covariance.At(Search.Covariance.SquaredDistance(_x[i], x, _lengthScales));
        return new Vector(k);
    }
}
