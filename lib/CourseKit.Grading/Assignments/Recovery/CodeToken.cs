namespace CourseKit.Grading.Assignments.Recovery;

/// <summary>A piece of C#: a word (identifier, keyword or number), a string, or one character of punctuation.</summary>
/// <param name="Text">Its text; a string's is <c>"</c>.</param>
internal readonly record struct CodeToken(string Text)
{
    /// <summary>Whether it is an identifier or a keyword.</summary>
    public bool IsName => Text.Length > 0 && (char.IsLetter(Text[0]) || Text[0] is '_' or '@');
}
