using System.Globalization;
using System.Text;
using CsCheck;
using MiniExcelLibs;
using ParkBot.Messages;
using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot.Rendering;

public sealed class TableFileTests
{
    private static readonly Table Small = new([new Column("地区"), new Column("投资额（亿元）", true)], [["江苏省", "316.05"], ["西藏", "没有写明"], ["", "-2"]]);

    [Fact]
    public void A_spreadsheet_has_numbers_as_numbers()
    {
        var rows = Read(TableFile.Xlsx([("表1", Small)]), "表1");

        Assert.Equal(["地区", "投资额（亿元）"], rows[0]);
        Assert.Equal(["江苏省", 316.05], rows[1]);
        Assert.Equal(["西藏", "没有写明"], rows[2]);
        Assert.Equal(-2.0, rows[3][1]);
    }

    [Fact]
    public void A_sheet_for_each_table_under_a_legal_name_of_its_own()
    {
        var file = TableFile.Xlsx([("a/b:[c]?*", Small), ("a/b:[c]?*", Small), ("", Small), (new string('长', 40), Small), (new string('长', 40), Small), ("History", Small)]);
        using var stream = new MemoryStream(file);
        var names = stream.GetSheetNames();

        Assert.Equal(6, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
        Assert.All(names, name => Assert.Equal(-1, name.IndexOfAny([.. "[]:*?/\\'"])));
    }

    [Fact]
    public void Comma_separated_text_has_a_mark_and_quotes() => Assert.Equal(
        "\uFEFF地区,投资额（亿元）\r\n江苏省,316.05\r\n西藏,没有写明\r\n,-2\r\n",
        Encoding.UTF8.GetString(TableFile.Csv(Small)));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "+86")]
    [InlineData("-3.5", "-3.5")]
    [InlineData("-3.5亿元", "'-3.5亿元")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void A_cell_that_begins_like_a_formula_is_defused(string cell, string written) =>
        Assert.Equal($"\uFEFFa\r\n{written}\r\n", Encoding.UTF8.GetString(TableFile.Csv(new Table([new Column("a")], [[cell]]))));

    [Fact]
    public void Odd_strings_come_back_from_a_spreadsheet() => Gen.Select(OddMessages.Text, OddMessages.Text).Sample(
        (cell, header) =>
        {
            var rows = Read(TableFile.Xlsx([(header, new Table([new Column("a"), new Column(header)], [["x", cell], ["y", "z"]]))]), null);
            Assert.Equal(3, rows.Count);
            Assert.Equal(Kept(cell), Kept(Convert.ToString(rows[1][1], CultureInfo.InvariantCulture) ?? string.Empty));
        },
        iter: 60);

    /// <summary>A reader of XML makes one line end of each kind and may trim blanks; letters stay.</summary>
    private static string Kept(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0x20 && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && rune.Value is not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString()));

    private static List<List<object?>> Read(byte[] file, string? sheet)
    {
        using var stream = new MemoryStream(file);
        return [.. stream.Query(useHeaderRow: false, sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => row.Values.ToList())];
    }
}
