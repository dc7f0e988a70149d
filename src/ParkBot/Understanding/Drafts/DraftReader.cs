using System.Globalization;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads the words of a draft with the grammar's readers; what it cannot read it says in <see cref="Trouble"/>.</summary>
internal sealed class DraftReader(NewsSnapshot news, Grounds grounds)
{
    private const int MostValues = 50;

    private const int LongestWord = 30;

    /// <summary>How deep what is left out may leave out something itself.</summary>
    private const int Deepest = 2;

    /// <summary>What to change, in Chinese; null while nothing went wrong. The first one stays.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>Says what is wrong. Always false, so that a condition can end with it.</summary>
    internal bool Fails(string reason)
    {
        Trouble ??= reason;
        return false;
    }

    /// <summary>Says what is wrong. Always null.</summary>
    internal T? Fails<T>(string reason)
        where T : class
    {
        Fails(reason);
        return null;
    }

    internal Filter? Filter(FilterDraft draft, int depth = 0)
    {
        if (depth > Deepest || Counts(draft).Any(count => count > MostValues))
        {
            return Fails<Filter>("条件太多了。");
        }

        if (Places(draft.Places) is not { } places || Industries(draft.Industries) is not { } industries || Range(draft.Investment) is not { Read: true, Range: var range }
            || Words(draft.Organizations) is not { } organizations || Words(draft.Words) is not { } mentions)
        {
            return null;
        }

        var filter = new Filter
        {
            Places = places,
            Industries = industries,
            Stages = [.. draft.Stages.Distinct()],
            Sections = [.. draft.Sections.Distinct()],
            Investment = range,
            TellsInvestment = draft.TellsInvestment,
            Organizations = organizations,
            Mentions = mentions,
            Items = [.. draft.Items.Distinct().Select(Named).OfType<ItemRef>()],
        };
        if (filter.Items.Count < draft.Items.Distinct().Count())
        {
            return Fails<Filter>(Loaded("没有这样编号的新闻。"));
        }

        return Timed(filter, draft) is not { } timed ? null
            : draft.Except is null ? timed
            : Filter(draft.Except, depth + 1) is not { } except ? null
            : except.IsOpen ? timed
            : timed with { Except = except };
    }

    /// <summary>The sides of a comparison, labelled as the grammar labels them; null where they are not sides of one kind, or issues that are not loaded.</summary>
    internal IReadOnlyList<Branch>? Branches(IReadOnlyList<string> sides)
    {
        var branches = FilterReader.Comparables(Split(string.Join('和', sides)));
        return branches.Count == sides.Count && branches.All(branch => branch.Filter.About is null && branch.Filter.Issues.All(number => news.Issues.Any(issue => issue.Number == number))) ? branches : null;
    }

