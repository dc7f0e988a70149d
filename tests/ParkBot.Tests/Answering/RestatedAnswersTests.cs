using System.Text;
using CsCheck;
using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.Queries;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering;

/// <summary>Answers to questions that are put as the sentence of a plan: what each kind of plan says on the samples.</summary>
public sealed class RestatedAnswersTests : IDisposable
{
    private static readonly string[] Sentences =
    [
        "招商引资板块：按省份和阶段统计新闻条数",
        "全部新闻：按省份和行业统计投资额，从大到小，前5个",
        "全部新闻：对比【第109期】、【第110期】的投资额，求后者比前者的增幅",
        "全部新闻：对比【第109期】、【第110期】的项目数，求后者与前者之差",
        "全部新闻：对比【第109期】、【第110期】的新闻条数，求两者相差",
        "全部新闻：对比【西藏】、【第110期】的投资额，求后者比前者的增幅",
        "全部新闻：按城市统计投资额，只列高于100亿元的",
        "全部新闻：按城市统计投资额，只列高于100000亿元的",
        "第109期：按省份统计新闻条数，只列【第110期】没有的",
        "第109期：按省份统计新闻条数，只列【第110期】也有的",
        "第110期：投资额中位数",
        "第110期：涉及的省份数",
        "第110期：按金额档统计新闻条数",
        "滁州（安徽省滁州市）：项目进展",
        "签约：从签约到开工的天数",
        "推介：从签约到开工的天数",
        "第110期：综述",
        "西藏：综述",
        "开工 · 项目另见【签约】：列出新闻",
    ];

    private readonly House _house = new();

    [Fact]
    public async Task Every_kind_of_plan_says_what_is_stored()
    {
        await _house.LoadSamplesAsync();
        var said = new StringBuilder();
        foreach (var sentence in Sentences)
        {
            var answer = await _house.AskAsync(sentence);
            Assert.Equal(sentence, answer.Restated);
            Assert.Contains($"口径：{sentence}。\n", House.Text(answer) + "\n", StringComparison.Ordinal);
            said.Append($"问：{sentence}\n[{answer.Outcome}] {answer.Value}{answer.Unit}\n{House.Text(answer)}\n\n");
        }

        Snapshot.Matches("restated-answers.txt", said.ToString());
    }

    /// <summary>Whatever a plan asks, there is an answer that says its plan, and every view of it.</summary>
    [Fact]
    public async Task No_plan_is_too_odd_to_be_answered()
    {
        await _house.LoadSamplesAsync();
        var maker = _house.Of<AnswerMaker>();
        var plans = new List<QueryPlan>();
        RandomPlans.All.Sample(plans.Add, iter: 300, threads: 1);
        foreach (var plan in plans)
        {
            var (answer, material) = await maker.MakeAsync("随便问问", "test", new Planned(plan, []), TestContext.Current.CancellationToken);
            Assert.Contains($"口径：{PlanSentence.Of(plan)}。", House.Text(answer), StringComparison.Ordinal);
            Assert.NotEmpty(ExportTables.Answered(answer, material).Columns);
            Assert.NotEmpty(PlanTitle.Of(plan));
            _ = FactSheet.Of(material)?.Text;
            if (plan is Aggregate figure)
            {
                _ = ChartText.Of(material, figure);
                Assert.NotEmpty(await maker.WorkingsAsync(answer, material, TestContext.Current.CancellationToken));
            }
        }
    }

    /// <summary>A sentence is longer than a question may be where it stands on many items, and is read all the same.</summary>
    [Fact]
    public async Task A_sentence_of_many_items_is_read_however_long_it_is()
    {
        await _house.LoadSamplesAsync();
        var sentence = string.Join('、', Enumerable.Range(1, 200).Select(number => $"第{110 - (number % 2)}期第{number}条")) + "：新闻条数";
        Assert.True(PlanSentenceReader.TryRead(sentence, out _));
        var answer = await _house.AskAsync(sentence);
        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.Equal(sentence, answer.Restated);
    }

    public void Dispose() => _house.Dispose();
}
