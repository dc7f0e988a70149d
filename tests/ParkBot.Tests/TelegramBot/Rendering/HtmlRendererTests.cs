using System.Text;
using CsCheck;
using ParkBot.Messages;
using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot.Rendering;

public sealed class HtmlRendererTests
{
    [Fact]
    public void The_figure_is_bold_and_the_receipt_is_folded_away()
    {
        var part = Only(
            new Paragraph("共2条新闻。", Tone.Answer),
            new Paragraph("口径：A&B <全部>。", Tone.Note),
            new Paragraph("依据："),
            new Citations([new Citation("［108·7］", "标题", "总投资5亿元", "网站")], 1));

        Assert.Equal(
            "<b>共2条新闻。</b>\n<blockquote expandable>口径：A&amp;B &lt;全部&gt;。\n依据：\n［108·7］标题 —“总投资5亿元”（网站）\n……另有1条未列出</blockquote>",
            part.Html);
        Assert.Equal("共2条新闻。\n口径：A&B <全部>。\n依据：\n［108·7］标题 —“总投资5亿元”（网站）\n……另有1条未列出", part.Plain);
    }

    [Fact]
    public void A_message_that_is_all_small_print_is_not_folded() =>
        Assert.Equal("说明。", Only(new Paragraph("说明。", Tone.Note)).Html);

    [Fact]
    public void Bars_are_numbered_where_the_largest_comes_first() => Assert.Equal(
        "1. 江苏省  <b>9亿元</b>（3条）\n2. 浙江省  <b>8亿元</b>\n3. 西藏  <b>没有写明</b>",
        Only(new Bars([new Bar("江苏省", 9, "9亿元", "3条"), new Bar("浙江省", 8, "8亿元"), new Bar("西藏", null, "没有写明")])).Html);

    [Fact]
    public void Days_and_two_sides_of_a_comparison_are_not_numbered()
    {
        Assert.DoesNotContain("1. ", Only(new Bars([.. Enumerable.Range(0, 3).Select(row => new Bar("日", 9 - row, "9条"))], BarsKind.Trend)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("1. ", Only(new Bars([.. Enumerable.Range(0, 2).Select(row => new Bar("市", 9 - row, "9条"))])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrow_table_is_monospaced_and_a_wide_one_is_told_in_words()
    {
        var rows = new[] { new[] { "江苏省", "9" }, ["内蒙古自治区", "12"] };
        Assert.Equal("<pre>地区　　　　  条数\n江苏省　　　     9\n内蒙古自治区    12</pre>", Only(new Table([new Column("地区"), new Column("条数", true)], rows)).Html);
        Assert.Equal(
            "<b>江苏省</b>  符合条件的新闻条数合计：9\n<b>内蒙古自治区</b>  符合条件的新闻条数合计：12",
            Only(new Table([new Column("省、自治区、直辖市"), new Column("符合条件的新闻条数合计", true)], rows)).Html);
    }

    [Fact]
    public void Nothing_to_show_still_makes_a_text()
    {
        Assert.Equal(HtmlRenderer.Nothing, Only().Html);
        Assert.Equal(HtmlRenderer.Nothing, Only(new Paragraph("\u200B \n\u3164\u2800\0")).Plain);
    }

    [Fact]
    public void Odd_characters_become_harmless() =>
        Assert.Equal("a\uFFFDb c\nd", Only(new Paragraph("a\uD83Db\tc\r\nd\0\u202E\u2067\uFEFF")).Plain);

    [Fact]
    public void A_long_message_is_cut_between_blocks_then_lines_then_sentences()
    {
        var sentence = string.Concat(Enumerable.Repeat("长", 99)) + "。";
        var block = string.Concat(Enumerable.Repeat(sentence, 25));
        var parts = HtmlRenderer.Render(new Message([new Paragraph(block), new Paragraph(block), new Paragraph(block + block, Tone.Answer)]));

        Assert.Equal([2500, 2500, 4000, 1000], parts.Select(part => part.Plain.Length));
        Assert.All(parts, part => Assert.EndsWith("。", part.Plain, StringComparison.Ordinal));
        Assert.StartsWith("<b>", parts[3].Html, StringComparison.Ordinal);
        Assert.EndsWith("</b>", parts[2].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_in_two_parts_is_folded_in_both()
    {
        var sources = Enumerable.Range(1, 80).Select(number => new Citation($"［108·{number}］", string.Concat(Enumerable.Repeat("题", 90)), null, null)).ToList();
        var parts = HtmlRenderer.Render(new Message([new Paragraph("共80条。", Tone.Answer), new Citations(sources)]));

        Assert.Equal(2, parts.Count);
        Assert.All(parts, part => TelegramHtml.Accept(part));
        Assert.All(parts, part => Assert.EndsWith("题</blockquote>", part.Html, StringComparison.Ordinal));
        Assert.StartsWith("<blockquote expandable>［", parts[1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_takes_every_length_about_the_limit()
    {
        var parts = 0;
        foreach (var message in OddMessages.Fillers.SelectMany(filler => Enumerable.Range(4090, 11).SelectMany(length => OddMessages.InEveryField(OddMessages.Filled(filler, length)))))
        {
            parts += Accepted(message);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{parts} parts accepted, 0 refused");
    }

    [Fact]
    public void Odd_strings_are_never_refused_and_nothing_that_shows_is_lost() =>
        OddMessages.Any.Sample(message => { Accepted(message); }, iter: 600);

    [Fact]
    public void Text_to_copy_is_never_refused() => OddMessages.Any.Sample(
        message => Assert.All(CopyText.Render(message), text => TelegramHtml.AcceptText(text)), iter: 300);

    [Fact]
    public void Text_to_copy_is_the_plain_text() => Assert.Equal(
        ["共1条。\n［108·7］标题\n  江苏省\n口径：全部。"],
        CopyText.Render(new Message([new Paragraph("共1条。", Tone.Answer), new Entries([new Entry("［108·7］", "标题", "江苏省")]), new Paragraph("口径：全部。", Tone.Note)])));

    /// <returns>How many parts it takes.</returns>
    private static int Accepted(Message message)
    {
        var parts = HtmlRenderer.Render(message);
        Assert.NotEmpty(parts);
        Assert.All(parts, part => TelegramHtml.Accept(part));
        var written = Visible(string.Concat(MessageLines.Of(message).Select(line => line.Text)));
        Assert.Equal(written.Length == 0 ? HtmlRenderer.Nothing : written, Visible(string.Concat(parts.Select(part => part.Plain))));
        return parts.Count;
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(rune => !OddCharacters.IsBlank(rune.ToString())))
        {
            visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    private static RenderedPart Only(params Block[] blocks)
    {
        var part = Assert.Single(HtmlRenderer.Render(new Message(blocks)));
        TelegramHtml.Accept(part);
        return part;
    }
}
