using CsCheck;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class FactExtractorTests
{
    private static readonly string[] Pieces =
    [
        "总投资", "12", "亿元", "，", "。", "签约项目", "36", "个", "项目", "其中", "、", "（", "）", "约", "2月21日", "至", "十", "百", "万", "开工", "竣工", "某某科技有限公司", "等", "企业", "“", "”", "力争", "累计", "为期三天", "《", "》", "-", "美元", "和", "一期",
    ];

    private static readonly Gen<string> Words = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

    [Fact]
    public void Every_evidence_cuts_printed_words_out_of_whatever_text() => Words.Select(Words, Words).Sample((title, lead, body) =>
    {
        var item = Reading.Of($"{title}|{lead}|{body}");
        var evidence = item.Amounts.SelectMany(amount => amount.Evidence).Concat(item.Counts.SelectMany(count => count.Evidence))
            .Concat(item.Stages.SelectMany(stage => stage.Evidence)).Concat(item.Organizations.SelectMany(name => name.Evidence)).Concat(item.Date?.Evidence ?? []);
        foreach (var words in evidence)
        {
            Assert.InRange(words.Length, 1, int.MaxValue);
            Assert.NotEmpty(item.Text.Text(words.Field, Reading.Context.Header)!.Substring(words.Start, words.Length));
        }

        Assert.All(item.Amounts, amount => Assert.Equal(amount.Text, item.Text.Text(amount.Evidence[0].Field, "")!.Substring(amount.Evidence[0].Start, amount.Evidence[0].Length)));
    });
}
