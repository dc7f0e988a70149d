using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.TelegramBot;

/// <summary>Waiting → Done; SetAside: an update that cannot be read or whose handling failed, kept raw and passed over.</summary>
internal enum InboxState { Waiting = 1, Done = 2, SetAside = 3 }

/// <summary>An update as it came. The row is made in the transaction that moves the offset, so none is confirmed that is not here.</summary>
internal sealed class InboxRow
{
    public long Id { get; set; }

    /// <summary>The bot whose update it is: another bot's numbers are others.</summary>
    public required long Bot { get; set; }

    /// <summary>Telegram's number: with the bot unique, so that an update delivered again changes nothing. Null where it cannot be read.</summary>
    public long? UpdateId { get; set; }

    public required InboxState State { get; set; }

    /// <summary>The raw JSON; null once it is handled (retention).</summary>
    public string? Payload { get; set; }

    /// <summary>The chat whose order it keeps; null where it belongs to none.</summary>
    public long? Chat { get; set; }

    public long? User { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; set; }

    public string? Error { get; set; }
}

/// <summary>How far a bot's updates are stored: the <c>offset</c> of the next <c>getUpdates</c>.</summary>
internal sealed class PollRow
{
    /// <summary>The number before the colon of the token: another bot has another queue.</summary>
    public long Bot { get; set; }

    public required long Offset { get; set; }
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxRow>, IEntityTypeConfiguration<PollRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("inbox");
        builder.HasIndex(row => new { row.Bot, row.UpdateId }).IsUnique();
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<PollRow> builder)
    {
        builder.ToTable("poll");
        builder.HasKey(row => row.Bot);
        builder.Property(row => row.Bot).ValueGeneratedNever();
    }
}
