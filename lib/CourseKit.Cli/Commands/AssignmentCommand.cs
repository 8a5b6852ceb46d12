namespace CourseKit.Cli;

/// <summary><c>coursekit assignment</c>: what an instructor does with a source notebook.</summary>
internal static class AssignmentCommand
{
    /// <summary>Its commands. A new one is one file and one row here.</summary>
    private static readonly Func<Terminal, Engine, HelpedCommand>[] Rows =
    [
        AssignmentValidateCommand.Create,
        AssignmentReleaseCommand.Create,
        AssignmentSimilarCommand.Create,
    ];

    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var command = new HelpedCommand("assignment", "Tries homework, makes the students' notebook of it, compares what they hand in.",
            """
            Tries homework, makes the students' notebook of it, and finds unusual code that two students share.

            The instructor writes one notebook, with solutions, hidden tests, known wrong answers and rubrics between markers;
            'notebooks/homework/README.md' explains them.
            """)
        {
            Examples =
            [
                ("coursekit assignment validate hw1.dib", "Is it ready to be handed out?"),
                ("coursekit assignment release hw1.dib handout", "Writes what students get."),
                ("coursekit assignment similar submissions.zip --template handout/hw1.dib", "Who shares unusual code?"),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Done."),
                (ExitCode.Failed, "An assignment has a fault."),
                (ExitCode.Usage, "The command could not be carried out as written."),
                (ExitCode.Interrupted, "Stopped by Ctrl-C."),
            ],
        };
        foreach (var create in Rows)
            command.Subcommands.Add(create(terminal, engine));
        return command;
    }
}
