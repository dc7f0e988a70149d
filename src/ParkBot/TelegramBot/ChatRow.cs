using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.TelegramBot;

/// <summary>What is set for a chat; a private chat has its user's number.</summary>
internal sealed class ChatRow
{
    public long Id { get; set; }

    /// <summary>zh or en; null follows the user's Telegram.</summary>
    public string? Language { get; set; }

    /// <summary>True: no rich messages here, only the classic form.</summary>
    public required bool Classic { get; set; }

    /// <summary>True: the user blocked the bot, or it was put out of the group.</summary>
    public required bool Blocked { get; set; }

    /// <summary>The supergroup that the group became.</summary>
    public long? MigratedTo { get; set; }
}

internal sealed class ChatConfiguration : IEntityTypeConfiguration<ChatRow>
{
    public void Configure(EntityTypeBuilder<ChatRow> builder)
    {
        builder.ToTable("chats");
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
