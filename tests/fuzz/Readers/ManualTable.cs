using CourseKit.Grading.Results;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>A table of points given by hand.</summary>
internal sealed class ManualTable : FuzzedReader
{
    private readonly SampleGrades _grades = new();

    public override string Name => "manual-csv";

    public override IReadOnlyList<string> Words => ["student,question,points,comment\n", "101,q1,2.5,good\n", "101,e1,none,\n", "\"\"", "\"a\nb\"", ",", "79228162514264337593543950335"];

    public override byte[] Make(RandomStream random)
        => Bytes("student,question,points,comment\n" + string.Concat(Enumerable.Range(0, random.NextInt(4)).Select(_ =>
            $"{(random.NextInt(8) == 0 ? "102" : "101")},{(random.NextInt(3) == 0 ? "e1" : "q1")},{new[] { "0", "1.5", "2", "none", "" }[random.NextInt(5)]},{new[] { "", "good", "\"so, so\"", "\"say \"\"x\"\"\"" }[random.NextInt(4)]}\n")));

    public override long MayAllocate(int length) => (4L << 20) + (2_000L * length);

    public override string Read(byte[] input)
    {
        _grades.Write("manual/101.json", SampleGrades.Manual);
        var given = new ManualGrading(_grades.Gradebook).SetAll(_grades.Write("marks.csv", input));
        var marks = _grades.Gradebook.Manual.Of("101");
        Promise(marks.All(mark => mark.Points >= 0 && mark.Points <= 5), "points given by hand are 0 to what the question is worth");
        return $"{given} {string.Join(' ', marks.Select(mark => (mark.Id, mark.Points, mark.Comment)))}";
    }

    public override bool IsLocated(Exception fault)
        => fault is FormatException or GradebookException && fault.Message.StartsWith("marks.csv, line ", StringComparison.Ordinal);

    public override void Dispose() => _grades.Dispose();
}
