using System.Globalization;
using CourseKit.Grading.Assignments;

namespace CourseKit.Grading.SimulatedClass;

/// <summary>Makes a class of sixty who hand in homework 1, and knows the grade of each. The same class every time.</summary>
/// <param name="assignment">Homework 1, as the instructor wrote it.</param>
public sealed class ClassMaker(Assignment assignment)
{
    private readonly Random _random = new(20261121);
    private readonly List<SimulatedStudent> _students = [];

    /// <summary>The class: those who do well, those who make each known mistake once, those with whom something is out of order.</summary>
    public IReadOnlyList<SimulatedStudent> Make()
    {
        _students.Clear();
        Good();
        foreach (var (id, place) in HiddenShares.All)
            Mistaken(id, place);
        new OddStudents(assignment, Add).AddAll();
        return _students;
    }

    private void Good()
    {
        Add("everything right", Solved(), asIpynb: false);
        Add("everything right, as .ipynb", Solved(), asIpynb: true);
        var otherwise = Solved();
        foreach (var id in OtherWays.Bodies.Keys)
            otherwise.SolveOtherwise(id);
        Add("everything right, four functions written otherwise", otherwise, asIpynb: false);
        var own = Solved();
        own.InsertBefore("hw1.3", "// my own test\nvar myScores = new double[,] { { 1, 2 } };\nConsole.WriteLine(myScores[0, 1]);");
        Add("everything right, a cell of its own in between", own, asIpynb: false);
    }

    // The mistake, and what chance gives of the other exercises: mostly right, some mistakes, some not done.
    private void Mistaken(string id, int place)
    {
        var notebook = new StudentNotebook(assignment);
        foreach (var exercise in assignment.Exercises.Select(exercise => exercise.Id))
        {
            var chance = _random.Next(100);
            if (exercise == id)
                notebook.Mistake(id, place);
            else if (chance < 15)
                notebook.Mistake(exercise, _random.Next(HiddenShares.Count(exercise)));
            else if (chance < 25 && OtherWays.Bodies.ContainsKey(exercise))
                notebook.SolveOtherwise(exercise);
            else if (chance < 88)
                notebook.Solve(exercise);
        }

        Add($"known mistake {place + 1} of {id}", notebook, asIpynb: _students.Count % 4 == 0);
    }

    private StudentNotebook Solved()
    {
        var notebook = new StudentNotebook(assignment);
        foreach (var exercise in assignment.Exercises)
            notebook.Solve(exercise.Id);
        return notebook;
    }

    private void Add(string story, StudentNotebook notebook, bool asIpynb)
        => Add(story, notebook, assignment.Name + (asIpynb ? ".ipynb" : ".dib"), notebook.Bytes(asIpynb));

    // Without a notebook the file can't be judged.
    private void Add(string story, StudentNotebook? notebook, string fileName, byte[] content)
        => _students.Add(new((_students.Count + 1).ToString("'s'00", CultureInfo.InvariantCulture), story, fileName, content,
            notebook is null, notebook?.Expected ?? [], notebook?.Remarks ?? []));
}
