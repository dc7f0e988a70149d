using Microsoft.EntityFrameworkCore;

namespace ParkBot.Storage;

/// <summary>How sure it is that two items tell of one project.</summary>
internal enum Tie { Same = 1, Doubtful = 2 }

/// <summary>
/// Two items that seem to tell of one project, judged from these two alone: so the order of loading cannot matter. Projects are
/// what hangs together by sure ties and by what admins decided; a doubtful tie is only proposed.
/// </summary>
internal sealed class TieRow
{
    /// <summary>The smaller key of the two.</summary>
    public required long FirstId { get; set; }

    /// <summary>Which of the item's projects is meant: 0 for an item about one.</summary>
    public required int FirstStrand { get; set; }

    public required long SecondId { get; set; }

    public required int SecondStrand { get; set; }

    public required Tie Tie { get; set; }

    /// <summary>How much speaks for it: where two ties exclude each other the stronger one holds.</summary>
    public required int Weight { get; set; }

    /// <summary>What the two have in common, in Chinese.</summary>
    public required string Ground { get; set; }
}

/// <summary>A word by which an item of the same project can be found: its company in its province, an event's day, a sum.</summary>
internal sealed class ProjectKeyRow
{
    public required string Key { get; set; }

    /// <summary>The item's day (<see cref="DateOnly.DayNumber"/>): of a word that many bear only the nearest in time are looked at.</summary>
    public required int Day { get; set; }

    public required long ItemId { get; set; }
}

/// <summary>An item that corrects another one's figure, and adds nothing by itself.</summary>
internal sealed class ToldCorrectionRow
{
    public required long ItemId { get; set; }

    public required int Position { get; set; }

    /// <summary>The item that it corrects; null while it is not found.</summary>
    public long? TargetId { get; set; }

    /// <summary>The figure as it should have been, in the news' own words; null where it tells none.</summary>
    public string? Value { get; set; }

    /// <summary>The corrected item as it was; null where another correction of it is newer.</summary>
    public string? Before { get; set; }

    /// <summary>Why no item was found, in Chinese; null where one was.</summary>
    public string? Trouble { get; set; }

    /// <summary>Keys of the items that it may mean, a JSON array.</summary>
    public required string Choices { get; set; }
}

/// <summary>An issue whose items stand in the ledger, by the rules of which version.</summary>
internal sealed class LedgerIssueRow
{
    public required int IssueId { get; set; }

    public required int Version { get; set; }
}

/// <summary>The tables of the ledger. What stands in them goes with its items.</summary>
internal static class LedgerTables
{
    internal static void Configure(ModelBuilder model)
    {
        var tie = model.Entity<TieRow>().ToTable("item_ties");
        tie.HasKey(row => new { row.FirstId, row.FirstStrand, row.SecondId, row.SecondStrand });
        tie.HasIndex(row => row.SecondId);
        tie.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.FirstId).OnDelete(DeleteBehavior.Cascade);
        tie.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.SecondId).OnDelete(DeleteBehavior.Cascade);

        var key = model.Entity<ProjectKeyRow>().ToTable("project_keys");
        key.HasKey(row => new { row.Key, row.Day, row.ItemId });
        key.HasIndex(row => row.ItemId);
        key.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);

        var told = model.Entity<ToldCorrectionRow>().ToTable("told_corrections");
        told.HasKey(row => new { row.ItemId, row.Position });
        told.HasIndex(row => row.TargetId);
        told.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
        told.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.TargetId).OnDelete(DeleteBehavior.SetNull);

        var issue = model.Entity<LedgerIssueRow>().ToTable("ledger_issues");
        issue.HasKey(row => row.IssueId);
        issue.Property(row => row.IssueId).ValueGeneratedNever();
        issue.HasOne<IssueRow>().WithMany().HasForeignKey(row => row.IssueId).OnDelete(DeleteBehavior.Cascade);
    }
}
