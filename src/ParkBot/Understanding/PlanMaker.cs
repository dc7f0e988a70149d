using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Makes the plan of a shape and a filter: finds the question's subject among the stored news and takes a sentence where no field tells what is asked.</summary>
internal sealed class PlanMaker(SubjectFinder subjects, PartFinder parts, PlaceMeanings meanings, Fallbacks fallbacks, QueryRunner runner)
{
    internal ValueTask<Understood> SettledAsync(QueryPlan plan, CancellationToken cancellationToken) => meanings.SettledAsync(plan, cancellationToken);

    internal async ValueTask<Understood> MakeAsync(Question question, Shape shape, Filter filter, string subject, CancellationToken cancellationToken)
    {
        var content = FilterReader.Content(shape.Asked == Asked.Stage ? [.. question.Words.Where(word => word.Kind != WordKind.Stage)] : question.Words);
        var remarks = new List<string>();
        if (shape.IsOfOne)
        {
            // 并网了吗 of one item is a matter of its stage, not of the word.
            filter = filter with { Mentions = [.. filter.Mentions.Except(question.Words.Where(word => word.Kind == WordKind.Mention && question.Words.Any(other => other.Kind == WordKind.Stage && other.Start == word.Start)).Select(word => word.Value), StringComparer.Ordinal)] };
        }

        if (subject.Length > 0)
        {
            var open = shape.Kind == ShapeKind.Confirm || shape.Asked is Asked.Stage or Asked.Interval or Asked.Progress ? filter with { Stages = [] } : filter;
            var search = new SubjectSearch(subject, content, shape.IsOfOne && !AsksForMany(question.Words), IsLenient: shape.IsOfOne || shape.Measure is Measure.MoneyOf || shape.Kind is ShapeKind.Progress);
            var found = await subjects.FindAsync(open, search, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return Unknown(subject);
            }

            filter = found.Filter;
            if (found.LeftOut.Count > 0 && shape.Measure is not null)
            {
                remarks.Add($"载入的新闻里没有提到{string.Concat(found.LeftOut.Select(word => $"“{word}”"))}，没有作为条件。");
            }
        }

        if (shape.Kind is ShapeKind.Passages && filter.IsOpen && content.Replace(" ", "", StringComparison.Ordinal).Length < 2)
        {
            return new NotUnderstood(Binder.Help);
        }

        // 氢能项目在哪里 asks of an industry, even where one item alone has the word.
        if (subject.Length == 0 && shape.IsOfOne && !AsksForMany(question.Words) && question.Words.Any(word => word.Kind is WordKind.Unknown or WordKind.Seek or WordKind.Part or WordKind.Park or WordKind.Kind or WordKind.Place or WordKind.Group))
        {
            filter = await subjects.OutstandingAsync(filter, content, cancellationToken).ConfigureAwait(false) ?? filter;
        }

        if (shape.Kind is ShapeKind.List or ShapeKind.None && FilterReader.Kinds(question.Words) is { Count: > 0 } kinds)
        {
            filter = filter with { Kinds = kinds };
        }

        if (FilterReader.IsAboutProjects(question.Words) && filter is { Mentions.Count: > 0, Sections.Count: 0 })
        {
            // A policy that speaks of foreign investors is no project of theirs.
            filter = filter with { Sections = [Section.Investment, Section.General] };
        }

        var plan = await AsSentenceAsync(question, shape, filter, subject, content, cancellationToken).ConfigureAwait(false)
            ?? await PlanAsync(question, shape, filter, subject, content, cancellationToken).ConfigureAwait(false);
        if (plan is Passages { Sought: Sought.Number } sentences && shape.Measure is Measure.MoneyOf && Signs.NamesPhase(question.Folded)
            && await PhaseUntoldAsync(sentences, Signs.PhaseOf(question.Folded), cancellationToken).ConfigureAwait(false) is { } untold)
        {
            return untold;
        }

        var (told, remark) = await fallbacks.TellingAsync(plan, question, content, cancellationToken).ConfigureAwait(false);
        var understood = await SettledAsync(told, cancellationToken).ConfigureAwait(false);
        return understood is Planned planned ? planned with { Remarks = [.. remarks, .. remark is null ? [] : new[] { remark }, .. planned.Remarks] } : understood;
    }

