using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace CourseKit.DotNetInteractive.Tests;

/// <summary>A folder with a notebook, and a real .NET Interactive kernel with the extension, put together as VS Code does.</summary>
internal sealed class Classroom : IDisposable
{
    public const string Notebook = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}

        #!csharp

        // exercise 1.1: Twice
        static int Twice(int x) => throw new NotImplementedException("exercise 1.1 is yours to write");

        #!csharp

        // check 1.1
        $"twice three is {Twice(3)}"

        #!markdown

        <details><summary>Hint 1.1</summary>

        Add it to itself.

        </details>

        <details><summary>Solution 1.1</summary>

        ```csharp
        static int Twice(int x) => x + x;
        ```

        </details>

        #!csharp

        // exercise 1.2 (2 points): Thrice
        static int Thrice(int x) => 0;

        """;

    private readonly CompositeKernel _kernel = [];

    private Classroom() => Folder = Directory.CreateTempSubdirectory("coursekit-classroom-").FullName;

    public string Folder { get; }

    public static async Task<Classroom> Open(bool loaded = true)
    {
        // As every front end has it: a text that ends a cell is shown as it is.
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        var room = new Classroom();
        await File.WriteAllTextAsync(Path.Combine(room.Folder, "01-twice.dib"), Notebook);
        room._kernel.Add(new CSharpKernel(), ["c#", "C#"]);
        room._kernel.DefaultKernelName = "csharp";
        if (loaded)
            await room.Load();
        return room;
    }

    public Task Load() => new CourseExtension(() => Folder).OnLoadAsync(_kernel);

    public async Task<IReadOnlyList<KernelEvent>> Run(string code) => (await _kernel.SendAsync(new SubmitCode(code))).Events;

    /// <summary>What a cell shows, one text a display.</summary>
    public async Task<IReadOnlyList<string>> Show(string code)
    {
        var events = await Run(code);
        events.OfType<CommandFailed>().Select(failed => failed.Message).ShouldBeEmpty();
        return [.. events.OfType<DisplayEvent>().Select(shown => shown.FormattedValues.First().Value)];
    }

    /// <summary>Why a cell fails.</summary>
    public async Task<string> Failure(string code) => (await Run(code)).OfType<CommandFailed>().Select(failed => failed.Message).First();

    public void Dispose()
    {
        _kernel.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
