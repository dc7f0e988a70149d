using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Where a plan finds nothing that another reading of the same words does find, that reading: never a wider one without saying so.</summary>
internal sealed class Fallbacks(QueryRunner runner, PartFinder parts)
{
    /// <summary>Below this a sentence does not tell what no field does.</summary>
    private const double Telling = 0.5;

    /// <summary>The plan to answer with, and a remark where it restricts less than the words did.</summary>
    internal async ValueTask<(QueryPlan Plan, string? Remark)> TellingAsync(QueryPlan plan, Question question, string content, CancellationToken cancellationToken) => plan switch
    {
        Passages { Sought: Sought.Name } passages when !Signs.AsksPerson(question.Folded) => (await NamedAsync(passages, cancellationToken).ConfigureAwait(false), null),
        Passages { Sought: Sought.Name } passages => (passages with { Words = Signs.PersonOf(question.Folded), Sought = Sought.Anything }, null),
        Passages { Sought: Sought.Number } passages when question.Words.Any(word => word is { Kind: WordKind.Asked, Value: "date" }) && !Signs.Foretells(question.Folded) => (await DatedAsync(passages, cancellationToken).ConfigureAwait(false), null),
        Listing { Asked: Asked.Items, Filter: { Items.Count: 1, About: not null } } listing when !question.Words.Any(word => word.Kind == WordKind.List && word.Text is not ("啥" or "有啥")) => (await AttributeAsync(listing, question, content, cancellationToken).ConfigureAwait(false), null),
        Passages { Sought: Sought.Anything } passages when Signs.AsksOccasion(question.Folded) => (await PlacedAsync(passages, cancellationToken).ConfigureAwait(false), null),
        Listing { Asked: Asked.Place } listing when Signs.AsksCounty(question.Folded) => (await CountyAsync(listing, question, content, cancellationToken).ConfigureAwait(false), null),
        Aggregate { GroupBy: null, Branches.Count: 0, Statistic: Statistic.Total, Measure: Measure.ProjectTotal or Measure.MoneyOf } aggregate => (await CountedAsync(aggregate, question, content, cancellationToken).ConfigureAwait(false), null),
        Listing { Asked: Asked.Items or Asked.Organizations, Filter.Stages.Count: > 0 } listing when Signs.OnlySettles(question.Words) => await SettledHereAsync(listing, cancellationToken).ConfigureAwait(false),
        _ => (plan, null),
    };

    /// <summary>No sentence names who: the organisations of the item do.</summary>
    private async ValueTask<QueryPlan> NamedAsync(Passages plan, CancellationToken cancellationToken)
    {
        var found = await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false);
        if (found.Passages.Any(passage => passage.Score >= Quoted) || found.Receipt.Matched is 0 or > Few)
        {
            return plan;
        }

