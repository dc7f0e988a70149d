using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Values as a person writes them, for the fields that are a day, a number or a list of words.</summary>
internal static partial class FieldValues
{
    private const int MostProjects = 100_000;
    private const int LongestName = 60;

    internal static FieldReading Date(Item item, string value, DateWindow week)
    {
        if (IsNone(value))
        {
            return new FieldReading.Read(item with { Date = null });
        }

        var folded = TextFold.Fold(value).Replace(" ", "", StringComparison.Ordinal);
        return Dates.Find(folded, week.To) is [{ Start: 0, Shape: DateShape.Day or DateShape.Span or DateShape.TenDays } match] && match.Length == folded.Length
            ? new FieldReading.Read(item with { Date = new Fact<DateWindow>(match.Window, Basis.Correction, []) })
            : new FieldReading.NotUnderstood($"“{value}”不是看得懂的日期。请写到日，如 2023-02-21、2月21日、2月19日至23日、2月上旬；没有日期写“无”。");
    }

    internal static FieldReading Stages(Item item, string value, DateWindow week)
    {
        var stages = new List<Stage>();
        foreach (var word in Words(value))
        {
            var mentions = Enum.TryParse<Stage>(word, ignoreCase: true, out var named) && !char.IsAsciiDigit(word[0]) ? [named] : StagesIn(word);
            if (mentions.Count == 0)
            {
                return new FieldReading.NotUnderstood($"“{word}”不是看得懂的阶段。可以写：{string.Join('、', Enum.GetValues<Stage>().Select(stage => stage.Chinese()))}；几个用顿号隔开，没有写“无”。");
            }

            stages.AddRange(mentions);
        }

        return new FieldReading.Read(item with { Stages = Kept(item.Stages, stages) });
    }

    internal static FieldReading Industries(Item item, string value, DateWindow week)
    {
        var industries = new List<Industry>();
        foreach (var word in Words(value))
        {
            if (Industry(word) is not { } industry)
            {
                return new FieldReading.NotUnderstood($"“{word}”不是看得懂的行业。可以写：{string.Join('、', Enum.GetValues<Industry>().Select(one => one.Chinese()))}；几个用顿号隔开，没有写“无”。");
            }

            industries.Add(industry);
        }

        return new FieldReading.Read(item with { Industries = Kept(item.Industries, industries) });
    }

    internal static FieldReading Organizations(Item item, string value, DateWindow week)
    {
        var names = Words(value);
        return names.FirstOrDefault(name => name.Length is < 2 or > LongestName || name.All(char.IsAsciiDigit)) is { } wrong
            ? new FieldReading.NotUnderstood($"“{wrong}”不像机构名称（2 到 {LongestName} 个字）；几个用顿号隔开，没有写“无”。")
            : new FieldReading.Read(item with { Organizations = Kept(item.Organizations, names) });
    }

    internal static FieldReading Projects(Item item, string value, DateWindow week)
    {
        if (IsNone(value))
        {
            return new FieldReading.Read(item with { Projects = null });
        }

        var number = Counted().Replace(TextFold.Fold(value), "").Trim();
        return ChineseNumber.TryParse(number, out var projects) && projects is >= 1 and <= MostProjects && projects == decimal.Truncate(projects)
            ? new FieldReading.Read(item with { Projects = new Fact<int>((int)projects, Basis.Correction, []) })
            : new FieldReading.NotUnderstood($"“{value}”不是看得懂的项目数。请写 1 到 {MostProjects} 之间的整数，如 24、24个；没有写“无”。");
    }

    internal static bool IsNone(string value) => value.Trim() is ItemWords.None or "没有" or "空" or "null";

    /// <summary>The words of a list; none for 无.</summary>
    internal static IReadOnlyList<string> Words(string value) =>
        IsNone(value) ? [] : [.. Separators().Split(value).Select(word => word.Trim()).Where(word => word.Length > 0)];

    /// <summary>A value that stays keeps the words that it stands on; a new one stands on the person's word.</summary>
    internal static IReadOnlyList<Fact<T>> Kept<T>(IReadOnlyList<Fact<T>> before, IEnumerable<T> values) =>
        [.. values.Distinct().Select(value => before.FirstOrDefault(fact => Equals(fact.Value, value)) ?? new Fact<T>(value, Basis.Correction, []))];

    /// <summary>The stages that words of the contract name, where nothing else stands between them: 竣工投产.</summary>
    private static List<Stage> StagesIn(string word)
    {
        if (Enum.GetValues<Stage>().Where(stage => stage.Chinese() == word).ToList() is [var only])
        {
            return [only];
        }

        var mentions = StageWords.Find(new FactField(EvidenceField.Title, word, year: 0));
        var told = mentions.DistinctBy(mention => mention.Start).Sum(mention => mention.Length);
        return told == word.Length ? [.. mentions.Select(mention => mention.Stage).Distinct()] : [];
    }

    private static Industry? Industry(string word)
    {
        var folded = TextFold.Fold(word);
        return Enum.GetValues<Industry>().Where(industry => industry.Chinese() == word).Select(industry => (Industry?)industry).FirstOrDefault()
            ?? (Names.TryIndustry(word, out var named) ? named
                : IndustryLexicon.Find(folded) is [{ Start: 0 } match] && match.Length == folded.Length ? match.Industry : null);
    }

    [GeneratedRegex("[、,，;；\n]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex("(个项目|项目|个|项)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();
}
