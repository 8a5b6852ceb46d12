using CourseKit.Ensembles;
using CourseKit.Optimizers;
using CourseKit.Schedules;
using CourseKit.Tensors;

namespace CourseKit.Tests.Ensembles;

/// <summary>Snapshots where the learning rate is least, and averages of parameters.</summary>
public class SnapshotCollectorTests
{
    [Fact]
    public void Snapshots_are_due_where_a_cycle_ends()
    {
        Due(new CosineDecay(0.1, 10, restarts: true), 41).ShouldBe([9, 19, 29, 39]);
        Due(new CosineDecay(0.1, 5, restarts: true, stretch: 2), 40).ShouldBe([4, 14, 34]);
        Due(new CyclicSchedule(0.01, 0.1, 5), 31).ShouldBe([10, 20, 30]);
        Due(new CosineDecay(0.1, 10), 40).ShouldBeEmpty();
        Due(new ConstantSchedule(0.1), 40).ShouldBeEmpty();
        Due(new WarmUp(new CosineDecay(0.1, 10, restarts: true), 4, 0.1), 25).Count().ShouldBe(2);
    }

    [Fact]
    public void A_snapshot_is_a_copy_and_the_latest_are_kept()
    {
        var snapshots = new SnapshotCollector(new CosineDecay(0.1, 2, restarts: true), most: 2);
        Vector Θ = [0, 0];
        var taken = Enumerable.Range(0, 8).Count(t =>
        {
            Θ[0] = t;
            return snapshots.After(t, Θ);
        });
        taken.ShouldBe(4);
        snapshots.Snapshots.Select(each => each[0]).ShouldBe([5, 7]);
        snapshots.Mean().ShouldBe([6, 0]);
        Should.Throw<ShapeException>(() => snapshots.Take([1])).Message.ShouldContain("all must be of one network");
    }

    [Fact]
    public void The_ensemble_predicts_with_each_of_the_parameters()
    {
        var snapshots = new SnapshotCollector(0.1);
        Should.Throw<InvalidOperationException>(() => snapshots.Mean()).Message.ShouldContain("none was taken yet");
        Should.Throw<InvalidOperationException>(() => snapshots.ToEnsemble(Θ => x => x));
        snapshots.Take([2]);
        snapshots.Take([4]);
        snapshots.ToEnsemble(Θ => x => x * Θ[0]).Predict([[1], [10]]).ShouldBe([[3], [30]]);
    }

    [Fact]
    public void The_mean_of_a_snapshot_after_every_step_is_the_polyak_average_that_the_optimizer_keeps()
    {
        // Noisy gradients of ½‖Θ − c‖²: the average is nearer to c than the last step is.
        Vector c = [1, -2];
        Vector Θ = [3, 3];
        var (optimizer, random) = (new MeanAverage(new GradientDescent(0.3), from: 20), new RandomStream(1));
        var state = optimizer.Init(Θ);
        var snapshots = new SnapshotCollector(0.3);
        for (var t = 0; t < 400; t++)
        {
            optimizer.Step(state, Θ - c + random.NormalVector(2), Θ);
            if (t >= 20)
                snapshots.Take(Θ);
        }

        snapshots.Mean().IsCloseTo(optimizer.In(state), 1e-12).ShouldBeTrue();
        (optimizer.In(state) - c).Norm().ShouldBeLessThan(0.5 * snapshots.Snapshots.Average(each => (each - c).Norm()));
        var polyak = new Ensemble([x => x * optimizer.In(state)[0]]);
        polyak.Predict([[1]])[0, 0].ShouldBe(optimizer.In(state)[0]);
    }

    private static IEnumerable<int> Due(Schedule rate, int steps) => Enumerable.Range(0, steps).Where(new SnapshotCollector(rate).IsDue);
}
