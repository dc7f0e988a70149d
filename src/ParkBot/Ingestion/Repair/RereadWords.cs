using System.Globalization;

namespace ParkBot.Ingestion;

/// <summary>A difference as a person reads it.</summary>
internal static class RereadWords
{
    /// <param name="change">What differs.</param>
    /// <param name="longest">Characters of either side that are shown.</param>
    internal static string Of(FieldChange change, int longest)
    {
        var place = change.Item is { } item ? string.Create(CultureInfo.InvariantCulture, $"第{item}条") : "本期";
        return change switch
        {
            { Before: null } => $"{place}新读出：{change.After}",
            { After: null } => $"{place}不再有：{change.Before}",
            _ => Both(place, change, longest),
        };
    }

    /// <summary>Of long texts the part in which they begin to differ.</summary>
    private static string Both(string place, FieldChange change, int longest)
    {
        var (before, after) = (change.Before!.ReplaceLineEndings(" "), change.After!.ReplaceLineEndings(" "));
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(before.Length, after.Length) <= longest ? 0 : Math.Max(0, same - 8);
        var title = change.Title is { } named && change.Field != "title" ? $"“{Part(named, 0, 24)}”" : "";
        return $"{place}{title}{change.Chinese}：{Part(before, from, longest)} → {Part(after, from, longest)}";
    }

    private static string Part(string text, int from, int longest)
    {
        from = Math.Min(from, text.Length);
        var part = text.Substring(from, Math.Min(longest, text.Length - from));

        // Half a pair shows as nothing.
        part = part.Length > 0 && char.IsHighSurrogate(part[^1]) ? part[..^1] : part;
        part = part.Length > 0 && char.IsLowSurrogate(part[0]) ? part[1..] : part;
        return (from > 0 ? "…" : "") + part + (from + longest < text.Length ? "…" : "");
    }
}
