namespace ParkBot.TelegramBot;

/// <summary>A chat's language and whether it takes rich messages. In a group only its admins change them.</summary>
internal sealed class SettingsDialog(ChatSettings chats, ChatRights rights)
{
    private const string Verb = "set";

    internal async Task ShowAsync(Turn turn, CancellationToken cancellationToken) =>
        Show(turn, await chats.OfAsync(turn.Chat.Id, cancellationToken).ConfigureAwait(false), edits: null);

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (callback.Verb != Verb)
        {
            return false;
        }

        if (!turn.Chat.IsPrivate && !await rights.IsAdminAsync(turn, turn.Chat.Id, cancellationToken).ConfigureAwait(false))
        {
            turn.Toast = turn.Pick("群里的设置只有群管理员能改。", "Only the group's admins can change this.");
            return true;
        }

        var before = await chats.OfAsync(turn.Chat.Id, cancellationToken).ConfigureAwait(false);
        var after = Changed(before, callback.Argument);
        if (after == before)
        {
            turn.Toast = turn.Pick("已经是这样了。", "It is so already.");
            return true;
        }

        await chats.SetAsync(turn.Chat.Id, kept => Changed(kept, callback.Argument)).ConfigureAwait(false);
        Show(turn, after, turn.Message);

        // In the language that was just chosen.
        turn.Toast = Spoken(turn, after).Pick("已保存。", "Saved.");
        return true;
    }

    private static ChatSettings.Kept Changed(ChatSettings.Kept kept, string choice) => choice switch
    {
        "zh" or "en" => kept with { Language = choice },
        "auto" => kept with { Language = null },
        "rich" => kept with { Classic = false },
        "plain" => kept with { Classic = true },
        _ => kept,
    };

    private static Language Spoken(Turn turn, ChatSettings.Kept kept) => LanguageChoice.Of(kept.Language, turn.Chat.IsPrivate ? turn.Arrived.Update.From?.LanguageCode : null);

    private static void Show(Turn turn, ChatSettings.Kept kept, int? edits)
    {
        var language = Spoken(turn, kept);

        // A group has no language of its own that Telegram would tell.
        var standard = turn.Chat.IsPrivate ? language.Pick("跟随 Telegram", "As Telegram") : language.Pick("默认", "Default");
        var text = language.Pick("设置：按一下就改。答案本身总是中文，因为引用的是中文原文。", "Settings: press to change. Answers are always in Chinese, since they quote Chinese sources.");
        Button Of(string label, string argument, bool chosen) => new((chosen ? "✓ " : string.Empty) + label, new Callback(Verb, 0, argument).ToString());
        turn.Send(new OutgoingMessage
        {
            Html = text,
            Plain = text,
            Edits = edits,
            Buttons =
            [
                [Of(standard, "auto", kept.Language is null), Of("中文", "zh", kept.Language == "zh"), Of("English", "en", kept.Language == "en")],
                [Of(language.Pick("原生表格", "Native tables"), "rich", !kept.Classic), Of(language.Pick("只用普通消息", "Plain messages only"), "plain", kept.Classic)],
            ],
        });
    }
}
