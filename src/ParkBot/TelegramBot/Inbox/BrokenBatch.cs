using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParkBot.TelegramBot;

/// <summary>
/// A batch with an update in it that is no JSON. The batch is taken apart at the updates' beginnings, so that the good ones are
/// handled and the broken one is kept as text. Only where the batch has its end: one that was cut off on the way says nothing
/// about its updates, and is asked for again.
/// </summary>
internal static partial class BrokenBatch
{
    /// <summary>The updates; a broken one as a JSON string that holds it as it came. Null where it is no batch, or not a whole one.</summary>
    internal static IReadOnlyList<JsonElement>? Read(string body)
    {
        var whole = Envelope().Match(body);
        if (!whole.Success)
        {
            return null;
        }

        var inside = whole.Groups["updates"].Value;
        var starts = Beginning().EnumerateMatches(inside);
        var cuts = new List<int>();
        foreach (var start in starts)
        {
            cuts.Add(start.Index);
        }

        return cuts.Count == 0 ? null : [.. cuts.Select((cut, index) => Piece(inside[cut..(index + 1 < cuts.Count ? cuts[index + 1] : inside.Length)].TrimEnd().TrimEnd(',')))];
    }

    private static JsonElement Piece(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    [GeneratedRegex("^\\s*\\{\\s*\"ok\"\\s*:\\s*true\\s*,\\s*\"result\"\\s*:\\s*\\[(?<updates>.*)\\]\\s*\\}\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Envelope();

    [GeneratedRegex("\\{\\s*\"update_id\"\\s*:", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Beginning();
}
