using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The fields that are text as printed. What stands on words of a text is moved along when the text changes.</summary>
internal static class FieldTexts
{
    private const int LongestTitle = 200;
    private const int LongestSource = 40;

    internal static FieldReading Title(Item item, string value, DateWindow week)
    {
        var title = value.Trim();
        return title.Length is >= 2 and <= LongestTitle && !title.Any(char.IsControl)
            ? new FieldReading.Read(WithTitle(item, title))
            : new FieldReading.NotUnderstood($"标题要写成一行，2 到 {LongestTitle} 个字。");
    }

    internal static Item TitleBack(Item from, Item to) => Anchors.Regain(from, WithTitle(to, from.Text.Title));

    internal static FieldReading Source(Item item, string value, DateWindow week)
    {
        var source = FieldValues.IsNone(value) ? null : value.Trim().Trim('（', '）', '(', ')').Trim();
        return source is null or { Length: >= 2 and <= LongestSource } && source?.Any(char.IsControl) != true
            ? new FieldReading.Read(WithSource(item, source))
            : new FieldReading.NotUnderstood($"来源请写网站的名称，2 到 {LongestSource} 个字，如 海南省政府网站；没有写“无”。");
    }

    internal static Item SourceBack(Item from, Item to) => Anchors.Regain(from, WithSource(to, from.Text.Source));

    internal static FieldReading Section(Item item, string value, DateWindow week)
    {
        var sections = Enum.GetValues<Section>().Where(section => section.Chinese() == value.Trim() || section.Json().Equals(value.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return sections is [var only]
            ? new FieldReading.Read(item with { Text = item.Text with { Section = only } })
            : new FieldReading.NotUnderstood($"“{value}”不是板块。可以写：{string.Join('、', Enum.GetValues<Section>().Select(section => section.Chinese()))}。");
    }

    private static Item WithTitle(Item item, string title) =>
        Anchors.Move(item with { Text = item.Text with { Title = title } }, EvidenceField.Title, item.Text.Title, title);

    private static Item WithSource(Item item, string? source) =>
        Anchors.Move(item with { Text = item.Text with { Source = source } }, EvidenceField.Source, item.Text.Source ?? "", source ?? "");
}
