namespace ParkBot.TelegramBot;

/// <summary>
/// Lines → parts that a message has room for: cut between groups, then between lines, then after a sentence, and only in a
/// run without a sentence's end anywhere; never inside a surrogate pair.
/// </summary>
internal static class PartPacker
{
    private const string SentenceEnds = "。！？；!?;";

    internal static List<List<StyledLine>> Pack(IReadOnlyList<StyledLine> lines, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var parts = new List<List<StyledLine>>();
        var part = new List<StyledLine>();
        foreach (var group in Groups(lines))
        {
            if (part.Count > 0 && Length(part) + 1 + Length(group) > limit && Length(group) <= limit)
            {
                parts.Add(part);
                part = [];
            }

            foreach (var line in group.SelectMany(line => Pieces(line, limit)))
            {
                if (part.Count > 0 && Length(part) + 1 + line.Length > limit)
                {
                    parts.Add(part);
                    part = [];
                }

                part.Add(line);
            }
        }

        parts.Add(part);
        return [.. parts.Select(Trimmed).Where(trimmed => trimmed.Count > 0)];
    }

    /// <summary>With a line end between two lines.</summary>
    private static int Length(List<StyledLine> lines) => lines.Sum(line => line.Length) + Math.Max(0, lines.Count - 1);

    private static IEnumerable<List<StyledLine>> Groups(IReadOnlyList<StyledLine> lines)
    {
        var group = new List<StyledLine>();
        foreach (var line in lines)
        {
            if (group.Count > 0 && group[^1].Group != line.Group)
            {
                yield return group;
                group = [];
            }

            group.Add(line);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static IEnumerable<StyledLine> Pieces(StyledLine line, int limit)
    {
        while (line.Length > limit)
        {
            var (head, rest) = line.SplitAt(Place(line.Text, limit));
            yield return head;
            line = rest;
        }

        yield return line;
    }

    /// <summary>After the last sentence that fits, unless that leaves less than a quarter filled.</summary>
    private static int Place(string text, int limit)
    {
        var sentence = text.LastIndexOfAny(SentenceEnds.ToCharArray(), limit - 1) + 1;
        return sentence > limit / 4 ? sentence : OddCharacters.Cut(text, limit);
    }

    /// <summary>Gaps at a part's edges and pieces that show nothing make no text: the API counts a text of blanks as empty.</summary>
    private static List<StyledLine> Trimmed(List<StyledLine> part)
    {
        var first = part.FindIndex(line => !line.IsBlank);
        var last = part.FindLastIndex(line => !line.IsBlank);
        return first < 0 ? [] : part[first..(last + 1)];
    }
}
