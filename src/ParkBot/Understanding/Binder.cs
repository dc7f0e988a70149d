using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>The one way into <see cref="QueryPlan"/>: settles what the words leave open against the stored news, and refuses what it cannot settle.</summary>
internal sealed class Binder(SubjectFinder subjects, PlaceMeanings meanings, PlanMaker plans)
{
    internal static string Help { get; } = "没有听懂这个问题。" + ExampleQuestions.Sentence;

    internal async ValueTask<Understood> BindAsync(Question question, ConversationContext context, CancellationToken cancellationToken)
    {
        if (Views.Read(question, context) is { } view)
        {
            return view;
        }

        var (main, except) = Division.SplitExcept(question.Words);
        var given = except is null ? Filter.None : Filter.None with { Except = except };
        if (Composition.Match(main, question.News, given) is { } matched)
        {
            return await plans.SettledAsync(matched, cancellationToken).ConfigureAwait(false);
        }

        if (Composition.Chain(main, question.News, given) is { } chain)
        {
            return chain.Nothing ?? await BindAsync(question with { Words = chain.Rest }, context, chain.Given, chain.Measure, cancellationToken).ConfigureAwait(false);
        }

        if (Composition.Progression(main, question.News, given) is { } progression)
        {
            return progression.Nothing ?? await BindAsync(question with { Words = progression.Rest }, context, progression.Given, null, cancellationToken).ConfigureAwait(false);
        }

        return await BindAsync(question with { Words = main }, context, given, null, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="question">The question, or what is left of it.</param>
    /// <param name="context">The talk.</param>
    /// <param name="given">What other parts of the question have settled already.</param>
    /// <param name="usual">What is measured where these words do not say it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async ValueTask<Understood> BindAsync(Question question, ConversationContext context, Filter given, Measure? usual, CancellationToken cancellationToken)
    {
        var words = question.Words;
        if (context.Previous is null && words.Any(word => word.Kind == WordKind.Stage) && words.FirstOrDefault(word => word is { Kind: WordKind.Follow, Value: "refer" } && word.Text.StartsWith("第一", StringComparison.Ordinal)) is { } first)
        {
            // 第一个开工的项目是哪个, with nothing listed before: the earliest.
            words = [.. words.Select(word => word == first ? word with { Kind = WordKind.Edge, Value = "oldest" } : word)];
            question = question with { Words = words };
        }

        var shape = ShapeReader.Read(words);
        if (usual is not null && shape.Kind is ShapeKind.Rank or ShapeKind.Group && MeasureReader.MeasureOf(words) is null)
        {
            shape = shape with { Measure = usual };
        }

        if (shape.Kind == ShapeKind.Contrast)
        {
            return await ContrastAsync(question, shape, given, cancellationToken).ConfigureAwait(false);
        }

        var (filter, nothing) = TimeReader.Read(FilterReader.Read(Division.MainFilterWords(words, shape)), [.. words.Where(word => !shape.Taken.Contains(word))], question.News);
        if (nothing is not null)
        {
            return nothing;
        }

        if (FollowUp.Compared(words, filter, context) is { } compared && FilterReader.Comparables(words).Count < 2)
        {
            return await plans.SettledAsync(compared, cancellationToken).ConfigureAwait(false);
        }

        filter = Composition.Joined(given, filter);
        var subject = shape.Kind == ShapeKind.Compare && FilterReader.Comparables(words)[0].Filter.About is not null ? "" : FilterReader.Subject(words);
        if (Signs.IsPhase(subject) && filter.IsOpen)
        {
            // 那二期呢, 一期花了多少: of the project that was talked of.
            return context.PreviousItems.Count is > 0 and <= Talked
                ? new Planned(new Passages { Filter = Filter.None with { Items = context.PreviousItems }, Words = subject + " 投资", Sought = Sought.Number }, [])
                : new Unclear($"请问是哪个项目的{subject}？请说出企业、地点或项目的名称。", []);
        }

        var bare = subject.Length == 0 && filter.IsOpen;
        var onlyExcept = subject.Length == 0 && given.Except is not null && (filter with { Except = null }).IsOpen && shape.Kind is ShapeKind.None or ShapeKind.List;
        var lean = onlyExcept && context.Previous is not null ? FollowUp.Lean.Same : given.IsOpen ? FollowUp.Of(question.Folded, words, shape, bare, context) : FollowUp.Lean.None;
        if (lean != FollowUp.Lean.None)
        {
            return await ContinueAsync(question, context, shape, filter, subject, lean, cancellationToken).ConfigureAwait(false);
        }

        if (bare && Signs.AsksForLack(question.Folded))
        {
            return new NotUnderstood(Help);
        }

        if (bare && words.Any(word => word is { Kind: WordKind.Follow, Value: "refer" }))
        {
            return new Unclear("请问指的是哪个项目？请说出企业、地点或项目的名称。", []);
        }

        if (bare && shape.Kind is ShapeKind.None or ShapeKind.List && Signs.GenericSubject(words) is { } generic)
        {
            subject = generic;
        }
        else if (bare && shape.Kind == ShapeKind.None)
        {
            return Signs.AsksForNews(words) ? new Planned(new Listing { Filter = filter }, []) : new NotUnderstood(Help);
        }

        return await plans.MakeAsync(question, shape, filter, subject, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>More items than these are no one project that was talked of.</summary>
    private const int Talked = 3;

    private async ValueTask<Understood> ContrastAsync(Question question, Shape shape, Filter given, CancellationToken cancellationToken)
    {
        var (branches, nothing) = Contrasts.Read(question.Words, shape, question.News);
        if (nothing is not null)
        {
            return nothing;
        }

        IReadOnlyList<Word> words = [.. question.Words.Where(word => word.Kind is not (WordKind.Issue or WordKind.IssueNumber or WordKind.Date))];
        var filter = Composition.Joined(given, FilterReader.Read(words));
        return await plans.MakeAsync(question with { Words = words }, shape with { Branches = branches }, filter, FilterReader.Subject(words), cancellationToken).ConfigureAwait(false);
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
                var found = await subjects.FindAsync(among, new SubjectSearch(subject, FilterReader.Content(question.Words), Single: true, IsLenient: true), cancellationToken).ConfigureAwait(false);
                return await plans.MakeAsync(question, shape, found?.Filter ?? filter, found is null ? subject : "", cancellationToken).ConfigureAwait(false);
            }

            filter = await meanings.AnyAsync(among, cancellationToken).ConfigureAwait(false) ? among
                : filter.Mentions.Count + filter.Places.Count > 0 ? filter
                : Filter.None with { Items = context.PreviousItems };
        }
        else if (lean == FollowUp.Lean.Narrow && FollowUp.Collides(before.Filter, filter))
        {
            filter = filter with { Items = context.PreviousItems };
        }
        else
        {
            if (lean == FollowUp.Lean.Same && (filter.Issues.Count > 0 || filter.Dates is not null) && shape.Kind == ShapeKind.None)
            {
                before = FollowUp.Base(context);
            }

            filter = FollowUp.Merge(before.Filter, filter, subject.Length > 0);
        }

        if (lean == FollowUp.Lean.Same && shape.Kind == ShapeKind.List && subject.Length == 0 && before is Aggregate && context.PreviousItems.Count > 0 && FollowUp.AsksWhich(question.Folded))
        {
            // 分别是哪几个: those that the figure stands on.
            return new Planned(new Listing { Filter = Filter.None with { Items = context.PreviousItems } }, []);
        }

        if (lean == FollowUp.Lean.Narrow && before is Listing && shape is { Kind: ShapeKind.Figure, Measure: Measure.ProjectTotal } && !question.Words.Any(MeasureReader.IsProjectWord))
        {
            // 其中开工的有几个, of a list: of its items.
            shape = shape with { Measure = Measure.Items };
        }

        if (lean is FollowUp.Lean.Same or FollowUp.Lean.Narrow && FollowUp.Changed(before, filter, shape, question.Words) is { } changed)
        {
            return await plans.SettledAsync(changed, cancellationToken).ConfigureAwait(false);
        }

        if (shape.Kind == ShapeKind.None || (shape.Kind == ShapeKind.List && filter.Except is not null && before.Filter.Except is null))
        {
            if (subject.Length > 0)
            {
                var found = await subjects.FindAsync(filter, new SubjectSearch(subject, FilterReader.Content(question.Words), Single: false, IsLenient: false), cancellationToken).ConfigureAwait(false);
                if (found is null)
                {
                    return PlanMaker.Unknown(subject);
                }

                filter = found.Filter;
            }

            return await plans.SettledAsync(lean == FollowUp.Lean.Narrow && !(before is Aggregate { GroupBy: null, Branches.Count: 0 } && shape.Kind == ShapeKind.None) && !(FollowUp.Keeps(question.Words) && before is Aggregate) ? new Listing { Filter = filter } : FollowUp.Again(before, filter), cancellationToken).ConfigureAwait(false);
        }

        return await plans.MakeAsync(question, shape, filter, subject, cancellationToken).ConfigureAwait(false);
    }
}
