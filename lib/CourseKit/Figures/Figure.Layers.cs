namespace CourseKit.Figures;

/// <content>A network layer by layer: distributions, deviations, gradient norms.</content>
public sealed partial record Figure
{
    /// <summary>Many small panels in shared axes, row by row; each figure's title stands over its panel, axis titles stand once.</summary>
    /// <param name="columns">How many panels in a row, ≥ 1.</param>
    /// <param name="panels">The figures, none of them animated, a surface or a grid; colour bars are left out.</param>
    /// <param name="commonY">Whether all panels share the vertical range; else each row has its own.</param>
    public static Figure Multiples(int columns, IEnumerable<Figure> panels, bool commonY = true) => Figures.Multiples.Of(columns, panels, commonY);

    /// <summary>
    /// How activations are distributed in each layer (columns), for several initializers (rows), in common bins:
    /// <c>Figure.LayerHistograms(["σ = 1", "Xavier"], activations, "output", share: a =&gt; a is &lt; 0.01 or &gt; 0.99, shareName: "saturated")</c>.
    /// </summary>
    /// <param name="names">One name a row.</param>
    /// <param name="rows">For each row, for each layer, the values; as many layers in each row.</param>
    /// <param name="measure">What the values are.</param>
    /// <param name="range">From where to where values are counted; null covers all.</param>
    /// <param name="share">Which values to count over each panel, for example saturated ones or zeros; null counts none.</param>
    /// <param name="shareName">What these are called.</param>
    /// <param name="bins">How many bins, ≥ 1.</param>
    /// <param name="layers">What the layers are called; null counts them from 1.</param>
    /// <exception cref="ArgumentException">The counts of names, rows or layers don't agree.</exception>
    public static Figure LayerHistograms(
        IReadOnlyList<string> names, IEnumerable<IEnumerable<IEnumerable<double>>> rows, string measure = "activation",
        (double From, double To)? range = null, Func<double, bool>? share = null, string shareName = "marked", int bins = 40,
        IReadOnlyList<string>? layers = null)
        => LayerPanels.Histograms(names, rows, measure, range, share, shareName, bins, layers);

    /// <summary>
    /// One number a layer, by depth, a line for each initializer: gradient norms, standard deviations of activations.
    /// </summary>
    /// <param name="names">One name a line.</param>
    /// <param name="values">For each line its values, layer by layer.</param>
    /// <param name="measure">What the values are.</param>
    /// <param name="log">Whether their axis is logarithmic; zeros then have no place.</param>
    /// <param name="layers">What the layers are called; null counts them from 1.</param>
    /// <exception cref="ArgumentException">The counts of names, values or layers don't agree.</exception>
    public static Figure ByLayer(
        IReadOnlyList<string> names, IEnumerable<IEnumerable<double>> values, string measure = "gradient norm", bool log = true,
        IReadOnlyList<string>? layers = null)
        => LayerPanels.Lines(names, values, measure, log, layers);

    /// <summary>One number a layer over training as a heat map: layers upwards, steps to the right.</summary>
    /// <param name="values">The values (layers × steps); not finite ones, and on a logarithmic scale those ≤ 0, are gaps.</param>
    /// <param name="steps">Which steps these are; null counts from 0.</param>
    /// <param name="measure">What the values are.</param>
    /// <param name="log">Whether colours are spaced by the logarithm.</param>
    /// <param name="layers">What the layers are called; null counts them from 1.</param>
    public static Figure LayersOverSteps(
        double[,] values, IEnumerable<double>? steps = null, string measure = "gradient norm", bool log = true, IReadOnlyList<string>? layers = null)
        => LayerPanels.OverSteps(values, steps, measure, log, layers);
}
