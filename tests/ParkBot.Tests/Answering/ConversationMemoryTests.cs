using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering;

public sealed class ConversationMemoryTests
{
    [Fact]
    public void Items_keep_their_order_and_say_an_issue_once()
    {
        var conversation = new Conversation();
        conversation.Remember("有哪些", new Listing(), [new("园区周报", 108, 7), new("园区周报", 108, 3), new("园区周报", 107, 2), new("园区周报", 108, 1), new("月报", 108, 1)]);
        conversation.Offer([new Choice("北京市朝阳区", new Listing { Top = 3 })]);
        const string json = """{"question":"有哪些","plan":{"type":"listing"},"items":[["园区周报",[108,7,3],[107,2],[108,1]],["月报",[108,1]]],"choices":[{"label":"北京市朝阳区","plan":{"type":"listing","top":3}}]}""";

        Assert.Equal(json, conversation.ToJson());
        var restored = Conversation.FromJson(json);
        Assert.Equal(Content.Of(conversation.Context), Content.Of(restored.Context));
        Assert.Equal("北京市朝阳区", restored.Chosen("1")?.Label);
    }

    [Fact]
    public void A_few_questions_before_are_kept_with_their_plans()
    {
        var conversation = new Conversation();
        for (var at = 1; at <= 5; at++)
        {
            conversation.Remember($"问{at}", new Listing { Top = at }, []);
            conversation = Conversation.FromJson(conversation.ToJson());
        }

        Assert.Equal("问5", conversation.Context.PreviousQuestion);
        Assert.Equal([("问4", 4), ("问3", 3)], conversation.Context.Earlier.Select(asked => (asked.Question, ((Listing)asked.Plan).Top!.Value)));
    }

    [Fact]
    public void An_empty_conversation_is_an_empty_object()
    {
        Assert.Equal("{}", new Conversation().ToJson());
        Assert.Null(Conversation.FromJson("{}").Context.Previous);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("""{"plan":{"type":"of another build"},"question":"问"}""")]
    [InlineData("""{"items":[[]]}""")]
    [InlineData("""{"items":[["园区周报",[]]]}""")]
    [InlineData("""{"items":[["园区周报",["108",7]]]}""")]
    [InlineData("""{"choices":[{"label":"一"}]}""")]
    public void What_cannot_be_read_is_an_empty_conversation(string json)
    {
        var conversation = Conversation.FromJson(json);

        Assert.Equal(ConversationContext.Empty, conversation.Context);
        Assert.Empty(conversation.Choices);
    }

    [Fact]
    public void Half_a_character_is_no_reason_to_fail()
    {
        var conversation = new Conversation();
        conversation.Remember("问\ud800", new Listing(), []);

        Assert.Equal("问\ufffd", Conversation.FromJson(conversation.ToJson()).Context.PreviousQuestion);
    }
}
