using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>
/// A list of contents before the news: its lines come again as titles. It is taken out, and what it says in one line tells
/// where each title begins and ends, whatever the page makes of it.
/// </summary>
internal static partial class ContentsList
{
    /// <summary>Lines that come again; two alike can be chance.</summary>
    private const int Fewest = 3;

    /// <summary>Characters of a line that can be known again.</summary>
    private const int Shortest = 8;

    /// <summary>Lines before the first news that are looked at; a list has one a title.</summary>
    private const int MostLines = 600;

    /// <returns>The paragraphs behind the list, titles parted from what a page ran together with them, and the titles that it names.</returns>
    internal static (IReadOnlyList<TextParagraph> News, IReadOnlyList<TextParagraph> Titles) Apply(IReadOnlyList<TextParagraph> paragraphs)
    {
        var first = paragraphs.Index().Where(one => TextSource.Of(one.Item.Text) is not null).Select(one => one.Index).DefaultIfEmpty(0).First();
        var texts = paragraphs.Select(paragraph => Plain(Marks.Without(string.Concat(paragraph.Lines)))).ToList();
        var entries = Entries(paragraphs, texts, first);
        if (entries.Count < Fewest)
        {
            return (paragraphs, []);
        }

        var last = entries.Max(entry => entry.Paragraph);
        var rest = paragraphs.Skip(last + 1).ToList();
        var titles = new List<TextParagraph>();
        foreach (var (key, printed, _) in entries)
        {
            var at = rest.FindIndex(paragraph => !titles.Contains(paragraph) && Plain(Marks.Without(string.Concat(paragraph.Lines))).StartsWith(key, StringComparison.Ordinal));
            if (at >= 0 && Cut(rest[at], key) is var (title, behind))
            {
                // The list prints in one line what the page may break between two clauses: its spaces are the title's.
                rest[at] = Plain(Marks.Without(string.Concat(title.Lines))) == key && title.Lines.Count > 1 ? title with { Lines = [printed] } : title;
                titles.Add(rest[at]);
                if (behind is not null)
                {
                    rest.Insert(at + 1, behind);
                }
            }
        }

        return (rest, titles);
    }

    private static List<(string Key, string Printed, int Paragraph)> Entries(IReadOnlyList<TextParagraph> paragraphs, List<string> texts, int first)
    {
        var lines = paragraphs.Take(first).SelectMany((paragraph, at) => paragraph.Lines.Select(line => (Line: line, Paragraph: at))).Take(MostLines).ToList();
        var entries = new List<(string Key, string Printed, int Paragraph)>();
        for (var i = 0; i < lines.Count; i++)
        {
            // A long title wraps in the list too.
            foreach (var taken in (ReadOnlySpan<int>)[2, 1])
            {
                if (i + taken > lines.Count)
                {
                    continue;
                }

                var end = lines[i + taken - 1].Paragraph;
                var printed = string.Concat(lines.Skip(i).Take(taken).Select(line => line.Line)).Trim();
                var key = Number().Replace(Plain(Marks.Without(printed)), "");
                if (key.Length >= Shortest && texts.Skip(end + 1).Any(text => text.StartsWith(key, StringComparison.Ordinal)))
                {
                    entries.Add((key, Number().Replace(printed, "").TrimEnd(), end));
                    i += taken - 1;
                    break;
                }
            }
        }

        return entries;
    }

    /// <summary>The lines that say the title, and those behind it; null where it ends within a line that goes on.</summary>
    private static (TextParagraph Title, TextParagraph? Behind)? Cut(TextParagraph paragraph, string key)
    {
        var read = 0;
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            read += Plain(i == 0 ? Marks.Without(paragraph.Lines[i]) : paragraph.Lines[i]).Length;
            if (read == key.Length)
            {
                return i + 1 == paragraph.Lines.Count ? (paragraph, null)
                    : (paragraph with { Lines = [.. paragraph.Lines.Take(i + 1)] }, paragraph with { Lines = [.. paragraph.Lines.Skip(i + 1)], Leads = false });
            }

            if (read > key.Length)
            {
                break;
            }
        }

        return !paragraph.Lines.Any(line => line.Contains('。', StringComparison.Ordinal)) ? (paragraph, null) : null;
    }

    private static string Plain(string text) => Blank().Replace(text, "");

    [GeneratedRegex("[\\s\u3000]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();

    /// <summary>Dots and the page's number behind a line.</summary>
    [GeneratedRegex("[.．…·—_\\s-]*(?<![0-9.])(?:P|第)?[0-9]{1,3}页?$|[.．…·]{2,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
