using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.TelegramBot;

/// <summary>An admin made in chat; those of the configuration have no row.</summary>
internal sealed class AdminRow
{
    public long User { get; set; }

    /// <summary>Who made them one: a user's number, or code for the one-time code.</summary>
    public required string By { get; set; }

    /// <summary>Milliseconds since 1970, UTC, as all times of these tables.</summary>
    public required long At { get; set; }
}

/// <summary>What an admin did, or was not let do.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    /// <summary>The inbox's row and a word: an update handled again is written once.</summary>
    public required string Source { get; set; }

    public required long At { get; set; }

    /// <summary>The user's number; after /forget a keyed hash of it.</summary>
    public required string Actor { get; set; }

    public required string Action { get; set; }

    /// <summary>What it was done to, and how it ended.</summary>
    public required string Detail { get; set; }
}

/// <summary>A step that waits for its user: a file whose header must be told, a deletion to be confirmed.</summary>
internal sealed class PendingRow
{
    /// <summary>The number of the inbox's row that asked.</summary>
    public long Id { get; set; }

    public required long Chat { get; set; }

    public required long User { get; set; }

    public required string Kind { get; set; }

    /// <summary>JSON of the kind.</summary>
    public required string Data { get; set; }

    public byte[]? File { get; set; }

    /// <summary>After this it is void.</summary>
    public required long Until { get; set; }

    public long? UsedAt { get; set; }
}

/// <summary>A secret of this installation: the key of the audit's hashes, the hash of the one-time code.</summary>
internal sealed class SecretRow
{
    public required string Name { get; set; }

    public required byte[] Value { get; set; }

    public long? Until { get; set; }
}

internal sealed class AdminConfiguration :
    IEntityTypeConfiguration<AdminRow>, IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<PendingRow>, IEntityTypeConfiguration<SecretRow>
{
    public void Configure(EntityTypeBuilder<AdminRow> builder)
    {
        builder.ToTable("admins");
        builder.HasKey(row => row.User);
        builder.Property(row => row.User).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.HasIndex(row => row.Source).IsUnique();
        builder.HasIndex(row => row.Actor);
    }

    public void Configure(EntityTypeBuilder<PendingRow> builder)
    {
        builder.ToTable("pending");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Chat, row.User });
    }

    public void Configure(EntityTypeBuilder<SecretRow> builder)
    {
        builder.ToTable("secrets");
        builder.HasKey(row => row.Name);
    }
}
