using System.Globalization;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Bars as a native table: each figure with its unit, as it is shown.</summary>
internal static class BarsTable
{
    private const string Groups = "分组";
    private const string Measure = "数值";
    private const string Remark = "备注";
    private const string Items = "新闻";
    private const string ItemUnit = "条";

    internal static Table Of(Bars bars)
    {
        var hasNotes = bars.Rows.Any(bar => bar.Note is not null);
        return new Table(
            [new Column(bars.Groups ?? Groups), new Column(bars.Measure ?? Measure, IsNumber: true), .. hasNotes ? [CountItems(bars) ? new Column(Items, IsNumber: true) : new Column(Remark)] : Array.Empty<Column>()],
            [.. bars.Rows.Select(bar => (IReadOnlyList<string>)[bar.Label, bar.Shown, .. hasNotes ? [bar.Note ?? string.Empty] : Array.Empty<string>()])]);
    }

    /// <summary>Whether the remarks say how many items stand behind each figure: 3条.</summary>
    private static bool CountItems(Bars bars) => bars.Rows.Select(bar => bar.Note).OfType<string>()
        .All(note => note.EndsWith(ItemUnit, StringComparison.Ordinal) && int.TryParse(note[..^ItemUnit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
