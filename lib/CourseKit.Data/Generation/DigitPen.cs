namespace CourseKit.Data.Generation;

/// <summary>Draws one digit as MNIST would show it: fitted to a box of about 20 × 20, centred by its mass in 28 × 28.</summary>
internal sealed class DigitPen
{
    private const int Side = Paper.Side;
    private const double Middle = Side / 2.0;

    private readonly Paper _paper = new();

    /// <summary>Draws a digit.</summary>
    /// <param name="digit">0 … 9.</param>
    /// <param name="random">The picture's own stream.</param>
    /// <param name="pixels">28 × 28 grey levels, row by row: 0 paper, 255 ink.</param>
    public void Draw(int digit, ref RepeatableStream random, Span<byte> pixels)
    {
        var paths = Hand.Write(WritingStyles.Choose(digit, ref random), ref random);

        var nib = random.Uniform();
        nib = 0.85 + (1.15 * nib * Math.Sqrt(nib)) + Math.Clamp(0.1 * random.Normal(), -0.15, 0.3);
        var softness = random.Uniform(0.7, 1.2);
        var box = random.Uniform(19.2, 20.4);
        var (shiftX, shiftY) = (0.5 * random.Normal(), 0.5 * random.Normal());
        if (random.Chance(0.04))
        {
            // Cut out badly: too large, or off the centre, so that ink may leave the sheet.
            box += random.Uniform(0, 4);
            shiftX += random.Uniform(-3, 3);
            shiftY += random.Uniform(-3, 3);
        }

        Fit(paths, box - (2 * nib));
        var pressure = new RepeatableStream(random.Next(), 0, 0);
        Write(paths, nib, softness, pressure);
        var (massX, massY) = CentreOfMass(_paper.Ink);
        foreach (var path in paths)
        {
            for (var k = 0; k < path.Count; k++)
                path[k] = (path[k].X + Middle - massX + shiftX, path[k].Y + Middle - massY + shiftY);
        }

        Write(paths, nib, softness, pressure);
        if (random.Chance(0.02))
            Blot(ref random);
        Develop(ref random, pixels);
    }

    /// <summary>Scales the paths to a box of a given side, keeping their proportions, and puts it in the middle.</summary>
    private static void Fit(List<List<(double X, double Y)>> paths, double side)
    {
        var (left, right, top, bottom) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var (x, y) in paths.SelectMany(path => path))
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        var scale = side / Math.Max(right - left, bottom - top);
        foreach (var path in paths)
        {
            for (var k = 0; k < path.Count; k++)
            {
                path[k] = (
                    Middle + (scale * (path[k].X - ((left + right) / 2))),
                    Middle + (scale * (path[k].Y - ((top + bottom) / 2))));
            }
        }
    }

    /// <summary>Inks the paths; the stream comes by value, so that writing twice leaves the same line.</summary>
    private void Write(List<List<(double X, double Y)>> paths, double nib, double softness, RepeatableStream pressure)
    {
        _paper.Clear();
        foreach (var path in paths)
        {
            // Pressure wanders from one value to the next along the stroke, and eases at its end.
            var (now, next) = (pressure.Normal(), pressure.Normal());
            const int Stretch = 14;
            for (var k = 1; k < path.Count; k++)
            {
                if (k % Stretch == 0)
                    (now, next) = (next, pressure.Normal());
                var blend = k % Stretch / (double)Stretch;
                var press = 1 + (0.13 * ((now * (1 - blend)) + (next * blend)));
                var left = path.Count - k;
                if (left < 5)
                    press *= 0.75 + (0.05 * left);
                var radius = Math.Max(0.45, nib * press);
                _paper.Line(path[k - 1].X, path[k - 1].Y, path[k].X, path[k].Y, radius, softness);
            }
        }
    }

    /// <summary>A drop of ink or a speck of dirt beside the digit.</summary>
    private void Blot(ref RepeatableStream random)
    {
        var (x, y) = (random.Uniform(4, 24), random.Uniform(4, 24));
        _paper.Line(x, y, x + random.Uniform(-1, 1), y + random.Uniform(-1, 1), random.Uniform(0.3, 0.9), 0.8);
    }

    private static (double X, double Y) CentreOfMass(ReadOnlySpan<double> ink)
    {
        var (mass, x, y) = (1e-9, 0.0, 0.0);
        for (var at = 0; at < ink.Length; at++)
        {
            mass += ink[at];
            x += ink[at] * ((at % Side) + 0.5);
            y += ink[at] * ((at / Side) + 0.5);
        }

        return (x / mass, y / mass);
    }

    /// <summary>Turns ink to grey levels: paper grain frays the edges and mottles the ink; the bare paper stays 0.</summary>
    private void Develop(ref RepeatableStream random, Span<byte> pixels)
    {
        var fray = random.Uniform(0.04, 0.2);
        var mottle = random.Uniform(0, 0.06);
        var strength = random.Chance(0.06) ? random.Uniform(0.8, 1) : 1;
        for (var at = 0; at < pixels.Length; at++)
        {
            var ink = _paper.Ink[at];
            if (ink <= 0)
            {
                pixels[at] = 0;
                continue;
            }

            // Grain matters most where ink is half-way, not where it is full or gone.
            ink += fray * 4 * ink * (1 - ink) * random.Normal();
            ink = Math.Min(ink, 1) * (1 - (mottle * random.Uniform()));
            pixels[at] = (byte)Math.Clamp((255 * strength * ink) + 0.5, 0, 255);
        }
    }
}
