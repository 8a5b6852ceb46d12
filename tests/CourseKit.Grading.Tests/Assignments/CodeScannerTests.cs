using CourseKit.Grading.Assignments.Recovery;

namespace CourseKit.Grading.Tests.Assignments;

/// <summary>Where a string or a comment of a student's code ends: what it holds must not pass for code, and what follows must.</summary>
public class CodeScannerTests
{
    [Theory]
    [InlineData("a1 += _b;", "a1 + = _b ;")]
    [InlineData("a // b \" c\nd", "a d")]
    [InlineData("a // b", "a")]
    [InlineData("a //", "a")]
    [InlineData("a /* b\n\" c */ d", "a d")]
    [InlineData("a /* b", "a")]
    [InlineData("@class @ a", "class @ a")]
    [InlineData("a @b", "a b")]
    [InlineData("\"a\" b", "\" b")]
    [InlineData("\"a \\\" b\" c", "\" c")]
    [InlineData("\"a \\\\\" b", "\" b")]
    [InlineData("\"a\nb", "\" b")]
    [InlineData("\"a\\", "\"")]
    [InlineData("\"\" a", "\" a")]
    [InlineData("$\"a // {b}\" c", "\" c")]
    [InlineData("@\"a \\\" b", "\" b")]
    [InlineData("@\"a \"\" b\" c", "\" c")]
    [InlineData("$@\"a\nb\" c", "\" c")]
    [InlineData("@\"a", "\"")]
    [InlineData("@\"a\"\"", "\"")]
    [InlineData("@\"\" b", "\" b")]
    [InlineData("\"\"\"a \" \"\" b\"\"\" c", "\" c")]
    [InlineData("$$\"\"\"\"a \"\"\" b\"\"\"\" c", "\" c")]
    [InlineData("\"\"\" a", "\"")]
    [InlineData("'a' b", "\" b")]
    [InlineData("'\\'' b", "\" b")]
    [InlineData("'\"' b", "\" b")]
    public void What_strings_and_comments_hold_is_left_out_and_what_follows_is_not(string code, string tokens)
        => string.Join(' ', CodeScanner.Scan(code).Select(token => token.Text)).ShouldBe(tokens);
}
