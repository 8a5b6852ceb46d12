namespace CourseKit.Figures;

/// <content>How training went: losses by epoch, by work, and where the error comes from.</content>
public sealed partial record Figure
{
    /// <summary>Training against validation, epoch by epoch: <c>Figure.TrainingCurves(train, validation).EarlyStop(12, 17)</c>.</summary>
    /// <param name="train">The measure on the training set after each epoch.</param>
    /// <param name="validation">The same on the validation set; null draws none.</param>
    /// <param name="epochs">Which epochs these are; null counts from 1.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="log">Whether the measure's axis is logarithmic.</param>
    /// <exception cref="ArgumentException">The series differ in length.</exception>
    public static Figure TrainingCurves(
        IEnumerable<double> train, IEnumerable<double>? validation = null, IEnumerable<double>? epochs = null,
        string measure = "loss", string? unit = null, bool log = false)
    {
        ArgumentNullException.ThrowIfNull(train);
        double[] values = [.. train];
        double[] places = epochs is null ? [.. Enumerable.Range(1, values.Length).Select(i => (double)i)] : [.. epochs];
        var figure = Of(Trace.Line(places, values, "training"));
        if (validation is not null)
            figure = figure.And(Trace.Line(places, validation, "validation"));
        return figure.X("epoch").Y(measure, unit, log);
    }

    /// <summary>Marks where early stopping found the best epoch, and how long it waited for a better one.</summary>
    /// <param name="best">The epoch whose parameters were kept.</param>
    /// <param name="stopped">The epoch at which training ended; null marks only the best.</param>
    /// <exception cref="ArgumentException">Training ended before the best epoch.</exception>
    public Figure EarlyStop(double best, double? stopped = null)
    {
        if (stopped < best)
            throw new ArgumentException($"training can't stop before its best epoch, got best {Numbers.Show(best)}, stopped {Numbers.Show(stopped.Value)}");
        var marked = stopped > best ? Span(best, stopped.Value) : this;
        return marked.VerticalLine(best, $"best: epoch {Numbers.Show(best)}");
    }

    /// <summary>Methods by what they reach for their work: the loss against gradient evaluations and against seconds, all axes logarithmic.</summary>
    /// <param name="methods">One curve a method; points with no work, or a loss ≤ 0, have no place and are left out.</param>
    /// <exception cref="ArgumentException">There is no method, or a method's series differ in length.</exception>
    public static Figure Costs(params IEnumerable<CostCurve> methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        var all = methods.ToArray();
        if (all.Length == 0)
            throw new ArgumentException("there are no methods to compare: give one or more", nameof(methods));
        Figure Panel(Func<CostCurve, IReadOnlyList<double>> work, string title, string? unit)
            => Of(all.Select(m => Trace.Line(work(m).Select(Positive), m.Loss.Select(Positive), m.Name))).X(title, unit, log: true).Y("loss", log: true);

        // Plotly would draw what has no place on a logarithmic axis at its edge.
        double Positive(double value) => value > 0 ? value : double.NaN;
        return Grid(2, [Panel(m => m.Evaluations, "gradient evaluations", null), Panel(m => m.Seconds, "time", "s")], sameY: true)
            .Size(340);
    }

    /// <summary>Where the expected error comes from, by capacity: bias², variance, noise, and their sum beside what was measured.</summary>
    /// <remarks>E[(y − f̂)²] = Bias² + Var + σ².</remarks>
    /// <param name="capacity">The model's capacity, the degree of a polynomial for example.</param>
    /// <param name="bias2">Bias² at each.</param>
    /// <param name="variance">Variance at each.</param>
    /// <param name="noise">The noise σ², the same everywhere.</param>
    /// <param name="error">The measured mean squared error at each; null draws none.</param>
    /// <param name="standardError">Its standard error at each; null draws no bars.</param>
    /// <param name="title">What the capacity is.</param>
    /// <param name="log">Whether the error's axis is logarithmic.</param>
    public static Figure BiasVariance(
        IEnumerable<double> capacity, IEnumerable<double> bias2, IEnumerable<double> variance, double noise,
        IEnumerable<double>? error = null, IEnumerable<double>? standardError = null, string title = "degree of the polynomial", bool log = false)
    {
        double[] at = [.. capacity], bias = [.. bias2], spread = [.. variance];
        Require.SameCount("capacity", at.Length, "variance", spread.Length, null);
        var figure = Of(
            Trace.Line(at, bias, "bias²"),
            Trace.Line(at, spread, "variance"),
            Trace.Line(at, bias.Zip(spread, (b, v) => b + v + noise), "bias² + variance + noise").Wide(2.5));
        if (error is not null)
        {
            var measured = Trace.Scatter(at, error, "measured error");
            figure = figure.And(standardError is null ? measured : measured.Errors(standardError));
        }

        return figure.HorizontalLine(noise, "noise σ²").X(title).Y("mean squared error", log: log);
    }
}
