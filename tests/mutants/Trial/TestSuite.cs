using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CourseKit.Mutants.Trial;

/// <summary>The tests of an assembly.</summary>
internal sealed class TestSuite
{
    private readonly XunitTestFramework _framework;
    private readonly AssemblyName _name;
    private readonly List<ITestCase> _all;

    public TestSuite(Assembly assembly, string path)
    {
        AppContext.SetData("TESTS", Path.GetDirectoryName(path));
        _framework = new XunitTestFramework(new Listener(_ => true));
        _name = assembly.GetName();
        var found = new List<ITestCase>();
        using var done = new ManualResetEventSlim();
        using var discoverer = _framework.GetDiscoverer(new ReflectionAssemblyInfo(assembly));
        discoverer.Find(includeSourceInformation: false, new Listener(message =>
        {
            if (message is ITestCaseDiscoveryMessage { TestCase: { } test })
                found.Add(test);
            if (message is IDiscoveryCompleteMessage)
                done.Set();
            return true;
        }), new Options());
        done.Wait();
        _all = found;
    }

    /// <summary>Runs tests until one fails.</summary>
    /// <param name="filter">As <c>dotnet test</c> takes it, of <c>FullyQualifiedName~</c> and <c>DisplayName~</c> with | between.</param>
    /// <returns>How many ran, and the first that failed.</returns>
    public (int Ran, string? Failed) Run(string filter)
    {
        var parts = filter.Split('|').Select(part => part.Split('~', 2)).ToList();
        var chosen = _all.Where(test => parts.Exists(part => (part[0] == "DisplayName" ? test.DisplayName : $"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}")
            .Contains(part[1], StringComparison.OrdinalIgnoreCase))).ToList();
        string? failed = null;
        var ran = 0;
        using var done = new ManualResetEventSlim();
        using var executor = _framework.GetExecutor(_name);
        executor.RunTests(chosen, new Listener(message =>
        {
            if (message is ITestFinished)
                Interlocked.Increment(ref ran);
            if (message is ITestFailed { Test: { } test })
                failed ??= test.DisplayName;
            else if (message is IErrorMessage or ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestCleanupFailure)
                failed ??= message.GetType().Name;
            if (message is ITestAssemblyFinished)
                done.Set();
            return failed is null;
        }), new Options());
        done.Wait();
        return (ran, failed);
    }

    private sealed class Listener(Func<IMessageSinkMessage, bool> listen) : IMessageSink
    {
        private readonly Lock _gate = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            lock (_gate)
                return listen(message);
        }
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal) { ["xunit.discovery.PreEnumerateTheories"] = true };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
