using System.Globalization;
using CourseKit.Grading.Submissions;

namespace CourseKit.Grading.Tests.Submissions;

public sealed class LateRuleTests
{
    [Theory]
    [InlineData("none", 500, 0)]
    [InlineData("10%/day", 0, 0)]
    [InlineData("10%/day", 0.001, 0.1)]
    [InlineData("10%/day", 24, 0.1)]
    [InlineData("10%/day", 24.001, 0.2)]
    [InlineData("10%/day", 24000, 1)]
    [InlineData("1.5%/hour", 2.5, 0.045)]
    [InlineData("20%", 0.1, 0.2)]
    [InlineData("20%", 9999, 0.2)]
    [InlineData("10%/day,max=50%", 24000, 0.5)]
    [InlineData("10%/day,max=25%", 49, 0.25)]
    [InlineData("grace=15m", 30, 0)]
    [InlineData("10%/day,grace=15m", 0.25, 0)]
    [InlineData("10%/day,grace=15m", 0.26, 0.1)]
    [InlineData("10%/day, grace=2h", 23.9, 0.1)]
    [InlineData("10%/day,grace=2h", 24.5, 0.2)]
    [InlineData("zero-after=7d", 168, 0)]
    [InlineData("zero-after=7d", 168.001, 1)]
    [InlineData("10%/day,max=30%,zero-after=2d", 49, 1)]
    public void A_rule_takes_off_what_it_says(string rule, double hoursLate, double penalty)
        => LateRule.Parse(rule).Penalty(TimeSpan.FromHours(hoursLate)).ShouldBe((decimal)penalty);

    [Theory]
    [InlineData("", "has '' where a share above 0% and up to 100% is wanted")]
    [InlineData("10", "has '10' where a share above 0% and up to 100% is wanted")]
    [InlineData("0%/day", "has '0%' where a share above 0% and up to 100% is wanted")]
    [InlineData("101%/day", "has '101%' where a share above 0% and up to 100% is wanted")]
    [InlineData("10%/week", "has a part '10%/week' that is not known")]
    [InlineData("-10%/day", "has '-10%' where a share above 0% and up to 100% is wanted")]
    [InlineData("10%/day,grace=15", "has '15' where a time such as 15m, 2h or 7d is wanted")]
    [InlineData("10%/day,grace=", "has '' where a time such as 15m, 2h or 7d is wanted")]
    [InlineData("10%/day,20%/day", "has two parts of the kind '20%/day'")]
    [InlineData("10%/day,max=10%,max=20%", "has two parts of the kind 'max'")]
    [InlineData("max=10%", "has max= and nothing that it bounds")]
    [InlineData("10%/day,cap=5%", "has a part 'cap=5%' that is not known")]
    [InlineData("none,10%/day", "has 'none' where a share above 0% and up to 100% is wanted")]
    [InlineData("grace=2d,zero-after=1d", "gives zero before its grace ends")]
    public void A_rule_that_can_not_be_read_says_which_part(string rule, string message)
        => Should.Throw<IntakeException>(() => LateRule.Parse(rule)).Message.ShouldBe(
            $"the late rule '{rule}' {message}; write none, or parts such as 10%/day,max=50%,grace=15m,zero-after=7d");

    [Theory]
    [InlineData("2026-11-21T23:59+09:00", "2026-11-21T14:59:00Z")]
    [InlineData("2026-11-21 23:59:30Z", "2026-11-21T23:59:30Z")]
    public void A_due_time_names_its_zone(string text, string utc)
        => DueTime.Parse(text).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture).ShouldBe(utc);
}
