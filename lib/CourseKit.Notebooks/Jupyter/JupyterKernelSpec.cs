using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Registers the C# kernel with Jupyter: a folder with <c>kernel.json</c> and the wrapper in Python that Jupyter starts.</summary>
public static class JupyterKernelSpec
{
    /// <summary>The kernel's name.</summary>
    public const string Name = "coursekit-csharp";

    /// <summary>The name that front ends show.</summary>
    public const string DisplayName = "C# (CourseKit)";

    private const string Wrapper = "coursekit_kernel.py";
    private const string Probe = "import ipykernel, jupyter_core.paths as p, sys; print(sys.executable); print(p.jupyter_data_dir())";

    /// <summary>Finds a Python that has ipykernel, and where it keeps its user's kernels.</summary>
    /// <param name="python">The program to ask; null to try the usual ones.</param>
    /// <returns>Null when there is none.</returns>
    public static JupyterPython? FindPython(string? python)
    {
        string[] candidates = python is not null ? [python]
            : OperatingSystem.IsWindows() ? ["python", "python3", "py"] : ["python3", "/usr/bin/python3", "python"];
        return candidates.Select(Ask).FirstOrDefault(found => found is not null);
    }

    /// <summary>The folder of this kernel among others.</summary>
    /// <param name="dataFolder">Jupyter's data folder, such as <c>~/.local/share/jupyter</c>.</param>
    public static string Folder(string dataFolder) => Path.Combine(dataFolder, "kernels", Name);

    /// <summary>Writes the folder, over one that is there.</summary>
    /// <param name="folder">As <see cref="Folder"/> gives it.</param>
    /// <param name="python">The Python that shall run the wrapper.</param>
    /// <param name="command">What starts <c>coursekit</c>.</param>
    public static void Write(string folder, string python, IReadOnlyList<string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Directory.CreateDirectory(folder);
        var wrapper = Path.Combine(folder, Wrapper);
        using (var resource = typeof(JupyterKernelSpec).Assembly.GetManifestResourceStream("Jupyter/" + Wrapper)!)
        using (var text = new MemoryStream())
        {
            resource.CopyTo(text);
            AtomicFile.Write(wrapper, text.ToArray());
        }

        var specification = new JsonObject
        {
            ["argv"] = new JsonArray(python, wrapper, "-f", "{connection_file}"),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            // By a message rather than a signal: the same on every system.
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject
            {
                ["COURSEKIT_KERNEL_COMMAND"] = new JsonArray([.. command.Select(word => JsonValue.Create(word))])
                    .ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
            },
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        var json = specification.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        AtomicFile.Write(Path.Combine(folder, "kernel.json"), Encoding.UTF8.GetBytes(json + "\n"));
    }

    private static JupyterPython? Ask(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(Probe);
            using var process = Process.Start(start)!;
            _ = process.StandardError.ReadToEndAsync();
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
            process.WaitForExit();
            return process.ExitCode == 0 && lines.Length >= 2 ? new JupyterPython(lines[0], lines[1]) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
