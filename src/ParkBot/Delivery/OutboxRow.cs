using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Delivery;

/// <summary>What goes first when several wait: an answer before everything that nobody waits for.</summary>
internal enum Lane { Answer = 1, Broadcast = 2 }

/// <summary>
/// Waiting → Sending → Sent, or Uncertain (it may have arrived: a response was lost, or the process died while sending; it is
/// not repeated), or Failed (the channel refused it for good), or Sleeping (whoever it is for has shut the bot out).
/// </summary>
internal enum OutboxState { Waiting = 1, Sending = 2, Sent = 3, Uncertain = 4, Failed = 5, Sleeping = 6 }

/// <summary>One message on its way into a chat. The channel's sender alone knows what the payload says.</summary>
internal sealed class OutboxRow
{
    public long Id { get; set; }

    /// <summary>What made it (u17 for the inbox's row 17): with <see cref="Part"/> unique, so that work done twice sends once.</summary>
    public required string Source { get; set; }

    /// <summary>0…n within the source, the order in which they arrive.</summary>
    public required int Part { get; set; }

    public required long Chat { get; set; }

    public required Lane Lane { get; set; }

    public required OutboxState State { get; set; }

    /// <summary>The forum topic in the chat, for a message whose payload is shared by many chats.</summary>
    public int? Topic { get; set; }

    /// <summary>JSON of the channel; null once it is sent (retention), and where it is one of many of the same <see cref="Body"/>.</summary>
    public string? Payload { get; set; }

    /// <summary>Bytes of a file or picture; null once it is sent.</summary>
    public byte[]? Attachment { get; set; }

    /// <summary>The <see cref="BodyRow"/> that it says, shared by all who get the same; null for a message of its own.</summary>
    public long? Body { get; set; }

    /// <summary>The edition that it is a copy of, or null.</summary>
    public long? Edition { get; set; }

    /// <summary>The subscription that it serves, or null.</summary>
    public long? Subscription { get; set; }

    /// <summary>Milliseconds since 1970, UTC, as all times of this table.</summary>
    public required long CreatedAt { get; set; }

    /// <summary>The channel asked to wait until then.</summary>
    public long? NotBefore { get; set; }

    public long? FinishedAt { get; set; }

    /// <summary>The channel's number of the message that arrived.</summary>
    public int? MessageId { get; set; }

    /// <summary>Why it is uncertain or failed.</summary>
    public string? Error { get; set; }

    /// <summary>The question that it answers, or null.</summary>
    public long? Question { get; set; }

    /// <summary>The shared body, read when its turn comes.</summary>
    internal BodyRow? Shared { get; set; }

    /// <summary>What is to be sent.</summary>
    /// <exception cref="InvalidOperationException">It was sent, or its body is gone.</exception>
    internal string Said => Payload ?? Shared?.Payload ?? throw new InvalidOperationException("A waiting message has no payload.");

    internal byte[]? Attached => Attachment ?? Shared?.Attachment;
}

/// <summary>What many messages say alike, stored once: the outbox of a hundred thousand subscribers holds no hundred thousand texts.</summary>
internal sealed class BodyRow
{
    public long Id { get; set; }

    /// <summary>The edition that it was made for.</summary>
    public required long Edition { get; set; }

    /// <summary>JSON of the channel.</summary>
    public required string Payload { get; set; }

    /// <summary>Bytes of a file or picture, or null.</summary>
    public byte[]? Attachment { get; set; }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>, IEntityTypeConfiguration<BodyRow>
{
    public void Configure(EntityTypeBuilder<BodyRow> builder)
    {
        builder.ToTable("outbox_bodies");
        builder.HasIndex(row => row.Edition);
    }

    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox");
        builder.HasIndex(row => new { row.Source, row.Part }).IsUnique();
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => new { row.Chat, row.MessageId });
        builder.HasIndex(row => row.Question);
        builder.HasIndex(row => new { row.Edition, row.State });
        builder.Ignore(row => row.Shared);
    }
}
