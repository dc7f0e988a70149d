using System.Text;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading;

/// <summary>A sample issue as editors, converters and copying save it: whatever the bytes, the sums are the same.</summary>
public sealed class TextFormsTests
{
    private static readonly string Plain = Encoding.UTF8.GetString(House.Sample(109));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Lazy<IReadOnlyList<string>> Expected = new(() => Told(Encoding.UTF8.GetBytes(Plain)));

    static TextFormsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Forms => [.. All.Keys];

    private static Dictionary<string, Func<byte[]>> All { get; } = new()
    {
        ["UTF-8 with a mark"] = () => Encode(Encoding.UTF8, Plain, mark: true),
        ["UTF-16LE with a mark"] = () => Encode(Encoding.Unicode, Plain, mark: true),
        ["UTF-16BE with a mark"] = () => Encode(Encoding.BigEndianUnicode, Plain, mark: true),
        ["UTF-16LE"] = () => Encode(Encoding.Unicode, Plain),
        ["UTF-16BE"] = () => Encode(Encoding.BigEndianUnicode, Plain),
        ["GB18030"] = () => Encode(Encoding.GetEncoding("gb18030"), Plain),
        ["CRLF"] = () => Encode(Encoding.UTF8, Plain.ReplaceLineEndings("\r\n")),
        ["CR alone"] = () => Encode(Encoding.UTF8, Plain.ReplaceLineEndings("\r")),
        ["CR CR LF"] = () => Encode(Encoding.UTF8, Plain.ReplaceLineEndings("\r\r\n")),
        ["CR in UTF-16"] = () => Encode(Encoding.Unicode, Plain.ReplaceLineEndings("\r")),
        ["line separators"] = () => Encode(Encoding.UTF8, Plain.ReplaceLineEndings("\u2028")),
        ["mixed ends"] = () => Encode(Encoding.UTF8, Mixed(Plain)),
        ["full-width digits"] = () => Encode(Encoding.UTF8, Digits(Plain, '\uff10')),
        ["mathematical digits"] = () => Encode(Encoding.UTF8, string.Concat(Plain.Select(c => char.IsAsciiDigit(c) ? char.ConvertFromUtf32(0x1d7ce + c - '0') : c.ToString()))),
        ["zero-width spaces in figures"] = () => Encode(Encoding.UTF8, Between("\u200b")),
        ["word joiners in figures"] = () => Encode(Encoding.UTF8, Between("\u2060")),
        ["soft hyphens in figures"] = () => Encode(Encoding.UTF8, Between("\u00ad")),
        ["marks of direction in figures"] = () => Encode(Encoding.UTF8, Between("\u202e")),
        ["variation selectors in figures"] = () => Encode(Encoding.UTF8, Between("\ufe0f")),
        ["strokes over figures"] = () => Encode(Encoding.UTF8, Between("\u0336")),
        ["no-break spaces"] = () => Encode(Encoding.UTF8, Plain.Replace(' ', '\u00a0')),
        ["narrow no-break spaces"] = () => Encode(Encoding.UTF8, Plain.Replace(' ', '\u202f')),
        ["radicals for characters"] = () => Encode(Encoding.UTF8, Plain.Replace('一', '⼀').Replace('二', '⼆').Replace('人', '⼈')),
        ["a NUL in it"] = () => Encode(Encoding.UTF8, Plain.Insert(Plain.Length / 2, "\0")),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Sums_are_the_same(string form)
    {
        Assert.NotEmpty(Expected.Value);

        Assert.Equal(Expected.Value, Told(All[form]()));
    }

    /// <summary>Bytes of Big5 are bytes of GB18030 too; taken for those they would be other words, and other figures.</summary>
    [Theory]
    [InlineData("big5")]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    public void Traditional_characters_are_read_in_their_encoding(string encoding)
    {
        var text = Traditional(Plain);

        var decoded = Assert.IsType<Decoded.Text>(TextDecoder.Decode(Encode(Encoding.GetEncoding(encoding, new EncoderReplacementFallback("某"), DecoderFallback.ExceptionFallback), text)));

        Assert.Contains("招商引資", decoded.Value, StringComparison.Ordinal);
        Assert.Equal(Sums(text), Sums(decoded.Value));
        Assert.Equal(Expected.Value, Told(Encode(Encoding.UTF8, decoded.Value)));
    }

    private static IEnumerable<string> Sums(string text) => Regex.Matches(text, "[0-9.]+ *[億萬]元", RegexOptions.CultureInvariant, Patience).Select(match => match.Value);

    /// <summary>Every sum, with what it is and the item it stands in.</summary>
    private static IReadOnlyList<string> Told(byte[] bytes)
    {
        var read = IssueTextReader.Read(bytes, null);
        Assert.True(read is ReadResult.Segmented, (read as ReadResult.Refused)?.Reason);
        var issue = IssueLoader.Extract((ReadResult.Segmented)read, [], progress: null);
        return
        [
            $"{issue.Number} {issue.Year} {issue.Month} {issue.WeekOfMonth} {issue.Items.Count}",
            .. issue.Items.SelectMany(item => item.Amounts.Select(amount => $"{item.Text.Number}: {amount.Cents} {amount.Currency} {amount.Bound} {amount.Kind} {amount.Stage} {amount.LowCents} {amount.HighCents} {amount.Headline}")),
        ];
    }

    private static byte[] Encode(Encoding encoding, string text, bool mark = false) => [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

    private static string Between(string mark) => Regex.Replace(Plain, "(?<=[0-9])(?=[0-9.亿万])|(?<=[.])(?=[0-9])", mark, RegexOptions.CultureInvariant, Patience);

    private static string Digits(string text, char zero) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + zero) : c));

    private static string Mixed(string text)
    {
        var ends = new[] { "\r\n", "\n", "\r" };
        return string.Concat(text.Split('\n').Index().Select(line => line.Item + ends[line.Index % ends.Length]));
    }

    private static string Traditional(string text)
    {
        var rows = EmbeddedTable.Lines("simplified.tsv").ToArray();
        var traditional = rows[1].Zip(rows[0]).GroupBy(pair => pair.First).ToDictionary(same => same.Key, same => same.First().Second);
        foreach (var (simple, usual) in "个個里裡台臺万萬与與区區总總发發开開亿億项項园園资資业業产產后後于於线線面面启啟床床即即坛壇奖獎真真".Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            traditional[simple] = usual;
        }

        return string.Concat(text.Select(c => traditional.GetValueOrDefault(c, c)));
    }
}
