using System.Numerics;
using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors;

/// <summary>The convolution's kernels give the same bits with registers of every width, and touch nothing outside of what they are given.</summary>
public unsafe class ConvolutionKernelsTests
{
    private static readonly ConvolutionGeometry[] Shapes =
    [
        new((1, 28, 28), (8, 24, 24), 5, 5, 1, 0, 0),
        new((9, 6, 19), (17, 6, 19), 3, 4, 1, 1, 1),
        new((3, 9, 7), (5, 9, 7), 3, 3, 1, 1, 1),
        new((9, 5, 4), (17, 4, 4), 2, 1, 1, 0, 0),
        new((2, 10, 7), (13, 4, 3), 2, 4, 3, 0, 1),
        new((2, 8, 9), (3, 2, 3), 1, 2, 4, 0, 0),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Shapes.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_width_of_registers_gives_the_same_bits(int place)
    {
        Agree<float>(Shapes[place]);
        Agree<double>(Shapes[place]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_output_is_one_chain_of_multiply_adds_from_the_bias_on(int place)
    {
        var shape = Shapes[place];
        var memory = new Memory<double>(shape);
        var output = memory.Forward<Register1<double>>();
        for (var f = 0; f < shape.Filters; f++)
        {
            for (var y = 0; y < shape.Output.Height; y++)
            {
                for (var x = 0; x < shape.Output.Width; x++)
                    output[(((f * shape.Output.Height) + y) * shape.Output.Width) + x].ShouldBe(Chain(shape, memory, f, y, x));
            }
        }
    }

    private static double Chain(in ConvolutionGeometry shape, Memory<double> memory, int f, int y, int x)
    {
        var sum = memory.Weights[(shape.Taps * shape.PaddedFilters) + f];
        for (var k = 0; k < shape.Taps; k++)
        {
            var (c, i, j) = (k / (shape.FilterHeight * shape.FilterWidth), k / shape.FilterWidth % shape.FilterHeight, k % shape.FilterWidth);
            var (row, column) = ((shape.Stride * y) + i - shape.Top, (shape.Stride * x) + j - shape.Left);
            var inside = row >= 0 && row < shape.Input.Height && column >= 0 && column < shape.Input.Width;
            var pixel = inside ? memory.Image[(((c * shape.Input.Height) + row) * shape.Input.Width) + column] : 0;
            var weight = memory.Weights[(k * shape.PaddedFilters) + f];
            sum = Processor.MultipliesAndAdds ? Math.FusedMultiplyAdd(weight, pixel, sum) : (weight * pixel) + sum;
        }

        return sum;
    }

    private static void Agree<T>(in ConvolutionGeometry shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var memory = new Memory<T>(shape);
        var (output, ofImage, ofWeights) = (memory.Forward<Register1<T>>(), memory.Backward<Register1<T>>(), memory.WeightGradient<Register1<T>>());
        memory.Forward<Register128<T>>().ShouldBe(output);
        memory.Forward<Register256<T>>().ShouldBe(output);
        memory.Forward<Register512<T>>().ShouldBe(output);
        memory.Backward<Register128<T>>().ShouldBe(ofImage);
        memory.Backward<Register256<T>>().ShouldBe(ofImage);
        memory.Backward<Register512<T>>().ShouldBe(ofImage);
        memory.WeightGradient<Register128<T>>().ShouldBe(ofWeights);
        memory.WeightGradient<Register256<T>>().ShouldBe(ofWeights);
        memory.WeightGradient<Register512<T>>().ShouldBe(ofWeights);
    }

    /// <summary>Two examples' numbers, and room for the results with a guard behind each.</summary>
    private sealed class Memory<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private const int Guard = 64;
        private const int Examples = 2;
        private static readonly T Mark = T.CreateTruncating(-12345);
        private readonly ConvolutionGeometry _shape;
        private readonly RandomStream _random = new(9);

        public Memory(in ConvolutionGeometry shape)
        {
            _shape = shape;
            Image = Random(Examples * shape.Input.Size);
            Weights = Random((shape.Taps + 1) * shape.PaddedFilters);
            Slopes = Random(Examples * shape.Output.Size);
        }

        public T[] Image { get; }

        public T[] Weights { get; }

        private T[] Slopes { get; }

        public T[] Forward<TRegister>()
            where TRegister : unmanaged, IRegister<TRegister, T>
        {
            var (output, sums) = (Room(_shape.Output.Size), Room(8 * _shape.SumsLength));
            var offsets = Offsets();
            var images = LaidOutImages();
            fixed (T* pImage = images, pWeights = Weights, pOutput = output, pSums = sums)
            fixed (int* pOffsets = offsets)
                ConvolutionKernels.Forward<T, TRegister>(_shape, pImage, pOffsets, pWeights, pWeights + (_shape.Taps * _shape.PaddedFilters), pOutput, pSums);
            Unhurt(sums, 8 * _shape.SumsLength);
            return Unhurt(output, _shape.Output.Size);
        }

        public T[] Backward<TRegister>()
            where TRegister : unmanaged, IRegister<TRegister, T>
        {
            var taps = _shape.Filters * _shape.FilterHeight * _shape.FilterWidth;
            var (gradient, sums) = (Room(_shape.Input.Size), Room(8 * _shape.SumsLength));
            var (turned, zeros, offsets) = (new T[taps * _shape.PaddedChannels], new T[8], new int[taps]);
            var weights = new T[_shape.Taps * _shape.Filters];
            for (var k = 0; k < _shape.Taps; k++)
                Weights.AsSpan(k * _shape.PaddedFilters, _shape.Filters).CopyTo(weights.AsSpan(k * _shape.Filters));
            _shape.TurnWeights<T>(weights, turned);
            _shape.MapOffsets(offsets);
            var maps = LaidOutMaps();
            fixed (T* pMaps = maps, pTurned = turned, pZeros = zeros, pGradient = gradient, pSums = sums)
            fixed (int* pOffsets = offsets)
                ConvolutionKernels.Backward<T, TRegister>(_shape, pMaps, pOffsets, pTurned, pZeros, pGradient, pSums);
            Unhurt(sums, 8 * _shape.SumsLength);
            return Unhurt(gradient, _shape.Input.Size);
        }

        public T[] WeightGradient<TRegister>()
            where TRegister : unmanaged, IRegister<TRegister, T>
        {
            var lanes = Room(ConvolutionKernels.LanesLength<T>());
            var gradient = Room(_shape.Taps * _shape.Filters);
            gradient.AsSpan(0, _shape.Taps * _shape.Filters).Clear();
            var (images, maps, offsets) = (LaidOutImages(), LaidOutMaps(), Offsets());
            fixed (T* pImages = images, pMaps = maps, pLanes = lanes, pGradient = gradient)
            fixed (int* pOffsets = offsets)
                ConvolutionKernels.AddWeightGradient<T, TRegister>(_shape, Examples, pImages, pMaps, pOffsets, pLanes, pGradient);
            Unhurt(lanes, ConvolutionKernels.LanesLength<T>());
            return Unhurt(gradient, _shape.Taps * _shape.Filters);
        }

        private static T[] Room(int length)
        {
            var room = new T[length + Guard];
            room.AsSpan().Fill(Mark);
            return room;
        }

        private static T[] Unhurt(T[] room, int length)
        {
            room.AsSpan(length).IndexOfAnyExcept(Mark).ShouldBe(-1);
            return room[..length];
        }

        private T[] Random(int length) => [.. _random.NormalVector(length).Select(T.CreateTruncating)];

        private int[] Offsets()
        {
            var offsets = new int[_shape.Taps];
            _shape.TapOffsets(offsets);
            return offsets;
        }

        private T[] LaidOutImages()
        {
            var images = new T[Examples * _shape.ImageLength];
            fixed (T* from = Image, to = images)
            {
                for (var i = 0; i < Examples; i++)
                    ConvolutionKernels.LayOutImage(_shape, from + (i * _shape.Input.Size), to + (i * _shape.ImageLength));
            }

            return images;
        }

        private T[] LaidOutMaps()
        {
            var maps = new T[Examples * _shape.MapsLength];
            fixed (T* from = Slopes, to = maps)
            {
                for (var i = 0; i < Examples; i++)
                    ConvolutionKernels.LayOutMaps(_shape, from + (i * _shape.Output.Size), to + (i * _shape.MapsLength));
            }

            return maps;
        }
    }
}
