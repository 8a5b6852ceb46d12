namespace CourseKit.Cli.Tests.Commands;

public sealed class AssignmentSimilarCommandTests : IDisposable
{
    private const string Released = """
        #!csharp

        // exercise ema (2 points): Moving average
        class MovingAverage
        {
            // YOUR CODE HERE
        }

        """;

    private const string First = """
        #!csharp

        // exercise ema (2 points): Moving average
        class MovingAverage
        {
            double[] state;
            int steps;
            public double Decay = 0.9;
            public double[] Next(double[] values)
            {
                if (state == null) state = new double[values.Length];
                steps++;
                for (int i = 0; i < values.Length; i++)
                    state[i] = Decay * state[i] + (1 - Decay) * values[i];
                var corrected = new double[values.Length];
                for (int i = 0; i < values.Length; i++)
                    corrected[i] = state[i] / (1 - Math.Pow(Decay, steps));
                return corrected;
            }
        }

        """;

    private readonly TestTerminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task A_renamed_copy_is_found_and_shown()
    {
        _terminal.Write("released.dib", Released);
        _terminal.Write("in/anna/hw.dib", First);
        _terminal.Write("in/ben/hw.dib", First.Replace("state", "memory").Replace("steps", "count").Replace("corrected", "result").Replace("Decay", "Beta"));
        _terminal.Write("in/cho/hw.dib", Released);

        (await _terminal.Call("assignment", "similar", "in", "--template", "released.dib", "--out", "out")).ShouldBe(0, _terminal.Error);

        _terminal.Out.ShouldContain("3 submissions compared, 1 pair worth a look");
        _terminal.Out.ShouldContain("anna and ben");
        File.ReadAllText(Path.Combine(_terminal.Root, "out", "similar.html")).ShouldContain("<mark");
        File.ReadAllText(Path.Combine(_terminal.Root, "out", "similar.csv")).ShouldContain("1,anna,ben,ema,");
    }

    [Fact]
    public async Task What_is_no_notebook_is_passed_over_by_name()
    {
        _terminal.Write("in/anna/hw.dib", First);
        _terminal.Write("in/ben/hw.ipynb", "this is no notebook");

        (await _terminal.Call("assignment", "similar", "in")).ShouldBe(0, _terminal.Error);
        _terminal.Out.ShouldContain("passed over: ben: hw.ipynb");
    }
}
