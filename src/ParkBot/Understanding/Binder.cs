using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>The one way into <see cref="QueryPlan"/>: settles what the words leave open against the stored news, and refuses what it cannot settle.</summary>
internal sealed partial class Binder(SubjectFinder subjects, PartFinder parts, TextSearch search, QueryRunner runner)
{
    internal const string Help = "没有听懂这个问题。" + Scope.Examples;

    internal async ValueTask<Understood> BindAsync(Question question, ConversationContext context, CancellationToken cancellationToken)
    {
        var shape = ShapeReader.Read(question.Words);
        var (main, except) = SplitExcept(question.Words);
        var (filter, nothing) = TimeReader.Read(FilterReader.Read(MainFilterWords(main, shape)), main, question.News);
        if (nothing is not null)
        {
            return nothing;
        }

        if (except is not null)
        {
            filter = filter with { Except = except };
        }

        var subject = shape.Kind == ShapeKind.Compare ? "" : FilterReader.Subject(main);
        var bare = subject.Length == 0 && filter.IsOpen;
        var lean = FollowUp.Of(question.Folded, question.Words, shape, bare, context);
        if (lean != FollowUp.Lean.None)
        {
            return await ContinueAsync(question, context, shape, filter, subject, lean, cancellationToken).ConfigureAwait(false);
        }

        if (bare && shape.Kind is ShapeKind.None or ShapeKind.List && GenericSubject(main) is { } generic)
        {
            subject = generic;
        }
        else if (bare && shape.Kind == ShapeKind.None)
        {
            return AsksForNews(question.Words) ? new Planned(new Listing { Filter = filter }, []) : new NotUnderstood(Help);
        }

        return await PlanAsync(question, shape, filter, subject, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where a word is unknown and one character of a place name sounds like it, the question is read with that name (重请市 → 重庆市), and the answer says so.</summary>
    internal async ValueTask<(string Folded, string? Remark)> MendSpellingAsync(string folded, IReadOnlyList<Word> words, CancellationToken cancellationToken)
    {
        foreach (var unknown in words.Where(word => word is { Kind: WordKind.Unknown, Value: "" }))
        {
            foreach (var near in Gazetteer.Default.NearNames(folded).Where(near => near.Start < unknown.End && unknown.Start < near.Start + near.Length))
            {
                var hits = await search.FindAsync(unknown.Text, Filter.None, 1, cancellationToken).ConfigureAwait(false);
                if (hits.Count == 0 || hits[0].Coverage < 0.99)
                {
                    return (string.Concat(folded.AsSpan(0, near.Start), near.Name, folded.AsSpan(near.Start + near.Length)), $"已按“{near.Name}”理解。");
                }
            }
        }

        return (folded, null);
    }

    private async ValueTask<Understood> ContinueAsync(Question question, ConversationContext context, Shape shape, Filter filter, string subject, FollowUp.Lean lean, CancellationToken cancellationToken)
    {
        var before = context.Previous!;
        if (FollowUp.Ordinal(question.Folded, context) is { } pointed)
        {
            filter = Filter.None with { Items = [pointed] };
        }
        else if (lean == FollowUp.Lean.Same && shape.Kind is ShapeKind.Field or ShapeKind.Confirm or ShapeKind.Passages && filter.IsOpen && subject.Length == 0)
        {
            // 在哪个城市, after a ranking: of what the answer showed, not of all that was ranked.
            filter = filter with { Items = context.PreviousItems };
        }
        else if (lean == FollowUp.Lean.Refer)
        {
            // 瑞士那家: one of the items before, where one of them fits; else a question of its own.
            var among = filter with { Items = context.PreviousItems };
            if (subject.Length > 0)
            {
                var found = await subjects.FindAsync(among, subject, FilterReader.Content(question.Words), single: true, cancellationToken).ConfigureAwait(false);
                return await PlanAsync(question, shape, found is { Items.Count: > 0 } ? found : filter, found is null ? subject : "", cancellationToken).ConfigureAwait(false);
            }

            filter = await AnyAsync(among, cancellationToken).ConfigureAwait(false) ? among
                : filter.Mentions.Count + filter.Places.Count > 0 ? filter
                : Filter.None with { Items = context.PreviousItems };
        }
        else if (lean == FollowUp.Lean.Narrow && FollowUp.Collides(before.Filter, filter))
        {
            filter = filter with { Items = context.PreviousItems };
        }
        else
        {
            filter = FollowUp.Merge(before.Filter, filter, subject.Length > 0);
        }

        if (shape.Kind == ShapeKind.None)
        {
            if (subject.Length > 0)
            {
                var found = await subjects.FindAsync(filter, subject, FilterReader.Content(question.Words), single: false, cancellationToken).ConfigureAwait(false);
                if (found is null)
                {
                    return Unknown(subject);
                }

                filter = found;
            }

            return await SettledAsync(lean == FollowUp.Lean.Narrow ? new Listing { Filter = filter } : FollowUp.Again(before, filter), cancellationToken).ConfigureAwait(false);
        }

        return await PlanAsync(question, shape, filter, subject, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Understood> PlanAsync(Question question, Shape shape, Filter filter, string subject, CancellationToken cancellationToken)
    {
        var content = FilterReader.Content(question.Words);
        if (subject.Length > 0)
        {
            var single = shape.Kind is ShapeKind.Field or ShapeKind.Confirm or ShapeKind.Passages;
            var open = shape.Kind == ShapeKind.Confirm ? filter with { Stages = [] } : filter;
            var found = await subjects.FindAsync(open, subject, content, single, cancellationToken).ConfigureAwait(false);
            if (found is null && single && await subjects.KnownAsync(subject, cancellationToken).ConfigureAwait(false) is { Length: > 0 } known)
            {
                found = await subjects.FindAsync(open, known, content, single, cancellationToken).ConfigureAwait(false);
            }

            if (found is null)
            {
                return Unknown(subject);
            }

            filter = found;
        }

        if (shape.Kind is ShapeKind.Passages && filter.IsOpen && content.Replace(" ", "", StringComparison.Ordinal).Length < 2)
        {
            return new NotUnderstood(Help);
        }

        if (subject.Length == 0 && shape.Kind is ShapeKind.Field or ShapeKind.Confirm or ShapeKind.Passages)
        {
            filter = await subjects.OutstandingAsync(filter, content, cancellationToken).ConfigureAwait(false) ?? filter;
        }

        if (await AsSentenceAsync(question, shape, filter, subject, content, cancellationToken).ConfigureAwait(false) is { } sentence)
        {
            return new Planned(sentence, []);
        }

        QueryPlan plan = shape.Kind switch
        {
            ShapeKind.Figure => new Aggregate { Filter = filter, Measure = shape.Measure! },
            ShapeKind.Average => new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = shape.Statistic, GroupBy = shape.GroupBy },
            ShapeKind.Group or ShapeKind.Rank => new Aggregate { Filter = filter, Measure = shape.Measure!, GroupBy = shape.GroupBy, Order = shape.Order, Top = shape.Top },
            ShapeKind.Compare => Compared(question, shape, filter),
            ShapeKind.Share => Shared(question, shape, filter),
            ShapeKind.Field when shape.Asked == Asked.Organizations && HasMoreThanPlaces(question.Words) => new Passages { Filter = filter, Words = content, Sought = Sought.Name },
            ShapeKind.Field when shape.Asked == Asked.Organizations && filter.IsOpen => new Listing { Filter = filter, Asked = Asked.Organizations },
            ShapeKind.Field when shape.Asked == Asked.Date && (Foretells(question.Folded) || await IsAheadAsync(filter, question.Words, cancellationToken).ConfigureAwait(false)) => await SentencesAsync(filter, FilterReader.Asked(question.Words), content, cancellationToken).ConfigureAwait(false),
            ShapeKind.Field when shape.Asked == Asked.Place && AsksOccasion(question.Folded) => new Passages { Filter = filter, Words = content, Sought = Sought.Anything },
            ShapeKind.Field => new Listing { Filter = WithoutAsked(filter, shape.Asked, subject), Asked = shape.Asked },
            ShapeKind.Confirm => new Listing { Filter = filter with { Stages = [] }, Asked = Asked.Confirmation, Confirm = shape.Confirm },
            ShapeKind.Passages when shape.Sought == Sought.Number => await SentencesAsync(filter, FilterReader.Asked(question.Words), content, cancellationToken).ConfigureAwait(false),
            ShapeKind.Passages => new Passages { Filter = filter, Words = content, Sought = shape.Sought },
            ShapeKind.None when AsksSomething(question.Folded) && subject.Length > 0 => new Passages { Filter = filter, Words = content, Sought = Sought.Anything },
            _ => new Listing { Filter = filter, OrderBy = shape.Order switch { SortOrder.Descending => ListOrder.LargestFirst, SortOrder.Ascending => ListOrder.SmallestFirst, _ => ListOrder.Printed } },
        };
        return await SettledAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A figure that no field holds although the words sound like one: the number of measures in a policy (几条举措), a goal's
    /// number of projects, the money of one project inside a bundle. The sentence that says it is the honest answer.
    /// </summary>
    private async ValueTask<QueryPlan?> AsSentenceAsync(Question question, Shape shape, Filter filter, string subject, string content, CancellationToken cancellationToken)
    {
        if (shape.Kind != ShapeKind.Figure)
        {
            return null;
        }

        var asked = FilterReader.Asked(question.Words);
        if (shape.Measure is Measure.MoneyOf { Kind: AmountKind.Target or AmountKind.Part } && !filter.IsOpen)
        {
            return new Passages { Filter = filter, Words = content, Sought = Sought.Number };
        }

        if (shape.Measure is Measure.ItemCount && filter.Items.Count == 1)
        {
            return new Passages { Filter = filter, Words = content, Sought = Sought.Number };
        }

        if (shape.Measure is Measure.ProjectTotal && Foretells(question.Folded) && !filter.IsOpen)
        {
            return new Passages { Filter = filter with { Stages = [], Dates = null }, Words = asked, Sought = Sought.Number };
        }

        if (shape.Measure is Measure.ProjectTotal && filter.Industries.Count > 0 && (filter.Items.Count == 1 || filter.Places.Count > 0)
            && await parts.CountOfAsync(filter, question.Words, cancellationToken).ConfigureAwait(false) is { } part)
        {
            return new Passages { Filter = part, Words = content, Sought = Sought.Number };
        }

        return shape.Measure is Measure.MoneyOf { Kind: AmountKind.Investment } && filter.Items.Count == 1
            && await parts.IsPartOfAsync(filter.Items[0], subject, cancellationToken).ConfigureAwait(false)
            ? new Passages { Filter = filter, Words = content, Sought = Sought.Number }
            : null;
    }

    /// <summary>Sentences with a number: those about what is asked (产能), else those about the whole question.</summary>
    private async ValueTask<Passages> SentencesAsync(Filter filter, string asked, string content, CancellationToken cancellationToken)
    {
        var plan = new Passages { Filter = filter, Words = asked, Sought = Sought.Number };
        var found = await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false);
        return found.Passages.Any(passage => passage.Score >= Telling) ? plan : plan with { Words = content };
    }

    /// <summary>Below this a sentence shares too little with what is asked.</summary>
    private const double Telling = 0.3;

    /// <summary>什么时候投产 of an item that was only signed: its date is not the answer, a sentence about the plan may be.</summary>
    private async ValueTask<bool> IsAheadAsync(Filter filter, IReadOnlyList<Word> words, CancellationToken cancellationToken) =>
        filter.Items.Count == 1 && FilterReader.Read(words).Stages is { Count: > 0 } stages
        && !await AnyAsync(Filter.None with { Items = filter.Items, Stages = stages }, cancellationToken).ConfigureAwait(false);

    /// <summary>Settles places of several meanings by which of them the news tells of; where several remain and the question asks for one figure, it asks back.</summary>
    private async ValueTask<Understood> SettledAsync(QueryPlan plan, CancellationToken cancellationToken)
    {
        foreach (var place in plan.Filter.Places.Where(place => IsAmbiguous(place)))
        {
            var told = new List<Place>();
            foreach (var candidate in place.Places)
            {
                if (await AnyAsync(plan.Filter with { Places = [new PlaceFilter(candidate.Name, [candidate])] }, cancellationToken).ConfigureAwait(false))
                {
                    told.Add(candidate);
                }
            }

            if (told.Count <= 1)
            {
                plan = With(plan, place, told.Count == 1 ? [new PlaceFilter(Label(told[0]), told)] : [place]);
            }
            else if (plan is Aggregate { GroupBy: null, Branches.Count: 0, Measure: not Measure.ItemCount })
            {
                return new Unclear($"“{place.Label}”有{told.Count}处，请问指的是哪一处？", [.. told.Select(meaning => new Choice(Label(meaning), With(plan, place, [new PlaceFilter(Label(meaning), [meaning])])))]);
            }
            else if (plan is Aggregate { GroupBy: null, Branches.Count: 0 } counted)
            {
                plan = counted with { Filter = Without(counted.Filter, place), Branches = [.. told.Select(meaning => new Branch(Label(meaning), Filter.None with { Places = [new PlaceFilter(Label(meaning), [meaning])] }))] };
            }
        }

        return new Planned(plan, []);
    }

    private static bool IsAmbiguous(PlaceFilter place) => place.Places.Count > 1 && place.Places.All(one => one.Name == place.Places[0].Name) && place.Places[0].County is not null;

    private static string Label(Place place) => string.Concat(place.Province, place.City, place.County);

    private static Filter Without(Filter filter, PlaceFilter place) => filter with { Places = [.. filter.Places.Where(other => other != place)] };

    private static QueryPlan With(QueryPlan plan, PlaceFilter old, IReadOnlyList<PlaceFilter> settled) =>
        FilterOnly(plan, plan.Filter with { Places = [.. plan.Filter.Places.Where(place => place != old), .. settled] });

    private static QueryPlan FilterOnly(QueryPlan plan, Filter filter) => plan switch
    {
        Aggregate aggregate => aggregate with { Filter = filter },
        Listing listing => listing with { Filter = filter },
        Passages passages => passages with { Filter = filter },
        _ => throw new ArgumentOutOfRangeException(nameof(plan)),
    };

    private async ValueTask<bool> AnyAsync(Filter filter, CancellationToken cancellationToken) =>
        (await runner.RunAsync(new Aggregate { Filter = filter, Measure = Measure.Items }, cancellationToken).ConfigureAwait(false)).Receipt.Matched > 0;

    private static NothingLoaded Unknown(string subject) => new($"已载入的周报里没有找到“{subject}”。可以换个说法，或只用名称里的关键字来问。");

    /// <summary>产业园, 大会: a general noun is the subject where the question names nothing else.</summary>
    private static string? GenericSubject(IReadOnlyList<Word> words) =>
        AsksForNews(words) ? null : words.FirstOrDefault(word => word.Kind == WordKind.Generic && word.Length > 1)?.Text;

    private static bool AsksForNews(IReadOnlyList<Word> words) => words.Any(word => word.Text is "新闻" or "消息" or "项目" or "资讯" or "动态" or "周报");

    private static bool Foretells(string folded) => folded.Contains("预计", StringComparison.Ordinal) || folded.Contains("计划", StringComparison.Ordinal) || folded.Contains('将') || folded.Contains("达产", StringComparison.Ordinal);

    private static bool AsksOccasion(string folded) => Occasion().IsMatch(folded) || folded.Contains("哪个会", StringComparison.Ordinal) || folded.Contains("什么会", StringComparison.Ordinal) || folded.Contains("哪次会", StringComparison.Ordinal);

    private static bool AsksSomething(string folded) =>
        folded.Contains("什么", StringComparison.Ordinal) || folded.Contains('哪') || folded.Contains('谁') || folded.Contains("多少", StringComparison.Ordinal) || folded.Contains('怎');

    private static bool HasMoreThanPlaces(IReadOnlyList<Word> words) =>
        words.Any(word => word.Kind is WordKind.Unknown or WordKind.Title or WordKind.Industry or WordKind.MoneyRange or WordKind.Kind or WordKind.Park or WordKind.Stage);

    private static Filter WithoutAsked(Filter filter, Asked asked, string subject) => asked switch
    {
        Asked.Stage when subject.Length > 0 => filter with { Stages = [] },
        _ => filter,
    };

    private static IReadOnlyList<Word> MainFilterWords(IReadOnlyList<Word> words, Shape shape)
    {
        if (shape.Kind == ShapeKind.Compare)
        {
            var compared = FilterReader.Comparables(words).Count > 0 ? ComparedKinds(words) : [];
            return [.. words.Where(word => !compared.Contains(word))];
        }

        if (shape.Kind == ShapeKind.Share && shape.WholeMeasure is null)
        {
            var split = words.First(word => word.Kind == WordKind.Share).Start;
            return [.. words.Where(word => word.Start < split || word.Kind is not (WordKind.Place or WordKind.Group or WordKind.Industry or WordKind.Stage or WordKind.Section))];
        }

        return words;
    }

    private static HashSet<Word> ComparedKinds(IReadOnlyList<Word> words)
    {
        WordKind[][] kinds = [[WordKind.Place, WordKind.Group], [WordKind.Industry], [WordKind.Section], [WordKind.Stage], [WordKind.IssueNumber], [WordKind.Unknown, WordKind.Title]];
        var first = kinds.First(group => words.Where(word => group.Contains(word.Kind)).Select(word => word.Text).Distinct(StringComparer.Ordinal).Count() >= 2);
        return [.. words.Where(word => first.Contains(word.Kind))];
    }

    [GeneratedRegex("(在哪|哪里|哪儿|哪个城市|什么地方).{0,4}(举行|举办|召开|开幕|开的|办的|开会)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Occasion();

    private static Aggregate Compared(Question question, Shape shape, Filter filter) =>
        new() { Filter = filter, Measure = shape.Measure!, Branches = FilterReader.Comparables(question.Words) };

    private static Aggregate Shared(Question question, Shape shape, Filter filter)
    {
        if (shape.WholeMeasure is not null)
        {
            return new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = Statistic.Share, Whole = new Aggregate { Filter = filter, Measure = shape.WholeMeasure } };
        }

        var split = question.Words.First(word => word.Kind == WordKind.Share).Start;
        var after = FilterReader.Read([.. question.Words.Where(word => word.Start > split)]);
        var whole = Filter.None with { Issues = filter.Issues, Dates = filter.Dates, Places = after.Places, Industries = after.Industries, Stages = after.Stages, Sections = after.Sections };
        return new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = Statistic.Share, GroupBy = shape.GroupBy, Whole = new Aggregate { Filter = whole, Measure = shape.Measure! } };
    }

    /// <summary>除了江苏（以外）: what stands between the two words is left out.</summary>
    private static (IReadOnlyList<Word> Main, Filter? Except) SplitExcept(IReadOnlyList<Word> words)
    {
        if (words.FirstOrDefault(word => word.Kind == WordKind.Except) is not { } start)
        {
            return (words, null);
        }

        var end = words.FirstOrDefault(word => word.Kind == WordKind.ExceptEnd && word.Start >= start.End)?.Start ?? int.MaxValue;
        var inside = words.Where(word => word.Start >= start.End && word.Start < end && word.Kind is WordKind.Place or WordKind.Group or WordKind.Industry or WordKind.Stage or WordKind.Section or WordKind.Kind).ToList();
        if (end == int.MaxValue)
        {
            // No closing word: the first name after 除了 (and what is listed with it by 和/、) is meant.
            inside = [.. inside.TakeWhile((word, i) => i == 0 || word.Start - inside[i - 1].End <= 1)];
        }

        var filter = FilterReader.Read(inside);
        return filter.IsOpen && inside.Count == 0 ? (words, null) : filter.IsOpen ? ([.. words.Where(word => !inside.Contains(word))], null) : ([.. words.Where(word => !inside.Contains(word))], filter);
    }
}
