using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Storage;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering;

/// <summary>What stands behind answers, over the bundled samples.</summary>
public sealed class AnswerViewsTests : IAsyncLifetime, IDisposable
{
    private static readonly ConversationKey Key = new(1, 0, 1);

    private static readonly string[] Shown =
    [
        "全部总投资", "盐城总投资多少", "德国施塔恩项目投资额", "开工项目总投资多少", "一共有多少条新闻", "平均每条投资多少", "平均每个项目投资多少", "重庆占全国投资的比例",
        "各省投资额", "投资前三的项目", "江苏和辽宁哪个投资多", "各省投资占比", "锂电池相关的新闻", "晶圆级封装基地采用什么工艺", "澄曜光能开工了吗", "没有说金额的签约项目的投资额", "西藏有多少条新闻",
    ];

    private readonly House _house = new();
    private long _last;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AnswerViews Views => _house.Of<AnswerViews>();

    public async ValueTask InitializeAsync() => await _house.LoadSamplesAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Views_on_the_samples_are_as_stored()
    {
        var said = new StringBuilder();
        foreach (var question in Shown)
        {
            var answer = await AskAsync(question);
            said.Append("######## ").AppendLine(question).AppendLine(House.Text(answer));
            if (await Views.ItemsAsync(_last, 1, Token) is { } page)
            {
                said.AppendLine(CultureInfo.InvariantCulture, $"==== items {page.Number}/{page.Pages}").AppendLine(PlainText.Render(page.Message));
            }

            if (await Views.WorkingsAsync(_last, Token) is { } workings)
            {
                said.AppendLine("==== workings").AppendLine(PlainText.Render(workings));
            }

            if (await Views.ChartAsync(_last, Token) is { } chart)
            {
                said.AppendLine(CultureInfo.InvariantCulture, $"==== chart {chart.Title} {chart.Note}").AppendLine(PlainText.Render(new Message([chart.Bars])));
            }

            foreach (var (name, table) in await Views.ExportAsync(_last, Token) ?? [])
            {
                said.AppendLine(CultureInfo.InvariantCulture, $"==== sheet {name}").AppendLine(string.Join('|', table.Columns.Select(column => column.Header)));
                foreach (var row in table.Rows.Take(4))
                {
                    said.AppendLine(string.Join('|', row));
                }
            }
        }

        Snapshot.Matches("views-samples.txt", said.ToString());
    }

