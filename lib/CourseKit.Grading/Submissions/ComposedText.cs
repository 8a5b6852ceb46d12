using System.Text;

namespace CourseKit.Grading.Submissions;

/// <summary>Names in Unicode's composed form (NFC): macOS writes them decomposed.</summary>
internal static class ComposedText
{
    /// <summary>The composed form; a text with what no text holds (U+FFFE, half a surrogate pair) stays as it is.</summary>
    public static string Of(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
