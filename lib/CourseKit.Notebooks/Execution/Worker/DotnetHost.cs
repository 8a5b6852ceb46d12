namespace CourseKit.Notebooks.Execution.Worker;

/// <summary>Finds the <c>dotnet</c> program that started us, or the next best.</summary>
internal static class DotnetHost
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>A full path, or the bare name when only PATH can know.</summary>
    public static string Path { get; } = Candidates().FirstOrDefault(File.Exists) ?? FileName;

    private static IEnumerable<string> Candidates()
    {
        if (Environment.ProcessPath is { } own
            && string.Equals(System.IO.Path.GetFileName(own), FileName, StringComparison.OrdinalIgnoreCase))
            yield return own;
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host)
            yield return host;

        // <root>/shared/Microsoft.NETCore.App/10.0.x/: the runtime that runs us is the one that can run a worker.
        var framework = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(framework, "..", "..", "..", FileName));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            yield return System.IO.Path.Combine(root, FileName);
    }
}
