using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Where an answer ends and its receipt begins: what is folded away on a phone.</summary>
internal static class ReceiptBlocks
{
    /// <summary>What the folded receipt is called.</summary>
    internal const string Summary = "口径与依据";

    /// <summary>
    /// The answer's blocks and the receipt's: the notes and citations at the end, with the lines that head the citations.
    /// A message that would be nothing but receipt is shown as it is.
    /// </summary>
    internal static (IReadOnlyList<Block> Answer, IReadOnlyList<Block> Receipt) Split(Message message)
    {
        var blocks = message.Blocks;
        var start = blocks.Count;
        for (var index = blocks.Count - 1; index >= 0 && Belongs(blocks, index); index--)
        {
            start = index;
        }

        return start == 0 ? (blocks, []) : ([.. blocks.Take(start)], [.. blocks.Skip(start)]);
    }

    private static bool Belongs(IReadOnlyList<Block> blocks, int index) => blocks[index] switch
    {
        Citations => true,
        Paragraph { Tone: Tone.Note } => true,
        Paragraph { Tone: Tone.Plain } => index + 1 < blocks.Count && blocks[index + 1] is Citations,
        _ => false,
    };
}
