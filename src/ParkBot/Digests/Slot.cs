namespace ParkBot.Digests;

/// <summary>A time of the week that a subscription wants its digest at.</summary>
/// <param name="Minute">Minutes after midnight.</param>
internal readonly record struct Slot(DayOfWeek Day, int Minute, TimeZoneInfo Zone)
{
    /// <summary>Weekly, an hour of daylight saving, and a margin: a next slot beyond this was counted by a clock that has been set back since.</summary>
    internal static readonly TimeSpan Furthest = TimeSpan.FromDays(8);

    /// <summary>The slot of a subscription, or null where it has none of its own.</summary>
    internal static Slot? Of(SubscriptionRow row, TimeZoneInfo configured) =>
        row is { Day: { } day, Minute: { } minute }
            ? new Slot((DayOfWeek)day, minute, row.Zone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own) ? own : configured)
            : null;

    /// <summary>
    /// The first slot after a moment; one in every week. Where the clocks jump over it, it is the first minute that there is; where an
    /// hour comes twice, the first of the two.
    /// </summary>
    internal DateTimeOffset After(DateTimeOffset moment)
    {
        var date = TimeZoneInfo.ConvertTime(moment, Zone).Date.AddDays(-1);
        while (true)
        {
            if (date.DayOfWeek == Day && At(date) is var slot && slot > moment)
            {
                return slot;
            }

            date = date.AddDays(1);
        }
    }

    private DateTimeOffset At(DateTime date)
    {
        var local = DateTime.SpecifyKind(date.AddMinutes(Minute), DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
