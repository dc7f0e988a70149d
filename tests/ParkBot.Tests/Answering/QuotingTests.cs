using ParkBot.Answering;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Answering;

public sealed class QuotingTests
{
    [Theory]
    [InlineData("甲公司来了，总投资52亿元，明年建成。", "52亿元", "总投资52亿元", "甲公司来了，总投资52亿元，明年建成")]
    [InlineData("项目总投资额，52亿元。", "52亿元", "项目总投资额，52亿元", "项目总投资额，52亿元")]
    [InlineData("一句。“总投资52亿元的园区，已开工。”", "52亿元", "总投资52亿元的园区", "“总投资52亿元的园区，已开工")]
    [InlineData("总投资1,200万元！", "1,200万元", "总投资1,200万元", "总投资1,200万元")]
    public void Cuts_the_clause_and_the_sentence(string body, string words, string clause, string sentence)
    {
        var view = Newsroom.Mill with { Item = new Item { Text = Newsroom.Mill.Item.Text with { Body = body } } };
        Evidence[] evidence = [new(EvidenceField.Body, body.IndexOf(words, StringComparison.Ordinal), words.Length)];

        Assert.Equal(clause, Quoting.Clause(view, evidence));
        Assert.Equal(sentence.TrimStart('“'), Quoting.Sentence(view, evidence));
    }

    [Fact]
    public void Evidence_outside_the_text_is_not_quoted() =>
        Assert.Null(Quoting.Clause(Newsroom.Mill, [new Evidence(EvidenceField.Title, 3, 400)]));
}
