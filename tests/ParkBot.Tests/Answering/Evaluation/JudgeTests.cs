using ParkBot.Answering;
using Xunit;

namespace ParkBot.Tests.Answering.Evaluation;

public sealed class JudgeTests
{
    private static readonly JudgedAnswer Sum = new()
    {
        Outcome = Outcome.Answered,
        Text = "江苏省：投资额合计1,316.050亿元，占25％，2023年12月1日起 共 12 个。",
        Value = 1316.05,
        Unit = "亿元",
        Items = [new JudgedItem(108, 7), new JudgedItem(108, 9)],
    };

    private static readonly JudgedAnswer Groups = new()
    {
        Outcome = Outcome.Answered,
        Text = "按省份统计：江苏省3条，浙江省2条。",
        Rows = [new JudgedRow("江苏省", 3, "条"), new JudgedRow("浙江省", 2, "条")],
    };

    private static readonly JudgedAnswer Asking = new()
    {
        Outcome = Outcome.Unclear,
        Text = "您问的是哪个朝阳区？",
        Rows = [new JudgedRow("北京市朝阳区", 12, "亿元"), new JudgedRow("吉林省长春市朝阳区", 3, "亿元")],
    };

    [Theory]
    [InlineData("""{"value":1316.05,"unit":"亿元","tolerance":0}""")]
    [InlineData("""{"value":1316.5,"unit":"亿元"}""")]
    [InlineData("""{"value":131605000000,"unit":"元"}""")]
    [InlineData("""{"value":0.131605,"unit":"万亿元"}""")]
    [InlineData("""{"value":1,"unit":"亿元","valueAlt":[2,{"value":13160500,"unit":"万元"}]}""")]
    [InlineData("""{"value":null,"unit":"亿元","range":[1300,1400]}""")]
    [InlineData("""{"items":[7,9]}""")]
    [InlineData("""{"items":[7],"itemsAllowed":[7,9]}""")]
    [InlineData("""{"items":[7],"itemsAllowed":null}""")]
    [InlineData("""{"textHas":[["1316.05"],["浙江","江苏"],["共12个"],["25%"]],"textHasNot":["2月1日","316","月2"]}""")]
    [InlineData("""{"outcome":["no_data","answered"]}""")]
    [InlineData("""{"or":[{"outcome":"refused"},{"value":1316.05,"unit":"亿元"}]}""")]
    [InlineData("""{"rows":[{"label":"广东|江苏","value":1316.05,"unit":"亿元"}]}""")]
    public async Task What_is_expected_is_met(string expected) => Assert.Null(await FaultAsync(expected, Sum));

    [Theory]
    [InlineData("""{"value":1316,"unit":"亿元","tolerance":0}""", "数字应是1316亿元，得到的是1316.05亿元")]
    [InlineData("""{"value":1316.05,"unit":"亿美元"}""", "数字应是1316.05亿美元，得到的是1316.05亿元")]
    [InlineData("""{"valueAbsent":true}""", "不该有数字，得到的是1316.05亿元")]
    [InlineData("""{"items":[7]}""", "多了第9条")]
    [InlineData("""{"items":[3,7,9]}""", "缺少第3条")]
    [InlineData("""{"items":[7,9],"issue":109}""", "有第108期的新闻，应是第109期的")]
    [InlineData("""{"textHas":[["316.05","浙江"]]}""", "文字里没有“316.05|浙江”")]
    [InlineData("""{"textHasNot":["12月1日"]}""", "文字里不该有“12月1日”")]
    [InlineData("""{"outcome":["no_data","unclear"]}""", "结果应是没有数据或反问，得到的是答了")]
    [InlineData("""{"or":[{"outcome":"refused"},{"items":[9,7,8]}]}""", "结果应是不在范围，得到的是答了；或：缺少第8条")]
    public async Task What_is_not_met_is_said(string expected, string fault) => Assert.Equal(fault, await FaultAsync(expected, Sum));

    [Theory]
    [InlineData("""{"rows":[{"label":"浙江","value":2,"unit":"条"},{"label":"江苏省","value":3,"unit":"条"}]}""", null)]
    [InlineData("""{"rows":[{"label":"江苏","value":3,"unit":"条"},{"label":"广东","value":2,"unit":"条"}],"ordered":true,"topOnly":1}""", null)]
    [InlineData("""{"rows":[{"label":"浙江","value":2,"unit":"条"},{"label":"江苏","value":3,"unit":"条"}],"ordered":true}""", "这一行应是“浙江”2，得到的是“江苏省”3")]
    [InlineData("""{"rows":[{"label":"浙江","value":4,"unit":"条"}]}""", "没有“浙江”＝4这一行")]
    [InlineData("""{"valueAbsent":true,"valueAlt":[3,2],"unit":"条"}""", null)]
    public async Task Rows_are_looked_at_in_order_or_anywhere(string expected, string? fault) => Assert.Equal(fault, await FaultAsync(expected, Groups));

