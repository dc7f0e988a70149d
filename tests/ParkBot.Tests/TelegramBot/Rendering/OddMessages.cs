using CsCheck;
using ParkBot.Messages;

namespace ParkBot.Tests.TelegramBot.Rendering;

/// <summary>Messages of odd strings, in every field.</summary>
internal static class OddMessages
{
    private static readonly string[] Pieces =
    [
        "江苏省", "a", " ", "\n", "\r\n", "\t", "\0", "\u0007", "&", "<", ">", "&lt;", "</b>", "<b>", "<blockquote>", "&amp", "\"", "'", "。", "！", "😀", "👨‍👩‍👧", "\uD83D", "\uDE00",
        "\u200B", "\u200D", "\u200F", "\u202E", "\u2028", "\u2066", "\uFEFF", "\u0301", "\u030A", "\u2800", "\u3164", "　", "\u00A0", "\u0085", "\uFFFE", "𠮷", "1234.5", "@all", "/start", "=1+1",
    ];

    /// <summary>What a field is filled with up to the limit: one unit, two, five and four in the source, and with places to cut at.</summary>
    internal static readonly string[] Fillers = ["汉", "😀", "&", "<", "句子。", "a\n", "\uD83D", "\u0301"];

    internal static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Select(string.Concat);

    /// <summary>Odd strings, and now and then one about as long as a message.</summary>
    private static readonly Gen<string> Field = Gen.Frequency(
        (30, Text),
        (1, Gen.Select(Gen.Int[0, Fillers.Length - 1].Select(index => Fillers[index]), Gen.Int[4090, 4100], Filled)));

    private static readonly Gen<Citation> Source = Gen.Select(Field, Field, Text, Text, (mark, title, words, source) => new Citation(mark, title, words.Length > 3 ? words : null, source));

    private static readonly Gen<Block> Block = Gen.OneOf(
        Gen.Select(Field, Gen.Enum<Tone>(), (text, tone) => (Block)new Paragraph(text, tone)),
        Gen.Int[1, 3].SelectMany(columns => Gen.Select(Field.Array[columns], Field.Array[columns].Array[0, 4], Gen.Bool, (headers, rows, isNumber) =>
            (Block)new Table([.. headers.Select(header => new Column(header, isNumber))], rows))),
        Gen.Select(Gen.Select(Field, Field, Text, Text, (mark, text, detail, quoted) => new Entry(mark, text, detail, quoted)).Array[0, 5], Gen.Int[0, 2], (shown, hidden) => (Block)new Entries(shown, hidden)),
        Gen.Select(Field, Source, Gen.Bool, (text, from, has) => (Block)new Quotation(text, has ? from : null)),
        Gen.Select(Gen.Select(Field, Gen.Int[-5, 5], Text, Text, (label, value, shown, note) => new Bar(label, value == 0 ? null : value, shown, note)).Array[0, 5], Gen.Enum<BarsKind>(), (rows, kind) => (Block)new Bars(rows, kind)),
        Gen.Select(Source.Array[0, 4], Gen.Int[0, 2], (shown, hidden) => (Block)new Citations(shown, hidden)));

    internal static readonly Gen<Message> Any = Block.Array[0, 6].Select(blocks => new Message(blocks));

    internal static string Filled(string filler, int length) => string.Concat(Enumerable.Repeat(filler, (length / filler.Length) + 1))[..length];

    /// <summary>The same text in each field that there is, a message a field.</summary>
    internal static IEnumerable<Message> InEveryField(string text)
    {
        foreach (var tone in Enum.GetValues<Tone>())
        {
            yield return new Message([new Paragraph(text, tone)]);
            yield return new Message([new Paragraph("共2条。", Tone.Answer), new Paragraph(text, tone), new Paragraph("口径：全部。", Tone.Note)]);
        }

        yield return new Message([new Table([new Column(text), new Column("b", true)], [["c", "1"]])]);
        yield return new Message([new Table([new Column("a"), new Column("b", true)], [[text, "1"], ["c", text]])]);
        yield return new Message([new Entries([new Entry(text, "b"), new Entry("a", text), new Entry("a", "b", text), new Entry("a", "b", "c", text)], 3)]);
        yield return new Message([new Quotation(text, new Citation("m", "t", null, null)), new Quotation("a", new Citation(text, text, text, text))]);
        yield return new Message([new Bars([new Bar(text, 1, "1条"), new Bar("a", null, text), new Bar("b", 2, "2条", text)], BarsKind.Bars, text, text)]);
        yield return new Message([new Paragraph("a", Tone.Answer), new Paragraph("依据："), new Citations([new Citation(text, "t", "w", "s"), new Citation("m", text, null, null), new Citation("m", "t", text, null), new Citation("m", "t", "w", text)], 2)]);
    }
}
