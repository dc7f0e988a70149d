using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Digests;

/// <summary>What goes to many: the digest of an issue, or a message of the admins.</summary>
internal enum EditionKind { Digest = 1, Broadcast = 2 }

/// <summary>Open: there may be somebody left to give it to. Done: everybody has it on the way.</summary>
internal enum EditionState { Open = 1, Done = 2 }

/// <summary>One edition. There is at most one of an issue, so that an issue is never sent twice.</summary>
internal sealed class EditionRow
{
    public long Id { get; set; }

    public required EditionKind Kind { get; set; }

    /// <summary>Null for a broadcast.</summary>
    public string? Publication { get; set; }

    /// <summary>The issue's number; null for a broadcast.</summary>
    public int? Number { get; set; }

    /// <summary>Year, month, week and number in one figure: a newer issue has a larger one. 0 for a broadcast.</summary>
    public required long IssueOrder { get; set; }

    public required EditionState State { get; set; }

    /// <summary>Milliseconds since 1970, UTC, as all times of these tables.</summary>
    public required long MadeAt { get; set; }

    /// <summary>When it should have been made; more than an hour before <see cref="MadeAt"/> it is late and says so.</summary>
    public required long DueAt { get; set; }

    /// <summary>The time of the cron expression that it serves: a subscription's slot is the first from then on.</summary>
    public required long CycleAt { get; set; }

    /// <summary>True: an admin sent it; nobody's slot is waited for.</summary>
    public required bool AtOnce { get; set; }

    /// <summary>What the admins wrote; null for a digest.</summary>
    public string? Text { get; set; }

    /// <summary>For a broadcast: the subscription up to which it was put on its way.</summary>
    public long Cursor { get; set; }

    /// <summary>Subscriptions (for a broadcast: chats) that it was put on its way to.</summary>
    public int Recipients { get; set; }

    /// <summary>Subscriptions that wanted silence where nothing matches.</summary>
    public int PassedOver { get; set; }

    /// <summary>Messages that were put into the outbox.</summary>
    public int Messages { get; set; }
}

/// <summary>What an edition says to all who asked for the same.</summary>
internal sealed class EditionBodyRow
{
    public long Id { get; set; }

    public required long Edition { get; set; }

    /// <summary><see cref="DigestSpec.Key"/>.</summary>
    public required string Key { get; set; }

    /// <summary>True: for those who were given the edition before; its news is not repeated.</summary>
    public required bool Follows { get; set; }

    /// <summary>True where nothing matched: it is one line that says so.</summary>
    public required bool Nothing { get; set; }

    /// <summary>The outbox's bodies, in order, parted by commas.</summary>
    public required string Parts { get; set; }

    /// <summary>The same as numbers.</summary>
    internal static IEnumerable<long> Ids(string parts) => parts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What news it showed (<see cref="DigestDraft.Shown"/>), parted by spaces.</summary>
    public required string Shown { get; set; }
}

/// <summary>How the schedule stands: one row.</summary>
internal sealed class ScheduleRow
{
    internal const int Only = 1;

    public int Id { get; set; }

    /// <summary>Times of the cron expression before this are served.</summary>
    public required long ServedAt { get; set; }

    /// <summary>True: admins hold everything back.</summary>
    public required bool Held { get; set; }
}

internal sealed class EditionConfiguration : IEntityTypeConfiguration<EditionRow>, IEntityTypeConfiguration<EditionBodyRow>, IEntityTypeConfiguration<ScheduleRow>
{
    public void Configure(EntityTypeBuilder<EditionRow> builder)
    {
        builder.ToTable("editions");
        builder.HasIndex(row => new { row.Kind, row.Publication, row.Number }).IsUnique();
        builder.HasIndex(row => row.State);
    }

    public void Configure(EntityTypeBuilder<EditionBodyRow> builder)
    {
        builder.ToTable("edition_bodies");
        builder.HasIndex(row => new { row.Edition, row.Key, row.Follows }).IsUnique();
        builder.HasIndex(row => row.Key);
    }

    public void Configure(EntityTypeBuilder<ScheduleRow> builder)
    {
        builder.ToTable("digest_schedule");
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
