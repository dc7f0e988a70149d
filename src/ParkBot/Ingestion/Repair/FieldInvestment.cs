using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The one figure that sums use, as a person writes it: 12, 12亿元, 5000万美元, 60亿元＋10亿元, 无.</summary>
internal static partial class FieldInvestment
{
    /// <summary>As in <see cref="AmountExtractor"/>: beyond this a sum does not fit the store's hundredths.</summary>
    private const decimal Largest = 9e15m;

    internal static FieldReading Read(Item item, string value, DateWindow week)
    {
        if (FieldValues.IsNone(value))
        {
            return new FieldReading.Read(item with { Amounts = Marked(item.Amounts, [], AmountKind.Other) });
        }

        var sums = new List<Amount>();
        foreach (var part in value.Split(['＋', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Sum(part) is not { } sum)
            {
                return new FieldReading.NotUnderstood($"“{part}”不是看得懂的投资额。请写亿元数或金额，如 12、12亿元、5000万美元；几笔相加写 60亿元＋10亿元；没有投资额写“无”。");
            }

            sums.Add(sum);
        }

        return sums.Count == 0
            ? new FieldReading.NotUnderstood("请写投资额，如 12亿元；没有投资额写“无”。")
            : new FieldReading.Read(item with { Amounts = Corrected(item.Amounts, sums) });
    }

    /// <summary>
    /// A sum that the item tells anyway becomes the figure and keeps its words; another one takes the place of the figure that was
    /// read, so that no question finds the wrong one again. What else was the figure is a part of it from now on.
    /// </summary>
    private static IReadOnlyList<Amount> Corrected(IReadOnlyList<Amount> amounts, List<Amount> sums)
    {
        var told = new HashSet<int>();
        var added = new List<Amount>();
        var stages = amounts.Where(amount => amount.Headline).Select(amount => amount.Stage).Distinct().ToList();
        foreach (var sum in sums)
        {
            var same = amounts.Index().Where(one => !told.Contains(one.Index) && IsSame(one.Item, sum)).OrderByDescending(one => one.Item.Headline).Select(one => (int?)one.Index).FirstOrDefault();
            if (same is { } at)
            {
                told.Add(at);
            }
            else
            {
                added.Add(stages is [var only] ? sum with { Stage = only } : sum);
            }
        }

        var marked = Marked(amounts, told, AmountKind.Part);
        var replaced = added.Count == 0 ? -1 : amounts.Index().Where(one => one.Item.Headline && !told.Contains(one.Index)).Select(one => one.Index).DefaultIfEmpty(-1).First();
        return replaced < 0 ? [.. marked, .. added] : [.. marked.Take(replaced), .. added, .. marked.Skip(replaced + 1)];
    }

    /// <param name="amounts">What the item tells.</param>
    /// <param name="headline">Those that are the figure.</param>
    /// <param name="otherwise">What the rest of those that were the figure are.</param>
    private static IReadOnlyList<Amount> Marked(IReadOnlyList<Amount> amounts, HashSet<int> headline, AmountKind otherwise) =>
    [
        .. amounts.Select((amount, at) =>
            headline.Contains(at) ? amount with { Headline = true, Kind = AmountKind.Investment, Basis = Basis.Correction }
            : amount.Headline ? amount with { Headline = false, Kind = otherwise, Basis = Basis.Correction }
            : amount),
    ];

    private static bool IsSame(Amount told, Amount sum) =>
        told.Kind is AmountKind.Investment or AmountKind.Part or AmountKind.Pending or AmountKind.Other
        && (told.Cents, told.Currency, told.Bound, told.LowCents, told.HighCents) == (sum.Cents, sum.Currency, sum.Bound, sum.LowCents, sum.HighCents);

    private static Amount? Sum(string part)
    {
        var words = LeadIn().Replace(part, "").Replace(" ", "", StringComparison.Ordinal);
        string[] tried = ChineseNumber.TryParse(TextFold.Fold(words), out _) ? [words + "亿元"] : [words, words + "元"];
        foreach (var one in tried)
        {
            var folded = TextFold.Fold(one);
            if (Money.Find(folded) is [{ Start: 0, Value: > 0 and < Largest } match] && match.Length == folded.Length)
            {
                return new Amount
                {
                    Cents = Cents(match.Value),
                    Currency = match.Currency,
                    Bound = match.Bound,
                    Kind = AmountKind.Investment,
                    LowCents = match.Low is { } low ? Cents(low) : null,
                    HighCents = match.High is { } high ? Cents(high) : null,
                    Text = one,
                    Headline = true,
                    Basis = Basis.Correction,
                    Evidence = [],
                };
            }
        }

        return null;
    }

    private static long Cents(decimal value) => decimal.ToInt64(decimal.Round(value * 100));

    [GeneratedRegex("^(项目|计划|协议|意向)?(总投资额?|投资总额|投资额|投资|签约金额|签约总额)(为|共|[:：])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadIn();
}
