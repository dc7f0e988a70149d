using Xunit;

namespace ParkBot.Tests.Llm;

public sealed class InjectionsTests
{
    [Fact]
    public void The_file_holds_what_the_proofs_need()
    {
        Assert.True(Injections.ForItems.Count() >= 100);
        Assert.True(Injections.ForQuestions.Count() >= 40);
        Assert.All(Injections.All, injection => Assert.InRange(injection.Text.Length, 1, 400));
        Assert.All(Injections.All, injection => Assert.Matches("^[a-z]+(-[a-z]+)*$", injection.Kind));
        Assert.Empty(Injections.All.GroupBy(injection => injection.Text).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.True(Injections.All.DistinctBy(injection => injection.Kind).Count() >= 20);
    }

    [Fact]
    public void Line_breaks_and_invisible_letters_survive()
    {
        Assert.Contains(Injections.All, injection => injection.Text.Contains('\n', StringComparison.Ordinal));
        Assert.Contains(Injections.All, injection => injection.Text.Contains('\u200b', StringComparison.Ordinal));
        Assert.DoesNotContain(Injections.All, injection => injection.Text.Contains('\t', StringComparison.Ordinal));
    }
}
