using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.Language;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

/// <summary>The tables of phrases and what they mean by the contract: money.tsv, amounts.tsv, counts.tsv, dates.tsv, stages.tsv, organizations.tsv.</summary>
public sealed class FactCasesTests
{
    public static TheoryData<string> MoneyRows => CaseTable.Rows("money.tsv");

    public static TheoryData<string> AmountRows => CaseTable.Rows("amounts.tsv");

    public static TheoryData<string> CountRows => CaseTable.Rows("counts.tsv");

    public static TheoryData<string> DateRows => CaseTable.Rows("dates.tsv");

    public static TheoryData<string> StageRows => CaseTable.Rows("stages.tsv");

    public static TheoryData<string> OrganizationRows => CaseTable.Rows("organizations.tsv");

    [Theory]
    [MemberData(nameof(MoneyRows))]
    public void Money_is_read(string row)
    {
        var (text, want) = Halves(row);
        var read = Money.Find(TextFold.Fold(text)).Select(match => new
        {
            Words = text.Substring(match.Start, match.Length),
            match.Value,
            match.Currency,
            Bound = match.Bound.ToString().ToLowerInvariant(),
            match.Low,
            match.High,
        });
        Assert.Equal(
            want == "-" ? [] : want.Split("; ").Select(Canonical),
            read.Select(match => $"{match.Words} {match.Value:0.##} {match.Currency} {match.Bound}{(match.Low is { } low ? string.Create(CultureInfo.InvariantCulture, $" {low:0.##}~{match.High:0.##}") : "")}"));
    }

    [Theory]
    [MemberData(nameof(AmountRows))]
    public void Amounts_have_their_kind_and_stage(string row)
    {
        var cells = Cells(row);
        var read = Reading.Of(cells[1], SectionOf(cells[0]));
        Assert.Equal((cells[2] == "-" ? "" : cells[2], cells[3]), (Reading.Amounts(read), Reading.Investment(read)));
    }

    [Theory]
    [MemberData(nameof(CountRows))]
    public void Projects_are_counted(string row)
    {
        var cells = Cells(row);
        var read = Reading.Of(cells[0]);
        Assert.Equal((cells[1] == "-" ? "" : cells[1], cells[2]), (Reading.Counts(read), Reading.Projects(read)));
    }

    [Theory]
    [MemberData(nameof(DateRows))]
    public void The_event_has_its_day(string row)
    {
        var cells = Cells(row);
        var issue = cells[0].Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var context = new IssueWeekContext(issue[0], issue[1], IssueWeek.Of(issue[0], issue[1], issue[2]), string.Create(CultureInfo.InvariantCulture, $"园区周报 {issue[0]} 年 {issue[1]} 月 {issue[2]}期（总 1 期）"));
        Assert.Equal(cells[2], Reading.Date(Reading.Of(cells[1], context: context)));
    }

    [Theory]
    [MemberData(nameof(StageRows))]
    public void What_happened_is_told(string row)
    {
        var cells = Cells(row);
        var want = cells[2] == "-" ? "" : string.Join(' ', cells[2].Split(' ').Order(StringComparer.Ordinal));
        Assert.Equal(want, Reading.Stages(Reading.Of(cells[1], SectionOf(cells[0]))));
    }

    [Theory]
    [MemberData(nameof(OrganizationRows))]
    public void Actors_are_named(string row)
    {
        var cells = Cells(row);
        var read = Reading.Of(cells[0]).Organizations.Select(name => TextFold.Fold(name.Value)).ToList();
        Assert.All(Names(cells, 1), name => Assert.Contains(read, found => name.Split('|').Select(TextFold.Fold).Contains(found)));
        Assert.All(Names(cells, 2), name => Assert.DoesNotContain(TextFold.Fold(name), read));
    }

    private static string[] Names(string[] cells, int column) =>
        column < cells.Length ? cells[column].Split('、', StringSplitOptions.RemoveEmptyEntries) : [];

    private static Section SectionOf(string letter) => letter switch { "g" => Section.General, "p" => Section.Policy, _ => Section.Investment };

    private static string[] Cells(string row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Split('\t');
    }

    private static (string Text, string Want) Halves(string row) => Cells(row) is [var text, var want] ? (text, want) : throw new FormatException(row);

    /// <summary>35亿元 35e8 CNY exact, its numbers written out.</summary>
    private static string Canonical(string sum)
    {
        var words = sum.Split(' ');
        var bound = Array.FindIndex(words, word => word is "exact" or "about" or "over" or "under" or "range");
        static string Plain(string number) => decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture);
        words[bound - 2] = Plain(words[bound - 2]);
        if (bound + 1 < words.Length)
        {
            words[bound + 1] = string.Join('~', words[bound + 1].Split('~').Select(Plain));
        }

        return string.Join(' ', words);
    }
}
