namespace CourseKit.Regularization;

/// <summary>Where dropout makes up for the units that are missing in training.</summary>
public enum DropoutForm
{
    /// <summary>In training: the kept units are divided by the keep rate, and prediction is left as it is. Today's usual form.</summary>
    Inverted,

    /// <summary>In prediction: every unit is multiplied by the keep rate, as in Algorithm 5-8 and in Srivastava et al. (2014).</summary>
    ScaleAtPrediction,
}
