using System.Globalization;
using System.Text;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Kernel.Compilation;
using CourseKit.Notebooks.Execution.Kernel.Directives;
using CourseKit.Notebooks.Execution.Kernel.Errors;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.PlainCSharp;

/// <summary>Writes a notebook as a C# file that <c>dotnet run</c> runs by itself: prose as comments, each cell a class.</summary>
/// <remarks>
/// A cell's class derives from the one before it. So every name means what it means in the notebook: a later cell sees what
/// the earlier ones declared, and one that declares a name again hides it from there on while what was written before goes on
/// to use the old one.
/// </remarks>
public static class PlainCSharpWriter
{
    private const string Symbol = "PACKAGES";
    private const string ExtensionSpace = "NotebookExtensions";

    private static readonly string[] Given =
        ["System", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks", "CourseKit.Notebooks.Scripting"];

    // The file may lie in a folder whose properties are made for libraries: what differs is said here.
    private static readonly string[] Properties =
    [
        "PublishAot=false", "Optimize=true", "AllowUnsafeBlocks=true", "ImplicitUsings=disable", "Nullable=annotations", "WarningLevel=0",
        "TreatWarningsAsErrors=false", "RunAnalyzers=false", "EnforceCodeStyleInBuild=false", "GenerateDocumentationFile=false",
        // `dotnet run` writes warnings of the restore among the program's own lines; this one says that a later version was taken.
        "NoWarn=$(NoWarn);NU1603",
    ];

    /// <summary>The file's text.</summary>
    /// <param name="notebook">The notebook; the assemblies that it references must be there.</param>
    /// <param name="path">Where the file will lie: its references are relative to it.</param>
    /// <exception cref="NotebookFormatException">A cell imports a file or uses a directive that a C# file can't express.</exception>
    public static string Write(Notebook notebook, string path)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var home = notebook.FilePath is { } file ? Path.GetDirectoryName(Path.GetFullPath(file))! : Environment.CurrentDirectory;
        var cells = Read(notebook, home);
        var code = cells.Values.OrderBy(c => c.Number).ToList();
        var output = new StringBuilder();
        var name = Path.GetFileName(path);
        output.Append(CultureInfo.InvariantCulture, $"// Made from {notebook.FileName} by 'coursekit convert'. Run it with: dotnet run -c Release {name}\n");
        foreach (var property in Properties)
            output.Append(CultureInfo.InvariantCulture, $"#:property {property}\n");
        foreach (var project in code.SelectMany(c => c.Projects).Append(EngineProject(home)).Distinct(StringComparer.Ordinal))
            output.Append(CultureInfo.InvariantCulture, $"#:project {Path.GetRelativePath(folder, project).Replace('\\', '/')}\n");
        WritePackages(output, code);
        WriteUsings(output, code);
        output.Append("\nPlainProgram.Start();\n");
        foreach (var cell in code)
            output.Append(CultureInfo.InvariantCulture, $"{(cell.Awaits ? "await " : "")}Cell{cell.Number}.RunCell();\n");
        var written = new List<PlainCell>();
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            output.Append('\n');
            if (cells.TryGetValue(index + 1, out var plain))
            {
                WriteClass(output, plain, written.LastOrDefault());
                written.Add(plain);
                WriteExtensions(output, plain, written);
            }
            else
            {
                WriteProse(output, cell);
            }
        }

