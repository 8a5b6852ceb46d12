using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Ways to part a data set: train / validation / test, k folds, any shares; at random, and by class if labels are given.</summary>
/// <remarks>
/// Rows are numbers; <c>x.TakeRows(split.Train)</c> takes them. Same stream, same rows. With labels every part has its share of each class, as near as whole rows
/// allow (stratified): with few examples of a class, chance alone would leave some part without it.
/// </remarks>
public static class Splits
{
    /// <summary>Train, validation and test rows: <c>Splits.HoldOut(500, 0.2, 0.2, new RandomStream(1))</c>.</summary>
    /// <param name="count">Rows of the set, ≥ 1.</param>
    /// <param name="validation">The validation set's share, in [0, 1).</param>
    /// <param name="test">The test set's share, in [0, 1); both together &lt; 1.</param>
    /// <param name="stream">What the choice is drawn from.</param>
    /// <param name="labels">The class of each row for a stratified split; null: rows are all alike.</param>
    public static DataSplit HoldOut(int count, double validation, double test, RandomStream stream, IReadOnlyList<int>? labels = null)
    {
        RequireShare(validation, nameof(validation));
        RequireShare(test, nameof(test));
        if (validation + test >= 1)
            throw new ArgumentOutOfRangeException(nameof(test), $"validation + test must be < 1, or nothing is left to train on, got {Storage.Text(validation)} + {Storage.Text(test)}");
        var parts = Parts(count, [1 - validation - test, validation, test], stream, labels);
        return parts[0].Length > 0
            ? new DataSplit(parts[0], parts[1], parts[2])
            : throw new ArgumentOutOfRangeException(nameof(count), Invariant($"{count} rows leave none to train on at these shares: take smaller ones"));
    }

    /// <summary>Parts of any shares, such as a second held-out set beside validation and test.</summary>
    /// <param name="count">Rows of the set, ≥ 1.</param>
    /// <param name="shares">The share of each part, ≥ 0; they add up to 1.</param>
    /// <param name="stream">What the choice is drawn from.</param>
    /// <param name="labels">The class of each row for a stratified split; null: rows are all alike.</param>
    /// <returns>The rows of each part, ascending; each row is in one part, and parts differ from their share by less than one row (a class).</returns>
    public static int[][] Parts(int count, IReadOnlyList<double> shares, RandomStream stream, IReadOnlyList<int>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (shares.Count == 0 || shares.Any(share => !(share >= 0)) || Math.Abs(shares.Sum() - 1) > 1e-9)
            throw new ArgumentException($"shares must be ≥ 0 and add up to 1, got {string.Join(" + ", shares.Select(Storage.Text))}", nameof(shares));
        var parts = shares.Select(_ => new List<int>()).ToArray();
        var before = 0;
        foreach (var rows in Classes(count, stream, labels))
        {
            // Cuts are rounded on the whole set's scale, so that rounding does not add up over the classes.
            var end = 0.0;
            var from = 0;
            for (var part = 0; part < parts.Length; part++)
            {
                end += shares[part];
                var cut = part == parts.Length - 1 ? rows.Length : Math.Clamp((int)Math.Round(((before + rows.Length) * end) - 1e-9) - (int)Math.Round((before * end) - 1e-9), from, rows.Length);
                parts[part].AddRange(rows[from..cut]);
                from = cut;
            }

            before += rows.Length;
        }

        return [.. parts.Select(part => part.Order().ToArray())];
    }

    /// <summary>k folds: each row is held out once.</summary>
    /// <param name="count">Rows of the set.</param>
    /// <param name="k">Folds, in 2 … count; count itself leaves one row out at a time.</param>
    /// <param name="stream">What the choice is drawn from.</param>
    /// <param name="labels">The class of each row for stratified folds; null: rows are all alike.</param>
    /// <returns>k folds whose sizes differ by at most one.</returns>
    public static IReadOnlyList<Fold> KFold(int count, int k, RandomStream stream, IReadOnlyList<int>? labels = null)
    {
        if (k < 2 || k > count)
            throw new ArgumentOutOfRangeException(nameof(k), Invariant($"k must be in 2 … {count}, the number of rows, got {k}"));

        // Dealt like cards, class after class without a new start: fold sizes differ by at most one in all, and for each class.
        var folds = new int[count];
        var next = 0;
        foreach (var row in Classes(count, stream, labels).SelectMany(rows => rows))
            folds[row] = next++ % k;
        var all = Enumerable.Range(0, count).ToArray();
        return [.. Enumerable.Range(0, k).Select(fold => new Fold([.. all.Where(row => folds[row] != fold)], [.. all.Where(row => folds[row] == fold)]))];
    }

    private static IEnumerable<int[]> Classes(int count, RandomStream stream, IReadOnlyList<int>? labels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"count must be ≥ 1, got {count}"));
        if (labels is not null && labels.Count != count)
            throw new ShapeException(Invariant($"labels must have {count} numbers, one a row, got {labels.Count}"));
        var order = stream.Permutation(count);
        return labels is null ? [order] : order.GroupBy(row => labels[row]).OrderBy(rows => rows.Key).Select(rows => rows.ToArray());
    }

    private static void RequireShare(double share, string name)
    {
        if (share is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(name, $"{name} must be in [0, 1), got {Storage.Text(share)}");
    }
}
