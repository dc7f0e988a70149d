using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>
/// Takes out a table of contents: titles that come again later, with their headings, stand there without their texts.
/// What the table says in one line also puts a wrapped title together again.
/// </summary>
internal static partial class ContentsTable
{
    /// <summary>More titles than a page has before its first text.</summary>
    private const int Fewest = 5;

    internal static IReadOnlyList<TextBlock> Remove(IReadOnlyList<TextBlock> blocks)
    {
        var whole = Unwrapped(blocks);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < whole.Count; i++)
        {
            if (whole[i].Kind == TextBlockKind.Title)
            {
                last[Key(whole[i].Lines)] = i;
            }
        }

        // The table stands before the first text; two items of one title further on are two items.
        var first = whole.FindIndex(block => block.Kind == TextBlockKind.Body);
        var ahead = whole.Take(Math.Max(0, first)).Where(block => block.Kind == TextBlockKind.Title).ToList();
        var again = ahead.Count(block => last[Key(block.Lines)] > first);
        return ahead.Count >= Fewest && again * 2 > ahead.Count
            ? [.. whole.Where((block, i) => i > first || block.Kind != TextBlockKind.Title || last[Key(block.Lines)] == i)]
            : whole;
    }

    /// <summary>A title that breaks off where an earlier one of the same words goes on takes the rest from the unmarked lines below it.</summary>
    private static List<TextBlock> Unwrapped(IReadOnlyList<TextBlock> blocks)
    {
        var result = new List<TextBlock>(blocks);
        var seen = new List<string>();
        for (var i = 0; i < result.Count; i++)
        {
            if (result[i].Kind != TextBlockKind.Title)
            {
                continue;
            }

            var key = Key(result[i].Lines);
            var rest = seen.Find(earlier => earlier.Length > key.Length && earlier.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
            if (rest is not null && i + 1 < result.Count && result[i + 1] is { Kind: TextBlockKind.Plain } below && Lines(below, rest) is { } taken and > 0)
            {
                result[i] = result[i] with { Lines = [.. result[i].Lines, .. below.Lines.Take(taken)] };
                if (taken == below.Lines.Count)
                {
                    result.RemoveAt(i + 1);
                }
                else
                {
                    result[i + 1] = below with { Lines = [.. below.Lines.Skip(taken)] };
                }
            }

            seen.Add(Key(result[i].Lines));
        }

        return result;
    }

    /// <summary>How many lines of a block make up the rest of a title; 0 where they do not.</summary>
    private static int Lines(TextBlock block, string rest)
    {
        var read = "";
        for (var i = 0; i < block.Lines.Count && read.Length < rest.Length; i++)
        {
            read += Key([block.Lines[i]]);
            if (read == rest)
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>A title without spaces and without the dots and page number that a table puts behind it.</summary>
    internal static string Key(IReadOnlyList<string> lines) =>
        PageNumber().Replace(Marks.Without(string.Concat(lines.Select(line => line.Replace(" ", "", StringComparison.Ordinal)))), "");

    [GeneratedRegex("[.…·．]{2,}[0-9]*$|(?<=[^0-9])[.…]+[0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();
}
