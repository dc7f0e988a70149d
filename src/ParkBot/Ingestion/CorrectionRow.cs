using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Ingestion;

/// <summary>
/// A correction made by hand, keyed by publication, issue, title and the words that it replaces, so that it outlives a reread
/// (see <c>semantics.md</c>, Issue).
/// </summary>
internal sealed class CorrectionRow
{
    public long Id { get; set; }

    public required string Publication { get; set; }

    public required int Issue { get; set; }

    /// <summary>The item's title as printed.</summary>
    public required string Title { get; set; }

    /// <summary>investment, date, regions …: the name of the field in <c>items --json</c>.</summary>
    public required string Field { get; set; }

    /// <summary>What the reader had read there, as written to a person.</summary>
    public required string Words { get; set; }

    /// <summary>What it is instead, as the admin wrote it.</summary>
    public required string Value { get; set; }

    /// <summary>The corrected items as they were in each version of the issue: what an undo brings back. See <see cref="CorrectionBefore"/>.</summary>
    public required string Before { get; set; }

    /// <summary>Who: a user's number in a chat, or cli.</summary>
    public required string Author { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; set; }

    public long? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }
}

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<CorrectionRow>
{
    public void Configure(EntityTypeBuilder<CorrectionRow> builder)
    {
        builder.ToTable("corrections");
        builder.HasIndex(row => new { row.Publication, row.Issue, row.Title, row.Field });
    }
}
