namespace ParkBot.Ingestion;

/// <summary>The marks of titles and bodies in a text, by kind (see <see cref="Marks"/>).</summary>
internal sealed record TextMarks(IReadOnlySet<string> Titles, IReadOnlySet<string> Bodies)
{
    /// <summary>The marks that such issues use, where too few items stand in a text to show its own.</summary>
    internal static TextMarks Usual { get; } = new(
        new HashSet<string>(["●", "◆", "•", "◎", "○", "▲", "★"], StringComparer.Ordinal),
        new HashSet<string>(["█", "■", "▇", "▉", "▋", "▌", "▍", "▎", "▮", "▪"], StringComparer.Ordinal));

    internal bool IsTitle(string line) => Marks.Of(line) is { } mark && Titles.Contains(mark.Kind);

    internal bool IsBody(string line) => Marks.Of(line) is { } mark && Bodies.Contains(mark.Kind);

    /// <summary>A sign inside a line that begins something: two columns' lines come out of a PDF as one.</summary>
    internal bool Splits(char c) => Marks.IsSign(c) && (c is '█' or '●' || Titles.Contains(c.ToString()) || Bodies.Contains(c.ToString()));
}
