using System.CommandLine;
using CourseKit.Grading.Assignments;

namespace CourseKit.Cli;

/// <summary><c>coursekit assignment release</c>.</summary>
internal static class AssignmentReleaseCommand
{
    public static HelpedCommand Create(Terminal terminal, Engine engine)
    {
        var source = new Argument<string>("SRC") { Description = "The instructor's notebook, or a folder of them." };
        var output = new Argument<string>("OUT") { Description = "The students' notebook (.dib or .ipynb), or a folder, which is made if it is missing." };

        return new HelpedCommand("release", "Writes the notebook that students get.",
            """
            Writes the notebook that students get: stubs that compile in the place of solutions; no wrong answers, hidden tests,
            rubrics, outputs or metadata.

            What would be written is compared with everything that the source hides. If a hidden line or value is still to be
            seen, nothing is written, and each such place is told.
            """)
        {
            Examples =
            [
                ("coursekit assignment release hw1.dib handout", "Writes handout/hw1.dib."),
                ("coursekit assignment release hw1.dib handout/hw1.ipynb", "For students who work in Jupyter."),
                ("coursekit assignment release notebooks/homework handout", "All homework at once."),
            ],
            ExitCodes =
            [
                (ExitCode.Good, "Every notebook was written."),
                (ExitCode.Failed, "A source has a fault, or its release would show what it hides; that one was not written."),
                (ExitCode.Usage, "The command could not be carried out as written."),
            ],
        }
            .With(source)
            .With(output)
            .Does((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(source)!, parsed.GetValue(output)!, terminal, cancellation)));
    }

    private static int Run(string source, string output, Terminal terminal, CancellationToken cancellation)
    {
        var sources = AssignmentSources.Find(source, terminal);
        var target = Path.GetFullPath(output, terminal.Folder);
        var isFile = Path.GetExtension(target).ToLowerInvariant() is ".dib" or ".ipynb" && !Directory.Exists(target);
        if (isFile && Directory.Exists(Path.GetFullPath(source, terminal.Folder)))
            throw new UsageException($"{source} is a folder and {output} a file; name a folder to release into");
        if (!isFile && Path.HasExtension(target) && !Directory.Exists(target))
            throw new UsageException($"{output}: wanted a .dib, an .ipynb or a folder");
        var code = ExitCode.Good;
        foreach (var path in sources)
        {
            cancellation.ThrowIfCancellationRequested();
            if (AssignmentSources.Read(path, terminal) is not { } assignment
                || !Write(assignment, isFile ? target : Path.Combine(target, Path.GetFileName(path)), terminal))
                code = ExitCode.Failed;
        }

        return code;
    }

    private static bool Write(Assignment assignment, string target, Terminal terminal)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var proof = AssignmentRelease.Write(assignment, target);
        foreach (var leak in proof.Leaks)
            terminal.Error.WriteLine($"coursekit: {assignment.Source.FileName}: {leak}");
        if (proof.Holds)
        {
            terminal.Out.WriteLine($"Wrote {terminal.Shown(target)} ({ResultLine.Count(assignment.Exercises.Count, "exercise")}; "
                + $"none of {ResultLine.Count(proof.HiddenLines, "hidden line")} is in it)");
        }

        return proof.Holds;
    }
}