    [Theory]
    [InlineData("""{"rows":[{"label":"江苏","value":3,"unit":"条"},{"label":"浙江","value":2,"unit":"条"}],"ordered":true}""", null)]
    [InlineData("""{"rows":[{"label":"浙江","value":2,"unit":"条"},{"label":"江苏","value":3,"unit":"条"}],"ordered":true}""", "没有行，文字里也没有依次说出“江苏”")]
    [InlineData("""{"value":3,"unit":"条"}""", null)]
    [InlineData("""{"value":5,"unit":"条"}""", "没有说出5条")]
    public async Task Without_rows_the_text_is_read(string expected, string? fault) => Assert.Equal(fault, await FaultAsync(expected, Groups with { Rows = [] }));

    [Theory]
    [InlineData("""{"outcome":"unclear","textHas":[["长春"],["北京"]],"rows":[{"label":"北京","value":12,"unit":"亿元"}]}""", null)]
    [InlineData("""{"outcome":"unclear","textHas":[["沈阳"]]}""", "文字里没有“沈阳”")]
    [InlineData("""{"outcome":["unclear","answered"],"textHas":[["沈阳"]]}""", null)]
    [InlineData("""{"outcome":["unclear","answered"],"textHasNot":["朝阳"]}""", "文字里不该有“朝阳”")]
    public async Task Asking_back_is_looked_at_where_it_alone_is_right(string expected, string? fault) => Assert.Equal(fault, await FaultAsync(expected, Asking));

    [Theory]
    [InlineData("坏", "第2行：不是一个完整的 JSON 对象。")]
    [InlineData("[1]", "第2行：不是一个 JSON 对象。")]
    [InlineData("""{"id":"x"}""", "第2行：缺少问题 q。")]
    [InlineData("""{"q":7}""", "第2行：q 应是文字。")]
    [InlineData("""{"q":"x","expect":[]}""", "第2行：expect 应是对象。")]
    [InlineData("""{"q":"x","expect":{"outcome":"sure"}}""", "第2行：expect.outcome 应是 answered、no_data、unclear、not_understood、refused 之一。")]
    [InlineData("""{"q":"x","expect":{"items":["a"]}}""", "第2行：expect.items 应是整数。")]
    [InlineData("""{"q":"x","expect":{"rows":[{"value":1}]}}""", "第2行：缺少 expect.rows.label。")]
    [InlineData("""{"q":"x","expect":{"or":[{"range":[1]}]}}""", "第2行：expect.or.range 应是两个数字。")]
    [InlineData("""{"q":"\ud800"}""", "第2行：q 里有半个字符。")]
    public async Task A_broken_line_is_refused_by_its_number(string line, string message)
    {
        using var lines = new StringReader("{\"q\":\"好\"}\n" + line + "\n");
        var broken = await Assert.ThrowsAsync<BrokenCaseException>(() => CaseReader.ReadAsync(lines, TestContext.Current.CancellationToken));
        Assert.Equal(message, broken.Message);
    }

    [Fact]
    public async Task What_is_not_told_has_a_default_and_what_is_unknown_is_passed_over()
    {
        using var lines = new StringReader("""{"q":"好","split":"dev","expect":null,"got":{"text":"x"}}""" + "\n\n" + """{"id":"a","group":"g","turn":2,"q":"不好","kind":"sum","why":"因为"}""");

        var cases = await CaseReader.ReadAsync(lines, TestContext.Current.CancellationToken);

        Assert.Equal([new QuestionCase("1", "1", "好", "other", null, null), new QuestionCase("a", "g", "不好", "sum", null, "因为")], cases);
    }

    private static async Task<string?> FaultAsync(string expected, JudgedAnswer answer)
    {
        using var lines = new StringReader($$"""{"q":"x","expect":{{expected}}}""");
        var one = Assert.Single(await CaseReader.ReadAsync(lines, TestContext.Current.CancellationToken));
        return Judge.Fault(one.Expected!, answer);
    }
}
