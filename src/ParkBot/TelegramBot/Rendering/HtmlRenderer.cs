using System.Text;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>A part of a message that fits into one of Telegram's.</summary>
/// <param name="Html">Telegram's classic HTML.</param>
/// <param name="Plain">The text that it is parsed to.</param>
internal sealed record RenderedPart(string Html, string Plain);

/// <summary>
/// The classic form, which every client shows: the figure first and bold, then the rows, and the receipt folded away in an
/// expandable quotation.
/// </summary>
internal static class HtmlRenderer
{
    /// <summary>What goes out where a message shows nothing: the API takes no empty text.</summary>
    internal const string Nothing = "……";

    /// <summary>At least one part, none of them empty, each within the limit of a text.</summary>
    internal static IReadOnlyList<RenderedPart> Render(Message message) => Render(message, OutgoingMessage.TextLimit);

    /// <summary>The same for another limit, say a caption's.</summary>
    internal static IReadOnlyList<RenderedPart> Render(Message message, int limit)
    {
        var parts = PartPacker.Pack(MessageLines.Of(message), limit);
        return parts.Count == 0 ? [new RenderedPart(Nothing, Nothing)] : [.. parts.Select(Write)];
    }

    private static RenderedPart Write(List<StyledLine> lines)
    {
        var html = new StringBuilder();
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (index > 0)
            {
                html.Append('\n');
            }

            if (index == 0 || !IsInOneBox(lines[index - 1], line))
            {
                html.Append(Opening(line.Container));
            }

            Write(html, line);
            if (index == lines.Count - 1 || !IsInOneBox(line, lines[index + 1]))
            {
                html.Append(Closing(line.Container));
            }
        }

        return new RenderedPart(html.ToString(), string.Join('\n', lines.Select(line => line.Text)));
    }

    private static void Write(StringBuilder html, StyledLine line)
    {
        foreach (var span in line.Spans)
        {
            var text = OddCharacters.Escape(span.Text);
            html.Append(span.IsBold ? $"<b>{text}</b>" : text);
        }
    }

    private static bool IsInOneBox(StyledLine line, StyledLine next) => line.Container == next.Container && line.Box == next.Box;

    private static string Opening(Container container) => container switch
    {
        Container.Quotation => "<blockquote>",
        Container.Receipt => "<blockquote expandable>",
        Container.Monospaced => "<pre>",
        _ => string.Empty,
    };

    private static string Closing(Container container) => container switch
    {
        Container.Quotation or Container.Receipt => "</blockquote>",
        Container.Monospaced => "</pre>",
        _ => string.Empty,
    };
}
