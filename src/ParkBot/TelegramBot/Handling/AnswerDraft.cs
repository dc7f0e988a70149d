using Telegram.Bot.Requests;

namespace ParkBot.TelegramBot;

/// <summary>
/// Shows an answer while it is being written, as a draft that fades by itself: in private chats alone, no oftener than once a
/// second, one call at a time, and none any more once one was refused. The answer itself never waits for a draft.
/// </summary>
internal sealed class AnswerDraft(BotApi api, Turn turn, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(2);

    /// <summary>As long as a message may be.</summary>
    private const int Longest = 4096;

    private Task<ApiReply>? last;
    private long shownAt;

    /// <summary>Shows the text that is written so far, if it is time to.</summary>
    internal Task ShowAsync(string text, CancellationToken cancellationToken)
    {
        var isRefused = last is { IsCompletedSuccessfully: true, Result: not ApiReply.Done };
        if (text.Length is > 0 and <= Longest && !isRefused && last is null or { IsCompleted: true } && (last is null || time.GetElapsedTime(shownAt) >= Every))
        {
            shownAt = time.GetTimestamp();
            last = api.CallAsync(new SendMessageDraftRequest { ChatId = turn.Chat.Id, MessageThreadId = turn.Topic, DraftId = turn.Id, Text = text }, CallLimit, cancellationToken);
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits for a draft that is on its way: after the answer it would look like another one.</summary>
    internal async Task EndAsync()
    {
        if (last is { } call)
        {
            await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
