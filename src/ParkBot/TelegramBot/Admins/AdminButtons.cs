using System.Globalization;

namespace ParkBot.TelegramBot;

/// <summary>The buttons of admins. Whoever presses one is asked for anew: it may be forwarded, old, or its admin no longer one.</summary>
internal sealed class AdminButtons(IssueDialog issues, RepairDialog repairs, ProjectDialog projects, RereadDialog rereads, LoadDialog loads, AdminReports reports, DigestDialog digests, DigestDecisions decisions, BroadcastDialog broadcasts)
{
    private static readonly string[] Verbs =
    [
        IssueDialog.PublishVerb, RepairDialog.DoubtsVerb, IssueDialog.DiscardVerb, RepairDialog.FixVerb, RepairDialog.UndoVerb, ProjectDialog.UndoVerb, IssueDialog.RemoveVerb, RereadDialog.Verb,
        LoadDialog.PastedVerb, AdminReports.MissesVerb, AdminReports.AuditVerb, DigestDialog.Verb, DigestDecisions.NowVerb, DigestDecisions.UncertainVerb, BroadcastDialog.Verb,
    ];

    /// <summary>False where the button is none of these.</summary>
    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (!Verbs.Contains(callback.Verb, StringComparer.Ordinal))
        {
            return false;
        }

        if (!turn.IsAdmin || !turn.Chat.IsPrivate)
        {
            turn.Audit("refused", callback.Verb);
            turn.Toast = turn.Pick("这个按钮只有管理员能用。", "Only admins can use this button.");
            return true;
        }

        await CarryOutAsync(turn, callback, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private Task CarryOutAsync(Turn turn, Callback callback, CancellationToken cancellationToken) => callback.Verb switch
    {
        IssueDialog.PublishVerb => issues.PublishAsync(turn, callback, cancellationToken),
        RepairDialog.DoubtsVerb => repairs.DoubtsAsync(turn, callback, cancellationToken),
        IssueDialog.DiscardVerb => issues.DiscardAsync(turn, callback, cancellationToken),
        RepairDialog.FixVerb => repairs.SettleAsync(turn, callback, cancellationToken),
        RepairDialog.UndoVerb => repairs.UndoAsync(turn, callback, cancellationToken),
        ProjectDialog.UndoVerb => projects.UndoAsync(turn, callback, cancellationToken),
        IssueDialog.RemoveVerb => issues.RemoveAsync(turn, callback, cancellationToken),
        RereadDialog.Verb => rereads.WriteAsync(turn, callback, cancellationToken),
        LoadDialog.PastedVerb => loads.PastedAsync(turn, callback, cancellationToken),
        AdminReports.MissesVerb when callback.Argument == AdminReports.FileArgument => reports.MissesFileAsync(turn, cancellationToken),
        AdminReports.MissesVerb => reports.MissesAsync(turn, Page(callback), turn.Message, cancellationToken),
        AdminReports.AuditVerb => reports.AuditAsync(turn, Page(callback), turn.Message, cancellationToken),
        DigestDialog.Verb => digests.HandleAsync(turn, callback, cancellationToken),
        DigestDecisions.NowVerb => decisions.SendAsync(turn, callback, cancellationToken),
        DigestDecisions.UncertainVerb => decisions.DecideAsync(turn, callback, cancellationToken),
        BroadcastDialog.Verb => broadcasts.SendAsync(turn, callback, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody carries out {callback.Verb}."),
    };

    private static int Page(Callback callback) => int.TryParse(callback.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
}
