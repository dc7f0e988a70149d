using System.Text.RegularExpressions;
using ParkBot.Answering;
using Xunit;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>Prose of models, right and wrong, with what becomes of it.</summary>
public sealed partial class ProseCheckTests(Pressroom press) : IClassFixture<Pressroom>
{
    /// <summary>Cases/prose.tsv: the sheet, what is expected (ok or the fault), the prose; ⏎ and \u1234 stand for characters.</summary>
    [Fact]
    public void Each_case_is_taken_or_refused_as_the_table_says()
    {
        var wrong = new List<string>();
        var cases = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cases", "prose.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        foreach (var row in cases)
        {
            var prose = Escape().Replace(row[2], match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString()).Replace('⏎', '\n');
            var verdict = ProseCheck.Check(press[row[0]].Facts, press[row[0]].Telling, prose);
            var got = verdict is ProseVerdict.Refused refused ? refused.Fault.ToString() : "ok";
            if (got != row[1])
            {
                wrong.Add($"{row[0]}\t{row[1]}\t{row[2]}\n    {got} {(verdict as ProseVerdict.Refused)?.Piece}");
            }
        }

        Assert.True(cases.Count >= 150, $"{cases.Count} cases");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Figures_and_names_are_filled_in_and_marks_are_put_behind()
    {
        Assert.Equal("江苏省投资额合计316.05亿元。", Told("total", "{{r1.subject}}投资额合计{{r1.value}}。"));
        Assert.Equal("河南省居首，投资额为9365亿元；其次是贵州省，为1280亿元。", Told("provinces", "{{r1.top.label}}居首，投资额为{{r1.top.value}}；其次是{{r1.row2.label}}，为{{r1.row2.value}}。"));
        Assert.Equal("第110期共22条新闻。“辽宁658个重大项目集中开工 总投资2146亿元”，投资2146亿元。［示例 110·2］", Told("opening", "{{r1.subject}}共{{r1.items}}新闻。{{i1.title}}，投资{{i1.investment}}。"));
    }

    [Fact]
    public void Sentences_come_as_they_are_checked_and_a_refusal_counts_for_all()
    {
        var check = new ProseCheck(press["total"].Facts, Telling.Answer);
        Assert.Empty(check.Feed("江苏省投资额合计{{r1.v"));
        Assert.Single(check.Feed("alue}}。其中"));
        Assert.Equal("江苏省投资额合计316.05亿元。", check.Text);
        Assert.Empty(check.Feed("3条。"));
        Assert.True(check.IsRefused);
        Assert.Equal(ProseFault.Digit, Assert.IsType<ProseVerdict.Refused>(check.Finish()).Fault);
    }

    [Fact]
    public void Prose_cut_in_pieces_anywhere_is_the_same()
    {
        const string Prose = "{{r1.subject}}投资额合计{{r1.value}}。{{r1.items}}新闻中，{{r1.told}}写明投资额。";
        var whole = Told("total", Prose);
        for (var at = 0; at <= Prose.Length; at++)
        {
            var check = new ProseCheck(press["total"].Facts, Telling.Answer);
            check.Feed(Prose[..at]);
            check.Feed(Prose[at..]);
            Assert.Equal(whole, Assert.IsType<ProseVerdict.Accepted>(check.Finish()).Text);
        }
    }

    /// <summary>A text of the news must forge neither a line nor a reference of the prompt.</summary>
    [Fact]
    public void The_prompts_lines_are_one_each()
    {
        foreach (var sheet in press.All)
        {
            var lines = sheet.Facts.Text.Split('\n');
            Assert.All(lines, line => Assert.Matches(@"^(\{\{[a-z0-9.]+\}\} = |i[0-9]+ 的文字)[^{}]+$", line));
            Assert.Equal(sheet.Facts.Fields.Count() + sheet.Facts.Items.Count, lines.Length);
        }
    }

    private string Told(string sheet, string prose)
    {
        var verdict = ProseCheck.Check(press[sheet].Facts, press[sheet].Telling, prose);
        Assert.True(verdict is ProseVerdict.Accepted, $"{prose}: {verdict}");
        return ((ProseVerdict.Accepted)verdict).Text;
    }

    [GeneratedRegex(@"\\u(?<code>[0-9a-f]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