        return output.ToString();
    }

    private static Dictionary<int, PlainCell> Read(Notebook notebook, string home)
    {
        var loader = new NotebookLoadContext(static _ => { });
        var places = new CellPlaces(home);
        var compiler = new SubmissionCompiler(
            new ReferenceResolver(home, loader, static _ => { }), new LoadedScriptResolver(home, static _ => { }), loader, places.Symbols);
        var cells = new Dictionary<int, PlainCell>();
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            if (cell.Language != Languages.CSharp)
                continue;
            var script = Script(notebook, index + 1, cell);
            var code = string.Join('\n', script.Steps.OfType<CodeStep>().Select(s => s.Code));
            var compilation = compiler.Define(code, out var errors);
            if (errors.Length > 0 && script.Packages.Count + script.Required.Count == 0)
                throw Fault(notebook, index + 1, errors[0]);
            cells[index + 1] = PlainCellReader.Read(
                index + 1, compilation, WithoutDirectives(code), [.. References(code).Select(r => ProjectOf(r, home, notebook, index + 1))],
                [.. script.Packages.Select(p => p.Package).Concat(script.Required).Select(p => p.Version.Length > 0 ? $"{p.Id}@{p.Version}" : p.Id).Distinct(StringComparer.Ordinal)]);
        }

        return cells;
    }

    private static NotebookFormatException Fault(Notebook notebook, int cell, Diagnostic error)
        => new(notebook.FileName, cell, error.Location.GetLineSpan().StartLinePosition.Line + 1,
            $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)} (a notebook becomes a C# file when all its cells compile; build what it references first: dotnet build -c Release)");

    private static CellScript Script(Notebook notebook, int number, Cell cell)
    {
        try
        {
            var script = DirectiveReader.Read(cell.Source);
            return script.Steps.OfType<ImportStep>().FirstOrDefault() is { } import
                ? throw new NotebookFormatException(notebook.FileName, number, import.Line, "#!import can't be written as a C# file: put the imported cells into the notebook")
                : script;
        }
        catch (DirectiveException fault)
        {
            throw new NotebookFormatException(notebook.FileName, number, fault.Line, fault.Message);
        }
    }

    private static IEnumerable<string> References(string code)
        => code.Split('\n').Where(l => l.StartsWith("#r \"", StringComparison.Ordinal)).Select(l => l.Split('"')[1]);

    // The assembly's project: a file-based program can reference that, and no bare assembly.
    private static string ProjectOf(string reference, string home, Notebook notebook, int cell)
    {
        var assembly = Path.GetFullPath(reference, home);
        var project = Path.GetFileNameWithoutExtension(assembly) + ".csproj";
        for (var at = Path.GetDirectoryName(assembly); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, project)))
                return Path.Combine(at, project);
        }

        throw new NotebookFormatException(notebook.FileName, cell, line: null,
            $"#r \"{reference}\": a C# file references projects, and there is no {project} in or above the assembly's folder");
    }

    private static string EngineProject(string home)
    {
        const string Project = "CourseKit.Notebooks/CourseKit.Notebooks.csproj";
        foreach (var start in new[] { home, AppContext.BaseDirectory })
        {
            for (var at = start; at is not null; at = Path.GetDirectoryName(at))
            {
                if (File.Exists(Path.Combine(at, "lib", Project)))
                    return Path.GetFullPath(Path.Combine(at, "lib", Project));
            }
        }

        throw new CourseInputException(
            "a C# file shows its values through CourseKit.Notebooks, whose project is found neither above the notebook nor above this program: convert within the course's folder");
    }

    private static string WithoutDirectives(string code)
        => string.Join('\n', code.Split('\n').Select(l => l.StartsWith("#r", StringComparison.Ordinal) ? new string(' ', l.Length) : l));

    private static void WritePackages(StringBuilder output, List<PlainCell> cells)
    {
        var packages = cells.SelectMany(c => c.Packages).Distinct(StringComparer.Ordinal).ToList();
        if (packages.Count == 0)
            return;
        output.Append("// Some cells need packages that can't be had everywhere. To run them too, remove the // below:\n");
        output.Append(CultureInfo.InvariantCulture, $"// #:property DefineConstants=$(DefineConstants);{Symbol}\n// #:property ManagePackageVersionsCentrally=false\n");
        foreach (var package in packages)
            output.Append(CultureInfo.InvariantCulture, $"// #:package {package}\n");
    }

    private static void WriteUsings(StringBuilder output, List<PlainCell> cells)
    {
        output.Append('\n');
        var plain = Given.Select(n => $"using {n};")
            .Concat(cells.Where(c => c.Packages.Count == 0).SelectMany(c => c.Usings)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var line in plain.OrderBy(l => l.Contains('=', StringComparison.Ordinal)))
            output.Append(line).Append('\n');
        if (cells.Exists(c => c.Extensions.Count > 0))
            output.Append(CultureInfo.InvariantCulture, $"using {ExtensionSpace};\n");
        var others = cells.Where(c => c.Packages.Count > 0).SelectMany(c => c.Usings).Distinct(StringComparer.Ordinal).Except(plain, StringComparer.Ordinal).ToList();
        if (others.Count > 0)
            output.Append(CultureInfo.InvariantCulture, $"#if {Symbol}\n{string.Join('\n', others)}\n#endif\n");
    }

    private static void WriteProse(StringBuilder output, Cell cell)
    {
        foreach (var line in cell.Source.Split('\n'))
            output.Append(line.Length > 0 ? "// " + line : "//").Append('\n');
    }

    private static void WriteClass(StringBuilder output, PlainCell cell, PlainCell? before)
    {
        var conditional = cell.Packages.Count > 0;
        var task = cell.Awaits ? "async Task" : "void";
        output.Append(CultureInfo.InvariantCulture, $"class Cell{cell.Number}{(before is null ? "" : $" : Cell{before.Number}")}\n{{\n");
        if (conditional)
            output.Append(CultureInfo.InvariantCulture, $"#if {Symbol}\n");
        foreach (var member in cell.Members)
            Append(output, member, cell.CanIndent ? 4 : 0).Append('\n');
        output.Append(CultureInfo.InvariantCulture, $"    public static {task} RunCell()\n    {{\n");
        foreach (var statement in cell.Statements)
            Append(output, statement, cell.CanIndent ? 8 : 0);
        output.Append("    }\n");
        if (conditional)
        {
            output.Append(CultureInfo.InvariantCulture,
                $"#else\n    public static {task} RunCell() => Console.Error.WriteLine(\"[cell {cell.Number} was passed over: it needs {string.Join(", ", cell.Packages)}]\");\n#endif\n");
        }

        output.Append("}\n");
    }

    // A static class derives from nothing: it sees what the cells have declared through `using static`, and stands in a
    // namespace because the cells' own code must not see them so, where a name declared again would be two.
    private static void WriteExtensions(StringBuilder output, PlainCell cell, List<PlainCell> written)
    {
        if (cell.Extensions.Count == 0)
            return;
        output.Append(CultureInfo.InvariantCulture, $"\nnamespace {ExtensionSpace}\n{{\n");
        var declaring = written.FindAll(c => c.Members.Count > 0);
        foreach (var one in declaring)
            output.Append(CultureInfo.InvariantCulture, $"    using static Cell{one.Number};\n");
        if (declaring.Count > 0)
            output.Append('\n');
        output.Append(CultureInfo.InvariantCulture, $"    static class Cell{cell.Number}Extensions\n    {{\n");
        foreach (var extension in cell.Extensions)
            Append(output, extension, cell.CanIndent ? 8 : 0);
        output.Append("    }\n}\n");
    }

    private static StringBuilder Append(StringBuilder output, string text, int indent)
    {
        foreach (var line in text.Trim('\n').Split('\n'))
            output.Append(' ', line.Trim().Length > 0 && !line.StartsWith('#') ? indent : 0).Append(line.TrimEnd()).Append('\n');
        return output;
    }
}
