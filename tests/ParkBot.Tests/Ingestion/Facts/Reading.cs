using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.News;

namespace ParkBot.Tests.Ingestion.Facts;

/// <summary>Reads an item written as title|lead|body and puts its facts into one line each, so that cases stay readable.</summary>
internal static class Reading
{
    internal static readonly IssueWeekContext Context = new(2023, 2, IssueWeek.Of(2023, 2, 4), "园区周报 2023 年 2 月 4期（总 108 期）");

    internal static Item Of(string text, Section section = Section.Investment, ICollection<Doubt>? doubts = null, IssueWeekContext? context = null)
    {
        var parts = text.Split('|');
        var item = new ItemText
        {
            Number = 1,
            Section = section,
            Heading = "招商引资",
            Title = parts[0],
            Lead = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null,
            Body = parts.Length > 2 ? parts[2] : null,
        };
        return FactExtractor.Extract(item, context ?? Context, doubts);
    }

    /// <summary>40亿元 investment started; a sum without a stage has two words.</summary>
    internal static string Amounts(Item item) => string.Join("; ", item.Amounts.Select(amount => $"{amount.Text} {amount.Kind.JsonWord()} {amount.Stage?.JsonWord()}".TrimEnd()));

    /// <summary>The headline in 亿 of its own currency, summands added up.</summary>
    internal static string Investment(Item item) => item.Amounts.Any(amount => amount.Headline)
        ? (item.Amounts.Where(amount => amount.Headline).Sum(amount => amount.Value) / 1e8m).ToString("0.####", CultureInfo.InvariantCulture)
        : "-";

    /// <summary>10 signed; 3 signed part; a count without a stage has a dash.</summary>
    internal static string Counts(Item item) => string.Join("; ", item.Counts.Select(count => $"{count.Value.ToString(CultureInfo.InvariantCulture)} {count.Stage?.JsonWord() ?? "-"}{(count.PartOf ? " part" : "")}"));

    internal static string Projects(Item item) => item.Projects?.Value.ToString(CultureInfo.InvariantCulture) ?? "-";

    internal static string Stages(Item item) => string.Join(' ', item.Stages.Select(stage => stage.Value.JsonWord()).Order(StringComparer.Ordinal));

    internal static string Date(Item item) => item.Date is not { Value: var date } ? "-"
        : date.From == date.To ? date.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.From:yyyy-MM-dd}/{date.To:yyyy-MM-dd}");
}
