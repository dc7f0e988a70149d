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
                ? turn.Pick($"《{report.Publication}》第{report.Number}期：{version.Items}条，草稿，还没有发布，没有人能问到。", $"《{report.Publication}》 no. {report.Number}: {LanguageChoice.Count(version.Items, "item")}, a draft; nobody sees it until it is published.")
                : turn.Pick($"《{report.Publication}》第{report.Number}期：{version.Items}条，已发布。", $"《{report.Publication}》 no. {report.Number}: {LanguageChoice.Count(version.Items, "item")}, published."),
            Tone.Answer),
        new Paragraph(turn.Pick(
            string.Join('，', version.Sections.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Section.Chinese()}{part.Items}条"))),
            string.Join(", ", version.Sections.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Section} {part.Items}"))))),
        new Paragraph(turn.Pick(
            "有此字段的条数：" + string.Join('，', version.Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Field}{field.Items}"))),
            "Items that have a field: " + string.Join(", ", version.Fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{English(field.Field)} {field.Items}"))))),
        new Paragraph(
            version.Doubts.Count == 0
                ? turn.Pick("没有疑点。", "No doubts.")
                : turn.Pick($"有{version.Doubts.Count}处疑点，请看一看。", $"{LanguageChoice.Count(version.Doubts.Count, "doubt")} to look at."),
            version.Doubts.Count == 0 ? Tone.Plain : Tone.Alert),
        .. Corrections(turn, report.Corrections),
    ]);

    /// <summary>A field's name as /fix takes it; the sums of all kinds are no field of their own.</summary>
    private static string English(string field) => ItemField.Find(field)?.Name ?? (field == "金额" ? "amounts" : field);

    /// <summary>One that says what was read confirms it.</summary>
    private static string Change(Turn turn, StoredCorrection one) => one.Words == one.Value ? one.Value + turn.Pick("（已确认）", " (confirmed)") : $"{one.Words} → {one.Value}";

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
                    $"{one.Title}：{turn.Pick(ItemField.Find(one.Field)?.Chinese ?? one.Field, one.Field)} {Change(turn, one)}",
                    string.Create(CultureInfo.InvariantCulture, $"{one.Author}，{TimeZoneInfo.ConvertTime(one.At, turn.Zone):yyyy-MM-dd HH:mm}"))),
            ],
            Math.Max(0, active.Count - CorrectionsShown));
    }
}
