namespace ParkBot.Messages;

/// <summary>What the bot says, for any channel: blocks in reading order. A channel renders them; it never sees a query's result.</summary>
internal sealed record Message(IReadOnlyList<Block> Blocks)
{
    /// <summary>A message of one plain paragraph.</summary>
    internal static Message Of(string text) => new([new Paragraph(text)]);
}

/// <summary>A part of a message. Closed: <see cref="Paragraph"/>, <see cref="Table"/>, <see cref="Entries"/>, <see cref="Quotation"/>, <see cref="Bars"/>, <see cref="Citations"/>.</summary>
internal abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>What a paragraph is for: the answer itself, running text, the small print of a receipt, something to mind, or the heading of what follows.</summary>
internal enum Tone { Plain, Answer, Note, Alert, Heading }

/// <summary>One or more sentences.</summary>
internal sealed record Paragraph(string Text, Tone Tone = Tone.Plain) : Block;

/// <summary>Rows under headed columns.</summary>
internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <param name="Header">What the column holds.</param>
/// <param name="IsNumber">Numbers stand to the right.</param>
internal sealed record Column(string Header, bool IsNumber = false);

/// <summary>A list. <paramref name="Hidden"/>: how many more there are than are shown.</summary>
internal sealed record Entries(IReadOnlyList<Entry> Shown, int Hidden = 0) : Block;

/// <param name="Mark">What stands before the entry: ［108·7］ or 1.</param>
/// <param name="Text">The entry in one line.</param>
/// <param name="Detail">A second line of key facts, or null.</param>
/// <param name="Quoted">Words of the source that belong to the entry, or null.</param>
internal sealed record Entry(string Mark, string Text, string? Detail = null, string? Quoted = null);

/// <summary>Words of the source, to the letter.</summary>
internal sealed record Quotation(string Text, Citation? From = null) : Block;

/// <summary>What the figures of <see cref="Bars"/> are to each other: amounts side by side, percentages of one whole, or steps in time.</summary>
internal enum BarsKind { Bars, Shares, Trend }

/// <summary>Figures a group each: a table where there is only text, bars on a terminal, a chart in a chat.</summary>
/// <param name="Kind">How a chart shows them best.</param>
/// <param name="Groups">What the groups are (省份), or null.</param>
/// <param name="Measure">What the figures are (投资额), or null.</param>
internal sealed record Bars(IReadOnlyList<Bar> Rows, BarsKind Kind = BarsKind.Bars, string? Groups = null, string? Measure = null) : Block;

/// <param name="Label">The group.</param>
/// <param name="Value">Length of the bar; null where no figure is told.</param>
/// <param name="Shown">The figure as text with its unit.</param>
/// <param name="Note">A short remark (3条), or null.</param>
internal sealed record Bar(string Label, decimal? Value, string Shown, string? Note = null);

/// <summary>What an answer stands on. <paramref name="Hidden"/>: how many more there are than are shown.</summary>
internal sealed record Citations(IReadOnlyList<Citation> Shown, int Hidden = 0) : Block;

/// <param name="Mark">Issue and number: ［108·7］.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Words">The words that say it, or null.</param>
/// <param name="Source">The site named as the source, or null.</param>
internal sealed record Citation(string Mark, string Title, string? Words, string? Source);
