namespace ParkBot.TelegramBot;

/// <summary>Where a pressed button goes. Whoever presses it is asked for anew, whatever stood under the message.</summary>
internal sealed class ButtonRoutes(AnswerButtons answers, SettingsDialog settings, PrivacyDialog privacy, ExportDialog exports, SubscribeDialog subscribe, SubscriptionsDialog subscribed, UnsubscribeDialog endings, AdminButtons admin)
{
    internal async Task HandleAsync(Turn turn, IncomingPress press, CancellationToken cancellationToken)
    {
        if (Callback.Parse(press.Data) is not { } callback || press.Message is null)
        {
            turn.Toast = Old(turn);
            return;
        }

        var known = await answers.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await settings.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await privacy.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await exports.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await subscribe.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await subscribed.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await endings.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false)
            || await admin.HandleAsync(turn, callback, cancellationToken).ConfigureAwait(false);
        if (!known)
        {
            turn.Toast = Old(turn);
        }
    }

    private static string Old(Turn turn) => turn.Pick("这个按钮已经过期了，请重新问一次。", "This button is too old. Please ask again.");
}
