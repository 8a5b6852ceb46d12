using System.Globalization;
using CourseKit.Grading.Sandbox;
using CourseKit.Grading.Tests.Judging;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Execution;
using CourseKit.Notebooks.Execution.Worker;

namespace CourseKit.Grading.Tests.Sandbox;

/// <summary>The fence as the system describes it to a process inside: each of its parts alone, whatever the others would still stop.</summary>
public sealed class BubblewrapFenceTests(BubblewrapFenceTests.Inside inside) : IClassFixture<BubblewrapFenceTests.Inside>
{
    private const string Canary = "COURSEKIT_OUTSIDE_THE_FENCE";

    // No two alike, and none of them the default, so that each is seen to arrive.
    private static readonly SandboxLimits Limits = new()
    {
        HeapBytes = 200L << 20,
        NativeBytes = 900L << 20,
        ProcessorSeconds = 123,
        Processes = 117,
        FileBytes = 48L << 20,
        OpenFiles = 401,
        FolderBytes = 40L << 20,
    };

    [SkippableTheory]
    [InlineData("user"), InlineData("pid"), InlineData("ipc"), InlineData("uts"), InlineData("net"), InlineData("cgroup")]
    public async Task It_has_namespaces_of_its_own(string kind)
    {
        var own = await SeenAsync("namespace " + kind);
        var outside = new FileInfo("/proc/self/ns/" + kind).LinkTarget;
        Skip.If(outside is null, "this kernel has none of that kind");
        own.ShouldStartWith(kind + ":[");
        own.ShouldNotBe(outside);
    }

    [SkippableTheory]
    [InlineData("Max core file size", 0, 0)]
    [InlineData("Max data size", 1100 << 20, 1100 << 20)]
    [InlineData("Max processes", 117, 117)]
    [InlineData("Max file size", 48 << 20, 48 << 20)]
    [InlineData("Max open files", 401, 401)]
    [InlineData("Max cpu time", 123, 124)]
    [InlineData("Max locked memory", 0, 0)]
    [InlineData("Max msgqueue size", 0, 0)]
    public async Task It_may_use_what_was_given_and_no_more(string what, int soft, int hard)
        => (await SeenAsync("limit " + what)).ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{soft} {hard}"));

