namespace ParkBot.TelegramBot;

/// <summary>What lines next to each other stand in.</summary>
internal enum Container { None, Quotation, Receipt, Monospaced }

/// <summary>A run of a line.</summary>
internal readonly record struct Span(string Text, bool IsBold = false);

/// <summary>
/// A line before it becomes markup. Tags are written when the parts are settled, so none can be cut. <paramref name="Group"/>:
/// lines of one group (a paragraph, an entry, a source) are kept in one part where they fit.
/// </summary>
/// <param name="Spans">The line's text, cleaned, without a line end.</param>
/// <param name="Container">What it stands in.</param>
/// <param name="Box">Neighbours of the same container and box share its tag: two quotations in a row are two boxes.</param>
/// <param name="Group">See above.</param>
internal sealed record StyledLine(IReadOnlyList<Span> Spans, Container Container, int Box, int Group)
{
    internal int Length => Spans.Sum(span => span.Text.Length);

    internal string Text => string.Concat(Spans.Select(span => span.Text));

    internal bool IsBlank => OddCharacters.IsBlank(Text);

    /// <summary>The first <paramref name="length"/> characters, and what follows them.</summary>
    internal (StyledLine Head, StyledLine Tail) SplitAt(int length)
    {
        var head = new List<Span>();
        var tail = new List<Span>();
        foreach (var span in Spans)
        {
            var taken = Math.Clamp(length, 0, span.Text.Length);
            length -= taken;
            if (taken > 0)
            {
                head.Add(span with { Text = span.Text[..taken] });
            }

            if (taken < span.Text.Length)
            {
                tail.Add(span with { Text = span.Text[taken..] });
            }
        }

        return (this with { Spans = head }, this with { Spans = tail });
    }
}
