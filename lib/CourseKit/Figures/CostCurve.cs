namespace CourseKit.Figures;

/// <summary>What a method reached for how much work: one line of <see cref="Figure.Costs(IEnumerable{CostCurve})"/>.</summary>
/// <param name="Name">The method.</param>
/// <param name="Evaluations">Gradient evaluations up to each point; 0 has no place on the logarithmic axis.</param>
/// <param name="Seconds">Seconds up to each point.</param>
/// <param name="Loss">The loss at each point, as many.</param>
public sealed record CostCurve(string Name, IReadOnlyList<double> Evaluations, IReadOnlyList<double> Seconds, IReadOnlyList<double> Loss);
