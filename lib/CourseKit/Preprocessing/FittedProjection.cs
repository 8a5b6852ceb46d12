using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>z = (x − μ)A: what PCA, decorrelation and whitening become.</summary>
public sealed class FittedProjection : FittedScaler
{
    private readonly PrincipalAxes _axes;
    private readonly Matrix _forward;
    private readonly Matrix _backward;

    internal FittedProjection(Scaler rule, PrincipalAxes axes, Matrix forward, Matrix backward)
        : base(rule, forward.Rows, forward.Columns) => (_axes, _forward, _backward) = (axes, forward, backward);

    /// <summary>μ, the mean of each feature in the training set (a copy).</summary>
    public Vector Mean => _axes.Mean.Copy();

    /// <summary>The directions of largest variance as rows, orthonormal (directions × <see cref="FittedScaler.Inputs"/>; a copy), the largest first.</summary>
    public Matrix Directions => _axes.Directions.Copy();

    /// <summary>The training set's variance (1/N) along each direction (a copy), the largest first.</summary>
    public Vector Variances => _axes.Variances.Copy();

    /// <summary>Each direction's share of the whole variance (all directions, kept or not); 0 when nothing varies.</summary>
    public Vector Shares => _axes.Total == 0 ? Vector.Zeros(_axes.Variances.Length) : _axes.Variances / _axes.Total;

    /// <summary>A (<see cref="FittedScaler.Inputs"/> × <see cref="FittedScaler.Outputs"/>; a copy).</summary>
    public Matrix Projection => _forward.Copy();

    /// <summary>The way back (<see cref="FittedScaler.Outputs"/> × <see cref="FittedScaler.Inputs"/>).</summary>
    internal Matrix Return => _backward;

    internal PrincipalAxes Axes => _axes;

    private protected override Matrix Forward(Matrix x) => x.SubtractRow(_axes.Mean.To(x.Precision)) * _forward.To(x.Precision);

    private protected override Matrix Backward(Matrix z) => (z * _backward.To(z.Precision)).AddRow(_axes.Mean.To(z.Precision));
}
