using CourseKit.Grading.Results;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>A student's result file: read, and put into every report.</summary>
internal sealed class ResultFile : FuzzedReader
{
    private readonly SampleGrades _grades = new();

    public override string Name => "result";

    public override bool IsJson => true;

    public override IReadOnlyList<string> Words => ["\"schema\":1,", "\"verdict\":\"right\",", "\"points\":79228162514264337593543950335,", "\"exercises\":[null],", "\"remarks\":[{\"kind\":\"note\",\"text\":\"x\"}],", "\"student\":\"102\",", "\"refused\":\"x\",", "\"isComplete\":false,"];

    public override byte[] Make(RandomStream random) => SampleGrades.Result;

    public override long MayAllocate(int length) => (4L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        _grades.Write("results/101.json", input);
        return _grades.Reports();
    }

    public override bool IsLocated(Exception fault)
        => fault is GradebookException && fault.Message.Contains("101.json", StringComparison.Ordinal);

    public override void Dispose() => _grades.Dispose();
}
