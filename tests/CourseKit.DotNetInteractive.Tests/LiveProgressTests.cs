using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace CourseKit.DotNetInteractive.Tests;

public sealed class LiveProgressTests
{
    [Fact]
    public async Task Reports_of_a_running_cell_overwrite_one_displayed_value_and_the_last_one_stays()
    {
        using var kernel = new CSharpKernel();
        await kernel.SendAsync(new SubmitCode($"#r \"{typeof(LiveProgress<>).Assembly.Location}\""));

        var result = await kernel.SendAsync(new SubmitCode("""
            using CourseKit.DotNetInteractive;
            using (var live = new LiveProgress<string>())
            {
                for (int epoch = 1; epoch <= 1000; epoch++)
                    live.Report($"epoch {epoch}");
            }
            """));

        result.Events.OfType<CommandFailed>().Select(failed => failed.Message).ShouldBeEmpty();
        var first = result.Events.OfType<DisplayedValueProduced>().ShouldHaveSingleItem();
        first.FormattedValues.Single().Value.ShouldBe("epoch 1");
        var updates = result.Events.OfType<DisplayedValueUpdated>().ToArray();
        updates.ShouldAllBe(update => update.ValueId == first.ValueId);
        updates[^1].FormattedValues.Single().Value.ShouldBe("epoch 1000");
    }

    [Fact]
    public async Task Reports_that_come_too_fast_wait_and_the_last_of_them_is_shown_in_the_end()
    {
        var clock = new HandClock();
        using var kernel = new CSharpKernel();
        kernel.AddMiddleware(async (command, context, next) =>
        {
            using var live = new LiveProgress<int>(clock);
            live.Report(1);
            live.Report(2);
            clock.Advance(LiveProgress<int>.Pause);
            live.Report(3);
            live.Report(4);
            live.Report(5);
            await next(command, context);
        });

        var result = await kernel.SendAsync(new SubmitCode("1"));

        result.Events.OfType<DisplayedValueProduced>().Single().FormattedValues.Single().Value.ShouldBe("1");
        result.Events.OfType<DisplayedValueUpdated>().Select(update => update.FormattedValues.Single().Value).ShouldBe(["3", "5"]);
    }

    [Fact]
    public void Outside_a_cell_a_report_says_what_is_missing()
    {
        var live = new LiveProgress<int>();

        Should.Throw<InvalidOperationException>(() => live.Report(1)).Message.ShouldContain("needs a cell that runs in .NET Interactive");
    }
}
