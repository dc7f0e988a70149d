using System.Globalization;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>How decisions are called, and how a button of a doubt carries one.</summary>
internal static class DecisionText
{
    /// <summary>None of what a correction may mean.</summary>
    internal const string None = "none";

    private const char Between = '\t';

    internal static string Name(DecisionKind kind) => kind switch
    {
        DecisionKind.Join => "合并",
        DecisionKind.Part => "拆分",
        DecisionKind.Correct => "更正对应",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The value of a reading: what is decided, and about which other item.</summary>
    internal static string Reading(DecisionKind kind, StoredItem other) => string.Join(
        Between, kind.ToString(), other.Publication, other.IssueNumber.ToString(CultureInfo.InvariantCulture), other.Item.Text.Number.ToString(CultureInfo.InvariantCulture), other.Item.Text.Title);

    /// <summary>Null for a value that no button carries.</summary>
    internal static (DecisionKind Kind, string Publication, int Issue, int Number)? Read(string value)
    {
        var parts = value.Split(Between);
        return parts.Length == 5 && Enum.TryParse<DecisionKind>(parts[0], out var kind) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var issue) && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (kind, parts[1], issue, number) : null;
    }
}
