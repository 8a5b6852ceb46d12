using System.Text;
using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>What a trial reported on its way.</summary>
/// <param name="Step">The step or epoch, as the objective counts.</param>
/// <param name="Cost">The cost there.</param>
public readonly record struct CurvePoint(int Step, double Cost)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
