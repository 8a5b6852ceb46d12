using CourseKit.Notebooks.Execution.Serving;

namespace CourseKit.Notebooks.Tests.Execution.Serving;

public class CellHistoryTests
{
    [Fact]
    public void Cells_can_be_asked_for_while_others_run()
    {
        var history = new CellHistory(file: null);
        var request = Request.Parse("""{"access":"tail","n":3}""");
        var cells = Task.Run(() =>
        {
            for (var cell = 1; cell <= 20_000; cell++)
                history.Add(cell, "1 + 1");
        });
        while (!cells.IsCompleted)
            history.Find(request).Count.ShouldBeLessThanOrEqualTo(3);
        cells.IsCompletedSuccessfully.ShouldBeTrue();
        history.Find(request).Select(entry => entry![1]!.GetValue<int>()).ShouldBe([19_998, 19_999, 20_000]);
    }
}
