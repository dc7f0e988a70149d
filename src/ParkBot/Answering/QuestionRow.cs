using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParkBot.Answering;

/// <summary>Who talks where: one conversation a chat, topic and user. <paramref name="Topic"/> is 0 outside of topics.</summary>
internal readonly record struct ConversationKey(long Chat, int Topic, long User);

/// <summary>A question of a chat with what was answered: the question log, and at once the conversation's memory (its newest row).</summary>
internal sealed class QuestionRow
{
    /// <summary>Given by whoever records it: the number of the inbox's row that asked.</summary>
    public long Id { get; set; }

    public required long Chat { get; set; }

    public required int Topic { get; set; }

    public required long User { get; set; }

    /// <summary>The channel's number of the message that asked; null for a button.</summary>
    public int? Message { get; set; }

    public required string Asked { get; set; }

    public required Outcome Outcome { get; set; }

    /// <summary>The plan that ran, as JSON; null where none did.</summary>
    public string? Plan { get; set; }

    /// <summary>What the conversation remembers after this question, as JSON.</summary>
    public required string Context { get; set; }

    /// <summary>The answer as plain text.</summary>
    public required string Text { get; set; }

    public required string Engine { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long At { get; set; }

    /// <summary>What it took to answer.</summary>
    public required int Microseconds { get; set; }

    /// <summary>How often a model was asked for it; 0 for an answer without one.</summary>
    public int ModelCalls { get; set; }

    public int PromptTokens { get; set; }

    public int CompletionTokens { get; set; }

    /// <summary>What that cost, in millionths of the configured prices' currency.</summary>
    public long CostMicros { get; set; }

    /// <summary>The version of the stored news that it was answered from.</summary>
    public required long NewsVersion { get; set; }

    /// <summary>1 for 👍, -1 for 👎, null for none.</summary>
    public int? Rating { get; set; }

    /// <summary>When the user reported an error in the answer, or null.</summary>
    public long? ReportedAt { get; set; }
}

internal sealed class QuestionConfiguration : IEntityTypeConfiguration<QuestionRow>
{
    public void Configure(EntityTypeBuilder<QuestionRow> builder)
    {
        builder.ToTable("questions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Chat, row.Topic, row.User, row.Id });
        builder.HasIndex(row => new { row.Chat, row.Message });
        builder.HasIndex(row => row.At);
    }
}
