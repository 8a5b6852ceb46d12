namespace CourseKit.Notebooks.Execution.Serving;

/// <summary>Places in a text: Jupyter counts Unicode characters, .NET UTF-16 units.</summary>
internal static class Places
{
    public static int FromCharacters(string text, int characters)
    {
        var at = 0;
        for (; characters > 0 && at < text.Length; characters--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    public static int ToCharacters(string text, int place)
    {
        var characters = 0;
        for (var at = 0; at < place && at < text.Length; characters++)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return characters;
    }
}
