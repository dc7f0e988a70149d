using ParkBot.Queries;

namespace ParkBot.Llm;

/// <summary>Whether two results say the same, whatever plans they come from.</summary>
internal static class SameAnswer
{
    internal static bool Of(QueryResult one, QueryResult other) =>
        one.Value == other.Value && (one.Value is null || one.Unit == other.Unit)
        && one.Rows.Select(row => (row.Label, row.Value)).SequenceEqual(other.Rows.Select(row => (row.Label, row.Value)))
        && one.Passages.Select(passage => passage.Sentence).SequenceEqual(other.Passages.Select(passage => passage.Sentence), StringComparer.Ordinal)
        && one.ItemsTotal == other.ItemsTotal
        && one.Items.Select(item => item.Ref).ToHashSet().SetEquals(other.Items.Select(item => item.Ref));
}
