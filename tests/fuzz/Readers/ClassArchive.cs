using System.IO.Compression;
using System.Text;
using CourseKit.Grading.Submissions;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>A class's archive, with students' archives in it: what it holds is listed and read.</summary>
internal sealed class ClassArchive : FuzzedReader
{
    private static readonly string[] Names =
    [
        "kimminsu_101_9001_hw1.dib", "leeada_LATE_102_9002_hw1-1.ipynb", "Ada Lovelace_103_assignsubmission_file/hw1.dib", "104/hw1.dib", "104/attempt 2/hw1.ipynb", "105.zip", "kim/a.zip", "../out.dib", "/abs.dib", "C:/x.dib", "김/과제.dib", "a\\b.dib", "x/nul.dib", "x/y./z.dib", "__MACOSX/._x", "106/", "readme.txt", new string('n', 300) + ".dib",
        "e\u202Ebid.dib", "107/\u0007.dib", "a//b.dib", "./c.dib", "x\uFFFE.dib", "anon_ab1c2_9003_hw1.dib",
    ];

    private readonly TemporaryFolder _folder = new();

    public override string Name => "archive";

    public override IReadOnlyList<string> Words => ["PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "PK\u0006\u0006", "PK\u0006\u0007", "hw1.dib", "../", "/"];

    public override byte[] Make(RandomStream random) => Zip(random, isInner: false);

    // Streams of the platform have buffers of their own, one for each entry, whatever its length; and 81,920 bytes are read at once.
    public override long MayAllocate(int length) => (16L << 20) + (20_000L * length);

    public override string Read(byte[] input)
    {
        using var taken = SubmissionIntake.Take(_folder.Write("class.zip", input), new IntakeOptions { Assignment = "hw1", Due = DateTimeOffset.UnixEpoch, Late = LateRule.Parse("10%/day") });
        var said = new StringBuilder().AppendJoin('\n', taken.Unplaced);
        foreach (var submission in taken.Submissions)
        {
            Promise(submission.Student.Trim().Length > 0, "a student has a name");
            Promise(submission.LatePenalty is >= 0 and <= 1, "a late penalty is 0 to 1");
            said.Append(submission with { Read = () => [] }).Append(Content(submission));
        }

        return said.ToString();
    }

    public override bool IsLocated(Exception fault) => fault is IntakeException && fault.Message.Contains("class.zip", StringComparison.Ordinal);

    public override void Dispose() => _folder.Dispose();

    // As the grader does: what cannot be unpacked is refused, the other students are graded.
    private static string Content(Submission submission)
    {
        if (submission.Refused is not null)
            return submission.Refused;
        try
        {
            return Convert.ToHexString(submission.Read().AsSpan() is { Length: > 100 } content ? content[..100] : submission.Read());
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return fault.Message;
        }
    }

    private static byte[] Zip(RandomStream random, bool isInner)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            for (var k = random.NextInt(1, isInner ? 3 : 5); k > 0; k--)
            {
                var entry = zip.CreateEntry(Names[random.NextInt(random.NextInt(2) == 0 ? 7 : Names.Length)], random.NextInt(2) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
                entry.ExternalAttributes = random.NextInt(12) == 0 ? 0xA000 << 16 : 0;
                using var content = entry.Open();
                content.Write(entry.Name.EndsWith(".zip", StringComparison.Ordinal) && !isInner ? Zip(random, isInner: true)
                    : random.NextInt(200) == 0 ? new byte[3 << 20] : Bytes("#!csharp\n\n1 + 1\n"));
            }
        }

        return stream.ToArray();
    }
}
