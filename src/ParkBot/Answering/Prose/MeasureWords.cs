using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Checks that a figure is called what it is: its measure, and whether it is a sum, an average or a share.</summary>
internal sealed class MeasureWords(FactSheet sheet)
{
    private Func<SheetResult, bool>? measure;
    private Statistic? statistic;
    private Claim per;

    internal void Check(IReadOnlyList<ProseToken> part)
    {
        var (isNamed, isOfKind) = (false, false);
        for (var at = 0; at < part.Count; at++)
        {
            var token = part[at];
            if (Strong(token) is { } strong && !IsAmong(part, at))
            {
                if (at > 0 && Strong(part[at - 1]) is not null)
                {
                    // 项目数条数: neither of them.
                    throw new ProseRefusedException(ProseFault.Measure, Attribution.Text(part));
                }

                (measure, isNamed) = (strong, true);
                statistic = isOfKind ? statistic : null;
            }

            if (Kind(token) is { } kind)
            {
                (statistic, isOfKind) = (kind, true);
                per = token.Word is Claim.PerItem or Claim.PerProject ? token.Word : per;
            }

            if (token.Field is not { IsFigure: true } and not { Kind: FieldKind.Row })
            {
                continue;
            }

            var good = token.Field.Of.Owner == Owner.Item ? Item(part, at, isNamed, isOfKind)
                : token.Field.Kind is FieldKind.Items or FieldKind.Told or FieldKind.Untold ? Count(part, at, isOfKind)
                : Figure(part, at, sheet.Results[token.Field.Of.Number - 1], isNamed);
            if (!good || !Phrases(part))
            {
                throw new ProseRefusedException(ProseFault.Measure, Attribution.Text(part));
            }
        }

        if (!Phrases(part))
        {
            throw new ProseRefusedException(ProseFault.Measure, Attribution.Text(part));
        }
    }

    /// <summary>True where a rank word at a place ranks by what the result is of.</summary>
    internal bool Ranks(IReadOnlyList<ProseToken> part, int at, SheetResult result)
    {
        var before = Before(part, at);
        return IsOfKind(null, result) && (Weak(before) is { } weak ? weak(result) : measure is null || measure(result));
    }

    private bool Figure(IReadOnlyList<ProseToken> part, int at, SheetResult result, bool isNamed)
    {
        var (before, after) = (Before(part, at), at + 1 < part.Count ? part[at + 1] : null);
        var near = Weak(before);
        if (near is not null && !near(result))
        {
            return false;
        }

        if (after is not null && !IsAmong(part, at + 1) && (Weak(after) ?? Strong(after)) is { } behind)
        {
            if (!behind(result))
            {
                return false;
            }

            near = behind;
        }

        var isCount = result is { Measure: not Measure.MoneyOf, Statistic: Statistic.Total };
        var isCalled = measure is null ? !result.MustBeNamed : measure(result) || (!isNamed && (near is not null || isCount));

        // 占全部新闻投资额的14343.99亿元: what stands behind 占…的 is a share.
        var isShareOf = statistic == Statistic.Share && result.Statistic != Statistic.Share && at > 0 && part[at - 1] is { Kind: TokenKind.Word, Text: "的" };
        return isCalled && !isShareOf && IsOfKind(before, result);
    }

    private bool IsOfKind(ProseToken? before, SheetResult result) => result.Statistic switch
    {
        Statistic.AveragePerItem => statistic == Statistic.AveragePerItem && per != Claim.PerProject,
        Statistic.AveragePerProject => statistic == Statistic.AveragePerItem && per != Claim.PerItem,
        Statistic.Share => statistic == Statistic.Share,
        _ => statistic is null or Statistic.Total || (sheet.IsShare && statistic == Statistic.Share && before?.Is(Claim.Share) != true),
    };

    private bool Count(IReadOnlyList<ProseToken> part, int at, bool isOfKind)
    {
        var before = Before(part, at);
        var after = at + 1 < part.Count ? part[at + 1] : null;
        return !(isOfKind && statistic is not Statistic.Total) && (before is null || (Weak(before) ?? Strong(before)) is null || before.Word is Claim.NewsWord or Claim.CountItems)
            && after?.Word is not (Claim.ProjectWord or Claim.InvestWord or Claim.Investment or Claim.CountProjects or Claim.Money or Claim.Measure);
    }

