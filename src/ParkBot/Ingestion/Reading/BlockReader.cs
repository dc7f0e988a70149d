using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>Lines of an issue's text to blocks: headings, titles (●), paragraphs with a mark (█) and plain text; footers and the closing note are dropped.</summary>
internal static partial class BlockReader
{
    internal static IReadOnlyList<TextBlock> Read(string text, TextMarks marks)
    {
        var blocks = new List<TextBlock>();
        var furniture = new TextFurniture(text);
        var lines = Lines(text, marks).ToList();
        var open = new Open(lines.Where(entry => marks.IsTitle(entry.Line)).Select(entry => LineWidth.Of(entry.Line)).DefaultIfEmpty().Max());
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, gap) = lines[i];
            if (furniture.Has(line))
            {
                open.Footer = true;
                continue;
            }

            if (!open.IsInBody && ClosingNote().IsMatch(line))
            {
                open.Flush(blocks);
                open.InNote = true;
                continue;
            }

            if (SectionWords.Of(line) is { } heading)
            {
                open.Flush(blocks);
                open.InNote = false;
                blocks.Add(new TextBlock(TextBlockKind.Heading, [heading.Name]) { Section = heading.Section });
            }
            else if (marks.IsTitle(line))
            {
                open.InNote = false;
                open.Start(blocks, TextBlockKind.Title, Marks.Without(line));
            }
            else if (marks.IsBody(line))
            {
                open.InNote = false;
                open.Start(blocks, TextBlockKind.Body, Marks.Without(line));
            }
            else if (line.All(c => "。，、；：》”）)！？".Contains(c, StringComparison.Ordinal)))
            {
                // A stop that the extraction put on a line of its own.
                open.Append(line);
            }
            else if (!open.InNote)
            {
                open.Add(blocks, Marks.Of(line) is { Kind: Marks.Lead } label ? line[label.Length..] : line, gap, EndsBlock(lines, i + 1, marks, furniture));
            }
        }

        open.Flush(blocks);
        return blocks;
    }

    /// <summary>Lines with how many blank ones stood before each; a mark inside a line starts a line of its own.</summary>
    private static IEnumerable<(string Line, int Gap)> Lines(string text, TextMarks marks)
    {
        var gap = 0;
        foreach (var raw in text.Split('\n', '\f'))
        {
            var line = raw.Trim();
            if (line.Length == 0)
            {
                gap++;
                continue;
            }

            foreach (var part in SplitAtMarks(line, marks))
            {
                yield return (part, gap);
                gap = 0;
            }
        }
    }

    private static IEnumerable<string> SplitAtMarks(string line, TextMarks marks)
    {
        var start = 0;
        for (var i = 1; i < line.Length; i++)
        {
            if (marks.Splits(line[i]))
            {
                if (line[start..i].Trim() is { Length: > 0 } part)
                {
                    yield return part;
                }

                start = i;
            }
        }

        if (line[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    /// <summary>True where no unmarked line of the same block follows.</summary>
    private static bool EndsBlock(List<(string Line, int Gap)> lines, int next, TextMarks marks, TextFurniture furniture) =>
        next >= lines.Count || lines[next].Gap > 2 || marks.IsTitle(lines[next].Line) || marks.IsBody(lines[next].Line)
        || SectionWords.Of(lines[next].Line) is not null || furniture.Has(lines[next].Line) || LeadStart().IsMatch(TextFold.Fold(lines[next].Line));

    internal static bool IsFooter(string line) => Footer().IsMatch(line) || IssueHeaderReader.IsHeader(line);

    [GeneratedRegex("^[—–\\-_=~·.─━═＝*＊#+\\s]*\\d{0,3}[—–\\-_=~·.─━═＝*＊#+\\s]*$|^第\\s*\\d+\\s*页(\\s*[/共,，]\\s*共?\\s*\\d+\\s*页?)?$|^[-—–\\s]*\\d+\\s*/\\s*\\d+[-—–\\s]*$|^page\\s*\\d+|^(https?://)?www\\.\\S+$|^园区世界(网)?(\\s*(https?://)?www\\.\\S+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Footer();

    [GeneratedRegex("^[（(]?(本期完|全文完|全文结束|END)[）)]?\\s*$|^[（(※*]?(注|说明|声明|免责声明|编者按|特别声明|版权声明|编辑|主办|主编|责任编辑|联系电话|联系方式|投稿邮箱|地址)\\s*[：:]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex ClosingNote();

    /// <summary>The block that lines are being added to.</summary>
    private sealed class Open(double widestTitle)
    {
        private readonly List<string> _lines = [];
        private TextBlockKind _kind = TextBlockKind.Plain;

        internal bool InNote { get; set; }

        /// <summary>A body whose source has not come yet: what reads like a note in it is its own words.</summary>
        internal bool IsInBody => _kind == TextBlockKind.Body && _lines.Count > 0 && !IsClosed(string.Concat(_lines));

        /// <summary>A page ended before the next line.</summary>
        internal bool Footer { get; set; }

        internal void Start(List<TextBlock> blocks, TextBlockKind kind, string line)
        {
            Flush(blocks);
            _kind = kind;
            Footer = false;
            _lines.Add(line);
        }

        internal void Add(List<TextBlock> blocks, string line, int gap, bool isLast)
        {
            if (_lines.Count > 0 && Ends(line, gap, isLast))
            {
                Flush(blocks);
            }

            if (_lines.Count == 0)
            {
                _kind = TextBlockKind.Plain;
            }

            Footer = false;
            _lines.Add(line);
        }

        internal void Append(string mark)
        {
            if (_lines.Count > 0)
            {
                _lines[^1] += mark;
            }
        }

        internal void Flush(List<TextBlock> blocks)
        {
            if (_lines.Count > 0)
            {
                blocks.Add(new TextBlock(_kind, [.. _lines]));
                _lines.Clear();
            }

            _kind = TextBlockKind.Plain;
        }

        /// <summary>True where a line cannot belong to the open block.</summary>
        private bool Ends(string line, int gap, bool isLast) => _kind switch
        {
            // A title goes on only over a line that fills its column, and holds no full stop.
            TextBlockKind.Title => gap > 2 || Footer || _lines.Count >= 3 || !FillsColumn(_lines[^1]) || line.Contains('。', StringComparison.Ordinal) || StartsLikeLead(line)
                || (!isLast && LineWidth.Of(line) > LineWidth.Of(_lines[^1]) * ShortLine),
            TextBlockKind.Body => IsClosed(string.Concat(_lines)),
            _ => gap > 3,
        };

        private static bool IsClosed(string paragraph) => TextSource.Of(paragraph) is not null;

        private static bool StartsLikeLead(string line) => LeadStart().IsMatch(TextFold.Fold(line));

        /// <summary>The end of a wrapped title is shorter than the lead below it.</summary>
        private const double ShortLine = 0.6;

        /// <summary>
        /// A wrapped title fills its line: it is about as wide as the widest title of the document, and 24 full-width characters
        /// and more (a column of the two-column form holds 16 to 18, and its titles run over both).
        /// </summary>
        private bool FillsColumn(string line) => LineWidth.Of(line) >= Math.Max(24, widestTitle * 0.9);
    }

    [GeneratedRegex("^(\\d{4}\\s*年)?\\s*\\d{1,2}\\s*(月|日)|^(近日|日前|当天|当日|本周|上午|下午|昨日)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex LeadStart();
}
