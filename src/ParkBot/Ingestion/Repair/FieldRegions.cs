using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Places as a person writes them: 江苏省苏州市昆山市、上海闵行. The gazetteer fills in what lies above.</summary>
internal static partial class FieldRegions
{
    private const string Right = "请写全名，如 江苏省苏州市昆山市；几处用顿号隔开，没有写“无”。";

    internal static FieldReading Read(Item item, string value, DateWindow week)
    {
        var places = new List<Place>();
        foreach (var words in FieldValues.Words(value).Where(words => words != "全国"))
        {
            var (meanings, unknown) = Meanings(Gaps().Replace(TextFold.Fold(words), ""));
            switch (meanings)
            {
                case [var only]:
                    places.Add(only);
                    break;
                case []:
                    return new FieldReading.NotUnderstood(unknown is null ? $"“{words}”里的地名对不上，一处不在另一处里。{Right}" : $"没有找到“{unknown}”这个地方。{Right}");
                default:
                    return new FieldReading.NotUnderstood($"“{words}”有{meanings.Count}处：{string.Join('、', meanings.Select(place => place.Province + place.City + place.County))}。{Right}");
            }
        }

        return new FieldReading.Read(item with { Regions = FieldValues.Kept(item.Regions, places) });
    }

    /// <summary>The places that a name means, each part inside the one before it; and the part that no place is called.</summary>
    private static (IReadOnlyList<Place> Meanings, string? Unknown) Meanings(string folded)
    {
        var names = Gazetteer.Default.FindAll(folded);
        IReadOnlyList<Place>? meanings = null;
        for (var at = 0; at < folded.Length;)
        {
            if (names.FirstOrDefault(name => name.Start == at) is not { } name)
            {
                return ([], folded[at..]);
            }

            meanings = meanings is null ? name.Candidates : [.. name.Candidates.Where(inner => meanings.Any(inner.IsWithin))];
            at = name.End;
        }

        return ([.. (meanings ?? []).Distinct()], folded.Length == 0 ? folded : null);
    }

    /// <summary>What parts the levels of one place: 江苏省/苏州市, 上海市/–/闵行区.</summary>
    [GeneratedRegex("[ /·–-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gaps();
}