    /// <summary>Of words to search for those that were said, folded.</summary>
    internal string Content(string words) => string.Join(' ', TextFold.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => IsWord(word) && grounds.Holds(word)));

    private static IEnumerable<int> Counts(FilterDraft draft) =>
        [draft.Places.Count, draft.Industries.Count, draft.Stages.Count, draft.Sections.Count, draft.Issues.Count, draft.Organizations.Count, draft.Words.Count, draft.Items.Count];

    private IReadOnlyList<PlaceFilter>? Places(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (name.Length > LongestWord || Split(name) is not { Count: > 0 } words || words.Any(word => word.Kind is not (WordKind.Place or WordKind.Group)))
            {
                return Fails<IReadOnlyList<PlaceFilter>>("places 里有不是地名的词；只能写省、市、区县、园区或区域的名称，公司写在 organizations，别的写在 words。");
            }
        }

        return names.Count == 0 ? [] : FilterReader.Read(Split(string.Join(' ', names))).Places;
    }

    private IReadOnlyList<Industry>? Industries(IReadOnlyList<string> names)
    {
        var found = new HashSet<Industry>();
        foreach (var name in names)
        {
            if (Names.TryIndustry(name, out var industry))
            {
                found.Add(industry);
            }
            else if (name.Length <= LongestWord && Split(name) is { Count: > 0 } words && words.All(word => word.Industry is not null))
            {
                found.UnionWith(words.Select(word => word.Industry!.Value));
            }
            else
            {
                return Fails<IReadOnlyList<Industry>>("industries 里有不认识的行业；行业只有这些：" + string.Join('、', Enum.GetValues<Industry>().Select(known => known.Chinese())) + "。别的写在 words。");
            }
        }

        return [.. found];
    }

    /// <summary>The issues and days that are meant. Days that nobody said are only those that the loaded issues cover.</summary>
    private Filter? Timed(Filter filter, FilterDraft draft)
    {
        filter = filter with { Issues = [.. draft.Issues.Distinct()] };
        IReadOnlyList<Word> words = [];
        if (!string.IsNullOrWhiteSpace(draft.Time))
        {
            words = draft.Time.Length > LongestWord ? [] : Split(draft.Time);
            if (!words.Any(word => word.Kind is WordKind.Date or WordKind.Issue or WordKind.IssueNumber) || !grounds.HoldsFigures(TextFold.Fold(draft.Time)))
            {
                return Fails<Filter>("time 只能照问题里的说法写，例如“本周”“上一期”“2月20日”；也可以改用 issues，或者 from 和 to。");
            }

            filter = filter with { Issues = [.. filter.Issues, .. FilterReader.Read(words).Issues] };
        }

        var (timed, nothing) = TimeReader.Read(filter, words, news);
        if (nothing is not null)
        {
            return Fails<Filter>(nothing.Message);
        }

        return draft is { From: null, To: null } ? timed : Between(timed, draft.From ?? DateOnly.MinValue, draft.To ?? DateOnly.MaxValue);
    }

    private Filter? Between(Filter filter, DateOnly from, DateOnly to)
    {
        var (first, last) = (news.Issues.Min(issue => issue.Period.From), news.Issues.Max(issue => issue.Period.To));
        var window = new DateWindow(from < first ? first : from, to > last ? last : to);
        return window.From <= window.To ? filter with { Dates = new DateFilter(string.Empty, window, Undated.ByPeriod) } : Fails<Filter>(Loaded("这些日子没有载入的新闻。"));
    }

    private (bool Read, MoneyRange? Range) Range(string? money)
    {
        if (string.IsNullOrWhiteSpace(money))
        {
            return (true, null);
        }

        var folded = TextFold.Fold(money);
        return money.Length <= LongestWord && grounds.HoldsFigures(folded) && Split(money) is [{ Kind: WordKind.MoneyRange, Range: { } range }]
            ? (true, range)
            : (Fails("investment 只能照问题里的说法写金额的上下限，例如“10亿元以上”“不足5000万元”。"), null);
    }

    private IReadOnlyList<string>? Words(IReadOnlyList<string> words)
    {
        var folded = words.Select(word => TextFold.Fold(word).Trim()).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return folded.TrueForAll(word => IsWord(word) && grounds.Holds(word))
            ? folded
            : Fails<IReadOnlyList<string>>("organizations 和 words 里的词要在问题里出现过，或者是查询结果里给出的名称，不能是别的。");
    }

    /// <summary>Letters, digits and the marks that names are written with: no address and no markup can be spelled.</summary>
    private static bool IsWord(string folded) => folded.Length is > 0 and <= LongestWord && folded.All(c => char.IsLetterOrDigit(c) || c is '·' or '-' or '(' or ')');

    private ItemRef? Named((int Issue, int Number) item) =>
        news.Issues.FirstOrDefault(issue => issue.Number == item.Issue) is { } found && item.Number > 0 ? new ItemRef(found.Publication, item.Issue, item.Number) : null;

    private IReadOnlyList<Word> Split(string words) => Tokenizer.Split(TextFold.Fold(words).Trim(), news.Newest.Period.To, null);

    private string Loaded(string trouble) => trouble + string.Create(CultureInfo.InvariantCulture, $"已载入第{news.Issues.Min(issue => issue.Number)}期到第{news.Issues.Max(issue => issue.Number)}期。");
}
