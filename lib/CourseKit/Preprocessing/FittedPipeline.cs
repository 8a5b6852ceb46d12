using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>What a <see cref="Pipeline"/>'s stages learned.</summary>
public sealed class FittedPipeline : FittedScaler
{
    private readonly FittedScaler[] _stages;

    internal FittedPipeline(Pipeline rule, FittedScaler[] stages, int inputs, int outputs)
        : base(rule, inputs, outputs) => _stages = stages;

    /// <summary>The fitted stages, the first to be applied first.</summary>
    public IReadOnlyList<FittedScaler> Stages => _stages;

    private protected override Matrix Forward(Matrix x) => _stages.Aggregate(x.Copy(), (data, stage) => stage.Transform(data));

    private protected override Matrix Backward(Matrix z) => _stages.Reverse().Aggregate(z.Copy(), (data, stage) => stage.Inverse(data));
}
