using CourseKit.Tensors;
using CourseKit.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CourseKit.MLNet.Tests;

public sealed class MatrixDataViewTests
{
    private static readonly Matrix X = [[1, 2, 3], [4, 5, 6], [7, 8, 9.5]];

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void A_view_hands_out_the_rows_of_the_matrix_in_order(Precision precision)
    {
        var view = MatrixDataView.Of(X.To(precision));

        Rows(view).ShouldBe([[1f, 2, 3], [4, 5, 6], [7, 8, 9.5f]]);
        view.GetRowCount().ShouldBe(3);
        view.Schema["Features"].Type.ShouldBe(new VectorDataViewType(NumberDataViewType.Single, 3));
    }

    [Fact]
    public void Rows_are_read_when_they_are_asked_for_and_not_copied_before()
    {
        var x = X.Copy();
        var view = MatrixDataView.Of(x);

        x[1, 1] = 50;

        Rows(view)[1].ShouldBe([4f, 50, 6]);
    }

    [Fact]
    public void A_buffer_is_filled_again_row_by_row()
    {
        var view = MatrixDataView.Of(X);
        using var cursor = view.GetRowCursor(view.Schema);
        var get = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var buffer = default(VBuffer<float>);
        cursor.MoveNext();
        get(ref buffer);
        var first = buffer.GetValues();

        cursor.MoveNext();
        get(ref buffer);

        first[0].ShouldBe(4f);
    }

    [Fact]
    public void Classes_are_keys_of_which_all_are_known_though_some_have_no_example()
    {
        var view = MatrixDataView.Of(X, [2, 0, 2], classes: 4);

        view.Schema["Label"].Type.ShouldBe(new KeyDataViewType(typeof(uint), 4));
        view.GetColumn<uint>("Label").ShouldBe([3u, 1, 3]);
    }

    [Fact]
    public void Two_classes_are_booleans_and_targets_are_numbers()
    {
        MatrixDataView.Of(X, [true, false, true]).GetColumn<bool>("Label").ShouldBe([true, false, true]);
        MatrixDataView.Of(X, new Vector([0.5, 1, 2])).GetColumn<float>("Label").ShouldBe([0.5f, 1, 2]);
    }

    [Fact]
    public void Examples_give_their_labels_or_their_only_target()
    {
        MatrixDataView.Of(new Examples(X, [1, 0, 1], 2)).GetColumn<uint>("Label").ShouldBe([2u, 1, 2]);
        MatrixDataView.Of(new Examples(X, [[1.0], [2], [3]])).GetColumn<float>("Label").ShouldBe([1f, 2, 3]);
        Should.Throw<ShapeException>(() => MatrixDataView.Of(new Examples(X, [[1.0, 2], [2, 3], [3, 4]]))).Message.ShouldContain("3 × 2");
    }

    [Fact]
    public void A_shuffled_cursor_hands_out_every_row_once_with_its_own_label()
    {
        var x = new Matrix(50, 1);
        for (var i = 0; i < 50; i++)
            x[i, 0] = i;
        var view = MatrixDataView.Of(x, [.. Enumerable.Range(0, 50)], classes: 50);
        using var cursor = view.GetRowCursor(view.Schema, new Random(1));
        var features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var label = cursor.GetGetter<uint>(view.Schema["Label"]);
        var seen = new List<int>();
        var buffer = default(VBuffer<float>);
        uint key = 0;
        while (cursor.MoveNext())
        {
            features(ref buffer);
            label(ref key);
            key.ShouldBe((uint)buffer.GetItemOrDefault(0) + 1);
            seen.Add((int)key - 1);
        }

        seen.ShouldNotBe(Enumerable.Range(0, 50));
        seen.Order().ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    public void ML_NET_s_own_transforms_and_trainers_read_a_view()
    {
        var ml = new MLContext(seed: 1);
        var x = new Matrix(100, 1);
        for (var i = 0; i < 100; i++)
            x[i, 0] = i;
        var view = MatrixDataView.Of(x, new Vector([.. Enumerable.Range(0, 100).Select(i => i / 50.0)]));
        var trainer = ml.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 20 });

        var model = ml.Transforms.NormalizeMinMax("Features").Append(trainer).Fit(view);

        ml.Regression.Evaluate(model.Transform(view)).RSquared.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        Should.Throw<ShapeException>(() => MatrixDataView.Of(X, [0, 1], 2)).Message.ShouldContain("3 examples and 2 labels");
        Should.Throw<ArgumentOutOfRangeException>(() => MatrixDataView.Of(X, [0, 1, 2], 2)).Message.ShouldContain("label 2 must be in 0 … 1, got 2");
        Should.Throw<ShapeException>(() => MatrixDataView.Of(new Matrix(3, 0))).Message.ShouldContain("at least one feature");
    }

    [Fact]
    public void A_cursor_that_stands_on_no_row_says_so()
    {
        var view = MatrixDataView.Of(X);
        using var cursor = view.GetRowCursor(view.Schema);
        var get = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        var buffer = default(VBuffer<float>);

        Should.Throw<InvalidOperationException>(() => get(ref buffer)).Message.ShouldContain("call MoveNext first");
        cursor.Position.ShouldBe(-1);
    }

    [Fact]
    public void A_column_is_handed_out_only_in_its_own_type_and_only_if_asked_for()
    {
        var view = MatrixDataView.Of(X, [0, 1, 0], 2);
        using var cursor = view.GetRowCursor([view.Schema["Features"]]);

        Should.Throw<ArgumentException>(() => cursor.GetGetter<uint>(view.Schema["Label"])).Message.ShouldContain("'Label' was not asked for");
        Should.Throw<InvalidOperationException>(() => cursor.GetGetter<float>(view.Schema["Features"])).Message.ShouldContain("'Features' holds");
    }

    private static float[][] Rows(IDataView view) => [.. view.GetColumn<float[]>("Features")];
}
