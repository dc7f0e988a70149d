using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// Whether two items tell of one event that bundles many projects (集中开工). A place holds such events every month, and they
/// read alike: only the day, the place and the figures tell them apart.
/// </summary>
internal static class SameEvent
{
    /// <summary>Told of one and the same event the days differ at most by so much (a day that a report was made on).</summary>
    internal const int MostDays = 3;

    /// <summary>An event that told no day was told again within so many days.</summary>
    private const int UndatedDays = 10;

    private const double Named = 0.6;

    internal static Verdict? Of(Profile one, Strand own, Profile other, Strand their)
    {
        if (own.IsEvent != their.IsEvent)
        {
            return own.IsEvent ? PartOf(one, own, other, their) : PartOf(other, their, one, own);
        }

        var gap = Comparison.Gap(one, other);
        var isDated = one.IsDated && other.IsDated;
        if (gap > (isDated ? MostDays : UndatedDays) || !StagesMeet(one, other))
        {
            return null;
        }

        var place = Comparison.Places(one, other);
        var isSamePlace = Comparison.SamePlace(one, other);
        if (place is Ground.Apart or Ground.Unknown or Ground.OtherCounty)
        {
            return null;
        }

        var sum = Comparison.Amounts(own, their);
        var sameCount = own.Count is { } count && their.Count == count;
        var otherCount = own.Count is { } here && their.Count is { } there && here != there;
        var otherSum = sum is Sums.Near or Sums.Moved or Sums.Far;
        var ground = string.Join('、', new[]
        {
            isDated ? gap == 0 ? $"同在{Comparison.Days(one)}" : "日期相近" : "时间相近",
            isSamePlace ? "同一地区" : "地区相连",
            sameCount ? "项目数相同" : otherCount ? "项目数不同" : null,
            sum == Sums.Equal ? "金额相同" : otherSum ? "金额不同" : null,
        }.OfType<string>());
        var weight = (isDated && gap == 0 ? 6 : 1) + (isSamePlace ? 4 : 0) + (sum == Sums.Equal ? 8 : 0) + (sameCount ? 6 : 0);
        var isSure = !otherCount && !otherSum && (isSamePlace || (sum == Sums.Equal && sameCount)) && (isDated && gap == 0
            ? sum == Sums.Equal || sameCount || own.Name.Compare(their.Name) == Likeness.Strong
            : sum == Sums.Equal && (sameCount || own.Count is null || their.Count is null));
        if (isSure)
        {
            return new Verdict(Tie.Same, weight, ground);
        }

        // One figure the same and the other not, or the day alone: a person sees more.
        var mayBe = isSamePlace ? (isDated && gap == 0 && !(otherCount && otherSum)) || (sum == Sums.Equal && !otherCount) : sum == Sums.Equal && !otherCount;
        return mayBe ? new Verdict(Tie.Doubtful, weight, ground) : null;
    }

    private static bool StagesMeet(Profile one, Profile other) => one.Stages.Count == 0 || other.Stages.Count == 0 || one.Stages.Overlaps(other.Stages);

    /// <summary>A single project that an event's news names: whether its money is inside the event's total, the words seldom say.</summary>
    private static Verdict? PartOf(Profile bundle, Strand whole, Profile single, Strand part)
    {
        if (Comparison.Places(bundle, single) is Ground.Apart or Ground.Unknown || whole.Yi is null || part.Yi is null || part.Yi > whole.Yi
            || !part.Firms.Any(firm => bundle.Text.Contains(firm.Core, StringComparison.Ordinal)) || part.Name.HeldBy(bundle.Text) < Named
            || Comparison.Steps(bundle, single) is Order.Backwards && single.Day < bundle.Day)
        {
            return null;
        }

        return new Verdict(Tie.Doubtful, 1, $"{part.Firms[0].Core}的项目在集中活动的新闻里点了名，金额可能已含在活动的总额里");
    }
}
