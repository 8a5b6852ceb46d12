using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>z = (x − shift) / scale, for each feature by itself: what standard score, min–max and zero-centring become.</summary>
public sealed class FittedShiftAndScale : FittedScaler
{
    private readonly Vector _shift;
    private readonly Vector _scale;

    internal FittedShiftAndScale(Scaler rule, Vector shift, Vector scale)
        : base(rule, shift.Length, shift.Length) => (_shift, _scale) = (shift, scale);

    /// <summary>What is subtracted from each feature (a copy): its mean in the training set, for example.</summary>
    public Vector Shift => _shift.Copy();

    /// <summary>What each feature is divided by then (a copy): its deviation in the training set, for example; 1 for a constant feature.</summary>
    public Vector Scale => _scale.Copy();

    private protected override Matrix Forward(Matrix x) => x.SubtractRow(_shift.To(x.Precision)).DivideColumns(_scale.To(x.Precision));

    private protected override Matrix Backward(Matrix z) => z.ScaleColumns(_scale.To(z.Precision)).AddRow(_shift.To(z.Precision));
}
