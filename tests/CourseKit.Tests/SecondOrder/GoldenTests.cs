using System.Text.Json;
using CourseKit.SecondOrder;
using CourseKit.SecondOrder.Directions;
using CourseKit.SecondOrder.LineSearches;
using CourseKit.SecondOrder.Problems;
using CourseKit.SecondOrder.TrustRegions;
using CourseKit.Tensors;

namespace CourseKit.Tests.SecondOrder;

/// <summary>Iterations, gradients and minima against SciPy's (tests/golden/second_order.py), at the same gradient tolerance.</summary>
public class GoldenTests
{
    private const double Share = 1.2;
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Find())).RootElement;

    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (var problem in Golden.GetProperty("runs").EnumerateObject())
            {
                // Where SciPy itself did not get there (null), there is nothing to compare with.
                foreach (var method in problem.Value.EnumerateObject().Where(method => method.Value.ValueKind == JsonValueKind.Object))
                    runs.Add(problem.Name, method.Name);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_minimum_is_reached_at_no_more_than_a_fifth_above_SciPys_cost(string problem, string method)
    {
        var f = Problem(problem);
        var tolerance = Golden.GetProperty("tolerance").GetDouble();
        var solution = Method(problem, method).Minimize(f, f.Start, new MinimizeOptions { GradientTolerance = tolerance, MaxIterations = 40000 });
        solution.Stop.ShouldBe(StopReason.GradientSmall);
        Iterate.LargestAbsolute(f.Gradient(solution.Point)).ShouldBeLessThanOrEqualTo(tolerance);

        var scipy = Golden.GetProperty("runs").GetProperty(problem).GetProperty(method);
        ((double)solution.Iterations).ShouldBeLessThanOrEqualTo(Share * scipy.GetProperty("iterations").GetInt32());
        ((double)solution.GradientCount).ShouldBeLessThanOrEqualTo(Share * scipy.GetProperty("gradients").GetInt32());
        solution.Value.ShouldBe(scipy.GetProperty("value").GetDouble(), 1e-8);

        // Himmelblau has four minima, all of one value; Powell's is so flat that x is known to the fourth root of J only.
        if (problem is "himmelblau")
            f.Minima.Min(m => (m - solution.Point).Norm()).ShouldBeLessThan(1e-6);
        else
            (solution.Point - new Vector(Numbers(scipy.GetProperty("point")))).Norm().ShouldBeLessThan(problem == "powell" ? 0.05 : 1e-4);
    }

    private static Problem Problem(string name) => name switch
    {
        "lecture" => Quadratic.Lecture,
        "quadratic-10-1e2" => Quadratic.OfCondition(10, 1e2),
        "quadratic-10-1e6" => Quadratic.OfCondition(10, 1e6),
        "quadratic-50-1e3" => Quadratic.OfCondition(50, 1e3),
        "quadratic-20-1e6" => Quadratic.OfCondition(20, 1e6),
        "rosenbrock-2" => new Rosenbrock(),
        "rosenbrock-10" => new Rosenbrock(10),
        "beale" => new Beale(),
        "himmelblau" => new Himmelblau(),
        "powell" => new PowellSingular(),
        "wood" => new Wood(),
        "logistic" => Logistic(Golden.GetProperty("logistic")),
        _ => throw new ArgumentException($"no such problem: {name}"),
    };

    // Conjugate gradient wants a stricter search than SciPy's 0.4 (a few trials more, many iterations less), and on ill-conditioned quadratics a nearly exact one.
    private static MinimizationMethod Method(string problem, string name) => name switch
    {
        "bfgs" => new Minimizer(new Bfgs(), new StrongWolfe()),
        "cg" => new Minimizer(new PolakRibierePlus(), new StrongWolfe { Curvature = problem.StartsWith("quadratic", StringComparison.Ordinal) ? 0.01 : 0.3 }),
        "l-bfgs-b" => new Minimizer(new Lbfgs(), new StrongWolfe()),
        "newton-cg" => new Minimizer(new HessianFree(), new StrongWolfe()),
        "trust-ncg" => new TrustRegion(new Steihaug()),
        "lm" => new LevenbergMarquardt(),
        _ => throw new ArgumentException($"no such method: {name}"),
    };

    private static LogisticRegression Logistic(JsonElement data)
        => new(Matrix.FromRows(data.GetProperty("x").EnumerateArray().Select(Numbers)), new Vector(Numbers(data.GetProperty("y"))), data.GetProperty("penalty").GetDouble());

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    // From the test's folder upwards to the repository's tests/golden.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "golden", "second_order.json");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("tests/golden/second_order.json was not found above the test's folder");
    }
}
