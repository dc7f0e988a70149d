using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// Finds the item's one headline investment among its sums: the total where a total and its parts are told, the sum where
/// totals of different stages or of separate projects are told with no joint one. Parts of a told total become
/// <see cref="AmountKind.Part"/>.
/// </summary>
internal static partial class InvestmentRule
{
    /// <summary>Parts add up to their total but for the rounding of the source.</summary>
    private const decimal Rounding = 0.006m;

    internal static IReadOnlyList<AmountCandidate> Apply(FactText text, IReadOnlyList<AmountCandidate> amounts)
    {
        if (text.IsPolicy)
        {
            return amounts;
        }

        var open = amounts.Where(a => a.Kind == AmountKind.Investment && !a.IsBackground).ToList();
        if (open.Exists(IsCorrected))
        {
            open = open.FindAll(IsCorrected);
        }

        var headline = Headline(open);
        var total = headline is [var only] ? only : null;
        return
        [
            .. amounts.Select(amount =>
                headline.Contains(amount) ? amount with { Headline = true }
                : amount.Kind == AmountKind.Investment && IsPart(amount, total, headline) ? amount with { Kind = AmountKind.Part }
                : amount),
        ];
    }

    /// <summary>更正为230亿元: the figure before was wrong.</summary>
    private static bool IsCorrected(AmountCandidate amount) => Corrected.IsMatch(amount.Field.SentenceBefore(amount.Start));

    [GeneratedRegex("(?:更正|订正|修正|改)为|应为|实为", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Corrected { get; }

    private static List<AmountCandidate> Headline(List<AmountCandidate> open)
    {
        if (open.Count < 2)
        {
            return open;
        }

        var whole = open.Where(amount => !amount.IsPhase).ToList();
        if (whole.Count == 0)
        {
            // 一期10亿, 二期20亿 and no total told: together they are the project.
            return Others(open) is { } named ? [named] : open;
        }

        if (whole.Count == 1)
        {
            return whole;
        }

        var largest = whole.MaxBy(Size)!;
        if (Others(whole) is { } joint)
        {
            return [joint];
        }

        return [.. whole.Where(amount => ReferenceEquals(amount, largest) || IsBeside(amount, largest, whole))];
    }

    /// <summary>The sum that all others, or all of one stage each, add up to; null where there is none.</summary>
    private static AmountCandidate? Others(List<AmountCandidate> amounts)
    {
        var largest = amounts.MaxBy(Size)!;
        if (largest.Stage is not null && amounts.TrueForAll(amount => ReferenceEquals(amount, largest) || (amount.Stage is not null && amount.Stage != largest.Stage)))
        {
            // 签约80亿元,开工60亿元,竣工20亿元 add up by chance.
            return null;
        }

        var rest = amounts.Where(amount => !ReferenceEquals(amount, largest) && amount.Match.Currency == largest.Match.Currency).Sum(amount => amount.Value);
        return amounts.Count > 2 && Math.Abs(rest - largest.Value) <= largest.Value * Rounding ? largest : null;
    }

    /// <summary>Whether a sum stands beside the largest, neither inside it nor around it.</summary>
    private static bool IsBeside(AmountCandidate amount, AmountCandidate largest, List<AmountCandidate> whole)
    {
        if (amount.IsSeparate || (largest.IsSeparate && largest.Field == amount.Field))
        {
            return true;
        }

        if (amount.Stage is { } stage && largest.Stage is { } other && stage != other)
        {
            return true;
        }

        if (amount.Field == largest.Field && amount.Field.FullSentence(amount.Start) == largest.Field.FullSentence(largest.Start) && HasOwnCount(amount) && HasOwnCount(largest))
        {
            // 签约外资项目6个,总投资5.8亿美元;签约内资项目9个,总投资73亿元
            return true;
        }

        if (amount.Field == largest.Field && amount.Field.Sentence(amount.Start) == largest.Field.Sentence(largest.Start) && Builds(amount) && Builds(largest))
        {
            // 投资60亿元建设电池、投资40亿元建设组件
            return true;
        }

        // A bundle's single project is inside the bundle; two projects side by side are not inside each other.
        return !largest.IsBundle && amount.Field == largest.Field && Subject(amount, whole) && Subject(largest, whole);
    }

    private static bool HasOwnCount(AmountCandidate amount)
    {
        var from = Math.Max(amount.Floor, amount.Field.Sentence(amount.Start).Start);
        return Counted.IsMatch(amount.Field.Between(from, amount.Start)) && amount.Field.Stages.Any(mention => mention.IsReported && mention.Start >= from && mention.End <= amount.Start);
    }

    /// <summary>Sizes are compared in yuan; near is enough here, sums convert by the configured table.</summary>
    private static decimal Size(AmountCandidate amount) => amount.Value * amount.Match.Currency switch
    {
        "USD" => 7m,
        "EUR" => 7.5m,
        "GBP" => 8.5m,
        "HKD" => 0.9m,
        "SGD" => 5m,
        "JPY" => 0.05m,
        "KRW" => 0.005m,
        _ => 1m,
    };

    private static bool Builds(AmountCandidate amount) => !amount.IsPhase && Build.IsMatch(amount.Field.Folded, amount.End);

    /// <summary>The words between the sum before and this one name a project or a company of its own.</summary>
    private static bool Subject(AmountCandidate amount, List<AmountCandidate> whole)
    {
        var floor = whole.Where(other => other.Field == amount.Field && other.End <= amount.Start).Select(other => other.End).DefaultIfEmpty(0).Max();
        var clause = amount.Field.Between(Math.Max(floor, amount.Field.Sentence(amount.Start).Start), amount.Start);
        return Named.IsMatch(clause);
    }

    private static bool IsPart(AmountCandidate amount, AmountCandidate? total, List<AmountCandidate> headline) =>
        (total is not null && Size(amount) < Size(total) && (!amount.IsBackground || amount.IsPhase) && !IsCorrected(total))
        || (amount.IsPhase && headline.Count > 0 && !(amount.IsBackground && total is not null && Size(amount) >= Size(total)));

    [GeneratedRegex("[0-9]+[余多]?[个项]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Counted { get; }

    [GeneratedRegex(@"\G(?:[,，])?(?:用于)?(?:建设|新建|打造|实施|开发|布局|兴建|扩建)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Build { get; }

    [GeneratedRegex("[^,，。;；、的]{2,}(?:项目|公司|集团|基地|工厂|产业园|中心|电站|生产线)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Named { get; }
}
