using CourseKit.Grading.Assignments;
using CourseKit.Grading.Results;

namespace CourseKit.Grading.SimulatedClass;

/// <summary>Those with whom something is out of order: code that does not compile or never ends, cells that are gone, moved,
/// copied or retyped, files that are no notebooks.</summary>
internal sealed class OddStudents(Assignment assignment, Action<string, StudentNotebook?, string, byte[]> add)
{
    /// <summary>Adds seventeen.</summary>
    internal void AddAll()
    {
        Add("handed in as released", new StudentNotebook(assignment));
        Add("a header and nothing else", Nothing());
        add("an empty file", null, assignment.Name + ".dib", []);
        add("binary rubbish", null, assignment.Name + ".ipynb", [0x89, 0x50, 0x4E, 0x47, 0, 0xFF, 0xFE, 0, 1, 2, 3]);
        AddBroken();
        AddMoved();
        AddRetyped();
    }

    private void AddBroken()
    {
        Add("hw1.3 lacks a semicolon", Broken("hw1.3", "    return null", Verdict.DoesNotCompile));
        Add("hw1.5 returns another type", Broken("hw1.5", "    return column;", Verdict.DoesNotCompile), asIpynb: true);
        Add("hw1.6 throws", Broken("hw1.6", "    throw new InvalidOperationException(parts.Length + \" parts\");", Verdict.Failed));
        Add("hw1.2 never ends", Broken("hw1.2", "    while (true) { }", Verdict.TimedOut));
        Add("hw1.1 ends the process", Broken("hw1.1", "    Environment.Exit(0);\n    return (0, 0);", Verdict.Crashed));
        var two = Broken("hw1.4", "    var next = FocalLoss(z + 1, y, gamma);\n    return (next.Value + 1, next.Slope);", Verdict.Crashed);
        two.Break("hw1.7", "    while (lambda < 1e300) lambda = lambda * 0.5 + 1;\n    return (x, lambda);", Verdict.TimedOut);
        Add("hw1.4 calls itself for ever, and hw1.7 never ends", two);
    }

    private void AddMoved()
    {
        var bare = Solved();
        bare.Delete(cell => cell.Role == CellRole.Check);
        bare.Remarks.Add(RemarkKind.Deleted);
        Add("all check cells deleted", bare);

        var missing = Solved();
        missing.Delete(cell => cell.Role == CellRole.Answer && cell.Id is ("hw1.2" or "hw1.8"));
        missing.Expect("hw1.2", 0, Verdict.Missing);
        missing.Expect("hw1.8", 0, Verdict.Missing);
        Add("the cells of hw1.2 and hw1.8 deleted", missing, asIpynb: true);

        var twice = Solved();
        twice.InsertBefore("hw1.1", assignment.Exercises[0].Wrong[0].Source);
        twice.Remarks.Add(RemarkKind.Copied);
        Add("hw1.1 twice, the second one right", twice);

        var reversed = Solved();
        reversed.Reverse();
        Add("the order of the cells turned round", reversed);

        var forged = Solved();
        forged.Mistake("hw1.8", 1);
        forged.Replace(cell => cell.Role == CellRole.Check && cell.Id == "hw1.8",
            _ => "// check hw1.8\nCheck.Exercise(\"hw1.8\", \"Whitening with a triangle\").Case(\"fine\", () => 1, 1).Run()");
        forged.Remarks.Add(RemarkKind.Edited);
        Add("hw1.8 wrong, and its check made to agree", forged);
    }

    private void AddRetyped()
    {
        var headless = Solved();
        headless.Replace(cell => cell.Role == CellRole.Answer, text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        headless.Remarks.Add(RemarkKind.Retyped);
        Add("the first lines of all answers deleted", headless);

        var retyped = Solved();
        retyped.Replace(cell => cell.Role == CellRole.Answer, text => "//Exercise " + text["// exercise ".Length..].Replace("hw1.", "HW1.", StringComparison.Ordinal));
        Add("the first lines of all answers retyped", retyped, asIpynb: true);
    }

    private StudentNotebook Solved()
    {
        var notebook = new StudentNotebook(assignment);
        foreach (var exercise in assignment.Exercises)
            notebook.Solve(exercise.Id);
        return notebook;
    }

    private StudentNotebook Broken(string id, string body, Verdict verdict)
    {
        var notebook = Solved();
        notebook.Break(id, body, verdict);
        return notebook;
    }

    private StudentNotebook Nothing()
    {
        var notebook = new StudentNotebook(assignment);
        notebook.Delete(_ => true);
        foreach (var exercise in assignment.Exercises)
            notebook.Expect(exercise.Id, 0, Verdict.Missing);
        return notebook;
    }

    private void Add(string story, StudentNotebook notebook, bool asIpynb = false)
        => add(story, notebook, assignment.Name + (asIpynb ? ".ipynb" : ".dib"), notebook.Bytes(asIpynb));
}
