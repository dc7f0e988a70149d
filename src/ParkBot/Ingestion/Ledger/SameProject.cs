using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// Whether two items tell of one project. A wrong merge destroys a sum and nobody sees it, a missed one is seen and can be joined
/// by hand: so what is not sure is proposed only.
/// </summary>
internal static class SameProject
{
    /// <summary>A text that holds so much of a name speaks of it.</summary>
    private const double Held = 0.8;

    /// <summary>A name of so much is no chance, even without a company.</summary>
    private const double LongName = 3;

    internal static Verdict? Of(Profile one, Strand own, Profile other, Strand their)
    {
        if (own.IsEvent || their.IsEvent)
        {
            return SameEvent.Of(one, own, other, their);
        }

        var facts = Resemblance.Of(one, own, other, their);
        return facts.Place == Ground.Apart ? null : facts.Firm switch
        {
            Firm.Same => OneFirm(facts),
            Firm.Brand => OneFirm(facts) is { } verdict ? facts is { Name: Likeness.Strong, Sum: Sums.Equal or Sums.Near } ? verdict : verdict with { Tie = Tie.Doubtful } : null,
            Firm.Unknown => NoFirm(facts),
            _ => facts is { Name: Likeness.Strong, Sum: Sums.Equal, Place: Ground.SameCity, Order: not Order.Backwards, OtherPhase: false, OtherSize: false } ? facts.Proposed() : null,
        };
    }

    /// <summary>True where two of one project cannot be: what a third one that is like both of them must not bring together.</summary>
    internal static bool Excludes(Profile one, Strand own, Profile other, Strand their)
    {
        if (Comparison.Places(one, other) == Ground.Apart || own.IsEvent != their.IsEvent)
        {
            return true;
        }

        return own.IsEvent
            ? Comparison.Gap(one, other) > SameEvent.MostDays
            : own.Name.HasOtherSize(their.Name) || (own.Name.Phase is { } phase && their.Name.Phase is { } there && phase != there) || NameOf(one, own, other, their) == Likeness.Conflict;
    }

    private static Verdict? OneFirm(Resemblance facts)
    {
        if (facts.OtherSize || facts.OtherPhase)
        {
            return facts.OtherSize && facts.Sum != Sums.Equal ? null
                : facts.Name is Likeness.Strong or Likeness.Unknown || facts.Sum == Sums.Equal ? facts.Proposed() : null;
        }

        if (facts.HalfPhase && !(facts is { Name: Likeness.Strong, Sum: Sums.Equal }))
        {
            return facts.Name is Likeness.Conflict || facts.Order == Order.Backwards ? null : facts.Proposed();
        }

        if (facts.Order is Order.Backwards or Order.Repeat)
        {
            return facts is { Name: Likeness.Strong, Sum: Sums.Equal or Sums.Near or Sums.Unknown } ? facts.Order == Order.Repeat && facts is { Sum: Sums.Equal, IsDated: false } ? facts.Made() : facts.Proposed() : null;
        }

        // Elsewhere in the city, or only somewhere in the province, a firm may well build twice.
        var isNear = facts.Place == Ground.SameCity || facts is { Name: Likeness.Strong, Sum: Sums.Equal or Sums.Near, Place: Ground.Wide };
        return facts.Name switch
        {
            Likeness.Strong => facts.Sum == Sums.Far ? facts.Proposed() : isNear ? facts.Made() : facts.Proposed(),
            Likeness.Fair => facts.Sum == Sums.Equal ? isNear ? facts.Made() : facts.Proposed() : facts.Sum is Sums.Near or Sums.Unknown || facts.Order == Order.SameEvent && facts.Sum == Sums.Moved ? facts.Proposed() : null,
            Likeness.Unknown => facts.Sum == Sums.Equal ? isNear ? facts.Made() : facts.Proposed() : facts.Sum is Sums.Near or Sums.Unknown || (facts.Order == Order.SameEvent && facts.Sum == Sums.Moved) ? facts.Proposed() : null,
            _ => facts is { Sum: Sums.Equal, Place: Ground.SameCity } ? facts.Proposed() : null,
        };
    }

    /// <summary>One of the two names no company: the name must say it alone.</summary>
    private static Verdict? NoFirm(Resemblance facts)
    {
        if (facts.Name != Likeness.Strong || facts.OtherSize || facts.OtherPhase || facts.HalfPhase || facts.Place is not (Ground.SameCity or Ground.Wide) || facts.Order is Order.Backwards)
        {
            return facts is { Name: Likeness.Strong, Place: Ground.SameCity, OtherSize: false, Order: not Order.Backwards } ? facts.Proposed() : null;
        }

        var isSure = facts.Place == Ground.SameCity && facts.Order != Order.Repeat
            && (facts.Sum == Sums.Equal || (facts.Sum is Sums.Unknown or Sums.Near or Sums.Moved && facts.NameWeight >= LongName && facts.Order is Order.Progress or Order.SameEvent));
        return isSure ? facts.Made() : facts.Sum == Sums.Far || (facts.Place == Ground.Wide && facts.Sum != Sums.Equal) ? null : facts.Proposed();
    }

