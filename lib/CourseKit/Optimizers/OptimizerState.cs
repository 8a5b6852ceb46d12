using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>What an optimizer remembers: the number of steps, and named vectors and numbers.</summary>
/// <remarks>
/// To store it, store <see cref="Vectors"/> and <see cref="Numbers"/>; <see cref="Optimizer.Restore"/> takes them
/// back. A wrapper's slots come before those of what it wraps, and a name that comes twice gets a number: "gain",
/// "gain 2".
/// </remarks>
public sealed class OptimizerState
{
    private const string StepsName = "steps";

    private readonly Slot[] _layout;
    private readonly Slot[] _numberLayout;
    private readonly Vector[] _slots;
    private readonly double[] _numbers;
    private readonly Vector[] _buffers;

    internal OptimizerState(Optimizer optimizer, int length, Precision precision)
    {
        (Owner, Length, Precision) = (optimizer.Name, length, precision);
        var chain = Chain(optimizer);
        _layout = [.. chain.SelectMany(part => part.Slots)];
        _numberLayout = [.. chain.SelectMany(part => part.Numbers)];
        _slots = [.. _layout.Select(slot => Filled(length, precision, slot.Start))];
        _numbers = [.. _numberLayout.Select(slot => slot.Start)];
        _buffers = [.. Enumerable.Range(0, chain.Sum(part => part.Buffers)).Select(_ => Vector.Lasting(length, precision))];
        Vectors = Named(_layout).Zip(_slots).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Steps taken.</summary>
    public int Steps { get; internal set; }

    /// <summary>Number of parameters.</summary>
    public int Length { get; }

    /// <summary>Element type of the parameters and of every vector here.</summary>
    public Precision Precision { get; }

    /// <summary>One vector, as long as the parameters, for each thing that is remembered of every parameter: v, r, …</summary>
    public IReadOnlyDictionary<string, Vector> Vectors { get; }

    /// <summary>The step count ("steps"), and what else is remembered once.</summary>
    public IReadOnlyDictionary<string, double> Numbers
        => Named(_numberLayout).Zip(_numbers).Prepend((StepsName, Steps)).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    internal string Owner { get; }

    internal Vector Update => field ??= Vector.Lasting(Length, Precision);

    internal Vector Slot(int place) => _slots[place];

    internal Vector Buffer(int place) => _buffers[place];

    internal ref double Number(int place) => ref _numbers[place];

    /// <summary>Whether an optimizer remembers the same things in the same order.</summary>
    internal bool IsOf(Optimizer optimizer)
    {
        int slot = 0, number = 0, buffer = 0;
        for (var part = optimizer; part is not null; part = part.Wrapped)
        {
            if (!Continues(_layout, ref slot, part.Slots) || !Continues(_numberLayout, ref number, part.Numbers))
                return false;
            buffer += part.Buffers;
        }

        return slot == _layout.Length && number == _numberLayout.Length && buffer == _buffers.Length;
    }

    internal void Load(IReadOnlyDictionary<string, Vector> vectors, IReadOnlyDictionary<string, double> numbers)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(numbers);
        RequireSameNames("vectors", Vectors.Keys, vectors.Keys);
        RequireSameNames("numbers", Numbers.Keys, numbers.Keys);
        foreach (var (name, vector) in vectors)
        {
            if (vector.Length != Length || vector.Precision != Precision)
                throw new ArgumentException($"{Owner}: the stored vector \"{name}\" has {vector.Length} numbers of precision {vector.Precision}; the parameters are {Length} of precision {Precision}");
        }

        var steps = numbers[StepsName];
        if (!(steps >= 0 && steps <= int.MaxValue && Math.Floor(steps) == steps))
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: the stored number \"{StepsName}\" must be a whole number ≥ 0, got {steps}"));
        Steps = (int)steps;
        foreach (var (name, place) in Named(_numberLayout).Select((name, place) => (name, place)))
            _numbers[place] = numbers[name];
        foreach (var (name, vector) in vectors)
        {
            if (Precision == Precision.Single)
                vector.AsSpan<float>().CopyTo(Vectors[name].AsSpan<float>());
            else
                vector.AsSpan<double>().CopyTo(Vectors[name].AsSpan<double>());
        }
    }

    private static List<Optimizer> Chain(Optimizer optimizer)
    {
        var chain = new List<Optimizer>();
        for (var part = optimizer; part is not null; part = part.Wrapped)
            chain.Add(part);
        return chain;
    }

    private static bool Continues(Slot[] layout, ref int place, IReadOnlyList<Slot> slots)
    {
        for (var i = 0; i < slots.Count; i++, place++)
        {
            if (place >= layout.Length || layout[place].Name != slots[i].Name)
                return false;
        }

        return true;
    }

    private static IEnumerable<string> Named(Slot[] slots)
        => slots.Select((slot, place) => slots.Take(place).Count(earlier => earlier.Name == slot.Name) is > 0 and var count ? Invariant($"{slot.Name} {count + 1}") : slot.Name);

    private void RequireSameNames(string what, IEnumerable<string> wanted, IEnumerable<string> got)
    {
        if (!wanted.ToHashSet().SetEquals(got))
            throw new ArgumentException($"{Owner}: the stored {what} must be {Text(wanted)}, got {Text(got)}: are they another optimizer's?");
    }

    private static string Text(IEnumerable<string> names) => $"[{string.Join(", ", names.Order(StringComparer.Ordinal))}]";

    private static Vector Filled(int length, Precision precision, double start)
    {
        var slot = Vector.Lasting(length, precision);
        if (start != 0)
            (new Vector(length, precision) + start).CopyTo(slot);
        return slot;
    }
}
