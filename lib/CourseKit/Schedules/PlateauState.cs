using System.Text;
using CourseKit.Display;

namespace CourseKit.Schedules;

/// <summary>Where <see cref="ReduceOnPlateau"/> stands: five numbers, to be stored with a run.</summary>
/// <param name="Rate">ρ, the rate to use now.</param>
/// <param name="Best">The best loss so far; +∞ before the first.</param>
/// <param name="Waited">Observations since the best one.</param>
/// <param name="Rest">Observations of the cool-down that are left.</param>
/// <param name="Reductions">How often the rate was reduced.</param>
public readonly record struct PlateauState(double Rate, double Best, int Waited, int Rest, int Reductions)
{
    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
