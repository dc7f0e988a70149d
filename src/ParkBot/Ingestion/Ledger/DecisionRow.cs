using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Ingestion;

/// <summary>What an admin decided about items.</summary>
internal enum DecisionKind
{
    /// <summary>They tell of one project.</summary>
    Join = 1,

    /// <summary>The first one's project is not that of any of the others.</summary>
    Part = 2,

    /// <summary>The first one corrects the second one's figure.</summary>
    Correct = 3,
}

/// <summary>
/// A decision about projects made by hand. Its items are kept by publication, issue and title, so that it holds again when an
/// issue is read or loaded again; of two that contradict each other the newer one holds, and either goes before what was found.
/// </summary>
internal sealed class DecisionRow
{
    public long Id { get; set; }

    public required DecisionKind Kind { get; set; }

    /// <summary>Who: a user's number in a chat, or cli.</summary>
    public required string Author { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; set; }

    public long? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }

    public List<DecisionItemRow> Items { get; } = [];
}

internal sealed class DecisionItemRow
{
    public long DecisionId { get; set; }

    public required int Position { get; set; }

    public required string Publication { get; set; }

    public required int Issue { get; set; }

    /// <summary>As it was; the title goes before it.</summary>
    public required int Number { get; set; }

    /// <summary>The item's title as printed.</summary>
    public required string Title { get; set; }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<DecisionRow>, IEntityTypeConfiguration<DecisionItemRow>
{
    public void Configure(EntityTypeBuilder<DecisionRow> builder)
    {
        builder.ToTable("project_decisions");
        builder.HasMany(row => row.Items).WithOne().HasForeignKey(row => row.DecisionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DecisionItemRow> builder)
    {
        builder.ToTable("project_decision_items");
        builder.HasKey(row => new { row.DecisionId, row.Position });
        builder.HasIndex(row => new { row.Publication, row.Issue });
    }
}
