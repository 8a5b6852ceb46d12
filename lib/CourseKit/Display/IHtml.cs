namespace CourseKit.Display;

/// <summary>A value that shows itself as a piece of HTML, readable on light and dark pages and without scripts.</summary>
internal interface IHtml
{
    /// <summary>The HTML, the same at every call.</summary>
    string ToHtml();
}
