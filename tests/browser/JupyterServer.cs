using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CourseKit.Browser.Tests;

/// <summary>A classic Jupyter Notebook server on this machine's loopback, with the course's kernel and one of its notebooks.</summary>
public sealed partial class JupyterServer : IAsyncLifetime
{
    private const string Program = "/usr/bin/jupyter-notebook";
    private readonly string _home = Directory.CreateTempSubdirectory("coursekit-classic-").FullName;
    private Process? _server;

    /// <summary>Where it listens, with the token that opens it; null when there is no Jupyter Notebook here.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Its folder: a notebook in it finds the library and the data.</summary>
    public string Notebooks => Path.Combine(_home, "notebooks");

    private static string Root { get; } = FindRoot();

    // The configuration that these tests were built in.
    private static string Command => Path.Combine(
        Root, "lib", "CourseKit.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "CourseKit.Cli.dll");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        Directory.CreateDirectory(Notebooks);
        foreach (var name in (string[])["lib", "data"])
            Directory.CreateSymbolicLink(Path.Combine(_home, name), Path.Combine(Root, name));
        await CourseKitAsync("kernel", "install", "--prefix", _home, "--python", "/usr/bin/python3");
        await CourseKitAsync("convert", Path.Combine(Root, "notebooks", "02-preprocessing.dib"), Path.Combine(Notebooks, "02-preprocessing.ipynb"));
        await File.WriteAllTextAsync(Path.Combine(_home, "scratch.dib"), "#!csharp\n\nint kept = 41;\n");
        foreach (var name in (string[])["completion", "interruption"])
            await CourseKitAsync("convert", Path.Combine(_home, "scratch.dib"), Path.Combine(Notebooks, name + ".ipynb"));
        Address = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        // The links lead to the course: they are taken away before the folder is, so that nothing behind them is.
        foreach (var name in (string[])["lib", "data"])
            File.Delete(Path.Combine(_home, name));
        Directory.Delete(_home, recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        var start = new ProcessStartInfo(Program) { WorkingDirectory = Notebooks, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["--no-browser", "--allow-root", "--ip=127.0.0.1"])
            start.ArgumentList.Add(argument);
        var share = Path.Combine(_home, "share", "jupyter");
        start.Environment["JUPYTER_PATH"] = share;
        foreach (var name in (string[])["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "XDG_DATA_HOME", "IPYTHONDIR"])
            start.Environment[name] = Path.Combine(_home, "settings");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(_home, "runtime");
        _server = Process.Start(start)!;
        var said = new List<string>();
        _ = _server.StandardOutput.ReadToEndAsync();
        while (await _server.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is not { Success: true } match)
                continue;
            _ = _server.StandardError.ReadToEndAsync();
            return new Uri(match.Value);
        }

        throw new InvalidOperationException("the Notebook server did not start:\n" + string.Join('\n', said));
    }

    private static async Task CourseKitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Command, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"coursekit {string.Join(' ', arguments)}: {error}{await output}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CourseKit.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"CourseKit.sln is in no folder above {AppContext.BaseDirectory}");
        return folder.FullName;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\?token=\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
