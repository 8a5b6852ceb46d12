using System.Reflection;

namespace CourseKit.Checks;

/// <summary>One case of an exercise: what to call, what should come out, and which mistakes are known.</summary>
internal sealed class CheckCase(string name, Func<object?> value, object? expected, Tolerance tolerance)
{
    internal List<KnownMistake> Mistakes { get; } = [];

    /// <summary>What to say when a condition does not hold.</summary>
    internal string? Otherwise { get; init; }

    /// <summary>Whether there is no expected value here: the case only shows what it observes.</summary>
    internal bool OnlyObserves { get; init; }

    /// <summary>The value of a function without parameters, anything else as it is.</summary>
    internal static object? Resolve(object? value)
        => value is Delegate function && function.Method.ReturnType != typeof(void) && function.GetType().GetMethod("Invoke")!.GetParameters().Length == 0
            ? function.DynamicInvoke()
            : value;

    /// <summary>Tries the case.</summary>
    /// <param name="problems">Receives what is wrong with the exercise itself.</param>
    internal CaseResult Run(List<string> problems)
        => (OnlyObserves ? Observe(seen => new CaseResult(name, CheckVerdict.Observed, seen, null)) : Judge(problems)) with { Tolerance = tolerance };

    private CaseResult Judge(List<string> problems)
    {
        ObservedValue wanted;
        try
        {
            wanted = ObservedValue.Of(Resolve(expected));
        }
        catch (Exception error)
        {
            problems.Add($"case \"{name}\": the expected value can't be had: {Describe(error)}");
            return new CaseResult(name, CheckVerdict.Failed, null, $"The exercise itself is at fault, not you: {problems[^1]}.");
        }

        Audit(wanted, problems);
        return Observe(observed => tolerance.Allows(observed, wanted)
            ? new CaseResult(name, CheckVerdict.Right, observed, null)
            : Explain(observed, wanted));
    }

    private CaseResult Observe(Func<ObservedValue, CaseResult> judge)
    {
        ObservedValue observed;
        try
        {
            observed = ObservedValue.Of(Await(value()));
        }
        catch (Exception error)
        {
            return Unwrap(error) is NotImplementedException
                ? new CaseResult(name, CheckVerdict.NotDone, null, "Write it in place of the exception, then run both cells again.")
                : new CaseResult(name, CheckVerdict.Failed, null, $"Your code stopped with {Describe(error)}{StoppedAt.Of(Unwrap(error))}");
        }

        return judge(observed);
    }

    private CaseResult Explain(ObservedValue observed, ObservedValue wanted)
    {
        foreach (var mistake in Mistakes)
        {
            if (Try(() => mistake.Explains(observed, tolerance)))
                return new CaseResult(name, CheckVerdict.KnownMistake, observed, mistake.Message);
        }

        return new CaseResult(name, CheckVerdict.Wrong, observed, Otherwise ?? Diagnosis.Of(observed, wanted, tolerance));
    }

    // A mistake that can't be computed, or that is the right answer, would never be named: the author should hear of it.
    private void Audit(ObservedValue wanted, List<string> problems)
    {
        foreach (var mistake in Mistakes)
        {
            try
            {
                if (mistake.AccusesTheRight(wanted, tolerance))
                    problems.Add($"case \"{name}\": the mistake \"{mistake.Message}\" can't be told from the right answer");
            }
            catch (Exception error)
            {
                problems.Add($"case \"{name}\": the mistake \"{mistake.Message}\" can't be computed: {Describe(error)}");
            }
        }
    }

    private static bool Try(Func<bool> condition)
    {
        try
        {
            return condition();
        }
        catch (Exception)
        {
            // Reported by the audit.
            return false;
        }
    }

    private static object? Await(object? value)
    {
        if (value is not Task task)
            return value;
        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }

    private static Exception Unwrap(Exception error)
        => error is TargetInvocationException or AggregateException or TypeInitializationException && error.InnerException is { } inner ? Unwrap(inner) : error;

    private static string Describe(Exception error)
    {
        error = Unwrap(error);
        var line = error.Message.Split('\n')[0].Trim();
        return $"{error.GetType().Name}: {line}";
    }
}
