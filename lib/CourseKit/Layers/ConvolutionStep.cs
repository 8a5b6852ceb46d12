using System.Numerics;
using System.Runtime.CompilerServices;
using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>One pass of a convolution over a batch: which thread takes which examples, and in which order sums are added up.</summary>
/// <remarks>
/// The batch is cut into at most sixteen groups of neighbours, by its size alone. A thread takes whole groups; each leaves its
/// own weight gradient, and these are added in the groups' order: the bits do not depend on the number of threads. Within
/// a group a few examples at a time are laid out, as many as the second-level cache holds.
/// </remarks>
internal unsafe struct ConvolutionStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostGroups = 16;

    // Examples laid out at a time.
    private const int AtOnce = 8;

    // Multiplications that are worth waking a thread for.
    private const long LeastPart = 1 << 18;

    // Numbers to skip at most so that the rest starts on a cache line.
    private const int Alignment = 16;

    private readonly ConvolutionGeometry _shape;
    private readonly int _examples;
    private readonly int _groups;
    private readonly Activation? _activation;
    private T* _input;
    private T* _z;
    private T* _output;
    private T* _outputGradient;
    private T* _inputGradient;
    private T* _weights;
    private T* _gradients;
    private T* _room;
    private int* _offsets;
    private int* _mapOffsets;

    internal ConvolutionStep(in ConvolutionGeometry shape, int examples, Activation? activation)
    {
        (_shape, _examples, _activation) = (shape, examples, activation);
        _groups = Math.Min(MostGroups, examples);
        Parts = Math.Min(_groups, WorkerPool.Parts((long)examples * shape.Taps * shape.Output.Size, LeastPart));
    }

    /// <summary>Among how many threads the groups are shared out.</summary>
    internal int Parts { get; }

    /// <summary>Numbers that all threads of a forward pass read: weights and bias, padded.</summary>
    internal readonly int SharedForward => (_shape.Taps + 1) * _shape.PaddedFilters;

    /// <summary>Numbers that each thread of a forward pass needs for itself.</summary>
    internal readonly int RoomForward => _shape.ImageLength + (8 * _shape.SumsLength) + Alignment;

    /// <summary>Numbers that all threads of a backward pass share: turned weights, eight zeros and each group's gradients.</summary>
    internal readonly int SharedBackward => TurnedLength + 8 + (_groups * GradientLength);

    /// <summary>Numbers that each thread of a backward pass needs for itself.</summary>
    internal readonly int RoomBackward
        => (LaidOut * (_shape.ImageLength + _shape.MapsLength)) + (8 * _shape.SumsLength) + ConvolutionKernels.LanesLength<T>() + Alignment;

    private readonly int LaidOut => Math.Min(AtOnce, (_examples + _groups - 1) / _groups);

    private readonly int TurnedLength => _shape.Filters * _shape.FilterHeight * _shape.FilterWidth * _shape.PaddedChannels;

    private readonly int WeightsLength => _shape.Taps * _shape.Filters;

    /// <summary>A group's gradients: of the weights, then the running sums of the bias's.</summary>
    private readonly int GradientLength => WeightsLength + (_shape.Filters * ConvolutionKernels.Lanes<T>());

    internal void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> z, Span<T> output, Span<int> offsets, Span<T> shared, Span<T> room)
    {
        _shape.TapOffsets(offsets);
        Pad(weights, bias, shared);
        fixed (T* pInput = input, pWeights = shared, pZ = z, pOutput = output, pRoom = room)
        fixed (int* pOffsets = offsets)
        {
            _input = pInput;
            _weights = pWeights;
            _z = pZ;
            _output = pOutput;
            _room = pRoom;
            _offsets = pOffsets;

            // This struct lies on the caller's stack, and stays there until all parts are done.
            WorkerPool.Run(&ForwardPart, Unsafe.AsPointer(ref this), Parts);
        }
    }

    internal void Backward(
        ReadOnlySpan<T> input,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<T> z,
        ReadOnlySpan<T> output,
        Span<T> outputGradient,
        Span<T> weightGradient,
        Span<T> biasGradient,
        Span<T> inputGradient,
        Span<int> offsets,
        Span<int> mapOffsets,
        Span<T> shared,
        Span<T> room)
    {
        if (!inputGradient.IsEmpty)
        {
            _shape.MapOffsets(mapOffsets);
            _shape.TurnWeights(weights, shared[..TurnedLength]);
            shared.Slice(TurnedLength, 8).Clear();
        }

        var gradients = shared[(TurnedLength + 8)..];
        fixed (T* pInput = input, pZ = z, pOutput = output, pOutputGradient = outputGradient, pInputGradient = inputGradient)
        fixed (T* pWeights = shared, pGradients = gradients, pRoom = room)
        fixed (int* pOffsets = offsets, pMapOffsets = mapOffsets)
        {
            _input = pInput;
            _z = pZ;
            _output = pOutput;
            _outputGradient = pOutputGradient;
            _inputGradient = pInputGradient;
            _weights = pWeights;
            _gradients = pGradients;
            _room = pRoom;
            _offsets = pOffsets;
            _mapOffsets = pMapOffsets;
            WorkerPool.Run(&BackwardPart, Unsafe.AsPointer(ref this), Parts);
            var sum = gradients[..GradientLength];
            for (var group = 1; group < _groups; group++)
                Kernels.Combine<T, Addition>(sum, gradients.Slice(group * GradientLength, GradientLength), sum);
            sum[..WeightsLength].CopyTo(weightGradient);
            for (var filter = 0; filter < biasGradient.Length; filter++)
                biasGradient[filter] = ConvolutionKernels.AddLanes(pGradients + WeightsLength + (filter * ConvolutionKernels.Lanes<T>()));
        }
    }

    private static void ForwardPart(void* job, int part) => Unsafe.AsRef<ConvolutionStep<T>>(job).Forward(part);

    private static void BackwardPart(void* job, int part) => Unsafe.AsRef<ConvolutionStep<T>>(job).Backward(part);

    private static T* Aligned(T* pointer) => (T*)(((nuint)pointer + 63) & ~(nuint)63);

    private readonly int GroupStart(int group) => (int)((long)group * _examples / _groups);

    private readonly int PartStart(int part) => part * _groups / Parts;

    /// <summary>The weights with as many columns as whole tiles have, then the bias, zeros in the rest.</summary>
    private readonly void Pad(ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> padded)
    {
        var (filters, columns) = (_shape.Filters, _shape.PaddedFilters);
        if (filters != columns || bias.IsEmpty)
            padded.Clear();
        for (var k = 0; k < _shape.Taps; k++)
            weights.Slice(k * filters, filters).CopyTo(padded[(k * columns)..]);
        bias.CopyTo(padded[(_shape.Taps * columns)..]);
    }

    private readonly void Forward(int part)
    {
        var image = Aligned(_room + ((nint)part * RoomForward));
        var sums = image + _shape.ImageLength;
        var bias = _weights + (_shape.Taps * _shape.PaddedFilters);
        var size = _shape.Output.Size;
        new Span<T>(image, _shape.ImageLength).Clear();
        for (var example = GroupStart(PartStart(part)); example < GroupStart(PartStart(part + 1)); example++)
        {
            var place = (nint)example * size;
            var input = _input + ((nint)example * _shape.Input.Size);

            // Beyond the last image there is nothing that may be read.
            var plain = _shape.IsPlain && example < _examples - 1;
            if (!plain)
                ConvolutionKernels.LayOutImage(_shape, input, image);
            ConvolutionKernels.Forward(_shape, plain ? input : image, _offsets, _weights, bias, _z + place, sums);
            _activation?.Values(new ReadOnlySpan<T>(_z + place, size), new Span<T>(_output + place, size));
        }
    }

    private readonly void Backward(int part)
    {
        var images = Aligned(_room + ((nint)part * RoomBackward));
        var maps = images + (LaidOut * _shape.ImageLength);
        var sums = maps + (LaidOut * _shape.MapsLength);
        var lanes = sums + (8 * _shape.SumsLength);
        new Span<T>(images, LaidOut * (_shape.ImageLength + _shape.MapsLength)).Clear();
        for (var group = PartStart(part); group < PartStart(part + 1); group++)
        {
            var gradient = _gradients + ((nint)group * GradientLength);
            new Span<T>(gradient, GradientLength).Clear();
            for (int first = GroupStart(group), end = GroupStart(group + 1); first < end; first += LaidOut)
            {
                var count = Math.Min(LaidOut, end - first);
                for (var i = 0; i < count; i++)
                {
                    var map = maps + (i * _shape.MapsLength);
                    LayOut(first + i, images + (i * _shape.ImageLength), map);
                    ConvolutionKernels.AddBiasGradient(_shape, map, gradient + WeightsLength);
                    if (_inputGradient != null)
                        ConvolutionKernels.Backward(_shape, map, _mapOffsets, _weights, _weights + TurnedLength, _inputGradient + ((nint)(first + i) * _shape.Input.Size), sums);
                }

                ConvolutionKernels.AddWeightGradient(_shape, count, images, maps, _offsets, lanes, gradient);
            }
        }
    }

    /// <summary>An example's image, and δ = ∂e/∂o ⊙ τ'(z), as the kernels read them.</summary>
    private readonly void LayOut(int example, T* image, T* map)
    {
        var size = _shape.Output.Size;
        var place = (nint)example * size;
        var δ = new Span<T>(_outputGradient + place, size);
        _activation?.Gradients(new ReadOnlySpan<T>(_z + place, size), new ReadOnlySpan<T>(_output + place, size), δ, δ);
        ConvolutionKernels.LayOutImage(_shape, _input + ((nint)example * _shape.Input.Size), image);
        ConvolutionKernels.LayOutMaps(_shape, _outputGradient + place, map);
    }
}
