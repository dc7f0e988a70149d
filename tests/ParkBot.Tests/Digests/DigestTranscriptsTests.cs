using System.Text;
using System.Text.Json;
using ParkBot.Answering;
using ParkBot.Cli;
using ParkBot.Digests;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.TelegramBot;
using ParkBot.Tests.Answering;
using ParkBot.Tests.TelegramBot.Rendering;
using Spectre.Console;
using Telegram.Bot.Types;
using Xunit;
using Message = ParkBot.Messages.Message;

namespace ParkBot.Tests.Digests;

/// <summary>The digest of the bundled samples in all its forms, to be read in the transcripts.</summary>
public sealed class DigestTranscriptsTests : IDisposable
{
    private const int ConsoleWidth = 100;

    private readonly ComposingHouse _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_whole_issue_in_all_forms()
    {
        var draft = await DraftAsync(DigestSpec.Whole, late: "本应在2023年3月13日09:00送出，晚了5小时。");
        Snapshot.Matches("digest-whole-plain.txt", PlainText.Render(draft.Message));
        Snapshot.Matches("digest-whole-html.txt", Html(draft));
        Snapshot.Matches("digest-whole-rich.txt", Rich(draft));
        Snapshot.Matches("digest-whole-console.txt", Console(draft.Message));
    }

    [Fact]
    public async Task A_filter_in_all_forms() => Snapshot.Matches("digest-filter.txt", All(await DraftAsync(DigestSpec.Filtered(new Filter
    {
        Places = [new PlaceFilter("长三角", [new Place("上海市"), new Place("江苏省"), new Place("浙江省"), new Place("安徽省")])],
    }))));

    [Fact]
    public async Task A_question_in_all_forms()
    {
        await _house.House.LoadSamplesAsync();
        const string Asked = "各省签约项目总投资是多少";
        var plan = (await _house.House.AskAsync(Asked)).Plan!;
        Snapshot.Matches("digest-question.txt", All(await _house.Composer.ComposeAsync(DigestSpec.Question(Asked, plan), await _house.IssueAsync(110, sample: true), new HashSet<string>(StringComparer.Ordinal), Token)));
    }

    [Fact]
    public async Task What_nothing_matches_is_one_line() => Snapshot.Matches("digest-nothing.txt", All(await DraftAsync(DigestSpec.Filtered(ComposingHouse.In("海南省") with { Industries = [Industry.NewEnergy] }))));

    private async Task<DigestDraft> DraftAsync(DigestSpec spec, string? late = null)
    {
        await _house.House.LoadSamplesAsync();
        return await _house.Composer.ComposeAsync(spec, await _house.IssueAsync(110, sample: true, late), new HashSet<string>(StringComparer.Ordinal), Token);
    }

    private static string All(DigestDraft draft) =>
        $"######## plain\n{PlainText.Render(draft.Message)}\n\n######## HTML\n{Html(draft)}\n######## rich\n{Rich(draft)}\n######## console\n{Console(draft.Message)}";

    /// <summary>The parts as they go out, in the form that every client shows.</summary>
    private static string Html(DigestDraft draft)
    {
        var text = new StringBuilder();
        foreach (var (index, part) in Parts(draft).Index())
        {
            TelegramHtml.Accept(new RenderedPart(part.Html, part.Plain));
            text.Append("==== ").Append(index + 1).Append(part.File is { } file ? $" {file}" : string.Empty).Append('\n').Append(part.Html).Append('\n');
            foreach (var button in part.Buttons.SelectMany(row => row))
            {
                text.Append('[').Append(button.Text).Append("]\n");
            }
        }

        return text.ToString();
    }

    private static string Rich(DigestDraft draft)
    {
        var text = new StringBuilder();
        foreach (var (index, part) in Parts(draft).Where(part => part.File is null).Index())
        {
            text.Append("==== ").Append(index + 1).Append('\n');
            foreach (var block in part.Rich ?? [])
            {
                text.Append(JsonSerializer.Serialize<InputRichBlock>(block, Readable.Compact).Replace("[[", "[\n  [", StringComparison.Ordinal).Replace("],[", "],\n  [", StringComparison.Ordinal)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The picture is left out where the machine has no Chinese font; it must not make a difference here.</summary>
    private static IEnumerable<OutgoingMessage> Parts(DigestDraft draft) =>
        new DigestRenderer(new ChartDrawer(new ChartFont("/none.ttf", ["/none.ttf"]))).Render(draft.Message, draft.Chart, key: "0123456789abcdef").Select(part => OutgoingMessage.FromJson(part.Payload))
            .Concat(draft.Chart is { } chart ? [new OutgoingMessage { Html = Escaped(Described(chart)), Plain = Described(chart), File = OutgoingFile.Photo }] : []);

    private static string Described(Chart chart) =>
        $"{chart.Title}\n{string.Join('\n', chart.Bars.Rows.Select(bar => $"{bar.Label} {bar.Shown}{(bar.Note is { } note ? $"（{note}）" : string.Empty)}"))}\n{chart.Note}";

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Console(Message message)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = ConsoleWidth;
        TerminalRenderer.Write(console, message);
        return string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
