using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Optimizers;

/// <summary>One step, as a rule sees it: t, ρ, gradient, parameters, and the rule's own part of the state.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="state">The whole state.</param>
/// <param name="rate">ρ.</param>
/// <param name="gradient">g.</param>
/// <param name="parameters">Θ.</param>
/// <param name="target">Where Δ goes; empty when it is to be added to Θ.</param>
internal readonly ref struct UpdateStep<T>(OptimizerState state, double rate, ReadOnlySpan<T> gradient, Span<T> parameters, Span<T> target)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _slot;
    private readonly int _number;
    private readonly int _buffer;

    private UpdateStep(OptimizerState state, double rate, ReadOnlySpan<T> gradient, Span<T> parameters, Span<T> target, (int Slot, int Number, int Buffer) first)
        : this(state, rate, gradient, parameters, target)
        => (_slot, _number, _buffer) = first;

    /// <summary>t, counted from 1.</summary>
    public int Count => state.Steps;

    /// <summary>ρ.</summary>
    public double Rate => rate;

    public ReadOnlySpan<T> Gradient { get; } = gradient;

    public Span<T> Parameters { get; } = parameters;

    /// <summary>Empty when Δ is to be added to the parameters.</summary>
    public Span<T> Target { get; } = target;

    public T Real(double value) => T.CreateTruncating(value);

    public ref double Number(int place) => ref state.Number(_number + place);

    public Tensors.Vector Buffer(int place) => state.Buffer(_buffer + place);

    /// <summary>The same step for what an optimizer wraps, with another gradient or another place for Δ.</summary>
    public UpdateStep<T> Inside(Optimizer wrapper, ReadOnlySpan<T> gradient, Span<T> target)
        => new(state, rate, gradient, Parameters, target, (_slot + wrapper.Slots.Count, _number + wrapper.Numbers.Count, _buffer + wrapper.Buffers));

    public UpdateStep<T> Inside(Optimizer wrapper) => Inside(wrapper, Gradient, Target);

    /// <summary>The same step with what the wrapped rule gave in place of the gradient.</summary>
    public UpdateStep<T> With(ReadOnlySpan<T> gradient) => new(state, rate, gradient, Parameters, Target, (_slot, _number, _buffer));

    /// <summary>Runs a formula over all parameters: the one place where Δ is applied.</summary>
    public void Apply<TFormula>(TFormula formula)
        where TFormula : struct, IUpdateFormula<T>
        => UpdateKernels.Run(new Slots0<T, TFormula>(formula), Gradient, Parameters, Target);

    /// <summary>Runs a formula that keeps one slot.</summary>
    public void Apply1<TFormula>(TFormula formula)
        where TFormula : struct, IUpdateFormula1<T>
        => UpdateKernels.Run(new Slots1<T, TFormula>(formula), Gradient, Parameters, Target, Slot(0));

    /// <summary>Runs a formula that keeps two slots.</summary>
    public void Apply2<TFormula>(TFormula formula)
        where TFormula : struct, IUpdateFormula2<T>
        => UpdateKernels.Run(new Slots2<T, TFormula>(formula), Gradient, Parameters, Target, Slot(0), Slot(1));

    /// <summary>Runs a formula that keeps three slots.</summary>
    public void Apply3<TFormula>(TFormula formula)
        where TFormula : struct, IUpdateFormula3<T>
        => UpdateKernels.Run(new Slots3<T, TFormula>(formula), Gradient, Parameters, Target, Slot(0), Slot(1), Slot(2));

    /// <summary>Runs a formula and keeps what it gives, Θ staying as it is.</summary>
    public void Into<TFormula>(Span<T> result, TFormula formula)
        where TFormula : struct, IUpdateFormula<T>
        => UpdateKernels.Run(new Slots0<T, TFormula>(formula), Gradient, Parameters, result);

    /// <summary>Runs a formula that keeps two slots, Θ staying as it is.</summary>
    public void Into2<TFormula>(Span<T> result, TFormula formula)
        where TFormula : struct, IUpdateFormula2<T>
        => UpdateKernels.Run(new Slots2<T, TFormula>(formula), Gradient, Parameters, result, Slot(0), Slot(1));

    public Span<T> Slot(int place) => state.Slot(_slot + place).AsSpan<T>();
}
