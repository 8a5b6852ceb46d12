using CourseKit.Grading.Submissions;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Dib;
using CourseKit.Notebooks.Ipynb;
using CourseKit.Tensors;

namespace CourseKit.Fuzz.Readers;

/// <summary>Notebooks as <c>.ipynb</c>: read, written, read again; as <c>.dib</c> where that can hold them.</summary>
internal sealed class Ipynb : FuzzedReader
{
    public override string Name => "ipynb";

    public override IReadOnlyList<string> Words =>
    [
        "\"metadata\":{},", "\"outputs\":[],", "\"source\":[\"a\\n\",\"b\"],", "\"cell_type\":\"code\",", "\"execution_count\":1,", "\"id\":\"c1\",", "\"attachments\":{\"a.png\":{\"image/png\":\"AAAA\"}},",
        "\"polyglot_notebook\":{\"kernelName\":\"fsharp\"},", "\"dotnet_interactive\":{\"language\":\"python\"},", "\"kernelspec\":{\"name\":\"python3\",\"language\":\"python\"},", "\"coursekit\":{\"elapsed\":1,\"status\":\"failed\"},", "\"nbformat_minor\":0,", "#!fsharp\\n",
    ];

    public override bool IsJson => true;

    public override byte[] Make(RandomStream random) => Bytes(IpynbWriter.Write(NotebookText.Notebook(random, mayBeRaw: true)));

    public override string Read(byte[] input)
    {
        var read = SubmittedNotebook.Parse(input, "a/b.ipynb");
        var written = IpynbWriter.Write(read);
        Promise(IpynbWriter.Write(IpynbReader.Parse(written, "b.ipynb")) == written, "an .ipynb written and read is written the same");
        return written + string.Join(' ', read.Cells.Select(cell => cell.StartLine)) + AsDib(read);
    }

    public override bool IsLocated(Exception fault)
        => fault is NotebookFormatException { Line: not null } located && located.Message.StartsWith("b.ipynb, ", StringComparison.Ordinal);

    // Not all that an .ipynb may hold can be said in a .dib; then that is said, and where.
    private static string AsDib(Notebook read)
    {
        try
        {
            var written = DibWriter.Write(read);
            Promise(DibWriter.Write(DibReader.Parse(written, "b.dib")) == written, "an .ipynb as .dib is read and written the same");
            return written;
        }
        catch (NotebookFormatException fault) when (fault.Cell is not null || fault.Message.StartsWith("notebook: the notebook's metadata", StringComparison.Ordinal))
        {
            return fault.Message;
        }
    }
}
