using CourseKit.Grading.Similarity;

namespace CourseKit.Grading.Tests.Similarity;

/// <summary>Answers as students write them.</summary>
internal static class SampleCode
{
    /// <summary>The released stubs.</summary>
    public static readonly SourcePart[] Template =
    [
        new("mse", "// exercise mse (2 points): Mean squared error\ndouble Mse(double[] y, double[] p)\n{\n    // YOUR CODE HERE\n    throw new NotImplementedException(\"exercise mse is yours to write\");\n}"),
        new("softmax", "// exercise softmax (2 points): Softmax\ndouble[] Softmax(double[] z)\n{\n    // YOUR CODE HERE\n    throw new NotImplementedException(\"exercise softmax is yours to write\");\n}"),
        new("adam", "// exercise adam (4 points): Adam\nclass Adam\n{\n    // YOUR CODE HERE\n}"),
    ];

    /// <summary>Ways to write the mean squared error, all from one idea or another.</summary>
    public static readonly string[] Mse =
    [
        "double Mse(double[] y, double[] p)\n{\n    double sum = 0;\n    for (int i = 0; i < y.Length; i++)\n    {\n        sum += (y[i] - p[i]) * (y[i] - p[i]);\n    }\n    return sum / y.Length;\n}",
        "double Mse(double[] y, double[] p)\n{\n    var s = 0.0;\n    for (var i = 0; i < y.Length; i++)\n    {\n        var d = y[i] - p[i];\n        s += d * d;\n    }\n    return s / y.Length;\n}",
        "double Mse(double[] y, double[] p) => y.Zip(p, (a, b) => (a - b) * (a - b)).Average();",
        "double Mse(double[] y, double[] p)\n{\n    double total = 0;\n    int n = y.Length;\n    for (int k = 0; k < n; ++k)\n        total += Math.Pow(p[k] - y[k], 2);\n    return total / n;\n}",
        "double Mse(double[] y, double[] p)\n{\n    return Enumerable.Range(0, y.Length).Select(i => Math.Pow(y[i] - p[i], 2)).Sum() / y.Length;\n}",
        "double Mse(double[] y, double[] p)\n{\n    var errors = y.Select((v, i) => v - p[i]);\n    return errors.Sum(e => e * e) / y.Length;\n}",
    ];

    /// <summary>Ways to write softmax.</summary>
    public static readonly string[] Softmax =
    [
        "double[] Softmax(double[] z)\n{\n    double max = z.Max();\n    double[] e = z.Select(v => Math.Exp(v - max)).ToArray();\n    double sum = e.Sum();\n    return e.Select(v => v / sum).ToArray();\n}",
        "double[] Softmax(double[] z)\n{\n    var m = z.Max();\n    var exps = z.Select(x => Math.Exp(x - m)).ToArray();\n    var total = exps.Sum();\n    return exps.Select(x => x / total).ToArray();\n}",
        "double[] Softmax(double[] z)\n{\n    double m = z[0];\n    for (int i = 1; i < z.Length; i++)\n        if (z[i] > m) m = z[i];\n    double s = 0;\n    double[] r = new double[z.Length];\n    for (int i = 0; i < z.Length; i++)\n    {\n        r[i] = Math.Exp(z[i] - m);\n        s += r[i];\n    }\n    for (int i = 0; i < z.Length; i++)\n        r[i] /= s;\n    return r;\n}",
        "double[] Softmax(double[] z)\n{\n    var biggest = double.NegativeInfinity;\n    foreach (var value in z)\n        biggest = Math.Max(biggest, value);\n    var result = new double[z.Length];\n    var norm = 0.0;\n    for (var i = 0; i < result.Length; i++)\n        norm += result[i] = Math.Exp(z[i] - biggest);\n    for (var i = 0; i < result.Length; i++)\n        result[i] = result[i] / norm;\n    return result;\n}",
        "double[] Softmax(double[] z)\n{\n    double shift = z.Max(), sum = z.Sum(v => Math.Exp(v - shift));\n    return Array.ConvertAll(z, v => Math.Exp(v - shift) / sum);\n}",
        "double[] Softmax(double[] z)\n{\n    var top = z.Max();\n    var den = 0d;\n    foreach (var v in z) den += Math.Exp(v - top);\n    var ps = new List<double>();\n    foreach (var v in z) ps.Add(Math.Exp(v - top) / den);\n    return ps.ToArray();\n}",
    ];

