using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ParkBot.TelegramBot;

/// <summary>Whom the bot serves, and how often: the allow-list, the rate per user and chat, and the load.</summary>
internal sealed class Gatekeeper(ChatSettings known, IOptions<TelegramOptions> options) : IDisposable
{
    private readonly HashSet<long> allowed = [.. options.Value.Allowed];
    private readonly PartitionedRateLimiter<long> users = PerMinute(options.Value.PerMinute);
    private readonly PartitionedRateLimiter<long> chats = PerMinute(options.Value.PerMinuteInChat);

    /// <summary>Told at most once a minute to a user who is over the rate, so that a flood is not answered by a flood.</summary>
    private readonly PartitionedRateLimiter<long> warnings = PerMinute(1);

    /// <summary>Whether the chat or who speaks in it is served at all. A group that became a supergroup has a new number and stays what it was.</summary>
    internal async ValueTask<bool> IsAllowedAsync(Turn turn, CancellationToken cancellationToken) =>
        allowed.Count == 0 || turn.IsAdmin || allowed.Contains(turn.User) || allowed.Contains(turn.Chat.Id)
        || (!turn.Chat.IsPrivate && (await known.BeforeAsync(turn.Chat.Id, cancellationToken).ConfigureAwait(false)).Any(allowed.Contains));

    /// <summary>Why a press is not served now; null where it is.</summary>
    internal async ValueTask<string?> RefusalAsync(Turn turn, CancellationToken cancellationToken) =>
        !await IsAllowedAsync(turn, cancellationToken).ConfigureAwait(false) ? Private(turn) : Take(turn) ? null : TooOften(turn);

    /// <summary>Whether a message is served. Where it is not, the turn has said why, or says nothing because it was said a moment ago.</summary>
    internal async ValueTask<bool> AdmitsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var refusal = await RefusalAsync(turn, cancellationToken).ConfigureAwait(false) ?? (turn.Arrived.IsLate && !turn.IsAdmin ? Busy(turn) : null);
        if (refusal is null)
        {
            return true;
        }

        using var lease = warnings.AttemptAcquire(turn.User);
        if (lease.IsAcquired)
        {
            turn.Say(refusal);
        }

        return false;
    }

    public void Dispose()
    {
        users.Dispose();
        chats.Dispose();
        warnings.Dispose();
    }

    private bool Take(Turn turn)
    {
        if (turn.IsAdmin)
        {
            return true;
        }

        using var user = users.AttemptAcquire(turn.User);
        if (!user.IsAcquired)
        {
            return false;
        }

        using var chat = chats.AttemptAcquire(turn.Chat.Id);
        return chat.IsAcquired;
    }

    private static string Private(Turn turn) => turn.Pick(
        $"这是一个不公开的机器人，您还不在使用名单里。请把您的编号 {turn.User} 告诉管理员。",
        $"This bot is private and you are not on its list. Please tell its admin your id {turn.User}.");

    private static string TooOften(Turn turn) => turn.Pick("您问得太快了，请过一分钟再问。", "That is a bit fast. Please ask again in a minute.");

    private static string Busy(Turn turn) => turn.Pick("现在问的人很多，这个问题先不排队了。请过几分钟再问一次。", "Many people are asking right now, so this question was not queued. Please ask again in a few minutes.");

    private static PartitionedRateLimiter<long> PerMinute(int permits) => PartitionedRateLimiter.Create<long, long>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
        QueueLimit = 0,
        AutoReplenishment = true,
    }));
}
