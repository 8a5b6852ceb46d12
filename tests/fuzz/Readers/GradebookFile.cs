using CourseKit.Grading.Results;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>The record of a grading run: read, reported on, and merged into another folder.</summary>
internal sealed class GradebookFile : FuzzedReader
{
    private readonly SampleGrades _grades = new();

    public override string Name => "gradebook";

    public override bool IsJson => true;

    public override IReadOnlyList<string> Words => ["\"schema\":1,", "\"shard\":\"1/2\",", "\"parts\":[\"1/3\"],", "\"1/9999999\"", "\"due\":\"2026-11-20T23:59:00+09:00\",", "\"exercises\":[null],", "\"unplaced\":[\"x\",null],"];

    public override byte[] Make(RandomStream random) => SampleGrades.Record;

    public override long MayAllocate(int length) => (4L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        _grades.Write("gradebook.json", input);
        var reports = _grades.Reports();
        return reports + string.Join('\n', GradebookMerge.MissingParts(GradebookMerge.Shards([_grades.Gradebook.ReadRecord()])));
    }

    public override bool IsLocated(Exception fault) => fault is GradebookException && fault.Message.Contains("gradebook.json", StringComparison.Ordinal);

    public override void Dispose() => _grades.Dispose();
}
