using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>A scaler for some columns; the others stay as they are. One-hot columns, say, are not to be standardized.</summary>
/// <remarks>The scaler must keep the number of columns, so that each stays in its place.</remarks>
/// <param name="Inner">The scaler.</param>
/// <param name="Columns">The columns it is for, counted from 0, each named once.</param>
public sealed record OnColumns(Scaler Inner, params int[] Columns) : Scaler
{
    /// <inheritdoc/>
    public override string Name => $"{Inner.Name} of some columns";

    /// <inheritdoc/>
    public override string Formula => Inner.Formula;

    internal override bool AllowsMissing => Inner.AllowsMissing;

    /// <summary>Whether both have equal scalers for the same columns, named in the same order.</summary>
    public bool Equals(OnColumns? other) => other is not null && Inner == other.Inner && Columns.AsSpan().SequenceEqual(other.Columns);

    /// <summary>A hash of the scaler and the number of columns.</summary>
    public override int GetHashCode() => HashCode.Combine(Inner, Columns.Length);

    private protected override FittedScaler Learn(Matrix training)
    {
        foreach (var column in Columns)
        {
            if (column < 0 || column >= training.Columns)
                throw new ShapeException(Invariant($"{Name}: the training set is {training.Rows} × {training.Columns}, there is no column {column}"));
            if (Columns.Count(other => other == column) > 1)
                throw new ArgumentException(Invariant($"{Name}: column {column} is named twice"));
        }

        var inner = Inner.Fit(Take(training, Columns));
        if (inner.Outputs != Columns.Length)
            throw new InvalidOperationException(Invariant($"{Name}: it makes {inner.Outputs} columns of {Columns.Length}: here it must keep their number; put it into a pipeline by itself"));
        return new Fitted(this, inner, training.Columns);
    }

    private static Matrix Take(Matrix x, int[] columns) => x.Transpose().TakeRows(columns).Transpose();

    internal sealed class Fitted(OnColumns rule, FittedScaler inner, int features) : FittedScaler(rule, features, features)
    {
        internal FittedScaler Inner => inner;

        private protected override Matrix Forward(Matrix x) => Put(x, inner.Transform(Take(x, rule.Columns)));

        private protected override Matrix Backward(Matrix z) => Put(z, inner.Inverse(Take(z, rule.Columns)));

        private Matrix Put(Matrix x, Matrix part)
        {
            var result = x.Copy();
            for (var i = 0; i < x.Rows; i++)
            {
                for (var k = 0; k < rule.Columns.Length; k++)
                    result[i, rule.Columns[k]] = part[i, k];
            }

            return result;
        }
    }
}
