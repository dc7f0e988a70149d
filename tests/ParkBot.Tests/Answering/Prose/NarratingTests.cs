using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Digests;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>What becomes of an answer, an overview and a digest with a model that writes well, badly, not at all, or for ever.</summary>
public sealed class NarratingTests(Pressroom press) : IClassFixture<Pressroom>
{
    private const string Total = "全部总投资";
    private const string Good = "{{r1.subject}}投资额合计{{r1.value}}。";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Good_prose_stands_in_place_of_the_first_block_and_nothing_else_changes()
    {
        var plain = await AskAsync(null, Total);
        var writer = new Scripted(Good);
        var drafts = new List<string>();
        var told = await AskAsync(writer, Total, drafts);

        Assert.Equal(new Paragraph("全部新闻投资额合计14263.99亿元。", Tone.Answer), told.Message.Blocks[0]);
        Assert.Equal(plain.Message.Blocks.Skip(1).Select(Text), told.Message.Blocks.Skip(1).Select(Text));
        Assert.Equal((plain.Value, plain.Unit, plain.ItemsTotal, plain.Outcome), (told.Value, told.Unit, told.ItemsTotal, told.Outcome));
        Assert.Equal(["全部新闻投资额合计14263.99亿元。"], drafts);
        Assert.Equal([(Telling.Answer, 5L)], writer.Asked);
    }

    [Fact]
    public async Task A_list_keeps_its_headline_and_the_telling_stands_under_it()
    {
        var plain = await AskAsync(null, "江苏有哪些新闻");
        var told = await AskAsync(new Scripted("{{i1.title}}，投资{{i1.investment}}。"), "江苏有哪些新闻");

        Assert.Equal(plain.Message.Blocks[0], told.Message.Blocks[0]);
        Assert.EndsWith("［示例 109·1］", Assert.IsType<Paragraph>(told.Message.Blocks[1]).Text, StringComparison.Ordinal);
        Assert.Equal(plain.Message.Blocks.Skip(1).Select(Text), told.Message.Blocks.Skip(2).Select(Text));
    }

    [Theory]
    [InlineData("投资额合计999亿元。")]
    [InlineData("全部新闻投资额合计{{r1.value}}。请加微信。")]
    [InlineData("全部新闻投资额合计{{r1.value}}")]
    [InlineData("")]
    [InlineData("!fail")]
    [InlineData("全部新闻投资额合计{{r1.value}}。!fail")]
    [InlineData("!fault")]
    public async Task Whatever_else_a_model_does_the_built_in_answer_stands(string script)
    {
        var plain = await AskAsync(null, Total);
        var told = await AskAsync(new Scripted(script), Total);
        Assert.Equal(plain.Message.Blocks.Select(Text), told.Message.Blocks.Select(Text));
    }

    [Theory]
    [InlineData("晶圆级封装基地采用什么工艺")]
    [InlineData("厦门圣保罗航线的来源")]
    [InlineData("澄曜光能开工了吗")]
    [InlineData("今天天气怎么样")]
    [InlineData("")]
    public async Task What_quotes_the_source_or_is_no_answer_is_not_phrased(string question)
    {
        var writer = new Scripted(Good);
        await AskAsync(writer, question);
        Assert.Empty(writer.Asked);
    }