    /// <summary>Whatever is asked: the buttons promise what there is, the pages hold every item, the addends add up, numbers are numbers.</summary>
    [Fact]
    public async Task Every_view_holds_what_the_answer_says()
    {
        var added = 0;
        foreach (var question in Shown.Concat(QuestionTests.Questions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var answer = await AskAsync(question);
            var page = await Views.ItemsAsync(_last, 1, Token);
            var workings = await Views.WorkingsAsync(_last, Token);
            Assert.Equal((answer.HasItems, answer.HasWorkings, answer.HasChart), (page is not null, workings is not null, await Views.ChartAsync(_last, Token) is not null));
            Assert.Equal(answer.Plan is null ? null : House.Text(answer), await Views.CopyAsync(_last, Token) is { } copy ? PlainText.Render(copy) : null);
            if (page is not null)
            {
                var marks = new List<string>();
                for (var number = 1; number <= page.Pages; number++)
                {
                    marks.AddRange((await Views.ItemsAsync(_last, number, Token))!.Message.Blocks.OfType<Entries>().Single().Shown.Select(entry => entry.Mark));
                }

                Assert.Equal(answer.Items.Select(item => Wording.Mark(item.Ref, true)), marks);
            }

            if (answer is { Value: { } value, Unit: "亿元" or "个", Rows.Count: 0 } && !question.Contains("平均", StringComparison.Ordinal))
            {
                var table = workings!.Blocks.OfType<Table>().Single();
                Assert.Equal(value, table.Rows.Sum(row => decimal.TryParse(row[3], CultureInfo.InvariantCulture, out var one) ? one : 0));
                added++;
            }

            foreach (var (_, table) in await Views.ExportAsync(_last, Token) ?? [])
            {
                Assert.All(table.Rows, row => Assert.All(table.Columns.Zip(row), cell => Assert.True(!cell.First.IsNumber || cell.Second.Length == 0 || decimal.TryParse(cell.Second, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _), cell.Second)));
            }
        }

        Assert.True(added > 8, $"{added} sums");
    }

    [Fact]
    public async Task A_view_says_that_the_news_has_changed()
    {
        await AskAsync("盐城总投资多少");
        await _house.LoadAsync(House.Print(171, 5, 3, Ingestion.Reading.Layout.All[0], "盐城海风塔筒项目开工 总投资12亿元|5月14日，盐城海风塔筒项目开工，总投资12亿元。|项目建成后年产塔筒300套。|盐城市政府网站"));

        Assert.All(
            [PlainText.Render((await Views.WorkingsAsync(_last, Token))!), PlainText.Render((await Views.ItemsAsync(_last, 1, Token))!.Message), PlainText.Render((await Views.CopyAsync(_last, Token))!), string.Join('\n', (await Views.ExportAsync(_last, Token))![2].Table.Rows.SelectMany(row => row))],
            text => Assert.Contains("回答之后，载入的新闻有变化", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_is_told_twice_is_added_once_and_the_workings_say_so()
    {
        await _house.LoadAsync(House.Print(171, 5, 3, Ingestion.Reading.Layout.All[0],
            "盐城海风塔筒项目签约 总投资12亿元|5月14日，盐城海风塔筒项目签约，总投资12亿元。|项目建成后年产塔筒300套。|盐城市政府网站",
            "盐城海风塔筒项目开工|5月16日，盐城海风塔筒项目开工，总投资约15亿元。|项目建成后年产塔筒300套。|江苏省政府网站",
            "临沂石墨项目开工|5月16日，临沂石墨项目开工，总投资20亿元。|项目建成后年产石墨2万吨。|临沂市政府网站"));
        await using (var context = await _house.Database.ContextAsync(Token))
        {
            var links = context.Set<ItemProjectRow>().OrderBy(link => link.ItemId);
            var (first, second) = (await links.FirstAsync(Token), await links.Skip(1).FirstAsync(Token));
            await context.Set<ItemProjectRow>().Where(link => link.ItemId == second.ItemId).ExecuteUpdateAsync(link => link.SetProperty(one => one.ProjectId, first.ProjectId), Token);
        }

        Assert.Equal(35, (await AskAsync("全部总投资")).Value);
        var workings = (await Views.WorkingsAsync(_last, Token))!;
        Assert.Equal([("20亿元", "20"), ("约15亿元", "15"), ("12亿元", "并入")], workings.Blocks.OfType<Table>().Single().Rows.Select(row => (row[2], row[3])));
        Assert.Contains("20 + 15 = 35亿元。", PlainText.Render(workings), StringComparison.Ordinal);
        Assert.Equal(["20", "15", "0"], (await Views.ExportAsync(_last, Token))![1].Table.Rows.Select(row => row[10]));
    }

    [Fact]
    public async Task A_question_that_is_gone_or_ran_no_plan_has_no_views()
    {
        await AskAsync("今天天气怎么样");
        foreach (var id in new[] { _last, 999 })
        {
            Assert.Null(await Views.ItemsAsync(id, 1, Token));
            Assert.Null(await Views.WorkingsAsync(id, Token));
            Assert.Null(await Views.ExportAsync(id, Token));
            Assert.Null(await Views.ChartAsync(id, Token));
            Assert.Null(await Views.CopyAsync(id, Token));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_the_nearest()
    {
        await AskAsync("一共有多少条新闻");
        Assert.Equal(1, (await Views.ItemsAsync(_last, -3, Token))!.Number);
        var last = (await Views.ItemsAsync(_last, int.MaxValue, Token))!;
        Assert.Equal(last.Pages, last.Number);
    }

    private async Task<Answer> AskAsync(string question)
    {
        var conversation = new Conversation();
        var answer = await _house.AskAsync(question, conversation);
        await using var context = await _house.Database.ContextAsync(Token);
        context.Add(_house.Of<QuestionLog>().RowOf(++_last, Key, null, answer, conversation, 1000));
        await context.SaveChangesAsync(Token);
        return answer;
    }
}
