using System.Globalization;
using CourseKit.Notebooks.Json;

namespace CourseKit.Notebooks.Ipynb;

/// <summary>The reading of one .ipynb: its version, metadata and cells.</summary>
internal sealed class IpynbDocument(string fileName)
{
    public Notebook Read(string text)
    {
        JsonValue root;
        try
        {
            root = JsonParser.Parse(text);
        }
        catch (JsonFault fault)
        {
            throw new NotebookFormatException(fileName, cell: null, fault.Line, "this is no JSON: " + fault.Message, fault);
        }

        if (root.Kind != JsonKind.Object)
            throw new NotebookFormatException(fileName, cell: null, root.Line, "wanted a notebook: a JSON object with nbformat and cells");
        var fields = new IpynbFields(root, fileName, cell: null, "the notebook");
        CheckVersion(fields);
        var metadata = fields.Optional("metadata") ?? JsonValue.Object();
        if (metadata.Kind != JsonKind.Object)
            throw fields.Wrong("metadata", metadata, "an object");
        var languages = new IpynbLanguages(metadata);
        var items = fields.Required("cells", JsonKind.Array).Items;
        var cells = new List<Cell>(items.Count);
        foreach (var item in items)
            cells.Add(new IpynbCellReader(fileName, cells.Count + 1, languages).Read(item));
        return new Notebook(CellIds.Completed(cells))
        {
            DefaultLanguage = languages.Default,
            Format = NotebookFormat.Ipynb,
            Metadata = JsonText.Compact(metadata),
            OtherFields = fields.Others(),
        };
    }

    private static void CheckVersion(IpynbFields fields)
    {
        var major = fields.Required("nbformat", JsonKind.Number);
        if (major.Text != "4")
        {
            var older = int.TryParse(major.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 4;
            throw fields.Wrong("nbformat", major, older
                ? "4; bring the file up to date with: jupyter nbconvert --to notebook --nbformat 4"
                : "4");
        }

        var minor = fields.Required("nbformat_minor", JsonKind.Number);
        if (!int.TryParse(minor.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw fields.Wrong("nbformat_minor", minor, "a whole number from 0");
    }
}
