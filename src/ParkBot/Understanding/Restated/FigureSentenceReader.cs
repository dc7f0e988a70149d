using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads a whole sentence: the items, and behind the colon what is asked of them. Null for what is no such sentence.</summary>
internal sealed class FigureSentenceReader
{
    private readonly SentenceCursor cursor;
    private readonly FilterSentenceReader filters;
    private readonly ListingSentenceReader listings;

    internal FigureSentenceReader(SentenceCursor cursor)
    {
        this.cursor = cursor;
        filters = new FilterSentenceReader(cursor, Ranking);
        listings = new ListingSentenceReader(cursor);
    }

    internal QueryPlan? Plan()
    {
        if (filters.Filter() is not { } filter || !cursor.Eat("："))
        {
            return null;
        }

        return (listings.Passages() ?? listings.Listing() ?? (QueryPlan?)Figure()) is { } plan ? plan with { Filter = filter } : null;
    }

    private Aggregate? Ranking() => Plan() as Aggregate;

    private Aggregate? Figure()
    {
        Dimension? by = null;
        Dimension? across = null;
        if (cursor.Eat("逐条"))
        {
            by = Dimension.Item;
        }
        else if (cursor.Eat("按"))
        {
            by = cursor.Any(SentenceWords.Dimensions);
            across = cursor.Eat("和") ? cursor.Any(SentenceWords.Dimensions) : null;
        }

        List<Branch>? branches = [];
        if (cursor.Eat("对比"))
        {
            branches = cursor.Each("、", Branch);
            if (!cursor.Eat("的"))
            {
                return null;
            }
        }
        else if (by is not null && !cursor.Eat("统计"))
        {
            return null;
        }

        if (branches is null || Noun() is not { } noun)
        {
            return null;
        }

        return Clauses(noun with { GroupBy = by, Across = across, Branches = branches });
    }

    private (bool Read, Branch Value) Branch()
    {
        var branch = cursor.Inside(() =>
        {
            var start = cursor.At;
            if (cursor.Quoted() is { } label && cursor.Eat("即"))
            {
                return filters.Filter() is { } named ? new Branch(label, named) : null;
            }

            cursor.At = start;
            return filters.Filter() is { } filter ? new Branch(FilterSentence.Name(filter), filter) : null;
        });
        return (branch is not null, branch!);
    }

    private Aggregate? Noun()
    {
        var statistic = cursor.Eat("平均每条") ? Statistic.AveragePerItem : cursor.Eat("平均每个项目") ? Statistic.AveragePerProject : Statistic.Total;
        if (Measured() is not { } measure)
        {
            return null;
        }

        var figure = new Aggregate { Measure = measure, Statistic = statistic };
        if (cursor.Eat("中位数"))
        {
            figure = figure with { Statistic = Statistic.Median };
        }
        else if (cursor.Eat("占比"))
        {
            figure = figure with { Statistic = Statistic.Share };
        }
        else if (cursor.Eat("占"))
        {
            var ground = cursor.Inside(() => Ground(measure));
            return ground is not null && cursor.Eat("的比例") ? figure with { Statistic = Statistic.Share, Whole = ground } : null;
        }
        else
        {
            cursor.Eat("合计");
        }

        if (!cursor.Eat("（整体为"))
        {
            return figure;
        }

        return cursor.Inside(() => Ground(measure)) is { } whole && cursor.Eat("）") ? figure with { Whole = whole } : null;
    }

    private Measure? Measured()
    {
        if (cursor.Eat("新闻条数"))
        {
            return Measure.Items;
        }

        if (cursor.Eat("项目数"))
        {
            return Measure.Projects;
        }

        if (cursor.Eat("涉及的"))
        {
            return cursor.Any(SentenceWords.Dimensions) is { } dimension && cursor.Eat("数") ? new Measure.GroupCount(dimension) : null;
        }

        return cursor.Any(SentenceWords.Kinds) is { } kind ? new Measure.MoneyOf(kind) : null;
    }

    /// <summary>The same measure of other items, or a sentence of its own.</summary>
    private Aggregate? Ground(Measure measure)
    {
        var start = cursor.At;
        if (filters.Filter() is not { } filter)
        {
            return null;
        }

        if (cursor.IsAt('】'))
        {
            return new Aggregate { Measure = measure, Filter = filter };
        }

        cursor.At = start;
        return Ranking();
    }

    private Aggregate? Clauses(Aggregate figure)
    {
        while (cursor.Eat("，"))
        {
            if (cursor.Any(SentenceWords.Contrasts) is { } contrast)
            {
                figure = figure with { Contrast = contrast };
            }
            else if (cursor.Any(SentenceWords.Sorts) is { } order)
            {
                figure = figure with { Order = order };
            }
            else if (cursor.Eat("前") && cursor.Whole() is { } top && (cursor.Eat("条") || cursor.Eat("个")))
            {
                figure = figure with { Top = top };
            }
            else if (cursor.Eat("只列") && Kept(figure) is { } kept)
            {
                figure = kept;
            }
            else
            {
                return null;
            }
        }

        return figure;
    }

    private Aggregate? Kept(Aggregate figure)
    {
        if (cursor.IsAt('【'))
        {
            var filter = cursor.Inside(filters.Filter);
            var present = cursor.Eat("也有");
            return filter is not null && (present || cursor.Eat("没有")) && cursor.Eat("的") ? figure with { Match = new GroupMatch(present, filter) } : null;
        }

        return BoundsSentenceReader.Read(cursor, PlanSentence.Unit(figure)) is { } range && cursor.Eat("的") ? figure with { Having = range } : null;
    }
}
