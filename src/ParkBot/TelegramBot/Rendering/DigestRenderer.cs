using ParkBot.Answering;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>
/// A digest as messages: cut between blocks so that each part fits in the classic form, and each part in a rich form beside it where
/// there is one, so that a part whose rich form is refused still goes out whole.
/// </summary>
internal sealed class DigestRenderer(ChartDrawer charts) : IDigestRenderer
{
    /// <summary>The button that ends the subscription under whose digest it stands.</summary>
    internal const string UnsubscribeVerb = "unsub";

    public IReadOnlyList<DigestPart> Render(Message message, Chart? chart, string? key)
    {
        var texts = Texts(message).ToList();
        if (key is not null)
        {
            texts[^1] = texts[^1] with { Buttons = [[new Button("退订 Unsubscribe", new Callback(UnsubscribeVerb, 0, key).ToString())]] };
        }

        var parts = texts.ConvertAll(text => new DigestPart(text.ToJson(), Attachment: null));
        if (chart is not null && charts.Draw(chart.Bars, chart.Title, chart.Note) is { } picture)
        {
            var caption = HtmlRenderer.Render(Message.Of(chart.Title), OutgoingMessage.CaptionLimit)[0];
            parts.Add(new DigestPart(new OutgoingMessage { Html = caption.Html, Plain = caption.Plain, File = OutgoingFile.Photo, FileName = "parkbot.png" }.ToJson(), picture));
        }

        return parts;
    }

    private static IEnumerable<OutgoingMessage> Texts(Message message)
    {
        var taken = new List<Block>();
        IReadOnlyList<RenderedPart> fits = [];
        foreach (var block in message.Blocks)
        {
            var more = HtmlRenderer.Render(new Message([.. taken, block]));
            if (more.Count > 1 && taken.Count > 0)
            {
                // A heading stands above what it heads, not at the foot of the part before.
                var heads = taken.Count > 1 ? taken[^1..].FindAll(one => one is Paragraph { Tone: Tone.Heading }) : [];
                taken.RemoveRange(taken.Count - heads.Count, heads.Count);
                foreach (var text in Texts(taken, heads.Count > 0 ? HtmlRenderer.Render(new Message([.. taken])) : fits))
                {
                    yield return text;
                }

                taken.Clear();
                taken.AddRange(heads);
                more = HtmlRenderer.Render(new Message([.. taken, block]));
            }

            taken.Add(block);
            fits = more;
        }

        foreach (var text in Texts(taken, fits))
        {
            yield return text;
        }
    }

    private static IEnumerable<OutgoingMessage> Texts(List<Block> blocks, IReadOnlyList<RenderedPart> parts)
    {
        // A block that needs several messages by itself has no rich form, which no fallback could make of one.
        var rich = parts.Count == 1 ? RichRenderer.Render(new Message([.. blocks])) : null;
        return parts.Select(part => new OutgoingMessage { Html = part.Html, Plain = part.Plain, Rich = rich });
    }
}
