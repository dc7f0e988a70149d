using ParkBot.Language;
using Xunit;

namespace ParkBot.Tests.Language;

/// <summary>A hundred names that are hard to place (Cases/places.tsv).</summary>
public sealed class PlaceCasesTests
{
    public static TheoryData<string> Rows => CaseTable.Rows("places.tsv");

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_name_is_placed(string row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cells = row.Split('\t');
        var found = Gazetteer.Default.Find(TextFold.Fold(cells[0]));
        Assert.Equal(cells[1], found.Count == 0 ? "-" : string.Join(' ', found.MaxBy(match => Depth(match))!.Candidates));
    }

    private static int Depth(PlaceMatch match) => match.Candidates[0] is { County: not null } ? 2 : match.Candidates[0].City is null ? 0 : 1;
}
