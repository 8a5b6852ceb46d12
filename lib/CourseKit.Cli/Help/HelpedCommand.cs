using System.CommandLine;

namespace CourseKit.Cli;

/// <summary>A command with what its help says beyond a list of options.</summary>
/// <param name="name">The word that calls it.</param>
/// <param name="summary">One line, for the list of commands.</param>
/// <param name="about">What it does, in sentences.</param>
internal sealed class HelpedCommand(string name, string summary, string about) : Command(name, summary)
{
    private readonly List<OptionGroup> _groups = [];

    /// <summary>What it does, in sentences.</summary>
    public string About { get; } = about;

    /// <summary>The options under their headings, in order.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>Command lines to copy, each with what it does.</summary>
    public IReadOnlyList<(string Line, string Does)> Examples { get; init; } = [];

    /// <summary>What the exit codes mean, beyond those of every command.</summary>
    public IReadOnlyList<(int Code, string Means)> ExitCodes { get; init; } = [];

    /// <summary>Adds options under a heading.</summary>
    public HelpedCommand With(string heading, params Option[] options)
    {
        _groups.Add(new(heading, options));
        foreach (var option in options)
            Options.Add(option);
        return this;
    }

    /// <summary>Adds an argument.</summary>
    public HelpedCommand With(Argument argument)
    {
        Arguments.Add(argument);
        return this;
    }

    /// <summary>Sets what the command does.</summary>
    public HelpedCommand Does(Func<ParseResult, CancellationToken, Task<int>> action)
    {
        SetAction(action);
        return this;
    }
}
