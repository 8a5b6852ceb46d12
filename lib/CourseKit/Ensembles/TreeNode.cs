using System.Text;
using CourseKit.Display;

namespace CourseKit.Ensembles;

/// <summary>A node of a decision tree: a question, or a leaf.</summary>
/// <param name="Feature">The feature that is asked for, −1 for a leaf.</param>
/// <param name="Threshold">t: examples with x ≤ t go left.</param>
/// <param name="Left">The place of the node for x ≤ t, −1 for a leaf.</param>
/// <param name="Right">The place of the node for x &gt; t, −1 for a leaf.</param>
/// <param name="Mean">The weighted mean of the targets of the training examples that came here: a leaf's prediction.</param>
public sealed record TreeNode(int Feature, double Threshold, int Left, int Right, IReadOnlyList<double> Mean)
{
    /// <summary>Whether it is a leaf.</summary>
    public bool IsLeaf => Feature < 0;

    private bool PrintMembers(StringBuilder text) => RecordText.Print(this, text);
}
