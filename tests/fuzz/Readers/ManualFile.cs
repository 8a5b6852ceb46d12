using CourseKit.Grading.Results;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>The file of the points given to a student by hand: laid over the result.</summary>
internal sealed class ManualFile : FuzzedReader
{
    private readonly SampleGrades _grades = new();

    public override string Name => "manual";

    public override bool IsJson => true;

    public override IReadOnlyList<string> Words => ["\"schema\":1,", "\"marks\":[null],", "{\"id\":\"q1\",\"points\":1,\"setAt\":\"2026-11-21T09:00:00+00:00\"},", "\"points\":-1,", "\"seen\":null,"];

    public override byte[] Make(RandomStream random) => SampleGrades.Manual;

    public override long MayAllocate(int length) => (4L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        _grades.Write("manual/101.json", input);
        return _grades.Reports() + string.Join('\n', _grades.Gradebook.Manual.All().SelectMany(record => record.Marks));
    }

    public override bool IsLocated(Exception fault) => fault is GradebookException && fault.Message.Contains("101.json", StringComparison.Ordinal);

    public override void Dispose() => _grades.Dispose();
}
