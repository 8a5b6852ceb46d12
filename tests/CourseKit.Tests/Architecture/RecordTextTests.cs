using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using CourseKit.Activations;
using CourseKit.Losses;
using CourseKit.Tensors;
using CourseKit.Training;

namespace CourseKit.Tests.Architecture;

/// <summary>The texts of records, which the compiler makes: it writes numbers in the reader's culture unless it is told otherwise.</summary>
public class RecordTextTests
{
    [Fact]
    public void Every_record_with_a_fraction_among_its_parts_prints_it_in_the_invariant_culture()
        => typeof(Matrix).Assembly.GetExportedTypes().Where(HasTheCompilersText).SelectMany(LeftToTheCompiler).Distinct()
            .ShouldBeEmpty("write PrintMembers into the record: see Display/RecordText.cs");

    [Fact]
    public void The_text_is_the_compilers_but_for_the_numbers()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            new LossValue(0.5, Vector.Of(1.5)).ToString().ShouldBe("LossValue { Value = 0.5, Gradient = (1.5) }");
            new ELU(0.25).ToString().ShouldBe(
                $"ELU {{ Name = ELU, Formula = {new ELU(0.25).Formula}, Range = (-0.25, Infinity), Kinks = {new ELU(0.25).Kinks}, Pieces = 1, Alpha = 0.25 }}");
            new ReLU().ToString().ShouldStartWith("ReLU { Name = ReLU, Formula = ");
            new EpochRecord(3, 0.5, 0.75, null, 0.25).ToString().ShouldStartWith(
                "EpochRecord { Epoch = 3, Loss = 0.5, Accuracy = 0.75, ValidationLoss = , ValidationAccuracy = 0.25");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_record_that_leaves_its_fractions_to_the_compiler_is_found()
        => LeftToTheCompiler(typeof(Forgetful)).ShouldBe(["Forgetful.Share"]);

    private static bool HasTheCompilersText(Type type)
        => PrintsMembers(type) is not null && type.GetMethod(nameof(ToString), [])!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // What the compiler prints itself; a type that prints its members prints those of its base types as well, unless derived types go on.
    private static IEnumerable<string> LeftToTheCompiler(Type type)
    {
        for (var one = type; one is not null && PrintsMembers(one) is { } print; one = one.BaseType)
        {
            if (!print.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
                yield break;
            foreach (var property in one.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (property.GetMethod?.GetBaseDefinition() == property.GetMethod && property.GetIndexParameters().Length == 0 && IsFraction(property.PropertyType))
                    yield return $"{one.Name}.{property.Name}";
            }
        }
    }

    private static MethodInfo? PrintsMembers(Type type)
        => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly, [typeof(StringBuilder)]);

    private static bool IsFraction(Type type)
        => type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(DateTime)
            || (type.IsGenericType && type.IsValueType && type.GetGenericArguments().Any(IsFraction));

    private sealed record Forgetful(int Count, double Share);
}
