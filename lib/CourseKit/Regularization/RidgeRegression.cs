using System.Text;
using CourseKit.Display;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>Ridge regression: a linear model fitted to squared errors with an L2 penalty, in closed form.</summary>
/// <remarks>
/// (5.24)–(5.29); Hoerl and Kennard (1970). w = (XᵀX + λI)⁻¹Xᵀy minimizes ‖Xw − y‖² + λ‖w‖²; the lecture's printed numbers
/// have 2λ in λ's place (<see cref="RidgeForm"/>). With an <see cref="Operator"/> Γ it is Tikhonov's λ‖Γw‖² and ΓᵀΓ stands in
/// the place of I. Solved as the least-squares problem [X; √λ Γ] w ≈ [y; 0] by Householder's QR decomposition, which
/// keeps twice the digits that forming XᵀX would.
/// <code>
/// var ridge = new RidgeRegression(0.25, RidgeForm.TwoLambda).Fit(x, y);
/// ridge.Predict([5, 4]);
/// </code>
/// </remarks>
/// <param name="Strength">λ, in [0, ∞); 0 for plain least squares.</param>
/// <param name="Form">What λ multiplies.</param>
public sealed record RidgeRegression(double Strength, RidgeForm Form = RidgeForm.Lambda)
{
    // A column whose part that is independent of the others is smaller than this, relatively, is rounding.
    private const double Dependent = 1e-13;

    /// <summary>λ, in [0, ∞); 0 for plain least squares.</summary>
    public double Strength { get; init => field = Within.NotNegative(value, nameof(Strength)); } = Within.NotNegative(Strength, nameof(Strength));

    /// <summary>What λ multiplies.</summary>
    public RidgeForm Form { get; init => field = Defined(value); } = Defined(Form);

    /// <summary>Whether there is a constant term b, which is not penalized; as in the lecture's example, there is none unless asked for.</summary>
    public bool Intercept { get; init; }

    /// <summary>Γ (any number of rows × features); null for I.</summary>
    public Matrix? Operator { get; init; }

    /// <summary>The weights with the least penalized error.</summary>
    /// <param name="x">X, one example a row (examples × features), at least one of each.</param>
    /// <param name="y">One number an example.</param>
    /// <exception cref="ShapeException">X is empty, or there is not one y a row, or Γ has not one column a feature.</exception>
    /// <exception cref="ArgumentException">A number is not finite, or the features depend on each other and λ is too small to tell them apart.</exception>
    public LinearModel Fit(Matrix x, Vector y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Rows == 0 || x.Columns == 0 || y.Length != x.Rows)
            throw new ShapeException(Invariant($"Ridge regression: X is {x.Rows} × {x.Columns}, y has {y.Length} numbers: X must be at least 1 × 1, and y must have a number for each row"));
        if (Operator is not null && Operator.Columns != x.Columns)
            throw new ShapeException(Invariant($"Ridge regression: X is {x.Rows} × {x.Columns}, Γ is {Operator.Rows} × {Operator.Columns}: Γ must have a column for each feature"));
        if (!double.IsFinite(x.Sum()) || !double.IsFinite(y.Sum()))
            throw new ArgumentException("Ridge regression: every x and y must be a finite number");
        (x, y) = (x.To(Precision.Double), y.To(Precision.Double));

        // An unpenalized b passes through the means: fit the deviations from them.
        var (meanX, meanY) = Intercept ? (x.ColumnMeans(), y.Mean()) : (Vector.Zeros(x.Columns), 0);
        var weights = Solve(x.SubtractRow(meanX), y - meanY);
        return new LinearModel(weights, meanY - weights.Dot(meanX));
    }

    private Vector Solve(Matrix x, Vector y)
    {
        var λ = Form == RidgeForm.TwoLambda ? 2 * Strength : Strength;
        var Γ = λ == 0 ? Matrix.Zeros(0, x.Columns) : Operator ?? Matrix.Identity(x.Columns);
        int features = x.Columns, equations = x.Rows + Γ.Rows;
        if (equations < features)
            throw NotUnique();
        var system = new double[equations, features];
        var target = new double[equations];
        var size = new double[features];
        for (var i = 0; i < equations; i++)
        {
            target[i] = i < x.Rows ? y[i] : 0;
            for (var j = 0; j < features; j++)
            {
                system[i, j] = i < x.Rows ? x[i, j] : Math.Sqrt(λ) * Γ[i - x.Rows, j];
                size[j] = double.Hypot(size[j], system[i, j]);
            }
        }

        var weights = TrySolve(system, target);
        for (var j = 0; j < features; j++)
        {
            // R's diagonal: what of a column is independent of those before it.
            if (!(Math.Abs(system[j, j]) > Dependent * size[j]))
                throw NotUnique();
        }

        return new Vector(weights);
    }

    private static double[] TrySolve(double[,] system, double[] target)
    {
        try
        {
            return LeastSquares.Solve(system, target);
        }
        catch (ArgumentException)
        {
            throw NotUnique();
        }
    }

    private static ArgumentException NotUnique()
        => new("Ridge regression: the features depend on each other (or are more than the examples), so that many weights fit equally well: make Strength > 0, or larger");

    private static RidgeForm Defined(RidgeForm form)
        => Enum.IsDefined(form) ? form : throw new ArgumentOutOfRangeException(nameof(Form), Invariant($"Form must be one of RidgeForm's, got {(int)form}"));

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
