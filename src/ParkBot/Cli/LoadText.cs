using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using Block = ParkBot.Messages.Block;

namespace ParkBot.Cli;

/// <summary>The report of one file for a reader: items a section, fields found, doubts.</summary>
internal static class LoadText
{
    internal static Message Said(LoadReport report) => report.Outcome == LoadOutcome.Refused
        ? new Message([new Paragraph($"没有载入 {report.File}：{report.Error}", Tone.Alert)])
        : new Message(
        [
            new Paragraph($"{report.File}：{Outcome(report)}", Tone.Answer),
            new Paragraph("板块：" + string.Join('，', report.Sections.Select(part => $"{part.Section.Chinese()}{Count(part.Items)}条"))),
            .. report.Fields.Count == 0 ? Array.Empty<Block>() : [Fields(report)],
            .. Doubts(report.Doubts),
        ]);

    private static string Outcome(LoadReport report)
    {
        var issue = report.Issue is { } number ? $"第{Count(number)}期，" : string.Empty;
        return report.Outcome switch
        {
            LoadOutcome.Unchanged => $"{issue}{Count(report.Items)}条，和已载入的一样，没有改动。",
            LoadOutcome.Replaced => $"{issue}{Count(report.Items)}条，替换了原来的内容。",
            LoadOutcome.Draft => $"{issue}{Count(report.Items)}条，存为草稿，不参与回答。",
            _ => $"{issue}已载入{Count(report.Items)}条。",
        };
    }

    private static Table Fields(LoadReport report) => new(
        [new Column("字段"), new Column("有此字段的条数", IsNumber: true)],
        [.. report.Fields.Select(field => (IReadOnlyList<string>)[field.Field, Count(field.Items)])]);

    private static IEnumerable<Block> Doubts(IReadOnlyList<Doubt> doubts)
    {
        if (doubts.Count == 0)
        {
            return [new Paragraph("没有疑点。", Tone.Note)];
        }

        return [new Paragraph($"有{Count(doubts.Count)}处疑点，请人看一看：", Tone.Alert), new Entries([.. doubts.Select(doubt => new Entry("· ", LoadJson.Text(doubt)))])];
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
