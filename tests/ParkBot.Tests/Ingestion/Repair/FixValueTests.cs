using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion.Repair;

public sealed class FixValueTests
{
    private static readonly DateWindow Week = IssueWeek.Of(2024, 5, 2);

    private static Item Rich => Sample.Item("某光伏基地开工", "5月7日，甲公司开工。", "总投资约12亿元。")
        .On(5, 7).In(new Place("江苏省", "苏州市", "昆山市"), new Place("上海市", null, "闵行区")).At(Stage.Started)
        .Of(Industry.Photovoltaic).By("甲公司").About(3).Costing(12, stage: Stage.Started);

    public static TheoryData<string> Cases
    {
        get
        {
            var cases = new TheoryData<string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "fixes.txt")).Where(line => line.Length > 0 && line[0] != '#'))
            {
                cases.Add(line);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_read_as_a_person_writes_it(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (field, value, result) = line.Split(" ⇶ ") is [var first, var second, var third] ? (ItemField.Find(first)!, second, third) : throw new FormatException(line);

        var reading = field.Read(Rich, value, Week);

        if (result.StartsWith('✗'))
        {
            Assert.Contains(result[2..], Assert.IsType<FieldReading.NotUnderstood>(reading).Reason, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(result, field.Words(Assert.IsType<FieldReading.Read>(reading).Item));
        }
    }

    [Theory]
    [InlineData(109)]
    [InlineData(110)]
    public void What_was_read_can_be_written_back_in_its_own_words(int issue)
    {
        var read = Assert.IsType<ReadResult.Segmented>(IssueTextReader.Read(House.Sample(issue), null));
        foreach (var item in IssueLoader.Extract(read, [], null).Items)
        {
            var bare = new Item { Text = item.Text };
            foreach (var field in ItemField.All)
            {
                var words = field.Words(item);
                var back = Assert.IsType<FieldReading.Read>(field.Reader(bare, words, IssueWeek.Of(read.Header.Year, read.Header.Month, read.Header.Week)));
                Assert.Equal(words, field.Words(back.Item));
            }
        }
    }

    [Fact]
    public void What_stays_keeps_its_words_and_what_is_new_is_a_correction()
    {
        var item = Read("regions", "江苏省苏州市昆山市、浙江省", Rich);

        Assert.Equal([Basis.Text, Basis.Correction], item.Regions.Select(fact => fact.Basis));
        Assert.Equal(Rich.Regions[0].Evidence, item.Regions[0].Evidence);
        Assert.Empty(item.Regions[1].Evidence);
    }

    [Fact]
    public void A_value_that_says_what_was_read_changes_nothing()
    {
        var item = Rich;

        Assert.Same(item, Read("investment", "12亿", item));
        Assert.Same(item, Read("regions", "昆山、上海市闵行区", item));
        Assert.Same(item, Read("date", "5月7日", item));
    }

    [Fact]
    public void A_new_figure_takes_the_place_of_the_one_that_was_read_and_keeps_its_stage()
    {
        var amount = Assert.Single(Read("investment", "15亿元", Rich).Amounts);

        Assert.Equal((150_000_000_000L, true, AmountKind.Investment, Stage.Started, Basis.Correction), (amount.Cents, amount.Headline, amount.Kind, amount.Stage, amount.Basis));
    }

    [Fact]
    public void One_of_several_summands_becomes_the_figure_and_the_other_a_part_of_it()
    {
        var item = Read("investment", "60亿", Sample.Item("两个项目").Costing(60, stage: Stage.Signed).Costing(10, stage: Stage.Started));

        Assert.Equal([(true, AmountKind.Investment, Basis.Correction), (false, AmountKind.Part, Basis.Correction)], item.Amounts.Select(amount => (amount.Headline, amount.Kind, amount.Basis)));
        Assert.Single(item.Amounts[0].Evidence);
    }

    [Fact]
    public void No_investment_leaves_the_sum_in_the_item_but_no_question_adds_it_up()
    {
        var amount = Assert.Single(Read("investment", "无", Rich).Amounts);

        Assert.Equal((false, AmountKind.Other), (amount.Headline, amount.Kind));
    }

    [Fact]
    public void A_new_title_takes_evidence_along_and_the_old_one_brings_it_back()
    {
        var title = ItemField.Find("title")!;
        var item = Rich with { Industries = [new Fact<Industry>(Industry.Photovoltaic, Basis.Text, [new Evidence(EvidenceField.Title, 1, 2)])], Stages = [new Fact<Stage>(Stage.Started, Basis.Text, [new Evidence(EvidenceField.Title, 5, 2)])] };

        var now = Read("title", "昆山光伏基地投产", item);
        Assert.Equal([new Evidence(EvidenceField.Title, 2, 2)], now.Industries[0].Evidence);
        Assert.Equal((Basis.Correction, 0), (now.Stages[0].Basis, now.Stages[0].Evidence.Count));

        var back = title.Back(item, now);
        Assert.Equal(Content.Of(item), Content.Of(back));
    }

    private static Item Read(string field, string value, Item item) => Assert.IsType<FieldReading.Read>(ItemField.Find(field)!.Read(item, value, Week)).Item;
}
