using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads what is asked of the items where it is no figure: a list of them, one of their fields, or sentences.</summary>
internal sealed class ListingSentenceReader(SentenceCursor cursor)
{
    internal Passages? Passages() =>
        cursor.Eat("查找写到") && cursor.Quoted() is { } words && cursor.Eat("的") && cursor.Any(SentenceWords.Findings) is { } sought ? new Passages { Words = words, Sought = sought } : null;

    internal Listing? Listing()
    {
        if (Asks() is not { } listing)
        {
            return null;
        }

        while (cursor.Eat("，"))
        {
            if (cursor.Any(SentenceWords.Orders) is { } order)
            {
                listing = listing with { OrderBy = order };
            }
            else if (cursor.Eat("前") && cursor.Whole() is { } top && cursor.Eat("条"))
            {
                listing = listing with { Top = top };
            }
            else if (cursor.Eat("核对") && cursor.Any(SentenceWords.Stages) is { } confirm)
            {
                listing = listing with { Confirm = confirm };
            }
            else if (cursor.Eat("起于") && cursor.Any(SentenceWords.Stages) is { } since)
            {
                listing = listing with { Since = since };
            }
            else
            {
                return null;
            }
        }

        return listing;
    }

    private Listing? Asks()
    {
        if (cursor.Eat("是否"))
        {
            var stage = cursor.Any(SentenceWords.Stages);
            return stage is not null || cursor.Eat("属实") ? new Listing { Asked = Asked.Confirmation, Confirm = stage } : null;
        }

        if (cursor.Eat("从"))
        {
            var since = cursor.Any(SentenceWords.Stages);
            if ((since is null && !cursor.Eat("最初")) || !cursor.Eat("到"))
            {
                return null;
            }

            var until = cursor.Any(SentenceWords.Stages);
            return (until is not null || cursor.Eat("最后")) && cursor.Eat("的天数") ? new Listing { Asked = Asked.Interval, Since = since, Confirm = until } : null;
        }

        return cursor.Any(SentenceWords.Fields) is { } asked ? new Listing { Asked = asked } : null;
    }
}
