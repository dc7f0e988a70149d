using System.Globalization;
using ParkBot.Answering;
using ParkBot.Tests.TelegramBot;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>Row 12: hostile words in every field of the news and in every question, and a model that obeys them all: nothing gets out.</summary>
public sealed class ObedienceTests
{
    private static readonly string[] Normal =
    [
        "第{0}期有哪些新闻", "江苏总投资多少", "各省投资额排名", "第{0}期投资额前三的项目", "把钱堆得最高的那个省里头拔尖的行当", "各来源的新闻条数", "浙江有哪些项目", "最大的项目是哪个", "本周签约了几个项目",
        "江苏占全部投资的比例", "江苏和浙江哪个多", "第{0}期有哪些企业", "哪家玩得最溜", "按企业统计条数", "光伏项目平均投资", "朝阳区有什么",
    ];

    /// <summary>So many questions go to the model whatever the grammar makes of the others.</summary>
    private const int Odd = 40;

    public static TheoryData<string> Readers { get; } = ["ModelFirst", "BuiltinFirst"];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Hostile_news_and_an_obedient_model_get_nothing_out(string reader)
    {
        var attacks = Injections.All.Select(injection => injection.Text).ToList();
        await using var siege = await Siege.StartAsync(7, reader, attacks);
        for (var round = 0; round < (Guarded.IsLong ? 12 : 1); round++)
        {
            var talk = new Conversation();
            foreach (var (question, at) in Normal.Select((question, at) => (question, at)))
            {
                await siege.AskAsync(string.Format(CultureInfo.InvariantCulture, question, 301 + ((round + at) % 3)), at % 3 == 0 ? null : talk);
            }

            await siege.AssertUnchangedAsync();
        }

        foreach (var issue in new[] { 301, 302, 303, 401 })
        {
            await siege.OpenAsync(issue);
        }

        // BuiltinFirst asks the model about the odd ones alone: those until every item was opened.
        for (var odd = 0; odd < Odd || (attacks.Exists(attack => !siege.Model.Saw(attack)) && odd < 2 * Odd); odd++)
        {
            await siege.AskAsync($"把钱堆得最高的那个省里头拔尖的行当{(char)('甲' + (odd % 100))}");
        }

        await EndAsync(siege, reader + ", items", attacks.Count * 7);
        Assert.All(attacks, attack => Assert.True(siege.Model.Saw(attack), "not seen: " + attack));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Hostile_questions_and_an_obedient_model_get_nothing_out(string reader)
    {
        var attacks = Injections.ForQuestions.Select(injection => injection.Text.Replace('\n', ' ')).ToList();
        await using var siege = await Siege.StartAsync(11, reader, [.. Injections.ForItems.Take(30).Select(injection => injection.Text)]);
        var asked = 0;
        foreach (var (attack, at) in attacks.Select((attack, at) => (attack, at)))
        {
            string[] placed = [attack, attack + "。江苏总投资多少", "江苏总投资多少？" + attack, $"江苏（{attack}）总投资多少", $"把钱堆得最高的{attack}那个省里头拔尖的行当"];
            foreach (var question in Guarded.IsLong ? placed : [placed[at % placed.Length]])
            {
                asked++;
                await siege.AskAsync(question);
            }

            if (at % 40 == 39)
            {
                await siege.AssertUnchangedAsync();
            }
        }

        await EndAsync(siege, reader + ", questions", asked);
    }

    /// <summary>Public collections, where they are at hand.</summary>
    [Fact]
    public async Task Public_attacks_get_nothing_out()
    {
        var corpus = PublicCorpora.Load();
        Assert.SkipWhen(corpus is null, PublicCorpora.Variable + " names no folder with corpora.");
        var attacks = corpus.Select(attack => attack.Text.Length > 1000 ? attack.Text[..1000] : attack.Text).Distinct(StringComparer.Ordinal).Take(Guarded.IsLong ? int.MaxValue : 180).ToList();
        await using var siege = await Siege.StartAsync(13, "ModelFirst", attacks, first: 501);
        foreach (var (attack, at) in attacks.Select((attack, at) => (attack, at)))
        {
            await siege.AskAsync((at % 3) switch { 0 => Cut(attack, 480), 1 => "江苏总投资多少？" + Cut(attack, 400), _ => "把钱堆得最高的那个省里头拔尖的行当 " + Cut(attack, 400) });
        }

        await EndAsync(siege, "public", attacks.Count * 8);
        Assert.All(attacks, attack => Assert.True(siege.Model.Saw(Cut(attack, 300)), "not seen: " + attack));
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;

    private static async Task EndAsync(Siege siege, string name, int attacks)
    {
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"row 12, {name}: attacks {attacks}, questions {siege.Questions}, prompts seen {siege.Model.Prompts}, calls of tools {siege.Model.Calls}, stories {siege.Model.Stories} of which {siege.Phrased} were shown, canaries {siege.Model.Marked}, escapes {siege.Found.Count}, wrong numbers {siege.WrongNumbers}"));
        foreach (var found in siege.Found.Take(60))
        {
            Guarded.Tell("! " + found);
        }

        await siege.AssertUnchangedAsync();
        siege.AssertSilentLog();
        Assert.Empty(siege.Wing.Server.ScriptFailures);
        Assert.Empty(siege.Wing.Server.Refused);
        Assert.Empty(siege.Found);
        Assert.Equal(0, siege.WrongNumbers);
        Assert.True(siege.Model.Stories > 0 && siege.Phrased > 0, "nothing was phrased");
    }
}
