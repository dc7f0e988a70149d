using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Digests;

/// <summary>
/// Active: it is served. Paused: its chat asked for a rest. Asleep: the chat has shut the bot out; it wakes when the bot is let in
/// again.
/// </summary>
internal enum SubscriptionState { Active = 1, Paused = 2, Asleep = 3 }

/// <summary>A standing question of a chat: what of each new issue it wants, and when.</summary>
internal sealed class SubscriptionRow
{
    public long Id { get; set; }

    public required long Chat { get; set; }

    /// <summary>The forum topic that it is sent to, or null.</summary>
    public int? Topic { get; set; }

    /// <summary>JSON of a <see cref="DigestSpec"/>.</summary>
    public required string Spec { get; set; }

    /// <summary><see cref="DigestSpec.Key"/>: subscriptions of the same key share their bodies.</summary>
    public required string Key { get; set; }

    /// <summary>0 (Sunday) to 6; null: with the edition, as soon as it is made.</summary>
    public int? Day { get; set; }

    /// <summary>Minutes after midnight; null where <see cref="Day"/> is.</summary>
    public int? Minute { get; set; }

    /// <summary>The zone of day and minute (IANA name); null for the configured one.</summary>
    public string? Zone { get; set; }

    /// <summary>True: an issue with nothing that matches is passed over in silence; false: one line says so.</summary>
    public required bool Quiet { get; set; }

    public required SubscriptionState State { get; set; }

    /// <summary>Milliseconds since 1970, UTC, as all times of these tables.</summary>
    public required long CreatedAt { get; set; }

    /// <summary>When it was made, woke, was resumed or got another slot: slots before that are not meant, older refusals no longer put it to sleep.</summary>
    public required long WokenAt { get; set; }

    /// <summary>When the newest edition is due here; null where there is no slot of its own, that is as soon as it is made.</summary>
    public long? DueAt { get; set; }

    /// <summary>The newest edition that it was given (or passed over, where nothing matched): only newer ones are due.</summary>
    public required long LastEdition { get; set; }

    /// <summary>True where it was given <see cref="LastEdition"/>, so that the next one need not repeat that one's news.</summary>
    public required bool Follows { get; set; }
}

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<SubscriptionRow>
{
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("subscriptions");
        builder.HasIndex(row => new { row.Chat, row.Key });
        builder.HasIndex(row => new { row.State, row.LastEdition, row.DueAt });
        builder.HasIndex(row => new { row.Day, row.Minute, row.Zone });
    }
}
