using System.Globalization;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Blocks of an issue to items: stretches of blocks that are complete in themselves (a page, mostly), each paired on its own.</summary>
internal static class Segmenter
{
    /// <param name="blocks">Of the whole issue.</param>
    /// <param name="inOrder">Each title stands before its own texts; else a page's titles may stand before all of its texts.</param>
    internal static (IReadOnlyList<ItemText> Items, IReadOnlyList<Doubt> Doubts) Split(IReadOnlyList<TextBlock> blocks, bool inOrder = false)
    {
        var affinity = new Affinity(blocks.Select(block => string.Concat(block.Lines)));
        var items = new List<ItemText>();
        var doubts = new List<Doubt>();
        TextBlock? heading = null;
        var stretch = new Stretch();
        foreach (var block in blocks)
        {
            if (block.Kind == TextBlockKind.Heading || (block.Kind == TextBlockKind.Title && (inOrder || stretch.IsComplete)))
            {
                Close(stretch, heading, affinity, items, doubts);
                stretch = new Stretch();
            }

            if (block.Kind == TextBlockKind.Heading)
            {
                heading = block;
            }
            else
            {
                stretch.Add(block);
            }
        }

        Close(stretch, heading, affinity, items, doubts);
        return (items, doubts);
    }

    private static void Close(Stretch stretch, TextBlock? heading, Affinity affinity, List<ItemText> items, List<Doubt> doubts)
    {
        if (stretch.Titles.Count == 0)
        {
            if (stretch.Bodies.Count > 0 || (stretch.Leads.Count > 0 && items.Count > 0))
            {
                doubts.Add(new Doubt(items.Count == 0 ? null : items.Count, "有一段文字找不到对应的标题，已略过：" + Head(stretch)));
            }

            return;
        }

        var pages = stretch.Titles.Select(title => title.Page).ToList();
        foreach (var (at, draft) in Pairing.Pair([.. stretch.Titles.Select(title => title.Text)], stretch.Bodies, stretch.Leads, affinity).Index())
        {
            var number = items.Count + 1;
            items.Add(new ItemText
            {
                Number = number,
                Section = heading?.Section ?? Section.Investment,
                Heading = heading?.Lines[0] ?? "",
                Title = draft.Title,
                Lead = draft.Lead.Count > 0 ? string.Concat(draft.Lead) : null,
                Body = draft.Body.Count > 0 ? string.Join('\n', draft.Body) : null,
                Source = draft.Source,
                Page = pages[at],
            });
            if (draft.Body.Count == 0)
            {
                doubts.Add(new Doubt(number, string.Create(CultureInfo.InvariantCulture, $"第{number}条没有找到正文：{draft.Title}")));
            }
            else if (draft.Source is null)
            {
                doubts.Add(new Doubt(number, string.Create(CultureInfo.InvariantCulture, $"第{number}条正文末尾没有写明来源：{draft.Title}")) { Field = "source" });
            }
        }
    }

    private static string Head(Stretch stretch)
    {
        var text = (stretch.Bodies.Count > 0 ? stretch.Bodies : stretch.Leads)[0].Text;
        return text.Length <= 24 ? text : text[..24] + "…";
    }

    /// <summary>Titles waiting for their texts.</summary>
    private sealed class Stretch
    {
        internal List<(string Text, int? Page)> Titles { get; } = [];

        internal List<Unit> Bodies { get; } = [];

        internal List<Unit> Leads { get; } = [];

        /// <summary>Every title has its body: the next title begins a new stretch.</summary>
        internal bool IsComplete => Titles.Count > 0 && Bodies.Count(body => body.Source is not null) >= Titles.Count;

        internal void Add(TextBlock block)
        {
            switch (block.Kind)
            {
                case TextBlockKind.Title:
                    Titles.Add((TextCleaner.JoinTitle(block.Lines), block.Page));
                    break;
                case TextBlockKind.Body:
                    AddBody(block);
                    break;
                default:
                    AddLeads(block);
                    break;
            }
        }

        private void AddBody(TextBlock block)
        {
            var text = TextCleaner.Join(block.Lines);
            var name = block.Source;
            if ((name is null ? TextSource.Of(text) : TextSource.OfEnd(text)) is { } source && (name is null || source.Name == name))
            {
                name = source.Name;
                text = text[..source.Start].TrimEnd();
                text = text.Length > 0 && !"。！？”…".Contains(text[^1], StringComparison.Ordinal) ? text + "。" : text;
            }

            // A paragraph without its source goes on in the next one.
            if (Bodies.Count > 0 && Bodies[^1].Source is null && !_leadSince)
            {
                var last = Bodies[^1];
                Bodies[^1] = new Unit(last.Text + text, [.. last.Paragraphs, text], name, false);
            }
            else
            {
                Bodies.Add(new Unit(text, [text], name, false));
            }

            _leadSince = false;
        }

        private bool _leadSince;

        /// <summary>Unmarked text is cut where a line ends with a full stop: which pieces make one lead is for the pairing to say.</summary>
        private void AddLeads(TextBlock block)
        {
            _leadSince = true;
            var width = block.Lines.Max(LineWidth.Of);
            var piece = new List<string>();
            var continues = false;
            foreach (var line in block.Lines)
            {
                piece.Add(line);
                if (line.TrimEnd() is [.., '。' or '！' or '？'] or [.., '。' or '！' or '？', '”'])
                {
                    Leads.Add(new Unit(TextCleaner.Join(piece), [], null, continues && !BlockReader.LeadStart().IsMatch(TextFold.Fold(piece[0]))));
                    continues = LineWidth.Of(line) >= width - 1.5;
                    piece.Clear();
                }
            }

            if (piece.Count > 0)
            {
                Leads.Add(new Unit(TextCleaner.Join(piece), [], null, continues));
            }
        }
    }
}
