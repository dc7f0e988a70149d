using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What became of a document: an issue's texts, or why it is none. Closed.</summary>
internal abstract record ReadResult
{
    private protected ReadResult()
    {
    }

    internal sealed record Segmented(IssueHeader Header, IReadOnlyList<ItemText> Items, IReadOnlyList<Doubt> Doubts) : ReadResult;

    /// <param name="Reason">A Chinese sentence that says what is wrong and what to do.</param>
    /// <param name="Known">Where nothing but the header is missing: what is known of it, so that the rest can be asked for; else null.</param>
    internal sealed record Refused(string Reason, HeaderOverride? Known = null) : ReadResult;
}
