using CourseKit.Figures;

namespace CourseKit.Browser.Tests;

/// <summary>Figures of the kinds that chapters have most.</summary>
internal static class SampleFigure
{
    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    public static Figure Curves() => Figure.Function(z => 0.5 * Sigmoid(z) * Sigmoid(z), -6, 6, "squared error")
        .And(Trace.Function(z => Sigmoid(z) * Sigmoid(z) * (1 - Sigmoid(z)), -6, 6, "its gradient"))
        .Titled("The larger error gets the smaller push")
        .X("pre-activation z").Y("value")
        .Caption("The squared error (y = 0) rises with z, its gradient falls again from z = 0.7 on: where the neuron is surest, it learns least.");

    public static Figure Bowl() => Figure.Contour((x, y) => (x * x / 20) + (y * y), (-8, 8), (-4, 4))
        .X("w₁").Y("w₂").Caption("A ravine: twenty times steeper one way than the other.");

    /// <summary>Two decades up and less than two across, where Plotly by itself writes a bare 2 for 0.2.</summary>
    public static Figure Decades() => Figure.Line([0.1, 1, 4], [0.02, 0.3, 2]).X("learning rate", log: true).Y("error", log: true)
        .Caption("The error grows with the rate.");
}