    /// <summary>That the news does not tell the phase's money, by its title; null where the best sentence names both.</summary>
    private async ValueTask<NothingLoaded?> PhaseUntoldAsync(Passages plan, string phase, CancellationToken cancellationToken)
    {
        var found = await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false);
        return found.Passages is [{ Score: >= Telling, Sentence: var sentence }, ..] && sentence.Contains(phase, StringComparison.Ordinal) && sentence.AsSpan().IndexOfAny('亿', '万', '元') >= 0
            ? null
            : new NothingLoaded($"{string.Concat(found.Items.Take(1).Select(item => $"“{item.Title}”的"))}原文没有写明{phase}的投资额。");
    }

    /// <summary>都有谁, 哪些企业: of all that match, not of the one that fits best.</summary>
    private static bool AsksForMany(IReadOnlyList<Word> words) =>
        words.Any(word => word.Kind is WordKind.Asked or WordKind.List && (word.Text.Contains("有哪些", StringComparison.Ordinal) || word.Text.Contains("有谁", StringComparison.Ordinal) || word.Text.StartsWith("哪些", StringComparison.Ordinal) || word.Text.StartsWith("哪几", StringComparison.Ordinal)));

    private async ValueTask<QueryPlan> PlanAsync(Question question, Shape shape, Filter filter, string subject, string content, CancellationToken cancellationToken) => shape.Kind switch
    {
        ShapeKind.Figure => new Aggregate { Filter = filter, Measure = shape.Measure! },
        ShapeKind.Average => new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = shape.Statistic, GroupBy = shape.GroupBy },
        ShapeKind.Rank when filter.Items.Count == 1 && subject.Length > 0 => await SentencesAsync(filter, FilterReader.Asked(question.Words), content, cancellationToken).ConfigureAwait(false),
        ShapeKind.Group when subject.Length > 0 && filter.Items.Count == 1 && shape.GroupBy is Dimension.Province or Dimension.City && question.Words.Any(word => word.Kind == WordKind.Which) => new Listing { Filter = filter, Asked = Asked.Place },
        ShapeKind.Rank when shape.Place is { } place => Ranked(filter, shape, place),
        ShapeKind.Group or ShapeKind.Rank => new Aggregate { Filter = filter, Measure = shape.Measure!, GroupBy = shape.GroupBy, Across = shape.Across, Order = shape.Order, Top = shape.Top },
        ShapeKind.Threshold => new Aggregate { Filter = filter, Measure = shape.Measure!, GroupBy = shape.GroupBy, Having = shape.Having },
        ShapeKind.Distinct when filter.Items.Count == 1 => new Passages { Filter = filter, Words = content, Sought = Sought.Number },
        ShapeKind.Distinct => new Aggregate { Filter = filter, Measure = shape.Measure! },
        ShapeKind.Contrast => new Aggregate { Filter = filter, Measure = shape.Measure!, Branches = shape.Branches, Contrast = shape.Contrast },
        ShapeKind.Progress or ShapeKind.Summary => new Listing { Filter = filter, Asked = shape.Asked },
        ShapeKind.Interval => new Listing { Filter = filter with { Stages = [] }, Asked = shape.Asked, Since = shape.Since, Confirm = shape.Confirm },
        ShapeKind.Edge => new Listing { Filter = filter, Asked = shape.Asked, OrderBy = shape.Edge, Top = shape.Top },
        ShapeKind.Compare => Division.Compared(question, shape, filter),
        // 一期占总投资多少: a phase's part of its own total stands in the text.
        ShapeKind.Share when filter.Items.Count == 1 && Signs.NamesPhase(question.Folded) => new Passages { Filter = filter, Words = $"投资 {Signs.PhaseOf(question.Folded)}", Sought = Sought.Number },
        // 标准地比例要求不低于多少: a share that the text tells, not one of the news.
        ShapeKind.Share when subject.Length > 0 && filter.Items.Count == 1 && shape.GroupBy is null && !question.Words.Any(word => word.Kind is WordKind.Kind or WordKind.Items or WordKind.Projects or WordKind.Part) => await SentencesAsync(filter, FilterReader.Asked(question.Words), content, cancellationToken).ConfigureAwait(false),
        ShapeKind.Share => Division.Shared(question, shape, filter),
        ShapeKind.Field or ShapeKind.Confirm => await FieldAsync(question, shape, filter, subject, content, cancellationToken).ConfigureAwait(false),
        ShapeKind.Passages when shape.Sought == Sought.Number => await SentencesAsync(filter, FilterReader.Asked(question.Words), content, cancellationToken).ConfigureAwait(false),
        ShapeKind.Passages => new Passages { Filter = filter, Words = content, Sought = shape.Sought },
        ShapeKind.None when Signs.AsksSomething(question.Folded) && subject.Length > 0 => new Passages { Filter = filter, Words = content, Sought = Sought.Anything },
        _ => new Listing { Filter = filter, OrderBy = shape.Order switch { SortOrder.Descending => ListOrder.LargestFirst, SortOrder.Ascending => ListOrder.SmallestFirst, _ => ListOrder.Printed } },
    };

    /// <summary>One place of a ranking: the first of what is left when the groups before it are taken away; see <see cref="Aggregate.PlaceAsked"/>.</summary>
    internal static Aggregate Ranked(Filter filter, Shape shape, int place)
    {
        var before = new Aggregate { Filter = filter, Measure = shape.Measure!, GroupBy = shape.GroupBy, Order = shape.Order, Top = place - 1 };
        return before with { Match = new GroupMatch(Present: false, filter with { Within = before }), Top = 1 };
    }

    private async ValueTask<QueryPlan> FieldAsync(Question question, Shape shape, Filter filter, string subject, string content, CancellationToken cancellationToken) => shape.Asked switch
    {
        Asked.Confirmation => new Listing { Filter = filter with { Stages = [] }, Asked = Asked.Confirmation, Confirm = shape.Confirm },
        Asked.Organizations when Signs.HasMoreThanPlaces(question.Words) && !(AsksForMany(question.Words) && subject.Length == 0) => new Passages { Filter = filter, Words = FilterReader.ContentBesidePlaces(question.Words), Sought = Sought.Name },
        Asked.Date when Signs.Foretells(question.Folded) || await IsAheadAsync(filter, question.Words, cancellationToken).ConfigureAwait(false) => await SentencesAsync(filter, FilterReader.Asked(question.Words), content, cancellationToken).ConfigureAwait(false),
        Asked.Place when Signs.AsksOccasion(question.Folded) => new Passages { Filter = filter, Words = content, Sought = Sought.Anything },
        Asked.Stage when subject.Length > 0 => new Listing { Filter = filter with { Stages = [] }, Asked = Asked.Stage },
        _ => new Listing { Filter = filter, Asked = shape.Asked },
    };

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
            // One goal is a figure; several (投资额, 纳税) are not to be added up.
            var told = await runner.RunAsync(new Aggregate { Filter = filter, Measure = shape.Measure }, cancellationToken).ConfigureAwait(false);
            if (told.Items is [{ Figures.Count: 1 }])
            {
                return null;
            }

            return new Passages { Filter = filter, Words = content, Sought = Sought.Number };
        }

        // 一期投了多少: the money of a phase is told by its sentence, the item's figure may be the whole.
        if (shape.Measure is Measure.MoneyOf { Kind: AmountKind.Investment } && filter.Items.Count is 1 or 2 && Signs.NamesPhase(question.Folded))
        {
            return new Passages { Filter = filter, Words = $"投资 {Signs.PhaseOf(question.Folded)}", Sought = Sought.Number };
        }

        if (shape.Measure is Measure.ItemCount && filter.Items.Count == 1)
        {
            return new Passages { Filter = filter, Words = content, Sought = Sought.Number };
        }

        if (shape.Measure is Measure.ProjectTotal && Signs.Foretells(question.Folded) && !filter.IsOpen)
        {
            return new Passages { Filter = filter with { Stages = [], Dates = null }, Words = asked, Sought = Sought.Number };
        }

        if (shape.Measure is Measure.ProjectTotal && (filter.Items.Count == 1 || filter.Places.Count > 0)
            && await parts.CountOfAsync(filter, question, cancellationToken).ConfigureAwait(false) is { } part)
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
        && !await meanings.AnyAsync(Filter.None with { Items = filter.Items, Stages = stages }, cancellationToken).ConfigureAwait(false);

    internal static NothingLoaded Unknown(string subject) => new($"已载入的周报里没有找到“{subject}”。可以换个说法，或只用名称里的关键字来问。") { IsSure = false };
}
