using System.Text.Json;
using CourseKit.Activations;
using CourseKit.Initialization;
using CourseKit.Layers;
using CourseKit.Losses;
using CourseKit.Optimizers;
using CourseKit.Regularization;
using CourseKit.Schedules;
using CourseKit.Training;

namespace CourseKit.Tests.Training.Saving;

/// <summary>Every row of the library's tables can be stored, by the table alone.</summary>
public class RecipeTests
{
    [Fact]
    public void Every_layer_comes_back() => Agree(AllLayers.Table.Select(row => row.Layer));

    [Fact]
    public void Every_activation_comes_back() => Agree(AllActivations.Table);

    [Fact]
    public void Every_initializer_comes_back() => Agree(AllInitializers.Table.Select(start => (Layer)new Dense(3) { Start = start }));

    [Fact]
    public void Every_loss_comes_back() => Agree(AllLosses.Table);

    [Fact]
    public void Every_optimizer_comes_back() => Agree(AllOptimizers.Table);

    [Fact]
    public void Every_schedule_comes_back() => Agree(AllSchedules.Table.Select(row => row.Schedule).Where(schedule => schedule is not FunctionSchedule));

    [Fact]
    public void Every_penalty_comes_back()
    {
        Agree(AllPenalties.Table.Where(penalty => penalty is not Tikhonov));
        foreach (var penalty in AllPenalties.Table.OfType<Tikhonov>())
            Text(Again<Penalty>(penalty)).ShouldBe(Text(penalty));
    }

    [Fact]
    public void Every_stopping_rule_comes_back() => Agree<StoppingRule>([new EarlyStopping(3, 2, 0.1), new NaiveStopping()]);

    [Fact]
    public void A_function_is_named_as_what_code_must_supply()
    {
        var optimizer = new Adam(new FunctionSchedule(step => 0.1 / (step + 1)));
        Text(optimizer).ShouldContain("from code");
        Should.Throw<FormatException>(() => Again<Optimizer>(optimizer)).Message.ShouldContain("was written in code");
    }

    [Fact]
    public void What_an_older_library_did_not_have_yet_is_at_its_default()
        => RecipeReader.Of<Layer>(JsonDocument.Parse("""{"type":"Dense","Units":3}""").RootElement).ShouldBe(new Dense(3));

    [Theory]
    [InlineData("""{"type":"Process"}""", "no Layer named «Process»")]
    [InlineData("""{"type":"System.String"}""", "no Layer named «System.String»")]
    [InlineData("""{"type":"Adam"}""", "no Layer named «Adam»")]
    [InlineData("""{"type":"Dense","Bias":true}""", "Dense: Units is missing")]
    [InlineData("""{"type":"Dense","Units":-3,"Activation":null,"Bias":true,"Start":null}""", "Units must be ≥ 1, got -3")]
    public void A_name_outside_the_tables_makes_nothing(string json, string message)
        => Should.Throw<FormatException>(() => RecipeReader.Of<Layer>(JsonDocument.Parse(json).RootElement)).Message.ShouldContain(message);

    private static void Agree<T>(IEnumerable<T> items)
        where T : class
    {
        foreach (var item in items)
            Again(item).ShouldBe(item, Text(item));
    }

    private static T Again<T>(T item)
        where T : class
        => RecipeReader.Of<T>(JsonDocument.Parse(Text(item)).RootElement);

    private static string Text(object item) => RecipeWriter.Of(item)!.ToJsonString(RecipeWriter.Options);
}
