using System.Globalization;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What two items' projects are to each other. No verdict: nothing to do with each other.</summary>
internal sealed record Verdict(Tie Tie, int Weight, string Ground);

/// <summary>How two sums of one project relate.</summary>
internal enum Sums { Unknown, Equal, Near, Moved, Far }

/// <summary>How two places relate.</summary>
internal enum Ground { Unknown, Apart, Wide, OtherCounty, SameCity }

/// <summary>How two items follow each other.</summary>
internal enum Order { Unknown, SameEvent, Progress, Repeat, Backwards }

/// <summary>What two items have in common, by place, sum and time; what they are made of is compared one at a time.</summary>
internal static class Comparison
{
    /// <summary>The same figure told with other decimals or another hedge.</summary>
    private const decimal EqualWithin = 0.005m;

    private const decimal HedgedWithin = 0.04m;

    /// <summary>As far as an exchange rate moves.</summary>
    private const decimal RateWithin = 0.12m;

    private const decimal NearWithin = 0.1m;

    private const decimal MovedBy = 2;

    /// <summary>An event is told again within so many days.</summary>
    private const int DaysOfAnEvent = 10;

    internal static Ground Places(Profile one, Profile other)
    {
        if (one.Places.Count == 0 || other.Places.Count == 0)
        {
            return Ground.Unknown;
        }

        return one.Places.SelectMany(place => other.Places.Select(there => Of(place, there))).Max();
    }

    /// <summary>True where both lie in the same place, as exactly as it is told.</summary>
    internal static bool SamePlace(Profile one, Profile other) => one.Places.Any(place => other.Places.Contains(place));

    private static Ground Of(Place one, Place other)
    {
        if (one.Province != other.Province)
        {
            return Ground.Apart;
        }

        var (city, there) = (one.City ?? (IsCity(one.Province) ? one.Province : null), other.City ?? (IsCity(other.Province) ? other.Province : null));
        if (city is null || there is null)
        {
            return Ground.Wide;
        }

        return city != there ? Ground.Apart
            : one.County is not null && other.County is not null && one.County != other.County ? Ground.OtherCounty
            : Ground.SameCity;
    }

    private static bool IsCity(string? province) => province?.EndsWith('市') == true;

    internal static Sums Amounts(Strand one, Strand other)
    {
        if (one.Yi is not > 0 || other.Yi is not > 0)
        {
            return Sums.Unknown;
        }

        var (small, large) = one.Yi < other.Yi ? (one.Yi.Value, other.Yi.Value) : (other.Yi.Value, one.Yi.Value);
        var apart = (large - small) / large;
        var within = one.Currency != other.Currency ? RateWithin : one.IsHedged || other.IsHedged ? HedgedWithin : EqualWithin;
        return apart <= within ? Sums.Equal : apart <= NearWithin ? Sums.Near : large <= small * MovedBy ? Sums.Moved : Sums.Far;
    }

    /// <summary>Days between the two, 0 where they overlap.</summary>
    internal static int Gap(Profile one, Profile other) =>
        Math.Max(0, Math.Max(one.Time.From.DayNumber - other.Time.To.DayNumber, other.Time.From.DayNumber - one.Time.To.DayNumber));

    internal static Order Steps(Profile one, Profile other)
    {
        if (one.Step is not { } step || other.Step is not { } there)
        {
            return Order.Unknown;
        }

        var gap = Gap(one, other);
        if (step == there || one.Stages.Overlaps(other.Stages.Where(stage => stage <= Stage.Operating)))
        {
            return gap <= DaysOfAnEvent ? Order.SameEvent : step == there ? Order.Repeat : Order.Progress;
        }

        var isLater = (one.Day, one.Issue).CompareTo((other.Day, other.Issue)) > 0;
        return (isLater ? step > there : there > step) ? Order.Progress : gap == 0 && (!one.IsDated || !other.IsDated) ? Order.Unknown : Order.Backwards;
    }

    internal static string Days(Profile one) => one.Time.From.ToString("M月d日", CultureInfo.InvariantCulture);
}
