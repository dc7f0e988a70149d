using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary><c>/reread 108</c>: shows what the reader of today would read otherwise, and writes it at a press.</summary>
internal sealed class RereadDialog(Reread reread, IssueDialog issues, PendingSteps steps)
{
    internal const string Verb = "again";

    private const int MostShown = 30;

    private const int Longest = 40;

    internal async Task AskAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await issues.FindAsync(turn, words, "/reread 108", cancellationToken).ConfigureAwait(false) is { } issue)
        {
            Show(turn, await reread.RunAsync(new RereadRequest(issue.Publication, issue.Number) { IsDry = true }, cancellationToken).ConfigureAwait(false), head: null);
        }
    }

    /// <summary>The presser is an admin. What would be written by now must be what was shown.</summary>
    internal async Task WriteAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, RereadStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = PendingSteps.Used(turn);
            return;
        }

        PendingSteps.Use(turn, row);
        var step = PendingSteps.Data<RereadStep>(row);
        if (callback.Argument != "yes")
        {
            IssueDialog.Replace(turn, turn.Pick("没有改动。", "Nothing was changed."));
            return;
        }

        var done = new List<RereadReport>();
        var isAsSeen = false;
        var isSaid = false;
        var reports = await reread.RunAsync(
            new RereadRequest(step.Publication, step.Number)
            {
                Goes = found =>
                {
                    done.AddRange(found);
                    return isAsSeen = Seen(found) == step.Seen;
                },
                Together = () => turn.Together(() =>
                {
                    isSaid = true;
                    Written(turn, step, done);
                }),
            },
            cancellationToken).ConfigureAwait(false);
        if (!isAsSeen)
        {
            Show(turn, reports, turn.Pick("这一期在这期间变了，没有写入。现在是这样：", "The issue changed meanwhile and nothing was written. It is like this now:"));
        }
        else if (!isSaid)
        {
            IssueDialog.Replace(turn, turn.Pick("没有可写入的。", "There is nothing to write."));
        }
    }

    private static void Written(Turn turn, RereadStep step, List<RereadReport> done)
    {
        var changes = done.Sum(report => report.Changes.Count);
        turn.Audit("reread", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，{changes}处"));
        IssueDialog.Replace(turn, turn.Pick(
            $"《{step.Publication}》第{step.Number}期已按现在的读法写入，{changes}处不同。看报告与疑点：/report {step.Number}",
            $"《{step.Publication}》 no. {step.Number} is written as it is read now, {LanguageChoice.Count(changes, "difference")}. Report and doubts: /report {step.Number}"));
    }

    private static void Show(Turn turn, IReadOnlyList<RereadReport> reports, string? head)
    {
        var blocks = new List<Block>();
        if (head is not null)
        {
            blocks.Add(new Paragraph(head, Tone.Alert));
        }

        foreach (var report in reports)
        {
            var draft = report.State == IssueState.Draft ? turn.Pick("（草稿）", " (draft)") : string.Empty;
            var name = turn.Pick($"《{report.Publication}》第{report.Issue}期{draft}", $"《{report.Publication}》 no. {report.Issue}{draft}");
            blocks.Add(new Paragraph(name + report.Outcome switch
            {
                RereadOutcome.Refused => turn.Pick("：没有读成，原来的内容不动。", ": it could not be read; what is stored stays. ") + report.Error,
                RereadOutcome.Unchanged => turn.Pick("：读出来一样。", ": it reads the same."),
                _ => turn.Pick($"：{report.Changes.Count}处会不同。", $": {LanguageChoice.Count(report.Changes.Count, "difference")}."),
            }, Tone.Answer));
            if (report.Changes.Count > 0)
            {
                blocks.Add(new Entries([.. report.Changes.Take(MostShown).Select(change => new Entry("· ", RereadWords.Of(change, Longest)))], Math.Max(0, report.Changes.Count - MostShown)));
            }

            var unfit = report.Doubts.Where(doubt => doubt.Message.Contains("没有用上", StringComparison.Ordinal)).ToList();
            if (unfit.Count > 0)
            {
                blocks.Add(new Paragraph(turn.Pick("用不上的更正会成为疑点：", "Corrections that do not fit any more become doubts:"), Tone.Alert));
                blocks.Add(new Entries([.. unfit.Select(doubt => new Entry("· ", doubt.Message))]));
            }
        }

        if (!reports.Any(report => report.Outcome == RereadOutcome.Changed || (report.IsOld && report.Outcome != RereadOutcome.Refused)))
        {
            turn.Show(new Message(blocks));
            return;
        }

        var id = PendingSteps.Add(turn, RereadStep.Kind, new RereadStep(reports[0].Publication, reports[0].Issue, Seen(reports)), RereadStep.Good);
        turn.Show(
            new Message(blocks),
            [[new Button(turn.Pick("写入", "Write"), new Callback(Verb, id, "yes").ToString()), new Button(turn.Pick("不改", "Keep"), new Callback(Verb, id, "no").ToString())]]);
    }

    /// <summary>A mark of what was shown and of all that was cut from it.</summary>
    private static string Seen(IEnumerable<RereadReport> reports) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', reports.SelectMany(report =>
        report.Changes.Select(change => string.Join('\u001e', report.State, change.Item, change.Field, change.Before, change.After)).Prepend(string.Join('\u001e', report.State, report.Outcome, report.IsOld)))))));
}
