using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Answering;

/// <summary>What a call of a model came to. Open: it is under way, or the process ended before it did.</summary>
internal enum ModelCallState { Open = 1, Done = 2, Failed = 3 }

/// <summary>One call of a model: reserved before it is made, settled after.</summary>
internal sealed class ModelCallRow
{
    public long Id { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; set; }

    /// <summary>The day that its tokens count on (day number), in the budget's time zone.</summary>
    public required int Day { get; set; }

    /// <summary>On whose budget; 0 for the machine's own and, after two days, for everybody's.</summary>
    public required long User { get; set; }

    /// <summary>The prompt that was sent: Ask.Plan, Tell.Answer.</summary>
    public required string Purpose { get; set; }

    public required ModelCallState State { get; set; }

    /// <summary>What it takes of the budgets: the most that it can take while it is open, then what it took.</summary>
    public required int Charged { get; set; }

    public int PromptTokens { get; set; }

    public int CompletionTokens { get; set; }

    /// <summary>Millionths of the configured prices' currency.</summary>
    public long CostMicros { get; set; }

    public int Microseconds { get; set; }

    /// <summary>Why it failed, in a few words; null where it did not.</summary>
    public string? Trouble { get; set; }
}

internal sealed class ModelCallConfiguration : IEntityTypeConfiguration<ModelCallRow>
{
    public void Configure(EntityTypeBuilder<ModelCallRow> builder)
    {
        builder.ToTable("model_calls");
        builder.HasIndex(row => new { row.Day, row.User });
        builder.HasIndex(row => row.At);
    }
}