    internal static Likeness NameOf(Profile one, Strand own, Profile other, Strand their)
    {
        var likeness = own.Name.Compare(their.Name);
        if (likeness is Likeness.Strong or Likeness.Unknown || own.Index > 0 || their.Index > 0)
        {
            return likeness;
        }

        // A short title may say in its text what the other one's title says.
        var (here, there) = (own.Name.HeldBy(other.Text), their.Name.HeldBy(one.Text));
        return here >= Held && there >= Held ? Likeness.Strong : Math.Max(here, there) >= Held ? Likeness.Fair : likeness;
    }

    internal static Firm FirmOf(Profile one, Strand own, Profile other, Strand their)
    {
        if (own.Firms.Any(firm => their.Firms.Any(firm.IsSame)))
        {
            return Firm.Same;
        }

        if (own.Firms.Any(firm => their.Firms.Any(there => there.Brand == firm.Brand)))
        {
            return Firm.Brand;
        }

        // The text names it, though it was not seen as a company there.
        if (own.Firms.Any(firm => firm.Core.Length > 2 && other.Text.Contains(firm.Core, StringComparison.Ordinal)) || their.Firms.Any(firm => firm.Core.Length > 2 && one.Text.Contains(firm.Core, StringComparison.Ordinal)))
        {
            return own.Firms.Count == 0 || their.Firms.Count == 0 ? Firm.Same : Firm.Brand;
        }

        return own.Firms.Count == 0 || their.Firms.Count == 0 ? Firm.Unknown : Firm.Other;
    }
}

/// <summary>Whether two items name one company.</summary>
internal enum Firm { Other, Unknown, Brand, Same }

/// <summary>All that two items of single projects have in common.</summary>
internal sealed record Resemblance(Firm Firm, Likeness Name, Sums Sum, Ground Place, Order Order)
{
    internal bool OtherPhase { get; private init; }

    /// <summary>One tells a phase and the other none: a part, or the whole.</summary>
    internal bool HalfPhase { get; private init; }

    internal bool OtherSize { get; private init; }

    internal bool IsDated { get; private init; }

    /// <summary>Weight of the shorter name.</summary>
    internal double NameWeight { get; private init; }

    private string Firms { get; init; } = "";

    internal static Resemblance Of(Profile one, Strand own, Profile other, Strand their) =>
        new(SameProject.FirmOf(one, own, other, their), SameProject.NameOf(one, own, other, their), Comparison.Amounts(own, their), Comparison.Places(one, other), Comparison.Steps(one, other))
        {
            OtherPhase = own.Name.Phase is { } phase && their.Name.Phase is { } there && phase != there,
            HalfPhase = own.Name.Phase is null != their.Name.Phase is null,
            OtherSize = own.Name.HasOtherSize(their.Name),
            IsDated = one.IsDated && other.IsDated,
            NameWeight = Math.Min(own.Name.Weight, their.Name.Weight),
            Firms = own.Firms.Where(firm => their.Firms.Any(here => here.Brand == firm.Brand)).Select(firm => firm.Core).FirstOrDefault() ?? "",
        };

    internal Verdict Made() => new(Tie.Same, Weight, Words());

    internal Verdict Proposed() => new(Tie.Doubtful, Weight, Words());

    private int Weight =>
        (Firm switch { Firm.Same => 6, Firm.Brand => 2, _ => 0 }) + (Name switch { Likeness.Strong => 8, Likeness.Fair => 4, Likeness.Conflict => -4, _ => 0 })
        + (Sum switch { Sums.Equal => 8, Sums.Near => 4, Sums.Moved => 1, Sums.Far => -4, _ => 0 }) + (Place switch { Ground.SameCity => 3, Ground.OtherCounty => -1, _ => 0 })
        + (Order switch { Order.SameEvent => 2, Order.Progress => 1, Order.Backwards => -4, _ => 0 });

    /// <summary>同为星澜光电、名称相近、金额相同，但写明的期次不同.</summary>
    private string Words()
    {
        var alike = new List<string>();
        var unlike = new List<string>();
        (Firm switch { Firm.Same => alike, Firm.Other => unlike, _ => [] }).Add(Firm == Firm.Same ? Firms.Length > 0 ? $"同为{Firms}" : "企业相同" : "企业不同");
        if (Firm == Firm.Brand)
        {
            alike.Add(Firms.Length > 0 ? $"企业名称都有“{Firms}”" : "企业名称相近");
        }

        (Name switch { Likeness.Strong or Likeness.Fair => alike, Likeness.Conflict => unlike, _ => [] }).Add(Name == Likeness.Conflict ? "名称不同" : "名称相近");
        (Sum switch { Sums.Equal or Sums.Near => alike, Sums.Moved or Sums.Far => unlike, _ => [] }).Add(Sum switch { Sums.Equal => "金额相同", Sums.Near => "金额相近", _ => "金额不同" });
        (Place switch { Ground.SameCity or Ground.Wide => alike, Ground.OtherCounty => unlike, _ => [] }).Add(Place switch { Ground.SameCity => "同在一市", Ground.Wide => "同在一省", _ => "区县不同" });
        if (OtherPhase || HalfPhase)
        {
            unlike.Add("写明的期次不同");
        }

        if (Order == Order.Backwards)
        {
            unlike.Add("先后顺序不合");
        }
        else if (Order == Order.Repeat)
        {
            unlike.Add("同一阶段隔了多日又报道");
        }

        return string.Join('、', alike) + (unlike.Count == 0 ? "" : (alike.Count == 0 ? "" : "，但") + string.Join('、', unlike));
    }
}
