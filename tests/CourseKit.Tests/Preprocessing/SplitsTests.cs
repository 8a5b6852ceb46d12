using CourseKit.Preprocessing;
using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Preprocessing;

public class SplitsTests
{
    [Fact]
    public void Each_row_has_one_purpose_and_each_part_its_share()
        => Prop.ForAll(Gen.Choose(2, 400).ToArbitrary(), count =>
        {
            var split = Splits.HoldOut(count, 0.2, 0.25, new RandomStream(count));
            split.Train.Concat(split.Validation).Concat(split.Test).Order().ShouldBe(Enumerable.Range(0, count));
            Math.Abs(split.Validation.Length - (0.2 * count)).ShouldBeLessThan(1.01);
            Math.Abs(split.Test.Length - (0.25 * count)).ShouldBeLessThan(1.01);
            split.Train.ShouldBe(split.Train.Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Same_stream_same_rows_and_other_streams_other_rows()
    {
        Splits.HoldOut(100, 0.2, 0.2, new RandomStream(1)).Test.ShouldBe(Splits.HoldOut(100, 0.2, 0.2, new RandomStream(1)).Test);
        Splits.HoldOut(100, 0.2, 0.2, new RandomStream(1)).Test.ShouldNotBe(Splits.HoldOut(100, 0.2, 0.2, new RandomStream(2)).Test);
    }

    [Fact]
    public void A_stratified_split_gives_every_part_its_share_of_every_class()
        => Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), seed =>
        {
            var stream = new RandomStream(seed);
            int[] labels = [.. Enumerable.Range(0, 150).Select(_ => stream.NextInt(10) < 7 ? 0 : stream.NextInt(1, 4))];
            var parts = Splits.Parts(150, [0.5, 0.2, 0.2, 0.1], stream, labels);
            parts.SelectMany(part => part).Order().ShouldBe(Enumerable.Range(0, 150));
            foreach (var group in labels.GroupBy(label => label))
            {
                foreach (var (part, share) in parts.Zip([0.5, 0.2, 0.2, 0.1]))
                    Math.Abs(part.Count(row => labels[row] == group.Key) - (share * group.Count())).ShouldBeLessThan(2.01);
            }

            foreach (var fold in Splits.KFold(150, 5, stream, labels))
            {
                fold.Validation.Length.ShouldBe(30);
                foreach (var group in labels.GroupBy(label => label))
                    Math.Abs(fold.Validation.Count(row => labels[row] == group.Key) - (group.Count() / 5.0)).ShouldBeLessThan(1.01);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_row_is_held_out_in_one_fold_and_trained_on_in_the_others()
    {
        var folds = Splits.KFold(23, 5, new RandomStream(1));

        folds.Count.ShouldBe(5);
        folds.SelectMany(fold => fold.Validation).Order().ShouldBe(Enumerable.Range(0, 23));
        folds.ShouldAllBe(fold => fold.Train.Concat(fold.Validation).Order().SequenceEqual(Enumerable.Range(0, 23)));
        folds.Select(fold => fold.Validation.Length).Order().ShouldBe([4, 4, 5, 5, 5]);
        Splits.KFold(7, 7, new RandomStream(1)).ShouldAllBe(fold => fold.Validation.Length == 1);
    }

    [Fact]
    public void Two_splits_are_equal_whose_rows_are()
    {
        static DataSplit Split(int seed) => Splits.HoldOut(30, 0.2, 0.2, new RandomStream(seed));
        Split(1).ShouldBe(Split(1));
        Split(1).GetHashCode().ShouldBe(Split(1).GetHashCode());
        Split(1).ShouldNotBe(Split(2));
        var one = new DataSplit([0], [1], [2]);
        one.ShouldNotBe(one with { Train = [3] });
        one.ShouldNotBe(one with { Validation = [3] });
        one.ShouldNotBe(one with { Test = [3] });

        var fold = new Fold([0], [1]);
        fold.ShouldBe(new Fold([0], [1]));
        fold.GetHashCode().ShouldBe(new Fold([0], [1]).GetHashCode());
        fold.ShouldNotBe(fold with { Train = [3] });
        fold.ShouldNotBe(fold with { Validation = [3] });
    }

    [Fact]
    public void Shares_and_counts_that_make_no_split_are_refused()
    {
        var stream = new RandomStream(1);
        Should.Throw<ArgumentOutOfRangeException>(() => Splits.HoldOut(10, 0.5, 0.5, stream)).Message.ShouldContain("validation + test must be < 1");
        Should.Throw<ArgumentOutOfRangeException>(() => Splits.HoldOut(10, -0.1, 0.5, stream)).Message.ShouldContain("validation must be in [0, 1), got -0.1");
        Should.Throw<ArgumentOutOfRangeException>(() => Splits.HoldOut(0, 0.1, 0.5, stream)).Message.ShouldContain("count must be ≥ 1, got 0");
        Should.Throw<ArgumentOutOfRangeException>(() => Splits.HoldOut(1, 0.45, 0.45, stream)).Message.ShouldContain("leave none to train on");
        Should.Throw<ArgumentException>(() => Splits.Parts(10, [0.5, 0.4], stream)).Message.ShouldContain("add up to 1, got 0.5 + 0.4");
        Should.Throw<ArgumentException>(() => Splits.Parts(10, [double.NaN, 1], stream));
        Should.Throw<ArgumentOutOfRangeException>(() => Splits.KFold(5, 6, stream)).Message.ShouldContain("k must be in 2 … 5, the number of rows, got 6");
        Should.Throw<ArgumentOutOfRangeException>(() => Splits.KFold(5, 1, stream));
        Should.Throw<ShapeException>(() => Splits.KFold(5, 2, stream, [1, 2])).Message.ShouldContain("labels must have 5 numbers, one a row, got 2");
        Splits.HoldOut(1, 0, 0, stream).Train.ShouldBe([0]);
    }
}
