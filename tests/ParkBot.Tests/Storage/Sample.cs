using ParkBot.News;

namespace ParkBot.Tests.Storage;

/// <summary>Small issues and items, told in one line each.</summary>
internal static class Sample
{
    internal static Issue Issue(int number, params Item[] items) => new()
    {
        Publication = "园区周报",
        Number = number,
        Year = 2024,
        Month = 5,
        WeekOfMonth = 2,
        Header = $"园区周报 2024 年 5 月 2期（总 {number} 期）",
        Period = new DateWindow(new DateOnly(2024, 5, 6), new DateOnly(2024, 5, 12)),
        Items = [.. items.Select((item, at) => item with { Text = item.Text with { Number = at + 1 } })],
    };

    internal static Item Item(string title, string? lead = null, string? body = null, Section section = Section.Investment) => new()
    {
        Text = new ItemText { Number = 1, Section = section, Heading = section.Chinese(), Title = title, Lead = lead, Body = body, Source = "某市政府网站" },
    };

    internal static Item On(this Item item, int month, int day, int? to = null) => item with
    {
        Date = Told(new DateWindow(new DateOnly(2024, month, day), new DateOnly(2024, month, to ?? day))),
    };

    internal static Item In(this Item item, params Place[] places) => item with { Regions = [.. places.Select(Told)] };

    internal static Item At(this Item item, params Stage[] stages) => item with { Stages = [.. stages.Select(Told)] };

    internal static Item Of(this Item item, params Industry[] industries) => item with { Industries = [.. industries.Select(Told)] };

    internal static Item By(this Item item, params string[] names) => item with { Organizations = [.. names.Select(Told)] };

    internal static Item About(this Item item, int projects) => item with { Projects = Told(projects) };

    internal static Item Counting(this Item item, int value, Stage? stage, bool partOf = false) => item with
    {
        Counts = [.. item.Counts, new ProjectCount { Value = value, Stage = stage, PartOf = partOf, Text = $"{value}个", Basis = Basis.Text, Evidence = [Words] }],
    };

    /// <param name="item">The item.</param>
    /// <param name="yi">亿 of the currency.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="stage">The stage that the words tie it to.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="headline">Whether sums use it.</param>
    /// <param name="bound">How exact it is told.</param>
    internal static Item Costing(this Item item, decimal yi, string currency = "CNY", Stage? stage = null, AmountKind kind = AmountKind.Investment, bool headline = true, Bound bound = Bound.Exact) => item with
    {
        Amounts =
        [
            .. item.Amounts,
            new Amount
            {
                Cents = (long)(yi * 10_000_000_000m), Currency = currency, Bound = bound, Kind = kind, Stage = stage,
                Text = $"{yi}亿", Headline = headline, Basis = Basis.Text, Evidence = [Words],
            },
        ],
    };

    private static Evidence Words => new(EvidenceField.Title, 0, 2);

    private static Fact<T> Told<T>(T value) => new(value, Basis.Text, [Words, new Evidence(EvidenceField.Header, 3, 4)]);
}