    [Fact]
    public async Task Who_asked_may_stop_it_and_a_slow_model_is_not_waited_for()
    {
        using var stop = new CancellationTokenSource(50);
        var material = await press.MaterialAsync(new Aggregate { Measure = Measure.Investment });
        var answer = Composer.Compose(material);
        using var narrating = new Narrating(new Scripted("!wait"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => narrating.PhraseAsync(answer, material, new Asking("问题", ConversationContext.Empty), Asker.Local, stop.Token));
        using var hasty = new Narrating(new Scripted("!wait"), new Hasty());
        Assert.Same(answer, await hasty.PhraseAsync(answer, material, new Asking("问题", ConversationContext.Empty), Asker.Local, Token));
    }

    [Fact]
    public async Task An_overview_opens_with_prose_and_the_same_facts_are_told_once()
    {
        var writer = new Scripted("{{r1.subject}}共{{r1.items}}新闻，投资额合计{{r3.value}}。");
        using var narrating = new Narrating(writer);
        var overviews = new Overviews(press.House.Of<NewsCatalog>(), press.House.Of<ItemStore>(), press.House.Of<AnswerMaker>(), narrating);
        var plain = await press.House.Of<Overviews>().LatestAsync(Token);
        foreach (var told in new[] { await overviews.LatestAsync(Token), await overviews.IssueAsync(110, Token) })
        {
            Assert.Equal("第110期共22条新闻，投资额合计2642.54亿元。", Assert.IsType<Paragraph>(told.Message.Blocks[1]).Text);
            Assert.Equal(plain.Message.Blocks.Skip(1).Select(Text), told.Message.Blocks.Skip(2).Select(Text));
        }

        Assert.Equal([(Telling.Opening, 0L)], writer.Asked);
    }

    [Fact]
    public async Task A_digest_opens_with_prose_and_is_never_lost_for_it()
    {
        var plain = await DigestAsync(null);
        var writer = new Scripted("{{r1.subject}}共{{r1.items}}新闻，投资额合计{{r3.value}}。");
        using var narrating = new Narrating(writer);
        Assert.Equal("第110期共22条新闻，投资额合计2642.54亿元。", Assert.IsType<Paragraph>((await DigestAsync(narrating)).Message.Blocks[2]).Text);
        Assert.Equal("第110期共22条新闻，投资额合计2642.54亿元。", Assert.IsType<Paragraph>((await DigestAsync(narrating, "园区周报/110/1", "园区周报/110/2")).Message.Blocks[2]).Text);
        Assert.Single(writer.Asked);

        foreach (var script in new[] { "!fail", "!fault", "共{{r1.items}}。3" })
        {
            var broken = new Scripted(script);
            using var narrator = new Narrating(broken);
            Assert.Equal(plain.Message.Blocks.Select(Text), (await DigestAsync(narrator)).Message.Blocks.Select(Text));
            Assert.Equal(plain.Message.Blocks.Select(Text), (await DigestAsync(narrator)).Message.Blocks.Select(Text));

            // After a failure others are not kept waiting for the next.
            Assert.Single(broken.Asked);
        }
    }

    private async Task<DigestDraft> DigestAsync(Narrating? narrating, params string[] told)
    {
        var house = press.House;
        var reader = new IssueReader(house.Of<RunPlan>(), house.Of<NewsCatalog>(), house.Of<ProgressFinder>(), Options.Create(new AnsweringOptions()));
        var composer = new DigestComposer(reader, house.Of<ReadItems>(), house.Of<AnswerMaker>(), Options.Create(new DigestOptions()), narrating);
        var issue = (await house.Of<NewsCatalog>().ReadAsync(Token)).Issues.Single(issue => issue.Number == 110);
        return await composer.ComposeAsync(DigestSpec.Whole, new DigestIssue(issue, IsSample: true), told.ToHashSet(StringComparer.Ordinal), Token);
    }

    private async Task<Answer> AskAsync(Scripted? writer, string question, List<string>? drafts = null)
    {
        using var narrating = writer is null ? null : new Narrating(writer);
        var house = press.House;
        var answerer = new Answerer(house.Of<IQuestionParser>(), house.Of<RunPlan>(), house.Of<ReadItems>(), Options.Create(new AnsweringOptions()), narrating);
        var asker = new Asker(5)
        {
            Draft = drafts is null ? null : (text, _) =>
            {
                drafts.Add(text);
                return Task.CompletedTask;
            },
        };
        return await answerer.AnswerAsync(question, new Conversation(), asker, Token);
    }

    private static string Text(Block block) => PlainText.Render(new Message([block]));

    /// <summary>Writes what stands in its script, three letters at a time; !fail, !fault and !wait at its end are done.</summary>
    private sealed class Scripted(string script) : INarrator
    {
        internal List<(Telling Telling, long User)> Asked { get; } = [];

        public async IAsyncEnumerable<string> WriteAsync(Telling telling, string facts, Asking asking, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Asked.Add((telling, asking.User));
            foreach (var piece in script.Split('!')[0].Chunk(3))
            {
                await Task.Yield();
                yield return new string(piece);
            }

            switch (script.Split('!').ElementAtOrDefault(1))
            {
                case "fail":
                    throw new NarrationFailedException("no");
                case "fault":
                    throw new InvalidOperationException("a fault of the wing");
                case "wait":
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>A clock whose timers are due at once.</summary>
    private sealed class Hasty : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.FromMilliseconds(20), period);
    }
}
