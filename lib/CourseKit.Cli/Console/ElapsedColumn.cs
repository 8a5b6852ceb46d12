using Spectre.Console;
using Spectre.Console.Rendering;

namespace CourseKit.Cli;

/// <summary>How long a task has been running.</summary>
internal sealed class ElapsedColumn : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        => new Text(ResultLine.Time(task.ElapsedTime ?? TimeSpan.Zero)).RightJustified();

    public override int? GetColumnWidth(RenderOptions options) => 8;
}
