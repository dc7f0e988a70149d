using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>Deletes what has been kept for as long as the options say.</summary>
internal sealed partial class Housekeeping(GroupCommit commits, IOptions<TelegramOptions> options, IOptions<DeliveryOptions> delivery, IOptions<DigestOptions> digests, TimeProvider time, ILogger<Housekeeping> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    internal async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await OnceAsync().ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or DbUpdateException)
            {
                LogFailed(failure);
            }

            await Task.Delay(Every, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task OnceAsync()
    {
        var kept = options.Value;
        var inbox = Before(kept.KeepInboxDays);
        await commits.CommitAsync((context, token) => context.Set<InboxRow>().Where(row => row.At < inbox && row.State != InboxState.Waiting).ExecuteDeleteAsync(token)).ConfigureAwait(false);
        var audit = Before(kept.KeepAuditDays);
        await commits.CommitAsync((context, token) => context.Set<AuditRow>().Where(row => row.At < audit).ExecuteDeleteAsync(token)).ConfigureAwait(false);
        var now = Before(0);
        await commits.CommitAsync((context, token) => context.Set<PendingRow>().Where(row => row.Until < now).ExecuteDeleteAsync(token)).ConfigureAwait(false);
        await commits.CommitAsync(SentMessages.Purge(Before(delivery.Value.KeepDays))).ConfigureAwait(false);
        await commits.CommitAsync(DigestDesk.Purge(Before(digests.Value.KeepDays))).ConfigureAwait(false);
        await commits.CommitAsync(ModelLedger.Purge(time.GetUtcNow())).ConfigureAwait(false);
        await commits.CommitAsync((context, token) => QuestionLog.PurgeAsync(context, time.GetUtcNow().AddDays(-kept.KeepQuestionDays), token)).ConfigureAwait(false);
    }

    private long Before(int days) => time.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old rows could not be deleted now; it is tried again in an hour")]
    private partial void LogFailed(Exception failure);
}
