namespace CourseKit.Cli;

/// <summary>The commands, in the order in which the help lists them. A new one is one file in Commands and one row here.</summary>
internal static class CommandTable
{
    /// <summary>What makes each command.</summary>
    public static IReadOnlyList<Func<Terminal, Engine, HelpedCommand>> Rows { get; } =
    [
        RunCommand.Create,
        ConvertCommand.Create,
        DataCommand.Create,
        KernelCommand.Create,
        AssignmentCommand.Create,
        GradeCommand.Create,
        GradesCommand.Create,
    ];
}
