using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Notebooks.Execution.Kernel.Packages;

/// <summary>
/// Brings packages through the ordinary restore: a project written for the purpose and <c>dotnet restore</c>, so that the
/// user's own sources, credentials and package folder count.
/// </summary>
internal sealed partial class PackageRestorer(string workingDirectory, TimeSpan timeout, RestoreCache cache)
{
    private static readonly string Framework = string.Create(
        CultureInfo.InvariantCulture, $"net{Environment.Version.Major}.{Environment.Version.Minor}");

    private readonly Dictionary<string, PackageException> _failed = [];

    /// <summary>How long one restore may take.</summary>
    public TimeSpan Timeout { get; set; } = timeout;

    /// <summary>Restores a set of packages together, so that their versions agree.</summary>
    /// <exception cref="PackageException">They can't be had.</exception>
    public async Task<RestoredPackages> RestoreAsync(
        IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> sources)
    {
        var addresses = sources.Select(Address).ToList();
        var key = string.Join(" | ",
        [
            Framework, RuntimeInformation.RuntimeIdentifier,
            .. packages.Select(p => $"{p.Id.ToUpperInvariant()} {Range(p)}").Order(StringComparer.Ordinal), .. addresses,
        ]);
        var isFloating = packages.Any(p => p.IsFloating);
        if (cache.Find(key, isFloating) is { } known)
            return known;
        if (_failed.TryGetValue(key, out var failure))
            throw failure;

        using var scratch = ScratchFolder.Create("restore");
        var folder = scratch.FullName;
        try
        {
            var project = WriteProject(folder, packages, addresses);
            await RunAsync(folder, project, packages);
            var restored = AssetsFile.Read(
                Path.Combine(folder, "obj", "project.assets.json"), $"{Framework}/{RuntimeInformation.RuntimeIdentifier}");
            cache.Store(key, restored);
            return restored;
        }
        catch (PackageException e)
        {
            _failed[key] = e;
            throw;
        }
    }

    // A folder is meant from where the notebook lies.
    private string Address(string source)
        => source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, workingDirectory);

    private string WriteProject(string folder, IReadOnlyCollection<PackageRequest> packages, List<string> sources)
    {
        // Empty, so that none further up is taken.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        var references = packages.Select(p =>
            $"""    <PackageReference Include="{p.Id}" Version="{Escape(Range(p))}" />""");
        var path = Path.Combine(folder, "packages.csproj");
        File.WriteAllText(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
                <RestoreRootConfigDirectory>{Escape(workingDirectory)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """);
        return path;
    }

    private async Task RunAsync(string folder, string project, IReadOnlyCollection<PackageRequest> packages)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        foreach (var argument in new[] { "restore", project, "--verbosity", "quiet", "--nologo" })
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // A machine without a network is to hear so within seconds, not after six tries.
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "2";
        start.Environment["NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS"] = "200";
        // Neither the worker's heap limit nor its lack of servers left behind is the restore's.
        start.Environment.Remove("DOTNET_GCHeapHardLimit");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Timeout);
        var names = string.Join(", ", packages);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new PackageException("NuGet", string.Create(
                CultureInfo.InvariantCulture, $"restoring {names} took longer than {Timeout.TotalSeconds:0} s and was given up"));
        }

        if (process.ExitCode != 0)
            throw Failure(names, await output + "\n" + await error);
    }

    private static PackageException Failure(string names, string output)
    {
        var errors = output.ReplaceLineEndings("\n").Split('\n').Select(line => Error().Match(line)).Where(match => match.Success)
            .Select(match => (Code: match.Groups["code"].Value, Text: match.Groups["text"].Value.Trim())).ToList();
        if (errors.Count > 0)
        {
            // What a source has in place of the version comes in lines of its own.
            var more = errors.Skip(1).TakeWhile(error => error.Code == errors[0].Code && error.Text.StartsWith("- ", StringComparison.Ordinal));
            return new PackageException(errors[0].Code, string.Join("; ", more.Select(error => error.Text[2..]).Prepend(errors[0].Text)));
        }

        var last = output.Trim().ReplaceLineEndings("\n").Split('\n')[^1];
        return new PackageException("NuGet", $"{names} could not be restored: {(last.Length > 0 ? last : "dotnet restore failed; is the .NET SDK installed?")}");
    }

    // A plain version means itself. To NuGet it is the least one: where it can't be had, the next higher would come without a
    // word, and with another interface.
    private static string Range(PackageRequest package)
        => package.Version.Length == 0 ? "*" : package.IsFloating || !char.IsAsciiDigit(package.Version[0]) ? package.Version : $"[{package.Version}]";

    private static string Escape(string text) => SecurityElement.Escape(text);

    [GeneratedRegex(@"error (?<code>[A-Z]+\d+) ?: (?<text>.*?)( \[[^\]]*proj\])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Error();
}
