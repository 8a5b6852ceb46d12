using CourseKit.Tensors;

namespace CourseKit.Preprocessing;

/// <summary>Words as one-hot rows: a vocabulary from the training set, one column a word.</summary>
/// <remarks>Words are compared letter by letter (ordinal, upper and lower case differ), and stand in ordinal order; the instance is immutable.</remarks>
public sealed class Words
{
    private readonly string[] _known;
    private readonly Dictionary<string, int> _place;

    private Words(string[] known, UnknownCategory unknown)
        => (_known, Unknown, _place) = (known, unknown, known.Select((word, place) => (word, place)).ToDictionary(pair => pair.word, pair => pair.place, StringComparer.Ordinal));

    /// <summary>The known words in the order of their columns.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>What becomes of other words.</summary>
    public UnknownCategory Unknown { get; }

    /// <summary>Columns of the code: one a word, and one for all others if that was asked for.</summary>
    public int Outputs => _known.Length + (Unknown == UnknownCategory.OtherColumn ? 1 : 0);

    /// <summary>Learns the vocabulary of a training set.</summary>
    /// <param name="training">Its words, repetitions allowed; one at least.</param>
    /// <param name="unknown">What becomes of a word that the training set does not have.</param>
    public static Words Fit(IEnumerable<string> training, UnknownCategory unknown = UnknownCategory.Error)
    {
        ArgumentNullException.ThrowIfNull(training);
        string[] known = [.. training.Select((word, place) => word ?? throw new ArgumentException(Invariant($"Words: word {place} of the training set is missing (null)"))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return known.Length > 0 ? new Words(known, unknown) : throw new ArgumentException("Words: the training set has no words: there must be at least one");
    }

    /// <summary>Each word as a row with a single 1.</summary>
    /// <param name="words">The words.</param>
    /// <param name="precision">Element type.</param>
    /// <returns>A matrix (words × <see cref="Outputs"/>).</returns>
    /// <exception cref="ArgumentException">A word is unknown.</exception>
    public Matrix Transform(IEnumerable<string> words, Precision precision = Precision.Double)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Matrix.OneHot([.. words.Select(Place)], Outputs, precision);
    }

    /// <summary>The word of each row: that of its largest number.</summary>
    /// <param name="code">One-hot rows or probabilities (words × <see cref="Outputs"/>).</param>
    /// <returns>The words; null for the column of unknown ones.</returns>
    /// <exception cref="ShapeException">There is not one column a word.</exception>
    public string?[] Inverse(Matrix code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Columns != Outputs)
            throw new ShapeException(Invariant($"Words: the code is {code.Rows} × {code.Columns}, the vocabulary has {Outputs} columns: both must be the same"));
        return [.. code.RowArgMax().Select(place => place < _known.Length ? _known[place] : null)];
    }

    private int Place(string word, int at)
    {
        if (word is not null && _place.TryGetValue(word, out var place))
            return place;
        return Unknown == UnknownCategory.OtherColumn && word is not null
            ? _known.Length
            : throw new ArgumentException(Invariant($"Words: word {at}, '{word}', is not among the {_known.Length} known words: fit on a set that has it, or ask for UnknownCategory.OtherColumn"));
    }
}
