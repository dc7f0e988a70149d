using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Storage;

/// <summary>The tables of the news. Rooms with private tables configure them where they stand.</summary>
internal sealed partial class ParkBotDbContext(DbContextOptions<ParkBotDbContext> options) : DbContext(options)
{
    internal DbSet<IssueRow> Issues => Set<IssueRow>();

    internal DbSet<ItemRow> Items => Set<ItemRow>();

    internal DbSet<ProjectRow> Projects => Set<ProjectRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Issue(modelBuilder.Entity<IssueRow>());
        Item(modelBuilder.Entity<ItemRow>());
        modelBuilder.Entity<ProjectRow>().ToTable("projects");
        modelBuilder.Entity<NewsVersionRow>().ToTable("news_version").Property(row => row.Id).ValueGeneratedNever();
        var link = modelBuilder.Entity<ItemProjectRow>().ToTable("item_projects");
        link.HasKey(row => new { row.ItemId, row.ProjectId });
        link.HasIndex(row => new { row.ProjectId, row.ItemId });
        link.HasOne(row => row.Project).WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Cascade);

        // Both ways without touching the table: from a value to its items, and from an item to its values.
        Fact<RegionRow>(modelBuilder, "item_regions").HasIndex(row => new { row.Province, row.City, row.County, row.ItemId });
        modelBuilder.Entity<RegionRow>().HasIndex(row => new { row.ItemId, row.Position, row.Province, row.City, row.County });
        Fact<StageRow>(modelBuilder, "item_stages").HasIndex(row => new { row.Stage, row.ItemId });
        modelBuilder.Entity<StageRow>().HasIndex(row => new { row.ItemId, row.Position, row.Stage });
        Fact<IndustryRow>(modelBuilder, "item_industries").HasIndex(row => new { row.Industry, row.ItemId });
        modelBuilder.Entity<IndustryRow>().HasIndex(row => new { row.ItemId, row.Position, row.Industry });
        Fact<OrganizationRow>(modelBuilder, "item_organizations").HasIndex(row => new { row.Folded, row.ItemId });
        Fact<AmountRow>(modelBuilder, "item_amounts").HasIndex(row => new { row.ItemId, row.Kind, row.Headline, row.Stage, row.Cents, row.Currency, row.Bound, row.Position });
        modelBuilder.Entity<AmountRow>().HasIndex(row => new { row.Headline, row.ItemId, row.Cents, row.Currency });
        modelBuilder.Entity<AmountRow>().HasOne(row => row.Project).WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.SetNull);
        Fact<CountRow>(modelBuilder, "item_counts").HasIndex(row => new { row.ItemId, row.PartOf, row.Stage, row.Value, row.Position });

        LedgerTables.Configure(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ParkBotDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Humps().Replace(property.Name, "_$0").ToLowerInvariant());
            }
        }
    }

    private static void Issue(EntityTypeBuilder<IssueRow> issue)
    {
        issue.ToTable("issues");
        issue.HasIndex(row => new { row.Publication, row.Number, row.State }).IsUnique();
        issue.HasIndex(row => new { row.State, row.Number, row.Publication, row.Year, row.Month, row.FromDay, row.ToDay });
        issue.HasMany(row => row.Items).WithOne().HasForeignKey(row => row.IssueId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Item(EntityTypeBuilder<ItemRow> item)
    {
        item.ToTable("items");
        item.HasIndex(row => new { row.IssueId, row.Number }).IsUnique();
        item.HasIndex(row => new { row.FromDay, row.ToDay, row.IssueId });
        item.HasMany(row => row.Regions).WithOne().HasForeignKey(row => row.ItemId);
        item.HasMany(row => row.Stages).WithOne().HasForeignKey(row => row.ItemId);
        item.HasMany(row => row.Industries).WithOne().HasForeignKey(row => row.ItemId);
        item.HasMany(row => row.Organizations).WithOne().HasForeignKey(row => row.ItemId);
        item.HasMany(row => row.Amounts).WithOne().HasForeignKey(row => row.ItemId);
        item.HasMany(row => row.Counts).WithOne().HasForeignKey(row => row.ItemId);
        item.HasMany(row => row.ItemProjects).WithOne().HasForeignKey(row => row.ItemId);
    }

    private static EntityTypeBuilder<T> Fact<T>(ModelBuilder modelBuilder, string table)
        where T : FactRow
    {
        var fact = modelBuilder.Entity<T>().ToTable(table);
        fact.HasKey(row => new { row.ItemId, row.Position });
        return fact;
    }

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Humps();
}

/// <summary>What <c>dotnet ef</c> makes the model from; no program uses it.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ParkBotDbContext>
{
    public ParkBotDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ParkBotDbContext>().UseSqlite("Data Source=design.db").Options);
}
