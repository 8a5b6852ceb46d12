using System.Globalization;
using System.Numerics;
using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Regularization;

/// <summary>The max-norm constraint: the weights that lead into each unit have at most the length c; longer ones are cut back.</summary>
/// <remarks>
/// Srivastava et al. (2014), who use it with dropout, c = 3 or 4. Applied after each step, w ← w · min(1, c/‖w‖): the
/// nearest point that satisfies ‖w‖ ≤ c. A NaN or an infinite weight makes its unit's weights NaN.
/// </remarks>
/// <param name="Limit">c, in (0, ∞).</param>
/// <param name="Units">Where in the matrix a unit's weights are.</param>
public sealed record MaxNorm(double Limit, UnitWeights Units = UnitWeights.Columns)
{
    /// <summary>c, in (0, ∞).</summary>
    public double Limit { get; init => field = Within.Positive(value, nameof(Limit)); } = Within.Positive(Limit, nameof(Limit));

    // A checkpoint holds this text: the compiler's own would write the limit in the culture of whoever saves.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Limit = {Limit}, Units = {Units}");
        return true;
    }

    /// <summary>Cuts the weights back, in place.</summary>
    /// <param name="weights">W (inputs × units), or (units × inputs) as <see cref="Units"/> says.</param>
    public void Apply(Matrix weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Precision == Precision.Single)
            Apply<float>(weights);
        else
            Apply<double>(weights);
    }

    private void Apply<T>(Matrix weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var w = weights.AsSpan<T>();
        var (units, inputs, unitStep, inputStep) = Units switch
        {
            UnitWeights.Columns => (weights.Columns, weights.Rows, 1, weights.Columns),
            UnitWeights.Rows => (weights.Rows, weights.Columns, weights.Columns, 1),
            _ => (1, w.Length, 0, 1),
        };
        for (var unit = 0; unit < units; unit++)
        {
            var squares = 0.0;
            for (var i = 0; i < inputs; i++)
            {
                var θ = double.CreateTruncating(w[(unit * unitStep) + (i * inputStep)]);
                squares += θ * θ;
            }

            if (squares <= Limit * Limit)
                continue;
            var factor = double.IsFinite(squares) ? T.CreateTruncating(Limit / Math.Sqrt(squares)) : T.NaN;
            for (var i = 0; i < inputs; i++)
                w[(unit * unitStep) + (i * inputStep)] *= factor;
        }
    }
}
