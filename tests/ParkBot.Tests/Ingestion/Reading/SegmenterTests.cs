using System.Globalization;
using System.Text;
using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading;

/// <summary>Whatever the layout, each item gets its own texts back.</summary>
public sealed class SegmenterTests
{
    private static readonly string[] Cities = ["无锡", "襄阳", "遵义", "漳州", "包头", "咸阳", "泸州", "烟台", "柳州", "大庆", "宜昌", "绍兴"];
    private static readonly string[] Firms = ["恒川重工", "赛弗动力", "铭峰新材", "禾泽食品", "岚图光学", "普兰生物", "拓野物流", "锐鲸软件", "澜石电子", "东麓纺织"];
    private static readonly string[] Products = ["液压支架", "储能电池", "石墨负极", "冷冻面团", "红外镜头", "重组疫苗", "冷链仓储", "工业软件", "柔性线路板", "功能面料"];

    public static TheoryData<Layout, int> Cases
    {
        get
        {
            var cases = new TheoryData<Layout, int>();
            foreach (var layout in Layout.All)
            {
                for (var seed = 1; seed <= 12; seed++)
                {
                    cases.Add(layout, seed);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Items_come_back_whole(Layout layout, int seed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var written = Write(new Random(seed));
        var read = Assert.IsType<ReadResult.Segmented>(IssueTextReader.Read(Encoding.UTF8.GetBytes(IssueRenderer.Render(written, layout)), null));
        Assert.Equal(written.Count, read.Items.Count);
        foreach (var (want, got) in written.Zip(read.Items))
        {
            Assert.Equal(want.Title, got.Title);
            Assert.Equal(want.Lead, got.Lead);
            Assert.Equal(string.Join('\n', want.Body), got.Body);
            Assert.Equal(want.Source, got.Source);
            Assert.Equal(want.Section, got.Section.Chinese());
        }

        Assert.Equal((171, 2024, 5, 3), (read.Header.Number, read.Header.Year, read.Header.Month, read.Header.Week));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("gb18030", false)]
    public void The_encodings_of_the_field_read_alike(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = IssueRenderer.Render(Write(new Random(7)), Layout.All[0]);
        var writer = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? writer.GetPreamble() : [], .. writer.GetBytes(text)];
        Assert.Equal(11, Assert.IsType<ReadResult.Segmented>(IssueTextReader.Read(bytes, null)).Items.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("今天天气不错，我们去公园散步。")]
    [InlineData("●只有一个标题，没有栏目，也没有期号。\n█正文在这里（某市政府网站）。")]
    [InlineData("%PDF-1.7 不是文本")]
    [InlineData("<html><body>404 Not Found</body></html>")]
    public void A_foreign_text_is_refused_with_a_reason(string text)
    {
        var refused = Assert.IsType<ReadResult.Refused>(IssueTextReader.Read(Encoding.UTF8.GetBytes(text), null));
        Assert.EndsWith("。", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_header_takes_it_from_the_loader_or_is_refused()
    {
        var text = IssueRenderer.Render(Write(new Random(3)), Layout.All[0]).Replace("园区周报 2024 年 5 月 3期（总 171 期）", "", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Contains("--number", Assert.IsType<ReadResult.Refused>(IssueTextReader.Read(bytes, null)).Reason, StringComparison.Ordinal);
        var read = Assert.IsType<ReadResult.Segmented>(IssueTextReader.Read(bytes, new HeaderOverride(null, 9, 2024, 1, 2)));
        Assert.Equal(("园区周报", 9), (read.Header.Publication, read.Header.Number));
    }

    [Fact]
    public void A_table_of_contents_is_not_read_as_items()
    {
        var written = Write(new Random(4));
        var contents = "目录\n一、招商引资\n" + string.Join('\n', written.Select((item, i) => $"●{item.Title} ……… {(i + 1).ToString(CultureInfo.InvariantCulture)}")) + "\n\f";
        var read = Assert.IsType<ReadResult.Segmented>(IssueTextReader.Read(Encoding.UTF8.GetBytes(contents + IssueRenderer.Render(written, Layout.All[2])), null));
        Assert.Equal(written.Select(item => item.Title), read.Items.Select(item => item.Title));
        Assert.All(read.Items, item => Assert.NotNull(item.Body));
    }

    [Fact]
    public void A_text_that_ends_in_mid_sentence_is_refused()
    {
        var text = IssueRenderer.Render(Write(new Random(5)), Layout.All[0]);
        var cut = text[..(text.LastIndexOf('（') - 9)];
        Assert.IsType<ReadResult.Refused>(IssueTextReader.Read(Encoding.UTF8.GetBytes(cut), null));
    }

    [Theory]
    [InlineData("2 月 21 日", "2月21日")]
    [InlineData("40 个项目", "40个项目")]
    [InlineData("总投资 5 亿元", "总投资5亿元")]
    [InlineData("采用 Open Source 方案", "采用Open Source方案")]
    [InlineData("主题为“湾区 共同体”的活动", "主题为“湾区 共同体”的活动")]
    [InlineData("引进　了 两条生产线", "引进了两条生产线")]
    public void Stray_spaces_go_and_meant_ones_stay(string printed, string cleaned) => Assert.Equal(cleaned, TextCleaner.Join([printed]));

    [Fact]
    public void A_title_keeps_the_space_between_its_clauses() =>
        Assert.Equal("三大项目在包头开工 总投资30亿元", TextCleaner.JoinTitle(["三大项目在包头开工 总投资 30 亿元"]));

    /// <summary>Eleven items with distinct names: leads in the first section only, one body of three paragraphs.</summary>
    internal static List<Written> Write(Random random)
    {
        var items = new List<Written>();
        for (var i = 0; i < 11; i++)
        {
            var city = Cities[(i + random.Next(3)) % Cities.Length];
            var firm = Firms[i % Firms.Length];
            var product = Products[(i + 3) % Products.Length];
            var money = random.Next(2, 300).ToString(CultureInfo.InvariantCulture);
            var section = i < 6 ? "招商引资" : i < 9 ? "综合资讯" : "政策法规";
            var day = random.Next(10, 28).ToString(CultureInfo.InvariantCulture);
            items.Add(new Written(
                section,
                $"{firm}{product}项目{(i % 2 == 0 ? "签约落户" : "开工")}{city}",
                i < 6 ? $"5月{day}日，{firm}{product}项目在{city}举行仪式，项目总投资{money}亿元{(random.Next(2) == 0 ? "，由市国资平台参与建设" : "")}。" : null,
                i == 7 ? [$"{firm}是做{product}的企业，在{city}设有研究机构。", $"{product}的需求近年增长较快。", $"下一步，{firm}将继续扩大产能。"] : [$"{firm}的{product}生产线采用自动化方案，达产后年产{product}{random.Next(3, 90).ToString(CultureInfo.InvariantCulture)}万件。企业还将建设实验室，就近服务{city}周边客户。"],
                $"{city}市政府网站"));
        }

        return items;
    }
}
