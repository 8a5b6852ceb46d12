using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Notebooks as <c>.dib</c>: read, written, read again; as <c>.ipynb</c> and back.</summary>
internal sealed class Dib : FuzzedReader
{
    public override string Name => "dib";

    public override IReadOnlyList<string> Words =>
    [
        "#!meta\n", "#!csharp\n", "\n#!markdown\n", "\n#!fsharp\n\n", "#!c#\n", "#!value --name x\n", "\n#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"x\",\"aliases\":[\"y\"]}]}}\n", "#!x\n", "#!y\n", " #!csharp", "#!csharp ", "\n\n\n", "#!python\n",
    ];

    public override bool IsJson => true;

    // Nine bytes can make a cell, and with all the forms that it is brought into here it takes 14 kB: an .ipynb says much about a cell.
    public override long MayAllocate(int length) => (1L << 20) + (1_700L * length);

    public override byte[] Make(RandomStream random) => Bytes(DibWriter.Write(NotebookText.Notebook(random, mayBeRaw: false)));

    public override string Read(byte[] input)
    {
        var read = SubmittedNotebook.Parse(input, "a/b.dib");
        var written = DibWriter.Write(read);
        var again = DibReader.Parse(written, "b.dib");
        Promise(DibWriter.Write(again) == written, "a .dib written and read is written the same");
        Promise(again.Cells.Select(cell => (cell.Language, cell.Source)).SequenceEqual(read.Cells.Select(cell => (cell.Language, cell.Source))), "a .dib written and read has the same cells");
        var ipynb = IpynbReader.Parse(IpynbWriter.Write(read), "b.ipynb");
        Promise(ipynb.Cells.Count == read.Cells.Count, "a .dib as .ipynb has as many cells");
        return written + string.Join(' ', read.Cells.Select(cell => cell.StartLine));
    }

    public override bool IsLocated(Exception fault)
        => fault is NotebookFormatException { Line: not null } located && located.Message.StartsWith("b.dib, ", StringComparison.Ordinal);
}
