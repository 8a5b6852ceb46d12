namespace CourseKit.Grading.Similarity;

/// <summary>Stretches that everyone writes who writes C#: loops over arrays and matrices. They prove nothing, not even in a
/// class too small to show how common they are.</summary>
internal static class Idioms
{
    public static IReadOnlyList<SourcePart> Parts { get; } =
    [
        new("", """
            double Sum(double[] a, double[] b)
            {
                if (a.Length != b.Length) throw new ArgumentException("");
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                    s += a[i] * b[i];
                return s;
            }
            double Mean(double[] a, double[] b)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double d = a[i] - b[i];
                    s += d * d;
                }
                return s / a.Length;
            }
            double[] Map(double[] a)
            {
                double[] r = new double[a.Length];
                for (int i = 0; i < a.Length; i++)
                    r[i] = a[i];
                return r;
            }
            double[] Zip(double[] a, double[] b)
            {
                int n = a.Length;
                var r = new double[n];
                for (int i = 0; i < n; i++)
                    r[i] = a[i] - b[i];
                return r;
            }
            double Most(double[] a)
            {
                double m = a[0];
                for (int i = 1; i < a.Length; i++)
                    if (a[i] > m) m = a[i];
                return m;
            }
            """),
        new("", """
            double[,] Map(double[,] a, double[,] b, int n, int m)
            {
                double[,] r = new double[n, m];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < m; j++)
                        r[i, j] = a[i, j];
                double[,] q = new double[a.GetLength(0), a.GetLength(1)];
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        r[i, j] = a[i, j] * b[i, j];
                return r;
            }
            double[,] Product(double[,] a, double[,] b, int n, int m, int p)
            {
                double[,] r = new double[n, m];
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < m; j++)
                    {
                        double s = 0;
                        for (int k = 0; k < p; k++)
                            s += a[i, k] * b[k, j];
                        r[i, j] = s;
                    }
                return r;
            }
            """),
    ];
}
