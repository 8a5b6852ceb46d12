using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CourseKit.Cli;

/// <summary>How much of a task is done, as «3/40».</summary>
internal sealed class CountColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        => new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:0}/{task.MaxValue:0}")).RightJustified();

    public override int? GetColumnWidth(RenderOptions options) => 7;
}
