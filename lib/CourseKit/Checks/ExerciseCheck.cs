using CourseKit.Display;

namespace CourseKit.Checks;

/// <summary>An exercise's check under construction; shown in a notebook, it runs.</summary>
/// <remarks>
/// Nothing that the student's code does makes it throw: an exception, a NaN or a wrong type is a result. A value is right
/// if |got − wanted| ≤ tolerance + relative · |wanted| for every number of it; numbers of all types, tuples, arrays, lists,
/// vectors and matrices may stand for each other where the shape is the same.
/// </remarks>
[TypeFormatterSource(typeof(CheckFormatterSource), PreferredMimeTypes = ["text/html", CheckResult.MimeType, "text/plain"])]
public sealed class ExerciseCheck : IHtml
{
    private readonly List<CheckCase> _cases = [];

    internal ExerciseCheck(string id, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        (Id, Title) = (id, title);
    }

    /// <summary>The exercise's lasting name.</summary>
    public string Id { get; }

    /// <summary>What the student reads.</summary>
    public string Title { get; }

    /// <summary>Adds a case: a call of the student's code and the value it should give.</summary>
    /// <param name="name">What is tried, in a few words.</param>
    /// <param name="value">Calls the student's code: <c>() => MseGradient(1.5, 0, 0.4, 0.5)</c>.</param>
    /// <param name="expected">The right value: number, bool, string, tuple, array, vector, matrix; or a function without parameters that gives it.</param>
    /// <param name="tolerance">Absolute tolerance, ≥ 0.</param>
    /// <param name="relative">Relative tolerance, ≥ 0.</param>
    public ExerciseCheck Case(string name, Func<object?> value, object? expected, double tolerance = 1e-6, double relative = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(value);
        _cases.Add(new CheckCase(name, value, expected, new Tolerance(tolerance, relative)));
        return this;
    }

    /// <summary>Adds a case whose right value is a row of numbers: <c>expected: [0.1, 0.9]</c>.</summary>
    /// <inheritdoc cref="Case(string, Func{object?}, object?, double, double)"/>
    public ExerciseCheck Case(string name, Func<object?> value, double[] expected, double tolerance = 1e-6, double relative = 1e-6)
        => Case(name, value, (object?)expected, tolerance, relative);

    /// <summary>Adds a case that asks for a property instead of a value.</summary>
    /// <param name="name">What should hold: <c>"the probabilities add up to 1"</c>.</param>
    /// <param name="condition">Whether it holds.</param>
    /// <param name="otherwise">What to tell the student if it does not.</param>
    public ExerciseCheck Holds(string name, Func<bool> condition, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        _cases.Add(new CheckCase(name, () => condition(), true, default) { Otherwise = otherwise });
        return this;
    }

    /// <summary>Adds a case that only observes a value: what is right stands elsewhere, with whoever grades.</summary>
    /// <param name="name">What is tried, in a few words.</param>
    /// <param name="value">Calls the student's code.</param>
    /// <param name="tolerance">Absolute tolerance of the comparison made elsewhere, ≥ 0.</param>
    /// <param name="relative">Relative tolerance, ≥ 0.</param>
    public ExerciseCheck Observe(string name, Func<object?> value, double tolerance = 1e-6, double relative = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(value);
        _cases.Add(new CheckCase(name, value, null, new Tolerance(tolerance, relative)) { OnlyObserves = true });
        return this;
    }

    /// <summary>Names a mistake of the case before: the value that it leads to.</summary>
    /// <param name="message">What to tell the student, who then knows what to change.</param>
    /// <param name="wrong">Computes what a student who makes the mistake gets.</param>
    /// <exception cref="InvalidOperationException">There is no case yet.</exception>
    public ExerciseCheck Mistake(string message, Func<object?> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        Last.Mistakes.Add(new KnownMistake(message, wrong, null));
        return this;
    }

    /// <summary>Names a mistake of the case before: the value that it leads to.</summary>
    /// <inheritdoc cref="Mistake(string, Func{object?})"/>
    public ExerciseCheck Mistake(string message, object? wrong) => Mistake(message, () => CheckCase.Resolve(wrong));

    /// <summary>Names a mistake of the case before: the row of numbers that it leads to.</summary>
    /// <inheritdoc cref="Mistake(string, Func{object?})"/>
    public ExerciseCheck Mistake(string message, double[] wrong) => Mistake(message, () => wrong);

    /// <summary>Names a mistake of the case before, known by a condition on the value.</summary>
    /// <param name="message">What to tell the student.</param>
    /// <param name="recognized">Whether a value that is not right comes from this mistake.</param>
    /// <exception cref="InvalidOperationException">There is no case yet.</exception>
    public ExerciseCheck MistakeWhen(string message, Func<ObservedValue, bool> recognized)
    {
        ArgumentNullException.ThrowIfNull(recognized);
        Last.Mistakes.Add(new KnownMistake(message, null, recognized));
        return this;
    }

    /// <summary>Tries every case. Never throws because of what the student wrote.</summary>
    public CheckResult Run()
    {
        var problems = new List<string>();
        if (_cases.Count == 0)
            problems.Add($"exercise {Id} has no case");
        CaseResult[] results = [.. _cases.Select(check => check.Run(problems))];
        return new CheckResult(Id, Title, results, problems);
    }

    /// <summary>The result as a piece of HTML.</summary>
    public string ToHtml() => Run().ToHtml();

    /// <summary>The result as text.</summary>
    public override string ToString() => Run().ToString();

    private CheckCase Last => _cases switch
    {
        [] => throw new InvalidOperationException($"exercise {Id}: a mistake belongs to the case before it, and there is none yet"),
        [.., { OnlyObserves: true }] => throw new InvalidOperationException(
            $"exercise {Id}: a mistake belongs to the case before it, and that one only observes: put the mistake right after its Case"),
        [.., var last] => last,
    };
}
