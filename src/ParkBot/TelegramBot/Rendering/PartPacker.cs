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
        var parts = new List<List<StyledLine>> { new() };
        var taken = 0;
        foreach (var group in Groups(lines))
        {
            var whole = group.Sum(Room);
            if (taken > 0 && taken + whole > limit + 1 && whole <= limit + 1)
            {
                parts.Add([]);
                taken = 0;
            }

            foreach (var line in group.SelectMany(line => Pieces(line, limit)))
            {
                if (taken > 0 && taken + Room(line) > limit + 1)
                {
                    parts.Add([]);
                    taken = 0;
                }

                parts[^1].Add(line);
                taken += Room(line);
            }
        }

        return [.. parts.Select(Trimmed).Where(part => part.Count > 0)];
    }

    /// <summary>With its line end, which the last line of a part does not need.</summary>
    private static int Room(StyledLine line) => line.Length + 1;

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
