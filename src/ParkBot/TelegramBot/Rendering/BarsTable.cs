using System.Globalization;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Bars as a table: for a native table and for a file.</summary>
internal static class BarsTable
{
    private const string Groups = "分组";
    private const string Measure = "数值";
    private const string Remark = "备注";
    private const string Items = "新闻";
    private const string ItemUnit = "条";

    /// <summary>As shown: the figure with its unit.</summary>
    internal static Table Of(Bars bars)
    {
        var hasNotes = bars.Rows.Any(bar => bar.Note is not null);
        return new Table(
            [new Column(bars.Groups ?? Groups), new Column(bars.Measure ?? Measure, IsNumber: true), .. hasNotes ? [CountItems(bars) ? new Column(Items, IsNumber: true) : new Column(Remark)] : Array.Empty<Column>()],
            [.. bars.Rows.Select(bar => (IReadOnlyList<string>)[bar.Label, bar.Shown, .. hasNotes ? [bar.Note ?? string.Empty] : Array.Empty<string>()])]);
    }

    /// <summary>To be counted with: bare numbers, their unit in the header where it is one.</summary>
    internal static Table Numbers(Bars bars)
    {
        var units = bars.Rows.Where(bar => bar.Value is not null).Select(bar => Unit(bar.Shown)).Distinct(StringComparer.Ordinal).ToList();
        var measure = (bars.Measure ?? Measure) + (units is [{ Length: > 0 } unit] ? $"（{unit}）" : string.Empty);
        var shown = Of(bars);
        var countsItems = CountItems(bars);
        var notes = shown.Columns.Skip(2).Select(column => countsItems ? column with { Header = $"{column.Header}（{ItemUnit}）" } : column);
        return new Table(
            [shown.Columns[0], new Column(measure, IsNumber: true), .. notes],
            [.. bars.Rows.Zip(shown.Rows, (bar, row) => (IReadOnlyList<string>)
            [
                row[0],
                bar.Value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                .. row.Skip(2).Select(note => countsItems ? note.Replace(ItemUnit, string.Empty, StringComparison.Ordinal) : note),
            ])]);
    }

    /// <summary>Whether the remarks say how many items stand behind each figure: 3条.</summary>
    private static bool CountItems(Bars bars) => bars.Rows.Select(bar => bar.Note).OfType<string>()
        .All(note => note.EndsWith(ItemUnit, StringComparison.Ordinal) && int.TryParse(note[..^ItemUnit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <summary>What stands after the number: 亿元 of 约54.07亿元.</summary>
    private static string Unit(string shown) => shown[(shown.LastIndexOfAny([.. "0123456789"]) + 1)..];
}
