using System.Numerics;
using CourseKit.Activations;
using CourseKit.Tensors;

namespace CourseKit.Layers;

/// <summary>One pass of a convolution over a batch: which thread takes which examples, and in which order sums are added up.</summary>
/// <remarks>
/// The batch is cut into at most sixteen groups of neighbours, by its size alone. A thread takes whole groups; each leaves its
/// own weight gradient, and these are added in the groups' order: the bits do not depend on the number of threads. Within
/// a group a few examples at a time are laid out, as many as the second-level cache holds.
/// </remarks>
internal readonly unsafe struct ConvolutionStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostGroups = 16;

    // Examples laid out at a time.
    private const int AtOnce = 8;

    // Numbers to skip at most so that the rest starts on a cache line.
    private const int Alignment = 16;

    private readonly ConvolutionGeometry _shape;
    private readonly int _examples;
    private readonly Activation? _activation;

    internal ConvolutionStep(in ConvolutionGeometry shape, int examples, Activation? activation)
    {
        (_shape, _examples, _activation) = (shape, examples, activation);
        Groups = Math.Min(MostGroups, examples);
        Parts = Math.Min(2, Groups);
    }

    /// <summary>Among how many threads the groups are shared out.</summary>
    internal int Parts { get; }

    /// <summary>Numbers that all threads of a forward pass read: weights and bias, padded.</summary>
    internal int SharedForward => ((_shape.Taps + 1) * _shape.PaddedFilters) + Alignment;

    /// <summary>Numbers that each thread of a forward pass needs for itself.</summary>
    internal int RoomForward => _shape.ImageLength + (8 * _shape.SumsLength) + Alignment;

    /// <summary>Numbers that all threads of a backward pass share: turned weights and each group's gradients.</summary>
    internal int SharedBackward => TurnedLength + 8 + (Groups * GradientLength) + Alignment;

    /// <summary>Numbers that each thread of a backward pass needs for itself.</summary>
    internal int RoomBackward
        => (Math.Min(AtOnce, GroupSize) * (_shape.ImageLength + _shape.MapsLength)) + (8 * _shape.SumsLength) + ConvolutionKernels.LanesLength<T>() + Alignment;

    private int Groups { get; }

    private int GroupSize => (_examples + Groups - 1) / Groups;

    private int TurnedLength => _shape.Filters * _shape.FilterHeight * _shape.FilterWidth * _shape.PaddedChannels;

    private int WeightsLength => _shape.Taps * _shape.Filters;

    /// <summary>A group's gradients: of the weights, then the running sums of the bias's.</summary>
    private int GradientLength => WeightsLength + (_shape.Filters * ConvolutionKernels.Lanes<T>());

    internal void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> z, Span<T> output, Span<int> offsets, Span<T> shared, Span<T> room)
    {
        _shape.TapOffsets(offsets);
        Pad(weights, bias, shared);
        fixed (T* pInput = input, pShared = shared, pZ = z, pOutput = output, pRoom = room)
        fixed (int* pOffsets = offsets)
        {
            for (var part = 0; part < Parts; part++)
                ForwardPart(part, pInput, pShared, pZ, pOutput, pOffsets, Aligned(pRoom + (part * RoomForward)));
        }
    }

    internal void Backward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> weights, ReadOnlySpan<T> z, ReadOnlySpan<T> output, Span<T> outputGradient,
        Span<T> weightGradient, Span<T> biasGradient, Span<T> inputGradient, Span<int> offsets, Span<int> mapOffsets, Span<T> shared, Span<T> room)
    {
        if (!inputGradient.IsEmpty)
        {
            _shape.MapOffsets(mapOffsets);
            _shape.TurnWeights(weights, shared[..TurnedLength]);
            shared.Slice(TurnedLength, 8).Clear();
        }

        var gradients = shared.Slice(TurnedLength + 8, Groups * GradientLength);
        fixed (T* pInput = input, pZ = z, pOutput = output, pOutputGradient = outputGradient, pInputGradient = inputGradient, pShared = shared, pGradients = gradients, pRoom = room)
        fixed (int* pOffsets = offsets, pMapOffsets = mapOffsets)
        {
            for (var part = 0; part < Parts; part++)
                BackwardPart(part, pInput, pShared, pZ, pOutput, pOutputGradient, pInputGradient, pGradients, pOffsets, pMapOffsets, Aligned(pRoom + (part * RoomBackward)));
            for (var group = 1; group < Groups; group++)
                Kernels.Combine<T, Addition>(gradients[..GradientLength], gradients.Slice(group * GradientLength, GradientLength), gradients[..GradientLength]);
            gradients[..WeightsLength].CopyTo(weightGradient);
            for (var filter = 0; filter < biasGradient.Length; filter++)
                biasGradient[filter] = ConvolutionKernels.AddLanes(pGradients + WeightsLength + (filter * ConvolutionKernels.Lanes<T>()));
        }
    }

    private static T* Aligned(T* pointer) => (T*)(((nuint)pointer + 63) & ~(nuint)63);

    private int GroupStart(int group) => (int)((long)group * _examples / Groups);

    private int PartStart(int part) => part * Groups / Parts;

    /// <summary>The weights with as many columns as whole tiles have, then the bias, zeros in the rest.</summary>
    private void Pad(ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> padded)
    {
        var (filters, columns) = (_shape.Filters, _shape.PaddedFilters);
        if (filters != columns || bias.IsEmpty)
            padded.Clear();
        for (var k = 0; k < _shape.Taps; k++)
            weights.Slice(k * filters, filters).CopyTo(padded[(k * columns)..]);
        bias.CopyTo(padded[(_shape.Taps * columns)..]);
    }

    private void ForwardPart(int part, T* input, T* weights, T* z, T* output, int* offsets, T* room)
    {
        var sums = room + _shape.ImageLength;
        var size = _shape.Output.Size;
        new Span<T>(room, _shape.ImageLength).Clear();
        for (var example = GroupStart(PartStart(part)); example < GroupStart(PartStart(part + 1)); example++)
        {
            ConvolutionKernels.LayOutImage(_shape, input + ((nint)example * _shape.Input.Size), room);
            var ofExample = (nint)example * size;
            ConvolutionKernels.Forward(_shape, room, offsets, weights, weights + (_shape.Taps * _shape.PaddedFilters), z + ofExample, sums);
            _activation?.Values<T>(new ReadOnlySpan<T>(z + ofExample, size), new Span<T>(output + ofExample, size));
        }
    }

    private void BackwardPart(
        int part, T* input, T* weights, T* z, T* output, T* outputGradient, T* inputGradient, T* gradients, int* offsets, int* mapOffsets, T* room)
    {
        var atOnce = Math.Min(AtOnce, GroupSize);
        var images = room;
        var maps = images + (atOnce * _shape.ImageLength);
        var sums = maps + (atOnce * _shape.MapsLength);
        var lanes = sums + (8 * _shape.SumsLength);
        new Span<T>(room, atOnce * (_shape.ImageLength + _shape.MapsLength)).Clear();
        for (var group = PartStart(part); group < PartStart(part + 1); group++)
        {
            var gradient = gradients + (group * GradientLength);
            new Span<T>(gradient, GradientLength).Clear();
            for (int first = GroupStart(group), end = GroupStart(group + 1); first < end; first += atOnce)
            {
                var count = Math.Min(atOnce, end - first);
                for (var i = 0; i < count; i++)
                {
                    var map = maps + (i * _shape.MapsLength);
                    LayOut(first + i, input, z, output, outputGradient, images + (i * _shape.ImageLength), map);
                    ConvolutionKernels.AddBiasGradient(_shape, map, gradient + WeightsLength);
                    if (inputGradient != null)
                        ConvolutionKernels.Backward(_shape, map, mapOffsets, weights, weights + TurnedLength, inputGradient + ((nint)(first + i) * _shape.Input.Size), sums);
                }

                ConvolutionKernels.AddWeightGradient(_shape, count, images, maps, offsets, lanes, gradient);
            }
        }
    }

    /// <summary>An example's image, and δ = ∂e/∂o ⊙ τ'(z), as the kernels read them.</summary>
    private void LayOut(int example, T* input, T* z, T* output, T* outputGradient, T* image, T* map)
    {
        var size = _shape.Output.Size;
        var place = (nint)example * size;
        var δ = new Span<T>(outputGradient + place, size);
        _activation?.Gradients<T>(new ReadOnlySpan<T>(z + place, size), new ReadOnlySpan<T>(output + place, size), δ, δ);
        ConvolutionKernels.LayOutImage(_shape, input + ((nint)example * _shape.Input.Size), image);
        ConvolutionKernels.LayOutMaps(_shape, outputGradient + place, map);
    }
}
