using ParkBot.Digests;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>Slots of the week in zones that move their clocks.</summary>
public sealed class SlotTests
{
    [Theory]
    // The clocks of New York jump from 2:00 to 3:00 on 2026-03-08 and back from 2:00 to 1:00 on 2026-11-01, both Sundays.
    [InlineData("America/New_York", DayOfWeek.Sunday, 150, "2026-03-07T12:00Z", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", DayOfWeek.Sunday, 90, "2026-10-31T12:00Z", "2026-11-01T05:30Z")]
    [InlineData("America/New_York", DayOfWeek.Sunday, 90, "2026-11-01T05:30Z", "2026-11-08T06:30Z")]
    [InlineData("Asia/Shanghai", DayOfWeek.Monday, 540, "2026-03-02T00:59Z", "2026-03-02T01:00Z")]
    [InlineData("Asia/Shanghai", DayOfWeek.Monday, 540, "2026-03-02T01:00Z", "2026-03-09T01:00Z")]
    // Half an hour: 2:00 is 2:30 on 2026-10-04.
    [InlineData("Australia/Lord_Howe", DayOfWeek.Sunday, 135, "2026-10-03T00:00Z", "2026-10-03T15:30Z")]
    [InlineData("Pacific/Apia", DayOfWeek.Monday, 0, "2026-03-01T00:00Z", "2026-03-01T11:00Z")]
    public void The_first_slot_after_a_moment(string zone, DayOfWeek day, int minute, string after, string expected) =>
        Assert.Equal(Time(expected), new Slot(day, minute, TimeZoneInfo.FindSystemTimeZoneById(zone)).After(Time(after)).ToUniversalTime());

    [Theory]
    [InlineData("America/New_York", 150)]
    [InlineData("Europe/London", 90)]
    [InlineData("Asia/Shanghai", 0)]
    [InlineData("America/Santiago", 0)]
    public void There_is_one_in_every_week(string zone, int minute)
    {
        var slot = new Slot(DayOfWeek.Sunday, minute, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var at = Time("2025-12-30T00:00Z");
        for (var week = 0; week < 530; week++)
        {
            var next = slot.After(at);
            Assert.InRange(next - at, TimeSpan.FromHours(1), TimeSpan.FromDays(7) + TimeSpan.FromHours(1));
            at = next;
        }
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
