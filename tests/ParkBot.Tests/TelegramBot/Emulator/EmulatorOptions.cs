namespace ParkBot.Tests.TelegramBot;

/// <summary>How the emulator is set up; what is not said is as Telegram has it.</summary>
internal sealed record EmulatorOptions
{
    public string Token { get; init; } = "4242:AAEmulatedTokenOfTheTestsOnly-0123456789";

    public string BotName { get; init; } = "parkbot_test_bot";

    /// <summary>Null for none: 10,000 answers in a test must not take an hour.</summary>
    public SendLimits? Limits { get; init; }

    /// <summary>Dates, expiry of updates and callbacks, and the windows of the limits go by it; waiting goes by the real clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False: sendRichMessage is a method that this server does not know (404), as with a local server that is a year old.</summary>
    public bool KnowsRichMessages { get; init; } = true;

    /// <summary>Groups deliver only commands, mentions of the bot and replies to it.</summary>
    public bool PrivacyMode { get; init; } = true;

    /// <summary>As Telegram: a poll that repeats its offset at once gets one update and waits 3 s at least. False for tests that count batches.</summary>
    public bool SlowsRepeatedPolls { get; init; } = true;

    /// <summary>After this a callback query cannot be answered any more.</summary>
    public TimeSpan CallbackLifetime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The id of the first update.</summary>
    public int FirstUpdateId { get; init; } = 731_000_001;

    internal long BotId => long.Parse(Token.AsSpan(0, Token.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Sliding windows, strict: one more within the window is a send beyond the limits.</summary>
/// <param name="PerSecond">Over all chats.</param>
/// <param name="PerChatPerSecond">In a private chat.</param>
/// <param name="PerGroupPerMinute">In a group, supergroup or channel.</param>
/// <param name="Enforced">False: sends beyond the limits are counted and accepted.</param>
internal sealed record SendLimits(int PerSecond, int PerChatPerSecond, int PerGroupPerMinute, bool Enforced = true)
{
    internal static SendLimits Telegram { get; } = new(30, 1, 20);
}
