namespace CourseKit.Training;

/// <summary>What the training loss of an epoch's record is measured on.</summary>
public enum TrainingMeasure
{
    /// <summary>The whole training set, after the epoch, as the network predicts: comparable with the validation loss.</summary>
    WholeSet,

    /// <summary>The epoch's own steps, each before its update and with dropped units: costs nothing, and lags behind. Epoch 0 is measured on the first 1,000 examples.</summary>
    Running,
}
