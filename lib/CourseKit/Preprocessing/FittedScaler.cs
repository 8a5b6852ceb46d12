using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>What a <see cref="Scaler"/> learned from a training set; immutable. It prepares training, validation and test data alike.</summary>
public abstract class FittedScaler
{
    private protected FittedScaler(Scaler rule, int inputs, int outputs) => (Rule, Inputs, Outputs) = (rule, inputs, outputs);

    /// <summary>The rule that was fitted.</summary>
    public Scaler Rule { get; }

    /// <summary>Features of the data that goes in.</summary>
    public int Inputs { get; }

    /// <summary>Features of the data that comes out.</summary>
    public int Outputs { get; }

    /// <summary>Prepares a set of data.</summary>
    /// <param name="x">One example a row (examples × <see cref="Inputs"/>); none is fine.</param>
    /// <returns>A new matrix (examples × <see cref="Outputs"/>) of the same precision.</returns>
    /// <exception cref="ShapeException">The number of features is not that of the training set.</exception>
    /// <exception cref="ArgumentException">A number is not finite, or a category unknown.</exception>
    public Matrix Transform(Matrix x)
    {
        RequireColumns(x, Inputs, "features");
        Require.Finite(x, Rule.Name, Rule.AllowsMissing);
        return Forward(x);
    }

    /// <summary>Prepares one example.</summary>
    /// <inheritdoc cref="Transform(Matrix)"/>
    public Vector Transform(Vector x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Transform(new Matrix(1, x.Length, x.Elements)).Flatten();
    }

    /// <summary>Back to the units of the data. Where the rule forgets something, the nearest that it still knows.</summary>
    /// <param name="z">Prepared examples, one a row (examples × <see cref="Outputs"/>).</param>
    /// <returns>A new matrix (examples × <see cref="Inputs"/>) of the same precision.</returns>
    /// <exception cref="ShapeException">The number of features is not that of prepared data.</exception>
    /// <exception cref="InvalidOperationException">The rule has no inverse.</exception>
    public Matrix Inverse(Matrix z)
    {
        RequireColumns(z, Outputs, "prepared features");
        Require.Finite(z, Rule.Name, Rule.AllowsMissing);
        return Backward(z);
    }

    /// <summary>One example back to the units of the data.</summary>
    /// <inheritdoc cref="Inverse(Matrix)"/>
    public Vector Inverse(Vector z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return Inverse(new Matrix(1, z.Length, z.Elements)).Flatten();
    }

    /// <summary>Prepares data that is checked already.</summary>
    private protected abstract Matrix Forward(Matrix x);

    /// <summary>The way back, for data that is checked already.</summary>
    private protected abstract Matrix Backward(Matrix z);

    private void RequireColumns(Matrix matrix, int columns, string what)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Columns != columns)
            throw new ShapeException(Invariant($"{Rule.Name}: the data is {matrix.Rows} × {matrix.Columns}, fitted were {columns} {what}: the columns must be the same"));
    }
}
