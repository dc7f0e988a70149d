using ParkBot.News;

namespace ParkBot.Language;

/// <summary>What kind of name was found: an administrative place, or a park or new area (松山湖, 西咸新区) that lies in one.</summary>
internal enum PlaceKind { Administrative, Park }

/// <summary>A place name in a text. Several <paramref name="Candidates"/> where several places have the name (朝阳区).</summary>
internal sealed record PlaceMatch(int Start, int Length, PlaceKind Kind, IReadOnlyList<Place> Candidates);

/// <summary>A region above provinces: 长三角, 京津冀, 中部. <paramref name="Members"/> are provinces or cities.</summary>
internal sealed record RegionGroup(string Name, IReadOnlyList<Place> Members);

/// <summary>The administrative places of China (province, city, county), the parks that the news names, and the regions above provinces.</summary>
internal sealed class Gazetteer
{
    /// <summary>The gazetteer built from the embedded tables, made once.</summary>
    internal static Gazetteer Default => throw new NotSupportedException();

    /// <summary>
    /// Every place name in a folded text, longest first, not overlapping. Full names (苏州市, 南海区) and the usual short
    /// names (苏州, 江苏, 粤); a bare county name only where it stands beside its parent or is told with 县/区/市.
    /// Names inside company names (宁德时代, 阿里云) are not places.
    /// </summary>
    internal IReadOnlyList<PlaceMatch> Find(string folded) => throw new NotSupportedException();

    /// <summary>Region groups (长三角, 江浙沪 …) named in a folded text, with their spans.</summary>
    internal IReadOnlyList<(int Start, int Length, RegionGroup Group)> FindGroups(string folded) => throw new NotSupportedException();
}
