using System.Text;
using CourseKit.Display;

namespace CourseKit.Search;

/// <summary>A trial's score on the set it was chosen by, and on one that had no part in the choice.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="HeldOut">The score on the second held-out set.</param>
public sealed record HeldOutScore(Trial Trial, double HeldOut)
{
    /// <summary>How much too good the search's score was: held-out − validation.</summary>
    public double Optimism => HeldOut - Trial.Score;

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
