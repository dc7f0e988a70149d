using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering;

public sealed class AnswererTests
{
    private static readonly Choice Beijing = new("北京市朝阳区", new Aggregate { Measure = Measure.Investment, Filter = new Filter { Issues = [1] } });
    private static readonly Choice Changchun = new("吉林省长春市朝阳区", new Aggregate { Measure = Measure.Investment, Filter = new Filter { Issues = [2] } });

    [Fact]
    public async Task Unclear_asks_and_gives_a_row_a_choice_with_its_figure()
    {
        var answer = await Newsroom.AskAsync(new Unclear("朝阳区有两处，请问指哪一处？", [Beijing, Changchun]), Figure);

        Assert.Equal(Outcome.Unclear, answer.Outcome);
        Assert.Equal([("北京市朝阳区", 1m, "亿元"), ("吉林省长春市朝阳区", 2m, "亿元")], answer.Rows.Select(row => (row.Label, row.Value!.Value, row.Unit!)));
        Assert.Equal("朝阳区有两处，请问指哪一处？\n1. 北京市朝阳区（1亿元）\n2. 吉林省长春市朝阳区（2亿元）", Newsroom.Text(answer));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("吉林省长春市朝阳区", 2)]
    [InlineData("北京的", 1)]
    [InlineData("长春的呢？", 2)]
    public async Task A_choice_can_be_named_by_number_or_part_of_its_label(string said, int value)
    {
        var conversation = new Conversation();
        await Newsroom.AskAsync(new Unclear("哪一处？", [Beijing, Changchun]), Figure, conversation);
        var answer = await Newsroom.AskAsync(new NotUnderstood("不懂"), Figure, conversation, said);

        Assert.Equal(value, answer.Value);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("朝阳区")]
    [InlineData("广东有多少条")]
    public async Task What_names_no_single_choice_is_a_new_question(string said)
    {
        var conversation = new Conversation();
        await Newsroom.AskAsync(new Unclear("哪一处？", [Beijing, Changchun]), Figure, conversation);
        var answer = await Newsroom.AskAsync(new NotUnderstood("不懂"), Figure, conversation, said);

        Assert.Equal(Outcome.NotUnderstood, answer.Outcome);
    }

    [Fact]
    public async Task A_refusal_says_what_the_parser_says()
    {
        var answer = await Newsroom.AskAsync(new OutOfScope("我只回答园区新闻的问题。"), Figure);

        Assert.Equal(Outcome.Refused, answer.Outcome);
        Assert.Equal("我只回答园区新闻的问题。", Newsroom.Text(answer));
    }

    [Fact]
    public async Task A_reason_why_nothing_is_loaded_is_no_data()
    {
        var answer = await Newsroom.AskAsync(new NothingLoaded("第999期没有载入，最近的是108期。"), Figure);

        Assert.Equal(Outcome.NoData, answer.Outcome);
        Assert.Equal("第999期没有载入，最近的是108期。", Newsroom.Text(answer));
    }

    [Fact]
    public async Task A_question_too_long_is_declined()
    {
        var answer = await Newsroom.AskAsync(new NotUnderstood("不懂"), Figure, question: new string('问', 501));

        Assert.Equal(Outcome.NotUnderstood, answer.Outcome);
        Assert.Contains("500个字以内", Newsroom.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_remembers_plan_items_and_question_until_it_forgets()
    {
        var conversation = new Conversation();
        var plan = new Listing();
        await Newsroom.AskAsync(
            new Planned(plan, []),
            asked => new QueryResult { Plan = asked, Items = [Newsroom.Item(Newsroom.Mill)], ItemsTotal = 1, Receipt = Newsroom.Receipt(1) },
            conversation,
            "有哪些新闻");

        Assert.Same(plan, conversation.Context.Previous);
        Assert.Equal([Newsroom.Ref(Newsroom.Mill)], conversation.Context.PreviousItems);
        Assert.Equal("有哪些新闻", conversation.Context.PreviousQuestion);
        conversation.Forget();
        Assert.Null(conversation.Context.Previous);
    }

    private static QueryResult Figure(QueryPlan plan) => new()
    {
        Plan = plan,
        Value = plan.Filter.Issues[0],
        Unit = "亿元",
        Items = [Newsroom.Item(Newsroom.Mill)],
        ItemsTotal = 1,
        Receipt = Newsroom.Receipt(1, 1),
    };
}
