using CourseKit.Optimizers;

namespace CourseKit.Training;

/// <summary>Layers that an optimizer of their own trains: fine-tuning with a smaller rate for the first ones, say.</summary>
/// <remarks><c>[new ParameterGroup(0, 4, new Momentum(1e-4)), new ParameterGroup(4, 6, new Momentum(1e-2))]</c>. Layers in no group keep their parameters.</remarks>
/// <param name="From">The first layer, counted from 0.</param>
/// <param name="To">The layer after the last one, &gt; From.</param>
/// <param name="Optimizer">What moves their parameters.</param>
public sealed record ParameterGroup(int From, int To, Optimizer Optimizer);
