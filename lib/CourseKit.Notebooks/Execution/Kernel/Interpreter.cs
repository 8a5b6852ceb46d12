using System.Diagnostics;
using System.Globalization;
using CourseKit.Notebooks.Execution.Kernel.Compilation;
using CourseKit.Notebooks.Execution.Kernel.Directives;
using CourseKit.Notebooks.Execution.Kernel.Errors;
using CourseKit.Notebooks.Execution.Kernel.Output;
using CourseKit.Notebooks.Execution.Kernel.Packages;

namespace CourseKit.Notebooks.Execution.Kernel;

/// <summary>Follows a cell's directives and runs its code; imports other notebooks into this one.</summary>
internal sealed class Interpreter(
    CSharpKernelOptions options, SubmissionChain chain, NotebookPackages packages, OutputSink sink, Action<string> onRead)
{
    // The files being imported, outermost first: an import of one of them would never end.
    private readonly Stack<string> _importing = new();

    /// <summary>Runs a cell.</summary>
    public async Task<CellOutcome> RunAsync(CellSource source, string text)
    {
        var watch = Stopwatch.StartNew();
        CellScript script;
        try
        {
            script = DirectiveReader.Read(text);
            foreach (var address in script.Sources)
                packages.AddSource(address);
            if (await MissingAsync(script) is { } reason)
                return new CellOutcome(PassedOver: reason);
            await AddPackagesAsync(script);
        }
        catch (DirectiveException fault)
        {
            return new CellOutcome(Report(source, fault));
        }

        foreach (var step in script.Steps)
        {
            var error = step switch
            {
                CodeStep code => await chain.RunAsync(source, code.Code, packages.Pending, packages.Taken),
                ImportStep import => await ImportAsync(source, import),
                _ => throw new UnreachableException(),
            };
            if (error is not null)
                return new CellOutcome(error);
        }

        if (script.IsTimed)
            ShowTime(watch.Elapsed);
        return CellOutcome.Success;
    }

    private async Task<string?> MissingAsync(CellScript script)
    {
        if (script.Required.Count == 0)
            return null;
        try
        {
            await packages.AddAsync(script.Required);
            return null;
        }
        catch (PackageException e)
        {
            return $"{string.Join(", ", script.Required)} can't be had here ({e.Code}: {e.Message})";
        }
    }

    private async Task AddPackagesAsync(CellScript script)
    {
        if (script.Packages.Count == 0)
            return;
        try
        {
            await packages.AddAsync([.. script.Packages.Select(p => p.Package)]);
        }
        catch (PackageException e)
        {
            // Among several lines, the one whose package NuGet names.
            var line = script.Packages
                .Where(p => e.Message.Contains(p.Package.Id, StringComparison.OrdinalIgnoreCase))
                .Select(p => p.Line)
                .FirstOrDefault(script.Packages[0].Line);
            throw new DirectiveException(line, e.Code, e.Message);
        }
    }

    private async Task<ErrorOutput?> ImportAsync(CellSource source, ImportStep step)
    {
        var path = Path.GetFullPath(step.Path, options.WorkingDirectory);
        if (!File.Exists(path))
            return Report(source, new DirectiveException(step.Line, nameof(FileNotFoundException), $"#!import {step.Path}: there is no file {path}"));
        if (_importing.Contains(path))
        {
            var circle = string.Join(" → ", _importing.Reverse().Append(path).Select(Path.GetFileName));
            return Report(source, new DirectiveException(step.Line, DirectiveException.General, $"#!import goes in a circle: {circle}"));
        }

        onRead(path);
        _importing.Push(path);
        try
        {
            foreach (var (cell, text) in ReadImport(path))
            {
                var outcome = await RunAsync(cell, text);
                if (outcome.PassedOver is not null)
                    sink.Write("stderr", $"[{cell.Name} was passed over: {outcome.PassedOver}]\n");
                if (outcome.Error is { } error)
                    return error with { Traceback = [.. error.Traceback, $"   imported by {source.At(step.Line)}"] };
            }

            return null;
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Report(source, new DirectiveException(step.Line, e.GetType().Name, $"#!import {step.Path}: {e.Message}"));
        }
        finally
        {
            _importing.Pop();
        }
    }

    private List<(CellSource Source, string Text)> ReadImport(string path)
    {
        var name = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CS" or ".CSX":
                var text = File.ReadAllText(path);
                return [(CellSource.Of(name, null, text), text)];
            case ".DIB" or ".IPYNB":
                return
                [
                    .. NotebookFile.Read(path).Cells.Index()
                        .Where(c => c.Item.Language == Languages.CSharp)
                        .Select(c => (CellSource.Of(name, c.Index + 1, c.Item.Source), c.Item.Source)),
                ];
            default:
                throw new NotSupportedException("only .dib, .ipynb, .cs and .csx files can be imported");
        }
    }

    private void ShowTime(TimeSpan elapsed)
        => sink.Show(new DisplayOutput(new Dictionary<string, string>
        {
            [MimeTypes.Text] = string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalMilliseconds:0.0} ms"),
        })
        { IsVolatile = true });

    private static ErrorOutput Report(CellSource source, DirectiveException fault)
    {
        var text = fault.Name is DirectiveException.General ? fault.Message : $"{fault.Name}: {fault.Message}";
        return new ErrorOutput(fault.Name, $"{source.At(fault.Line)}: {text}", [.. source.Show(fault.Line, 1)]);
    }
}
