namespace CourseKit.Cli.Tests.Console;

public sealed class ResultLineTests
{
    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "9.9 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1:00 min")]
    [InlineData(3599.9, "59:59 min")]
    [InlineData(3600, "1:00 h")]
    public void A_time_is_told_in_the_unit_that_it_fills(double seconds, string told)
        => ResultLine.Time(TimeSpan.FromSeconds(seconds)).ShouldBe(told);
}