    private bool Item(IReadOnlyList<ProseToken> part, int at, bool isNamed, bool isOfKind)
    {
        if (part[at].Field!.Kind != FieldKind.Investment)
        {
            return at == 0 || (!part[at - 1].Is(Claim.Total) && (part[at - 1].Kind != TokenKind.Stretch || ProseWords.Default.Held(Claim.AmountWord, part[at - 1].Text) is null));
        }

        var investment = new SheetResult(0, new QueryResult { Plan = new Aggregate { Measure = Measure.Investment }, Receipt = new Receipt { Matched = 1 } }, string.Empty);
        var before = Before(part, at);
        var near = Weak(before) ?? Strong(before);
        var written = string.Concat(part.Where(token => token.Field is null).Select(token => token.Text));
        return (near is null || near(investment)) && (!isNamed || measure!(investment)) && !(isOfKind && statistic is not Statistic.Total)
            && (at == 0 || part[at - 1].Kind != TokenKind.Stretch) && ProseWords.Default.Held(Claim.AmountWord, written) is null;
    }

    /// <summary>写明 belongs to the figure of those that tell, 没有写明 to that of those that do not.</summary>
    private static bool Phrases(IReadOnlyList<ProseToken> part)
    {
        for (var at = 0; at < part.Count; at++)
        {
            var wanted = part[at].Is(Claim.Told) ? FieldKind.Told : part[at].Is(Claim.Untold) ? FieldKind.Untold : (FieldKind?)null;
            var figure = part.Take(at).LastOrDefault(token => token.IsFigure) ?? part.Skip(at).FirstOrDefault(token => token.IsFigure);
            if (wanted is not null && figure?.Field!.Kind != wanted)
            {
                return false;
            }
        }

        return part.All(token => token.Field is not { Kind: FieldKind.Told or FieldKind.Untold } field || part.Any(word => word.Is(field.Kind == FieldKind.Told ? Claim.Told : Claim.Untold)));
    }

    /// <summary>The last token before a place that is no leading word: 投资额|合计为|316亿元.</summary>
    private static ProseToken? Before(IReadOnlyList<ProseToken> part, int at)
    {
        var before = at - 1;
        while (before >= 0 && part[before].Kind == TokenKind.Word && part[before].Word is Claim.Lead or Claim.Respectively or Claim.Total)
        {
            before--;
        }

        return before >= 0 ? part[before] : null;
    }

    /// <summary>项目中, 新闻里: it says where, not what.</summary>
    private static bool IsAmong(IReadOnlyList<ProseToken> part, int at) => at + 1 < part.Count && part[at + 1].Is(Claim.Among);

    private static Func<SheetResult, bool>? Weak(ProseToken? token) => token?.Kind != TokenKind.Word ? null : token.Word switch
    {
        Claim.NewsWord => result => result.Measure is Measure.ItemCount,
        Claim.ProjectWord => result => result.Measure is Measure.ProjectTotal,
        Claim.InvestWord => result => result.Measure is Measure.MoneyOf { Kind: AmountKind.Investment },
        _ => null,
    };

    private Func<SheetResult, bool>? Strong(ProseToken? token)
    {
        if (token?.Field is { Kind: FieldKind.Measure, Of.Number: var number })
        {
            return result => result.MeasureName == sheet.Results[number - 1].MeasureName;
        }

        return token?.Kind != TokenKind.Word ? null : token.Word switch
        {
            Claim.Measure => result => result.MeasureName == token.Text || PlanDescriber.Describe(result.Measure, result.Plan?.Filter ?? Filter.None) == token.Text,
            Claim.CountItems => result => result.Measure is Measure.ItemCount,
            Claim.CountProjects => result => result.Measure is Measure.ProjectTotal,
            Claim.Investment => result => result.Measure is Measure.MoneyOf { Kind: AmountKind.Investment },
            Claim.Money => result => result.Measure is Measure.MoneyOf,
            _ => null,
        };
    }

    /// <summary>What kind of figure a word or a measure's name announces; averages of both kinds are one here.</summary>
    private Statistic? Kind(ProseToken token)
    {
        var named = token.Field is { Kind: FieldKind.Measure, Of.Number: var number } ? sheet.Results[number - 1]
            : token.Is(Claim.Measure) ? sheet.Results.FirstOrDefault(result => result.MeasureName == token.Text) : null;
        if (named is { Statistic: not Statistic.Total })
        {
            return named.Statistic == Statistic.Share ? Statistic.Share : Statistic.AveragePerItem;
        }

        return token.Kind != TokenKind.Word ? null : token.Word switch
        {
            Claim.Total => statistic is Statistic.AveragePerItem or Statistic.Share ? statistic : Statistic.Total,
            Claim.Average or Claim.PerItem or Claim.PerProject => Statistic.AveragePerItem,
            Claim.Share => Statistic.Share,
            _ => null,
        };
    }
}
