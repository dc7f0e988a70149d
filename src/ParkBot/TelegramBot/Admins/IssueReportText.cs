using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>An issue's load report as a message.</summary>
internal static class IssueReportText
{
    private const int CorrectionsShown = 10;

    internal static Message Of(Turn turn, IssueReport report, VersionReport version) => new(
    [
        new Paragraph(
            version.State == IssueState.Draft
                ? turn.Pick($"《{report.Publication}》第{report.Number}期：{version.Items}条，草稿，还没有发布，没有人能问到。", $"《{report.Publication}》 no. {report.Number}: {version.Items} items, a draft; nobody sees it until it is published.")
                : turn.Pick($"《{report.Publication}》第{report.Number}期：{version.Items}条，已发布。", $"《{report.Publication}》 no. {report.Number}: {version.Items} items, published."),
            Tone.Answer),
        new Paragraph(string.Join('，', version.Sections.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Section.Chinese()}{part.Items}条")))),
        new Paragraph(turn.Pick("有此字段的条数：", "Items that have a field: ") + string.Join('，', version.Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Field}{field.Items}")))),
        new Paragraph(
            version.Doubts.Count == 0
                ? turn.Pick("没有疑点。", "No doubts.")
                : turn.Pick($"有{version.Doubts.Count}处疑点，请看一看。", $"{version.Doubts.Count} doubts to look at."),
            version.Doubts.Count == 0 ? Tone.Note : Tone.Alert),
        .. Corrections(turn, report.Corrections),
    ]);

    private static IEnumerable<Block> Corrections(Turn turn, IReadOnlyList<StoredCorrection> corrections)
    {
        var active = corrections.Where(one => one.UndoneAt is null).ToList();
        if (active.Count == 0)
        {
            yield break;
        }

        yield return new Paragraph(turn.Pick("人工更正：", "Corrected by hand:"));
        yield return new Entries(
            [
                .. active.Take(CorrectionsShown).Select(one => new Entry(
                    "· ",
                    $"{one.Title}：{one.Field} {one.Words} → {one.Value}",
                    string.Create(CultureInfo.InvariantCulture, $"{one.Author}，{one.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}"))),
            ],
            Math.Max(0, active.Count - CorrectionsShown));
    }
}