    [SkippableFact]
    public async Task Nothing_can_be_written_to_but_two_small_folders_in_memory()
    {
        await SeenAsync("mount /");
        var writable = (await inside.SeenAsync()).Where(pair => pair.Key.StartsWith("mount /", StringComparison.Ordinal) && pair.Value.Split(' ')[0].Split(',').Contains("rw"))
            .ToDictionary(pair => pair.Key["mount ".Length..], pair => pair.Value, StringComparer.Ordinal);

        // What is left are devices and what the kernel tells of processes.
        var folders = writable.Keys.Where(path => path != "/proc" && !path.StartsWith("/proc/", StringComparison.Ordinal) && !path.StartsWith("/dev/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        folders.ShouldBe(["/course", "/tmp"]);
        writable["/course"].Split(' ', ',').ShouldContain("size=40960k");
        writable["/tmp"].Split(' ', ',').ShouldContain("size=40960k");
    }

    [SkippableFact]
    public async Task It_is_nobody_who_can_become_nobody_else()
    {
        (await SeenAsync("status Uid")).ShouldBe("65534 65534 65534 65534");
        (await SeenAsync("status Gid")).ShouldBe("65534 65534 65534 65534");
        (await SeenAsync("status NoNewPrivs")).ShouldBe("1");
        foreach (var capabilities in new[] { "CapInh", "CapPrm", "CapEff", "CapAmb" })
            (await SeenAsync("status " + capabilities)).ShouldBe("0000000000000000", capabilities);
        if (Environment.IsPrivilegedProcess)
            (await SeenAsync("status Groups")).ShouldBe("");
    }

    [SkippableFact]
    public async Task It_has_no_terminal_no_name_and_no_settings_of_ours()
    {
        // Seen from inside, a session that began outside is number 0.
        (await SeenAsync("session")).ShouldNotBe("0");
        (await SeenAsync("terminal")).ShouldBe("0");
        (await SeenAsync("machine")).ShouldBe("sandbox");
        (await SeenAsync("canary")).ShouldBe("");
    }

    [SkippableFact]
    public async Task There_is_no_program_but_the_one_that_sets_limits_and_no_folder_of_the_system()
    {
        (await SeenAsync("programs")).ShouldBe("prlimit");
        (await SeenAsync("places")).ShouldBe("");
    }

    private async Task<string> SeenAsync(string what)
    {
        await SandboxedJudge.SkipWithoutSandboxAsync();
        return (await inside.SeenAsync()).GetValueOrDefault(what) ?? throw new InvalidOperationException($"nothing was seen of {what}");
    }

    /// <summary>What a process inside sees, looked at once for all tests.</summary>
    public sealed class Inside
    {
        private readonly Lazy<Task<Dictionary<string, string>>> _seen = new(LookAsync);

        public Task<Dictionary<string, string>> SeenAsync() => _seen.Value;

        private static async Task<Dictionary<string, string>> LookAsync()
        {
            const string Look = """
                using System.IO;
                foreach (var kind in new[] { "user", "pid", "ipc", "uts", "net", "cgroup" })
                    Console.WriteLine($"namespace {kind}={new FileInfo("/proc/self/ns/" + kind).LinkTarget}");
                foreach (var line in File.ReadLines("/proc/self/limits").Skip(1))
                    Console.WriteLine($"limit {line[..26].Trim()}={line.Substring(26, 21).Trim()} {line.Substring(47, 21).Trim()}");
                foreach (var line in File.ReadLines("/proc/self/mountinfo").Select(line => line.Split(' ')))
                    Console.WriteLine($"mount {line[4]}={line[5]} {line[^1]}");
                foreach (var line in File.ReadLines("/proc/self/status").Select(line => line.Split(':')))
                    Console.WriteLine($"status {line[0]}={line[1].Trim().Replace('\t', ' ')}");
                var stat = File.ReadAllText("/proc/self/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                Console.WriteLine($"session={fields[3]}");
                Console.WriteLine($"terminal={fields[4]}");
                Console.WriteLine($"machine={Environment.MachineName}");
                Console.WriteLine($"canary={Environment.GetEnvironmentVariable("COURSEKIT_OUTSIDE_THE_FENCE")}");
                Console.WriteLine($"programs={string.Join(" ", Directory.GetFileSystemEntries("/usr/bin").Select(Path.GetFileName))}");
                Console.WriteLine($"places={string.Join(" ", new[] { "/etc", "/var", "/run", "/sys", "/bin", "/sbin", "/usr/sbin" }.Where(Directory.Exists))}");
                """;
            var folder = Directory.CreateTempSubdirectory("coursekit-fence-");
            Environment.SetEnvironmentVariable(Canary, "1");
            try
            {
                var given = Path.Combine(folder.FullName, "given.txt");
                await File.WriteAllTextAsync(given, "given");
                using var workers = await new BubblewrapSandbox().PrepareAsync(new SandboxView(folder.FullName, [given], []), Limits, CancellationToken.None);
                await using var kernel = await KernelProcess.StartAsync(workers.Options);
                var outputs = new OutputList();
                var run = await kernel.ExecuteAsync(new CellRequest("a.dib", 1, Look), outputs.Add, CancellationToken.None);
                run.Reason.ShouldBeNull();
                var found = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var line in string.Concat(outputs.ToList().OfType<StreamOutput>().Select(output => output.Text)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    found[line[..line.IndexOf('=', StringComparison.Ordinal)]] = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
                return found;
            }
            finally
            {
                Environment.SetEnvironmentVariable(Canary, null);
                folder.Delete(recursive: true);
            }
        }
    }
}
