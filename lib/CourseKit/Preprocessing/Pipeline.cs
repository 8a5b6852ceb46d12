using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Scalers one after another: each is fitted to the training set as the ones before it prepared it.</summary>
/// <remarks><c>new Pipeline(new FillMissing(), new StandardScore(), new PrincipalComponents(20)).Fit(training)</c>.</remarks>
/// <param name="Stages">The scalers, the first to be applied first; none leaves the data as it is.</param>
public sealed record Pipeline(params Scaler[] Stages) : Scaler
{
    /// <inheritdoc/>
    public override string Name => Stages.Length == 0 ? "Empty pipeline" : string.Join(" → ", Stages.Select(stage => stage.Name));

    /// <inheritdoc/>
    public override string Formula => string.Join(" → ", Stages.Select(stage => stage.Formula));

    internal override bool AllowsMissing => Stages.Length > 0 && Stages[0].AllowsMissing;

    /// <summary>Whether both have equal scalers in the same order.</summary>
    public bool Equals(Pipeline? other) => other is not null && Stages.AsSpan().SequenceEqual(other.Stages);

    /// <summary>A hash of the number of scalers.</summary>
    public override int GetHashCode() => Stages.Length;

    private protected override FittedScaler Learn(Matrix training)
    {
        var stages = new FittedScaler[Stages.Length];
        var x = training;
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = Stages[i].Fit(x);
            x = stages[i].Transform(x);
        }

        return new FittedPipeline(this, stages, training.Columns, x.Columns);
    }
}
