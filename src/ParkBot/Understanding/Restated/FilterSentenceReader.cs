using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads which items a sentence is about: its parts up to the colon, each by how it begins.</summary>
internal sealed class FilterSentenceReader(SentenceCursor cursor, Func<Aggregate?> ranking)
{
    private readonly NameSentenceReader names = new(cursor);

    internal Filter? Filter()
    {
        if (cursor.Eat(SentenceWords.Everything))
        {
            return Queries.Filter.None;
        }

        var filter = Queries.Filter.None;
        do
        {
            if (Part(filter) is not { } read)
            {
                return null;
            }

            filter = read;
        }
        while (cursor.Eat("·"));
        return filter;
    }

    private Filter? Part(Filter filter)
    {
        if (cursor.Eat("投资额"))
        {
            return BoundsSentenceReader.Read(cursor, "亿元") is { } range && BoundsSentenceReader.Fen(range) is { } money ? filter with { Investment = money } : null;
        }

        if (cursor.Eat("写明投资额的"))
        {
            return filter with { TellsInvestment = true };
        }

        if (cursor.Eat("没有写明投资额的"))
        {
            return filter with { TellsInvestment = false };
        }

        if (cursor.Eat("提到"))
        {
            return cursor.Each("或", Thing) is { } things ? filter with { Mentions = [.. filter.Mentions, string.Join(Queries.Filter.Or, things)] } : null;
        }

        return Listed(filter) ?? Nested(filter) ?? names.Part(filter);
    }

    private Filter? Listed(Filter filter)
    {
        if (cursor.Eat("企业或机构"))
        {
            return cursor.Each("或", Quoted) is { } organizations ? filter with { Organizations = organizations } : null;
        }

        if (cursor.Eat("来源"))
        {
            return cursor.Each("或", Quoted) is { } sources ? filter with { Sources = sources } : null;
        }

        if (cursor.Eat("币种为"))
        {
            return cursor.Each("、", Currency) is { } currencies ? filter with { Currencies = currencies } : null;
        }

        return cursor.Eat("金额性质为") && cursor.Each("、", () => cursor.Any(SentenceWords.Kinds) is { } kind ? (true, kind) : default) is { } kinds ? filter with { Kinds = kinds } : null;
    }

    private Filter? Nested(Filter filter)
    {
        if (cursor.Eat("限"))
        {
            return cursor.Inside(ranking) is { } within && cursor.Eat("所列") ? filter with { Within = within } : null;
        }

        if (cursor.Eat("项目另见"))
        {
            return cursor.Inside(Filter) is { } project ? filter with { Project = project } : null;
        }

        if (!cursor.Eat("不含"))
        {
            return null;
        }

        var except = cursor.IsAt('【') ? cursor.Inside(Filter) : cursor.Deeper(() => Part(Queries.Filter.None));
        return except is null ? null : filter with { Except = except };
    }

    /// <summary>“经开区”（也作“经济开发区”）.</summary>
    private (bool Read, string Value) Thing()
    {
        if (cursor.Quoted() is not { } first)
        {
            return default;
        }

        if (first == ForeignMention.Called && cursor.Eat(ForeignMention.AndCountries))
        {
            return (true, ForeignMention.Words);
        }

        if (!cursor.Eat("（也作"))
        {
            return (true, first);
        }

        return cursor.Each("、", Quoted) is { } others && cursor.Eat("）") ? (true, string.Join('|', [first, .. others])) : default;
    }

    private (bool Read, string Value) Quoted() => cursor.Quoted() is { } words ? (true, words) : default;

    private (bool Read, string Value) Currency()
    {
        foreach (var (code, name) in SentenceWords.Currencies)
        {
            if (cursor.Eat(name))
            {
                return (true, code);
            }
        }

        return Quoted();
    }
}
