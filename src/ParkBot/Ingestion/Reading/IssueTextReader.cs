namespace ParkBot.Ingestion;

/// <summary>Reads the text form of a weekly issue.</summary>
internal static class IssueTextReader
{
    internal static ReadResult Read(ReadOnlySpan<byte> bytes, HeaderOverride? given) => TextDecoder.Decode(bytes) switch
    {
        Decoded.Text text => Read(text.Value, given),
        Decoded.Refused refused => new ReadResult.Refused(refused.Reason),
        _ => throw new InvalidOperationException("Decoded is closed."),
    };

    /// <summary>
    /// Where titles and bodies bear marks the lines are put together by these, whatever order they come in; where not, by
    /// paragraphs. What fits better is how the text is meant.
    /// </summary>
    private static ReadResult Read(string text, HeaderOverride? given)
    {
        var paragraphs = TextParagraphs.Of(text);
        var marks = RoleReader.Marks(paragraphs) ?? TextMarks.Usual;
        var blocks = ContentsTable.Remove(BlockReader.Read(text, marks));
        var read = IssueParts.Of(blocks, inOrder: false);
        if (read.Fit < read.Items.Count || read.Items.Count == 0)
        {
            // Of ways that fit alike the first: MaxBy keeps it.
            var others = TextPages.Of(text) is { } pages ? Enum.GetValues<PageFlow>().Select(flow => PageParagraphs.Of(pages, flow)) : [];
            read = others.Prepend(paragraphs).Select(IssueParts.Of).Prepend(read).MaxBy(parts => parts.Items.Count == 0 ? double.MinValue : parts.Fit)!;
        }

        return read.ToResult(text.Split('\n', '\f'), given);
    }
}
