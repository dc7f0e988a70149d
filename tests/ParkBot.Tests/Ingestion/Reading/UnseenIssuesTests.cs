using System.Globalization;
using System.Text.Json;
using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading;

/// <summary>
/// Two issues by an author who had not seen the reader, in the layouts of his choice (Fixtures/issues): printed from a browser, typed
/// as a mail, copied from a web page, taken out of a PDF. Each text goes to its own title.
/// </summary>
public sealed class UnseenIssuesTests
{
    /// <summary>File, and how many titles, leads and bodies of a hundred are to be right to the letter (spaces aside).</summary>
    /// <remarks>Where nothing on the page tells leads from bodies (mail, word, columns) only what both say together is asked for.</remarks>
    public static TheoryData<string, int, int> Files => new()
    {
        { "110-sidebox.pdf", 100, 100 },
        { "110-columns.pdf", 100, 0 },
        { "153-bars.pdf", 100, 100 },
        { "110-sidebox.html", 100, 96 },
        { "153-word.html", 100, 90 },
        { "110-sidebox.txt", 100, 96 },
        { "110-bars.raw.txt", 100, 85 },
        { "110-columns.raw.txt", 96, 0 },
        { "110-mail.txt", 100, 0 },
        { "110-typist.txt", 100, 100 },
        { "110-wechat.txt", 100, 0 },
        { "110-word.txt", 100, 0 },
        { "153-bars.txt", 96, 80 },
        { "153-labelled.txt", 100, 96 },
        { "153-like108.layout.txt", 100, 100 },
        { "153-mail.txt", 100, 0 },
        { "153-typist.txt", 100, 100 },
        { "153-word.txt", 96, 80 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_goes_to_its_title(string file, int titles, int parts)
    {
        var read = Assert.IsType<ReadResult.Segmented>(ReadingProcess.Read(File.ReadAllBytes(Path.Combine(Folder, file)), null));
        var truth = Truth(file);
        var found = truth.Select(want => (Want: want, Got: read.Items.FirstOrDefault(item => Plain(item.Title) == Plain(want.Title)))).ToList();
        var wrong = found.Where(pair => pair.Got is null).Select(pair => "no title: " + pair.Want.Title).ToList();
        Assert.True(wrong.Count * 100 <= (100 - titles) * truth.Count, string.Join('\n', wrong));
        Assert.True(read.Items.Count <= truth.Count + wrong.Count, "too many: " + string.Join('\n', read.Items.Select(item => item.Title)));

        var both = found.Where(pair => pair.Got is not null).ToList();
        Assert.All(both, pair => Assert.Equal(pair.Want.Source, pair.Got!.Source));
        Assert.True(both.Count(pair => pair.Got!.Section == pair.Want.Section) >= truth.Count * 0.9, "sections");
        var whole = both.Where(pair => Plain(pair.Got!.Lead + pair.Got.Body) != Plain(pair.Want.Lead + pair.Want.Body) && Plain(pair.Got!.Body + pair.Got.Lead) != Plain(pair.Want.Lead + pair.Want.Body)).Select(pair => pair.Want.Title).ToList();
        Assert.True(whole.Count <= truth.Count * 0.06, "not whole: " + string.Join('\n', whole));
        var split = both.Where(pair => Plain(pair.Got!.Lead) != Plain(pair.Want.Lead) || Plain(pair.Got.Body) != Plain(pair.Want.Body)).Select(pair => pair.Want.Title).ToList();
        Assert.True(parts == 0 || split.Count * 100 <= (100 - parts) * truth.Count, "leads and bodies: " + string.Join('\n', split));
        if (Path.GetExtension(file) == ".pdf")
        {
            Assert.All(both, pair => Assert.Equal(pair.Want.Page, pair.Got!.Page));
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "issues");

    /// <summary>Without spaces and line ends, and without the full stop that a source takes along.</summary>
    private static string Plain(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).TrimEnd('。').Replace("。", "", StringComparison.Ordinal);

    private static List<ItemText> Truth(string file) =>
    [
        .. File.ReadLines(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{file.Split('.')[0]}.items.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(item => new ItemText
            {
                Number = item.GetProperty("number").GetInt32(),
                Section = item.GetProperty("section").GetString() switch { "investment" => Section.Investment, "general" => Section.General, _ => Section.Policy },
                Heading = "",
                Title = item.GetProperty("title").GetString()!,
                Lead = item.GetProperty("lead").GetString(),
                Body = item.GetProperty("body").GetString(),
                Source = item.GetProperty("source").GetString(),
                Page = item.GetProperty("page") is { ValueKind: JsonValueKind.Number } page ? page.GetInt32() : null,
            }),
    ];
}
