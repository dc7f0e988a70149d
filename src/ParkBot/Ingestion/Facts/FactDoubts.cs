using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What a person should look at in an item's facts, with the readings to choose from.</summary>
internal static class FactDoubts
{
    /// <summary>An event this far from its week is told late, or its date was misread.</summary>
    private const int FarDays = 14;

    /// <summary>A single investment above this (in hundredths of a currency unit: 2 万亿) is likely a slip of a unit.</summary>
    private const long HugeCents = 2_000_000_000_000_00;

    internal static void Find(FactText text, Item item, IssueWeekContext context, ICollection<Doubt> doubts)
    {
        var number = text.Item.Number;
        if (item.Date is { Value: var date } && (date.To < context.Week.From.AddDays(-FarDays) || date.From > context.Week.To.AddDays(FarDays)))
        {
            var read = ItemWords.Date(item);
            doubts.Add(new Doubt(number, $"日期{read}距本期较远，按原文采用。")
            {
                Field = "date",
                Words = read,
                Readings = [new Reading($"按原文：{read}", read), new Reading("没有日期", ItemWords.None)],
            });
        }

        var headline = item.Amounts.Where(amount => amount.Headline).ToList();
        if (headline.Count > 1)
        {
            doubts.Add(Investment(number, item, $"投资额由{string.Join("、", headline.Select(amount => amount.Text))}相加而得。",
                [new Reading("相加", ItemWords.Investment(item)), .. headline.Select(amount => new Reading($"只算{amount.Text}", amount.Text)), Uncounted]));
        }

        foreach (var amount in item.Amounts.Where(amount => amount.Cents > HugeCents && amount.Kind != AmountKind.Target && amount.Currency == "CNY"))
        {
            doubts.Add(Huge(number, item, headline, amount));
        }

        if (headline is [{ } only] && item.Amounts.Where(amount => amount.Kind == AmountKind.Part && amount.Stage is null && amount.Cents > only.Cents).MaxBy(amount => amount.Cents) is { } part)
        {
            doubts.Add(Investment(number, item, $"分项金额大于总额{only.Text}，按总额采用。",
                [new Reading($"总额{only.Text}", only.Text), new Reading($"较大的{part.Text}", part.Text)]));
        }
    }

    private static Reading Uncounted { get; } = new("不计入投资额", ItemWords.None);

    private static Doubt Investment(int number, Item item, string message, IReadOnlyList<Reading> readings) =>
        new(number, message) { Field = "investment", Words = ItemWords.Investment(item), Readings = readings };

    /// <summary>A sum that is no part of the investment is shown; no field that a person could correct depends on it.</summary>
    private static Doubt Huge(int number, Item item, List<Amount> headline, Amount amount)
    {
        var message = $"金额{amount.Text}异常大，请核对单位。";
        if (!amount.Headline)
        {
            return new Doubt(number, message) { Words = amount.Text };
        }

        List<Reading> readings = [new Reading($"按原文：{amount.Text}", ItemWords.Investment(item))];
        if (UnitSlip(amount.Text) is { } smaller)
        {
            readings.Add(new Reading($"单位写错：{smaller}", ItemWords.Sum(headline.Select(other => other == amount ? smaller : other.Text))));
        }

        return Investment(number, item, message, [.. readings, Uncounted]);
    }

    /// <summary>A ten-thousandth of it: 万亿 for 亿, 亿 for 万.</summary>
    private static string? UnitSlip(string words) =>
        words.Contains("万亿", StringComparison.Ordinal) ? words.Replace("万亿", "亿", StringComparison.Ordinal)
        : words.Contains('亿', StringComparison.Ordinal) ? words.Replace('亿', '万')
        : null;
}