    /// <summary>Ways to write the Adam optimizer.</summary>
    public static readonly string[] Adam =
    [
        """
        class Adam
        {
            private double[] m, v;
            private int t = 0;
            public double Rate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
            public void Step(double[] w, double[] g)
            {
                if (m == null) { m = new double[w.Length]; v = new double[w.Length]; }
                t++;
                for (int i = 0; i < w.Length; i++)
                {
                    m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
                    v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
                    double mHat = m[i] / (1 - Math.Pow(Beta1, t));
                    double vHat = v[i] / (1 - Math.Pow(Beta2, t));
                    w[i] -= Rate * mHat / (Math.Sqrt(vHat) + Epsilon);
                }
            }
        }
        """,
        """
        class Adam
        {
            const double b1 = .9, b2 = .999;
            readonly double lr;
            readonly Dictionary<int, (double M, double V)> state = new();
            int steps;
            public Adam(double learningRate) => lr = learningRate;
            public double[] Update(double[] weights, double[] gradient)
            {
                steps += 1;
                var c1 = 1 - Math.Pow(b1, steps);
                var c2 = 1 - Math.Pow(b2, steps);
                return weights.Select((w, i) =>
                {
                    var (first, second) = state.GetValueOrDefault(i);
                    first += (1 - b1) * (gradient[i] - first);
                    second += (1 - b2) * (gradient[i] * gradient[i] - second);
                    state[i] = (first, second);
                    return w - lr * (first / c1) / (Math.Sqrt(second / c2) + 1e-8);
                }).ToArray();
            }
        }
        """,
        """
        class Adam
        {
            double[] first = Array.Empty<double>();
            double[] second = Array.Empty<double>();
            double power1 = 1, power2 = 1;
            public double Eta { get; set; } = 0.001;
            public void Step(double[] theta, double[] grad)
            {
                Array.Resize(ref first, theta.Length);
                Array.Resize(ref second, theta.Length);
                power1 *= 0.9;
                power2 *= 0.999;
                double scale = Eta * Math.Sqrt(1 - power2) / (1 - power1);
                foreach (var j in Enumerable.Range(0, theta.Length))
                {
                    first[j] += 0.1 * (grad[j] - first[j]);
                    second[j] += 0.001 * (grad[j] * grad[j] - second[j]);
                    theta[j] -= scale * first[j] / (Math.Sqrt(second[j]) + 1e-8);
                }
            }
        }
        """,
        """
        class Adam
        {
            public double[] M;
            public double[] V;
            public int T;
            public double[] Step(double[] p, double[] g, double lr)
            {
                M ??= new double[p.Length];
                V ??= new double[p.Length];
                T = T + 1;
                var result = new double[p.Length];
                for (int i = 0; i < p.Length; ++i)
                {
                    var gi = g[i];
                    M[i] = 0.9 * M[i] + 0.1 * gi;
                    V[i] = 0.999 * V[i] + 0.001 * Math.Pow(gi, 2);
                    var up = M[i] / (1.0 - Math.Pow(0.9, T));
                    var down = Math.Sqrt(V[i] / (1.0 - Math.Pow(0.999, T))) + 1e-8;
                    result[i] = p[i] - lr * (up / down);
                }
                return result;
            }
        }
        """,
        """
        class Adam
        {
            List<double> means = new List<double>();
            List<double> squares = new List<double>();
            int count;
            void Prepare(int n) { while (means.Count < n) { means.Add(0); squares.Add(0); } }
            double Corrected(double value, double beta) => value / (1 - Math.Pow(beta, count));
            public void Step(double[] x, double[] dx)
            {
                Prepare(x.Length);
                count++;
                int i = 0;
                while (i < x.Length)
                {
                    means[i] = means[i] * 0.9 + dx[i] * 0.1;
                    squares[i] = squares[i] * 0.999 + dx[i] * dx[i] * 0.001;
                    x[i] = x[i] - 0.001 * Corrected(means[i], 0.9) / (1e-8 + Math.Sqrt(Corrected(squares[i], 0.999)));
                    i++;
                }
            }
        }
        """,
        """
        class Adam
        {
            Func<double[], double[]> zeros = a => new double[a.Length];
            double[] mom, vel;
            double k = 0;
            public IEnumerable<double> Run(double[] a, double[] da)
            {
                mom = mom ?? zeros(a);
                vel = vel ?? zeros(a);
                k++;
                mom = mom.Zip(da, (o, n) => 0.9 * o + 0.1 * n).ToArray();
                vel = vel.Zip(da, (o, n) => 0.999 * o + 0.001 * n * n).ToArray();
                for (int q = 0; q < a.Length; q++)
                    yield return a[q] - 0.001 * (mom[q] / (1 - Math.Pow(0.9, k))) / (Math.Sqrt(vel[q] / (1 - Math.Pow(0.999, k))) + 1e-8);
            }
        }
        """,
    ];

    /// <summary>The first student's answers again with other names, comments, layout, braces, order and modifiers.</summary>
    public static SubmittedCode Disguised(string student) => new(student,
    [
        new("mse", """
            // I wrote this all by myself
            static double Mse(double[] y, double[] p)
            {
                var acc = 0d;   /* start at nothing */
                for (var idx = 0; idx < y.Length; idx++)
                    acc += (y[idx] - p[idx]) * (y[idx] - p[idx]);

                return acc / y.Length;
            }
            """),
        new("softmax", """
            double[] Softmax(double[] z)
            {
                // the largest value
                var biggestOfAll = z.Max();
                var powers = z
                    .Select(element => Math.Exp(element - biggestOfAll))
                    .ToArray();
                var normalizer = powers.Sum();
                return powers.Select(element => element / normalizer).ToArray();
            }
            """),
        new("adam", """
            class Adam
            {
                public float LearningRate = 0.001f, Decay1 = 0.9f, Decay2 = 0.999f, Tiny = 1e-8f;

                internal void Step(double[] parameters, double[] slopes)
                {
                    if (mean == null)
                    {
                        mean = new double[parameters.Length];
                        variance = new double[parameters.Length];
                    }
                    step++;
                    for (var n = 0; n < parameters.Length; n++) {
                        mean[n] = Decay1 * mean[n] + (1 - Decay1) * slopes[n];
                        variance[n] = Decay2 * variance[n] + (1 - Decay2) * slopes[n] * slopes[n];
                        var first = mean[n] / (1 - Math.Pow(Decay1, step));
                        var second = variance[n] / (1 - Math.Pow(Decay2, step));
                        parameters[n] -= LearningRate * first / (Math.Sqrt(second) + Tiny);
                    }
                }

                double[] mean, variance;
                int step = 0;
            }
            """),
    ]);

    /// <summary>A student who wrote the n-th variant of everything.</summary>
    public static SubmittedCode Student(int n) => new($"s{n}",
        [new("mse", Mse[n % Mse.Length]), new("softmax", Softmax[n % Softmax.Length]), new("adam", Adam[n % Adam.Length])]);
}
