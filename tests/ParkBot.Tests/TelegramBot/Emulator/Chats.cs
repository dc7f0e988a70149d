namespace ParkBot.Tests.TelegramBot;

internal enum ChatKind { Private, Group, Supergroup, Channel }

/// <summary>Member: it takes part. The others are what a send is refused with.</summary>
internal enum BotStanding { Member, Kicked, Absent }

/// <summary>A person, who has started the bot once.</summary>
internal sealed class EmulatedUser
{
    internal required long Id { get; init; }

    internal required string FirstName { get; init; }

    internal string? UserName { get; init; }

    internal string? LanguageCode { get; init; }

    internal bool Blocked { get; set; }

    internal bool Deactivated { get; set; }

    /// <summary>The private chat with the bot.</summary>
    internal EmulatedChat Chat { get; set; } = null!;
}

internal sealed class EmulatedChat
{
    internal required long Id { get; init; }

    internal required ChatKind Kind { get; init; }

    internal string? Title { get; init; }

    internal string? UserName { get; init; }

    internal bool IsForum { get; init; }

    /// <summary>The person of a private chat.</summary>
    internal EmulatedUser? Person { get; init; }

    /// <summary>False: rich messages are refused here, as where an admin switched them off.</summary>
    internal bool AllowsRich { get; set; } = true;

    internal BotStanding Bot { get; set; } = BotStanding.Member;

    internal long? MigratedTo { get; set; }

    /// <summary>Topics by thread; true is closed.</summary>
    internal Dictionary<int, bool> Topics { get; } = [];

    internal Dictionary<int, EmulatedMessage> Messages { get; } = [];

    /// <summary>creator, administrator, member, left, kicked.</summary>
    internal Dictionary<long, string> Members { get; } = [];

    /// <summary>Supergroups and channels count their messages by themselves; all others share one counter.</summary>
    internal bool OwnCount => Kind is ChatKind.Supergroup or ChatKind.Channel;

    internal int LastId { get; set; }

    internal string KindName => Kind switch
    {
        ChatKind.Private => "private",
        ChatKind.Group => "group",
        ChatKind.Supergroup => "supergroup",
        _ => "channel",
    };
}

/// <summary>A file that Telegram holds.</summary>
/// <param name="Size">What Telegram says it has; a test of the limit need not make 21 MB.</param>
internal sealed record StoredFile(string Id, string UniqueId, string Name, string MimeType, byte[] Bytes, long Size, string Path, bool IsPhoto, int Width, int Height);

internal sealed class EmulatedMessage
{
    internal required int Id { get; init; }

    internal required EmulatedChat Chat { get; init; }

    internal required DateTimeOffset At { get; init; }

    /// <summary>Null for the bot itself, and for channels.</summary>
    internal EmulatedUser? From { get; init; }

    internal bool ByBot { get; init; }

    /// <summary>Set where it was written as a chat: an anonymous admin, a channel.</summary>
    internal EmulatedChat? SenderChat { get; init; }

    internal int? Thread { get; init; }

    internal EmulatedMessage? ReplyTo { get; init; }

    internal DateTimeOffset? EditedAt { get; set; }

    /// <summary>The text, or the caption where there is a file.</summary>
    internal ParsedText Text { get; set; } = new(string.Empty, []);

    internal RichMessage? Rich { get; set; }

    internal ReplyMarkup Markup { get; set; } = ReplyMarkup.None;

    internal StoredFile? File { get; init; }
}
