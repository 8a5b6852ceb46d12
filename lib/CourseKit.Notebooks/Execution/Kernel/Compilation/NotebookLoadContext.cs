using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CourseKit.Notebooks.Execution.Kernel.Compilation;

/// <summary>
/// Loads what a notebook brings: its cells, the assemblies it names with <c>#r</c>, what lies beside those, and packages.
/// A context of its own, so that the notebook's version of a library wins over one that the engine itself uses.
/// </summary>
/// <param name="onRead">Told of the files that are loaded because they lie beside a referenced one.</param>
internal sealed class NotebookLoadContext(Action<string> onRead) : AssemblyLoadContext("notebook")
{
    private static readonly Assembly Host = typeof(NotebookLoadContext).Assembly;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Assembly> _cells = [];
    private readonly Dictionary<string, string> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly List<string> _nativeFiles = [];

    /// <summary>Loads a compiled cell; later cells find it by its assembly's name.</summary>
    public Assembly LoadCell(string name, Stream assembly, Stream symbols)
    {
        var loaded = LoadFromStream(assembly, symbols);
        lock (_gate)
            _cells[name] = loaded;
        return loaded;
    }

    /// <summary>Makes an assembly file known; the first file of a name stays, as a loaded one could not be replaced.</summary>
    public void Know(string path, bool probeFolder)
    {
        lock (_gate)
        {
            _assemblies.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            var folder = Path.GetDirectoryName(path)!;
            if (probeFolder && !_folders.Contains(folder))
                _folders.Add(folder);
        }
    }

    public void KnowNative(string path)
    {
        lock (_gate)
            _nativeFiles.Add(path);
    }

    /// <summary>The file that would be loaded for a name; null for the framework's own and unknown ones.</summary>
    public string? Find(string simpleName)
    {
        lock (_gate)
        {
            if (_assemblies.TryGetValue(simpleName, out var known))
                return known;
            if (FrameworkReferences.Contains(simpleName))
                return null;
            return _folders.Select(folder => Path.Combine(folder, simpleName + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (name == Host.GetName().Name)
            return Host;
        lock (_gate)
        {
            if (_cells.TryGetValue(name, out var cell))
                return cell;
        }

        if (Find(name) is not { } path)
            return null;
        lock (_gate)
        {
            if (!_assemblies.ContainsKey(name))
                onRead(path);
        }

        return LoadFromAssemblyPath(path);
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] candidates;
        lock (_gate)
        {
            string[] names = [unmanagedDllName, unmanagedDllName + Extension, "lib" + unmanagedDllName + Extension];
            var rid = RuntimeInformation.RuntimeIdentifier;
            candidates =
            [
                .. _nativeFiles.Where(file => names.Contains(Path.GetFileName(file))),
                .. from folder in _folders
                   from sub in new[] { "", Path.Combine("runtimes", rid, "native") }
                   from name in names
                   let file = Path.Combine(folder, sub, name)
                   where File.Exists(file)
                   select file,
            ];
        }

        foreach (var file in candidates)
        {
            if (NativeLibrary.TryLoad(file, out var handle))
                return handle;
        }

        return IntPtr.Zero;
    }

    private static string Extension
        => OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
}
