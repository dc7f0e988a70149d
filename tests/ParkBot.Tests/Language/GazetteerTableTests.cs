using ParkBot.Language;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Language;

/// <summary>The tables of places hold together: codes, parents, members, and each full name finds its place.</summary>
public sealed class GazetteerTableTests
{
    private static readonly List<(string Province, string City, string County, string Code)> Rows =
        [.. EmbeddedTable.Lines("gazetteer.tsv").Select(line => line.Split('\t')).Select(row => (row[0], row[1], row[2], row[3]))];

    private static readonly HashSet<string> Paths = [.. Rows.Select(row => $"{row.Province}/{row.City}/{row.County}")];

    [Fact]
    public void Codes_are_unique_and_lie_inside_their_parents()
    {
        var codes = Rows.Where(row => row.Code.Length > 0).ToDictionary(row => row.Code, StringComparer.Ordinal);
        Assert.InRange(codes.Count, 3200, 3300);
        foreach (var row in codes.Values)
        {
            Assert.Matches("^[1-8][0-9]{5}$", row.Code);
            Assert.Equal(row.Province, codes[row.Code[..2] + "0000"].Province);
            if (row.City.Length > 0 && row.County.Length > 0)
            {
                Assert.Equal((row.Province, row.City, ""), (codes[row.Code[..4] + "00"].Province, codes[row.Code[..4] + "00"].City, codes[row.Code[..4] + "00"].County));
            }
        }
    }

    [Fact]
    public void The_country_has_all_its_parts()
    {
        Assert.Equal(34, Rows.Count(row => row.City.Length + row.County.Length == 0));
        // 333 prefectures, and the counties and cities that stand directly under a province: 14 in Hainan with 三沙 and 儋州 among the prefectures.
        Assert.Equal(333, Rows.Count(row => row.Code.EndsWith("00", StringComparison.Ordinal) && row.City.Length > 0 && row.County.Length == 0));
        Assert.InRange(Rows.Count(row => row.County.Length > 0 && row.Code.Length > 0), 2790, 2860);
        Assert.Equal(Paths.Count, Rows.Count);
    }

    [Fact]
    public void Every_parent_member_and_target_is_a_place_of_the_table()
    {
        Assert.All(Rows.Where(row => row.City.Length > 0 && row.County.Length > 0), row => Assert.Contains($"{row.Province}/{row.City}/", Paths));
        Assert.All(Rows, row => Assert.Contains($"{row.Province}//", Paths));
        foreach (var target in EmbeddedTable.Lines("parks.tsv").Concat(EmbeddedTable.Lines("former.tsv")).Select(line => line.Split('\t')[1])
            .Concat(EmbeddedTable.Lines("regions.tsv").SelectMany(line => line.Split('\t')[1].Split(' '))))
        {
            Assert.Contains(PlaceNames.Parse(target).ToString(), Paths);
        }
    }

    [Fact]
    public void Every_official_name_finds_its_place()
    {
        var lost = new List<string>();
        foreach (var (province, city, county, code) in Rows.Where(row => row.Code.Length > 0))
        {
            var told = TextFold.Fold(province + city + county);
            var want = new Place(province, city.Length > 0 ? city : null, county.Length > 0 ? county : null);
            var found = Gazetteer.Default.Find(told);
            if (found.Count == 0 || found[^1].Candidates is not [var only] || only != want)
            {
                lost.Add(code + told);
            }
        }

        Assert.True(lost.Count == 0, string.Join(' ', lost));
    }

    [Fact]
    public void A_name_of_one_place_alone_finds_only_that_one()
    {
        var wrong = new List<string>();
        foreach (var group in Rows.Where(row => row.Code.Length > 0 && row.County.Length > 2).GroupBy(row => row.County, StringComparer.Ordinal))
        {
            var found = Gazetteer.Default.Find(TextFold.Fold(group.Key));
            if (found is [var match] && match.Length == group.Key.Length && match.Candidates.Count != group.Count())
            {
                wrong.Add(group.Key);
            }
        }

        Assert.True(wrong.Count == 0, string.Join(' ', wrong));
    }

    [Fact]
    public void Names_that_several_places_have_are_districts_and_counties_only()
    {
        var cities = Rows.Where(row => row.City.Length > 0 && row.County.Length == 0).GroupBy(row => row.City, StringComparer.Ordinal).Where(group => group.Count() > 1);
        Assert.Empty(cities);
    }
}
