using CourseKit.Tensors;
using Learner = System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix, CourseKit.Tensors.RandomStream, System.Func<CourseKit.Tensors.Matrix, CourseKit.Tensors.Matrix>>;

namespace CourseKit.Ensembles;

/// <summary>A rule for training an ensemble out of any learner.</summary>
/// <remarks>
/// A learner is a function from examples x (examples × features), targets y (examples × outputs) and a stream to a trained
/// predictor: <c>(x, y, random) => …</c>, or <see cref="DecisionTree.Learner"/>. Each member has a stream of its own, split off
/// in order: the first five of ten members are the five that the same seed gives. Members are trained one after another, for
/// a learner may use all cores itself. A new method is one record and one row in <see cref="AllEnsembles"/>.
/// </remarks>
public abstract record EnsembleMethod
{
    /// <summary>The name with its size, as a table shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The formula.</summary>
    public abstract string Formula { get; }

    /// <summary>Trains the members.</summary>
    /// <param name="x">Training examples, one a row (examples × features), at least one.</param>
    /// <param name="y">Their targets (examples × outputs): one-hot classes, or numbers.</param>
    /// <param name="learner">Trains one member.</param>
    /// <param name="random">The stream.</param>
    /// <exception cref="ShapeException">There are no examples, or not one target a row.</exception>
    public abstract Ensemble Train(Matrix x, Matrix y, Learner learner, RandomStream random);

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    private protected void Check(Matrix x, Matrix y, object learner, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(random);
        if (x.Rows != y.Rows || x.Rows == 0)
            throw new ShapeException(Invariant($"{Name}: x is {x.Rows} × {x.Columns}, y is {y.Rows} × {y.Columns}: there must be at least one example, and one target each"));
    }
}
