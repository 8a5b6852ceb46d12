namespace CourseKit.Notebooks.Tests.Course;

/// <summary>What one notebook of the course promises: a new notebook needs one class derived from this, and every test runs on it.</summary>
public abstract class Chapter
{
    /// <summary>Every notebook that has such a class.</summary>
    public static IReadOnlyList<Chapter> All { get; } =
        [.. typeof(Chapter).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Chapter)) && !type.IsAbstract)
            .Select(type => (Chapter)Activator.CreateInstance(type)!)
            .OrderBy(chapter => chapter.File, StringComparer.Ordinal)];

    /// <summary>The notebook's file name.</summary>
    public abstract string File { get; }

    /// <summary>The ids of its exercises, in order.</summary>
    public abstract IReadOnlyList<string> Exercises { get; }

    /// <summary>The numbers of the lecture that cells print with Expect: what is said before, and the number itself.</summary>
    public abstract IReadOnlyList<(string What, string Printed)> Numbers { get; }

    /// <summary>The mistakes that its checks know, at least three an exercise.</summary>
    public abstract IReadOnlyList<WrongAnswer> Mistakes { get; }

    /// <summary>The chapter of a file name.</summary>
    internal static Chapter Of(string file) => All.Single(chapter => chapter.File == file);
}