        // 一等奖是谁: a person is no organisation of the item.
        var anything = plan with { Sought = Sought.Anything };
        return plan.Filter.Items is [var only] && !await parts.HoldsInTitleAsync(only, plan.Words, cancellationToken).ConfigureAwait(false)
            && (await runner.RunAsync(anything, cancellationToken).ConfigureAwait(false)).Passages is [{ Score: >= Telling, Field: not EvidenceField.Title }, ..] ? anything
            : new Listing { Filter = plan.Filter, Asked = Asked.Organizations };
    }

    private const int Few = 3;

    /// <summary>From here on an answer quotes a sentence; the default of the answering options.</summary>
    private const double Quoted = 0.3;

    /// <summary>海口冷链中心库容: of one item, words that its title lacks ask what its sentence says.</summary>
    private async ValueTask<QueryPlan> AttributeAsync(Listing plan, Question question, string content, CancellationToken cancellationToken)
    {
        if (!content.Contains(' ', StringComparison.Ordinal) || FilterReader.AsksForNews(question.Words) || await parts.HoldsInTitleAsync(plan.Filter.Items[0], content, cancellationToken).ConfigureAwait(false)
            || !await parts.HoldsInTitleAsync(plan.Filter.Items[0], content.Split(' ')[0], cancellationToken).ConfigureAwait(false))
        {
            return plan;
        }

        var sentences = new Passages { Filter = plan.Filter, Words = content, Sought = Sought.Anything };
        return (await runner.RunAsync(sentences, cancellationToken).ConfigureAwait(false)).Passages is [{ Score: >= Telling, Field: not EvidenceField.Title }, ..] ? sentences : plan;
    }

    /// <summary>No sentence tells when: the item's own date does.</summary>
    private async ValueTask<QueryPlan> DatedAsync(Passages plan, CancellationToken cancellationToken) =>
        plan.Filter.Items.Count == 0 || (await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false)).Passages.Any(passage => passage.Score >= Quoted) ? plan : new Listing { Filter = plan.Filter, Asked = Asked.Date };

    /// <summary>No sentence tells where it was held: the item's own place does.</summary>
    private async ValueTask<QueryPlan> PlacedAsync(Passages plan, CancellationToken cancellationToken) =>
        (await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false)).Passages.Any(passage => passage.Score >= Quoted) ? plan : new Listing { Filter = plan.Filter, Asked = Asked.Place };

    /// <summary>在哪个区, of an item of a whole city: a sentence may name the district.</summary>
    private async ValueTask<QueryPlan> CountyAsync(Listing plan, Question question, string content, CancellationToken cancellationToken)
    {
        if (plan.Filter.Items is not [var only] || !Signs.AsksZone(question.Folded) && await parts.HasCountyAsync(only, cancellationToken).ConfigureAwait(false))
        {
            return plan;
        }

        var sentences = new Passages { Filter = plan.Filter, Words = content, Sought = Sought.Place };
        return (await runner.RunAsync(sentences, cancellationToken).ConfigureAwait(false)).Passages.Any(passage => passage.Score >= Telling) ? sentences : plan;
    }

    /// <summary>One item that tells no number of projects, or a policy that has no investment: a sentence with a number may say what was asked.</summary>
    private async ValueTask<QueryPlan> CountedAsync(Aggregate plan, Question question, string content, CancellationToken cancellationToken)
    {
        var told = await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false);
        var isPolicy = told.Silent is [var only] && await parts.IsPolicyAsync(only.Ref, cancellationToken).ConfigureAwait(false);
        if (told.Value is not null || told.Receipt.Matched != 1 || (plan.Measure is Measure.MoneyOf && !(isPolicy && question.Words.Any(word => word is { Kind: WordKind.Unknown, Length: > 1 }))))
        {
            return plan;
        }

        var sentences = new Passages { Filter = plan.Filter with { Stages = [] }, Words = content, Sought = Sought.Number };
        return (await runner.RunAsync(sentences, cancellationToken).ConfigureAwait(false)).Passages.Any(passage => passage.Score >= Telling) ? sentences : plan;
    }

    /// <summary>贵安新区落户了哪些企业: 落户 asks what is there; where no item says that it was signed, all of the place are given.</summary>
    private async ValueTask<(QueryPlan Plan, string? Remark)> SettledHereAsync(Listing plan, CancellationToken cancellationToken)
    {
        var wide = plan with { Filter = plan.Filter with { Stages = [] } };
        return (await MatchedAsync(plan, cancellationToken).ConfigureAwait(false)) > 0 || wide.Filter.IsOpen || (await MatchedAsync(wide, cancellationToken).ConfigureAwait(false)) == 0
            ? (plan, null)
            : (wide, "没有写明签约落户的，以下是有关的全部新闻。");
    }

    private async ValueTask<int> MatchedAsync(Listing plan, CancellationToken cancellationToken) =>
        (await runner.RunAsync(plan, cancellationToken).ConfigureAwait(false)).Receipt.Matched;
}
