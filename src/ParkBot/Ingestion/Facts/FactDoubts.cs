using System.Globalization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What a person should look at in an item's facts.</summary>
internal static class FactDoubts
{
    /// <summary>An event this far from its week is told late, or its date was misread.</summary>
    private const int FarDays = 14;

    /// <summary>A single investment above this (in hundredths of a currency unit: 2 万亿) is likely a slip of a unit.</summary>
    private const long HugeCents = 2_000_000_000_000_00;

    internal static void Find(FactText text, Item item, IssueWeekContext context, ICollection<Doubt> doubts)
    {
        void Add(string message) => doubts.Add(new Doubt(text.Item.Number, message));

        if (item.Date is { Value: var date } && (date.To < context.Week.From.AddDays(-FarDays) || date.From > context.Week.To.AddDays(FarDays)))
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"日期{date.From:yyyy-MM-dd}距本期较远，按原文采用。"));
        }

        var headline = item.Amounts.Where(amount => amount.Headline).ToList();
        if (headline.Count > 1)
        {
            Add($"投资额由{string.Join("、", headline.Select(amount => amount.Text))}相加而得。");
        }

        foreach (var amount in item.Amounts.Where(amount => amount.Cents > HugeCents && amount.Kind != AmountKind.Target && amount.Currency == "CNY"))
        {
            Add($"金额{amount.Text}异常大，请核对单位。");
        }

        if (headline is [{ } only] && item.Amounts.Any(amount => amount.Kind == AmountKind.Part && amount.Stage is null && amount.Cents > only.Cents))
        {
            Add($"分项金额大于总额{only.Text}，按总额采用。");
        }
    }
}
