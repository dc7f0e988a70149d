using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What a value that a person wrote makes of an item. Closed.</summary>
internal abstract record FieldReading
{
    private protected FieldReading()
    {
    }

    internal sealed record Read(Item Item) : FieldReading;

    /// <param name="Reason">A Chinese sentence that says what is right.</param>
    internal sealed record NotUnderstood(string Reason) : FieldReading;
}

/// <summary>A field that can be corrected by hand.</summary>
/// <param name="Name">As in <c>items --json</c>.</param>
/// <param name="Chinese">What a person calls it.</param>
/// <param name="Words">The field's value as a person would write it; two readings are the same where their words are.</param>
/// <param name="Reader">The item with the value that was written, in an issue of that week.</param>
/// <param name="Back">The item (second) with this field as it was in another (first).</param>
internal sealed record ItemField(
    string Name,
    string Chinese,
    Func<Item, string> Words,
    Func<Item, string, DateWindow, FieldReading> Reader,
    Func<Item, Item, Item> Back)
{
    /// <summary>
    /// Reads a value into an item. One that says what was read already changes nothing, not even its evidence: it confirms.
    /// </summary>
    internal FieldReading Read(Item item, string value, DateWindow week)
    {
        if (value == Words(item))
        {
            return new FieldReading.Read(item);
        }

        var reading = Reader(item, value, week);
        return reading is FieldReading.Read read && Words(read.Item) == Words(item) ? new FieldReading.Read(item) : reading;
    }

    internal static IReadOnlyList<ItemField> All { get; } =
    [
        new("date", "日期", ItemWords.Date, FieldValues.Date, (from, to) => to with { Date = from.Date }),
        new("regions", "地区", ItemWords.Regions, FieldRegions.Read, (from, to) => to with { Regions = from.Regions }),
        new("stages", "阶段", ItemWords.Stages, FieldValues.Stages, (from, to) => to with { Stages = from.Stages }),
        new("industries", "行业", ItemWords.Industries, FieldValues.Industries, (from, to) => to with { Industries = from.Industries }),
        new("organizations", "机构", ItemWords.Organizations, FieldValues.Organizations, (from, to) => to with { Organizations = from.Organizations }),
        new("investment", "投资额", ItemWords.Investment, FieldInvestment.Read, (from, to) => to with { Amounts = from.Amounts }),
        new("projects", "项目数", ItemWords.Projects, FieldValues.Projects, (from, to) => to with { Projects = from.Projects }),
        new("source", "来源", item => item.Text.Source ?? ItemWords.None, FieldTexts.Source, FieldTexts.SourceBack),
        new("title", "标题", item => item.Text.Title, FieldTexts.Title, FieldTexts.TitleBack),
        new("section", "板块", item => item.Text.Section.Chinese(), FieldTexts.Section, (from, to) => to with { Text = to.Text with { Section = from.Text.Section } }),
    ];

    /// <summary>By its name in JSON or in Chinese; null where there is none such.</summary>
    internal static ItemField? Find(string name) =>
        All.FirstOrDefault(field => field.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || field.Chinese == name.Trim());

    /// <summary>日期 date、地区 regions…: for whoever named another.</summary>
    internal static string Names => string.Join('、', All.Select(one => $"{one.Chinese} {one.Name}"));
}
