namespace CourseKit.Figures;

/// <content>Functions of two variables: paths over contours, marked points, regions of different behaviour.</content>
public sealed partial record Figure
{
    /// <summary>
    /// Lets paths race over the contours, as an animation with a slider over their steps; where nothing moves the whole
    /// paths stand: <c>Figure.Contour(f, x, y).Race(methods.Select(m =&gt; Trace.Line(m.Path.X, m.Path.Y, m.Name)))</c>.
    /// </summary>
    /// <remarks>A path that leaves the contours is cut; one that ends earlier waits at its end.</remarks>
    /// <param name="paths">One line a method; its first point is step 0.</param>
    /// <param name="frames">At most how many frames, ≥ 2; longer paths move several steps a frame.</param>
    public Figure Race(IEnumerable<ScatterTrace> paths, int frames = 40) => Paths.Race(this, paths, frames);

    /// <summary>A star at a minimum.</summary>
    public Figure Minimum(double x, double y, string name = "minimum") => And(Paths.Mark(x, y, name, "star", 13));

    /// <summary>A cross at a saddle point.</summary>
    public Figure Saddle(double x, double y, string name = "saddle point") => And(Paths.Mark(x, y, name, "x", 11));

    /// <summary>A square where paths start.</summary>
    public Figure Start(double x, double y, string name = "start") => And(Paths.Mark(x, y, name, "square", 9));

    /// <summary>An arrow from one point to another, both in data values: a direction, a gradient, a step.</summary>
    /// <param name="from">Where it starts; the text stands there.</param>
    /// <param name="to">Where its head is.</param>
    /// <param name="text">A text at its start; null is none.</param>
    /// <param name="color">Its colour; null is the axes' grey.</param>
    public Figure Arrow((double X, double Y) from, (double X, double Y) to, string? text = null, string? color = null)
        => this with
        {
            Layout = Layout with
            {
                Annotations = [.. Layout.Annotations, new Annotation { X = to.X, Y = to.Y, From = from, Text = text ?? "", ArrowColor = color }],
            },
        };

    /// <summary>
    /// A map of classes in few colours with a legend: a phase diagram of momentum over rate and α, folds of a data set,
    /// which input a network gives to which class.
    /// </summary>
    /// <typeparam name="T">A string or an enum; each value is a class, in order of its first appearance; an enum keeps one colour for each member in all maps.</typeparam>
    /// <param name="classes">The class of each cell (rows × columns).</param>
    /// <param name="columns">What the columns stand for; null counts them from 0.</param>
    /// <param name="rows">What the rows stand for; numbers go upwards, names and counts from the top.</param>
    /// <param name="colors">A colour for each class as <c>#rrggbb</c>; null takes the palette's.</param>
    public static Figure Classes<T>(T[,] classes, Values? columns = null, Values? rows = null, IReadOnlyList<string>? colors = null)
        where T : notnull
        => ClassMap.Of(classes, columns, rows, colors);

    /// <summary>The same of a function of two variables, sampled on a grid.</summary>
    /// <inheritdoc cref="Classes{T}(T[,], Values?, Values?, IReadOnlyList{string}?)"/>
    /// <param name="classify">The class at a point.</param>
    /// <param name="x">The span of x.</param>
    /// <param name="y">The span of y.</param>
    /// <param name="points">How many sample points along each axis, ≥ 2.</param>
    /// <param name="logX">Whether x is sampled and shown logarithmically; its span must be positive.</param>
    /// <param name="colors">A colour for each class as <c>#rrggbb</c>; null takes the palette's.</param>
    public static Figure Classes<T>(
        Func<double, double, T> classify, (double From, double To) x, (double From, double To) y, int points = 61, bool logX = false,
        IReadOnlyList<string>? colors = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(classify);
        double[] xs = Trace.Samples(x.From, x.To, points, logX), ys = Trace.Samples(y.From, y.To, points, log: false);
        var classes = new T[points, points];
        for (var i = 0; i < points; i++)
        {
            for (var j = 0; j < points; j++)
                classes[i, j] = classify(xs[j], ys[i]);
        }

        var figure = ClassMap.Of(classes, xs, ys, colors);
        return logX ? figure.X(log: true) : figure;
    }

    /// <summary>
    /// The unit balls |x|ᵖ + |y|ᵖ = 1 of Lp norms in the plane; p = ∞ is the square max(|x|, |y|) = 1.
    /// </summary>
    /// <param name="p">The norms, each in (0, ∞]; below 1 they are no norms, and their balls not convex.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p is not in (0, ∞].</exception>
    public static Figure UnitBalls(params double[] p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return Of(p.Select(Paths.UnitBall)).X("w₁").Y("w₂").EqualAxes().Size(420, 460);
    }
}
