using System.Text.Json;
using CourseKit.Augmentation;
using CourseKit.Tensors;
using CourseKit.Tests.Activations;

namespace CourseKit.Tests.Augmentation;

/// <summary>Interpolation, blur and colour directions against scipy.ndimage and NumPy (tests/golden/augmentation.py).</summary>
public class AugmentationGoldenTests
{
    private static readonly JsonElement Golden = GoldenNumbers.Read("augmentation.json");
    private static readonly Matrix Image = Golden.Matrix("image");
    private static readonly TensorShape Shape = (1, Image.Rows, Image.Columns);

    [Fact]
    public void Affine_warps_agree_with_a_border_value_and_with_the_edge_repeated()
    {
        foreach (var warp in Golden.GetProperty("affine").EnumerateArray())
        {
            var m = warp.Vector("map");
            var map = new AffineMap(m[0], m[1], m[2], m[3], m[4], m[5]);
            Warped(new AffineWarp(map, 0.25)).IsCloseTo(warp.Matrix("border"), 1e-12).ShouldBeTrue();
            Warped(new AffineWarp(map, Border: null)).IsCloseTo(warp.Matrix("nearest"), 1e-12).ShouldBeTrue();
        }
    }

    [Fact]
    public void Gaussian_filters_agree()
    {
        foreach (var blurred in Golden.GetProperty("blurred").EnumerateObject())
        {
            var map = Golden.Matrix("noise").Row(0);
            GaussianBlur.Apply(map.AsSpan<double>(), Shape.Height, Shape.Width, double.Parse(blurred.Name, System.Globalization.CultureInfo.InvariantCulture));
            map.ViewAsMatrix(0, Shape.Height, Shape.Width).IsCloseTo(Golden.GetProperty("blurred").Matrix(blurred.Name), 1e-13).ShouldBeTrue();
        }
    }

    [Fact]
    public void Elastic_deformations_by_the_same_noise_agree()
    {
        var noise = Golden.Matrix("noise");
        var result = new Matrix(Shape.Height, Shape.Width);
        new ElasticDeformation(2, 9).Deform<double>(Image.AsSpan<double>(), Shape, noise.RowSpan<double>(0), noise.RowSpan<double>(1), result.AsSpan<double>());
        result.IsCloseTo(Golden.Matrix("elastic"), 1e-12).ShouldBeTrue();
    }

    [Fact]
    public void Colour_directions_agree()
    {
        var fitted = ColourJitter.Fit(Golden.Matrix("photos"), (3, 5, 6));
        fitted.Directions.IsCloseTo(Golden.Matrix("colourDirections"), 1e-10).ShouldBeTrue();
        fitted.Variances.IsCloseTo(Golden.Vector("colourVariances"), 1e-12).ShouldBeTrue();
    }

    private static Matrix Warped(AffineWarp warp)
        => warp.Apply(Image.Reshape(1, Shape.Size), Shape, new RandomStream(0)).Reshape(Shape.Height, Shape.Width);
}
