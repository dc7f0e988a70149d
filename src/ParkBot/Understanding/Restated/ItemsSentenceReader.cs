using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads items by what a reader calls them: 第108期第1、3、5至9条、《…》第12期第4条.</summary>
internal static class ItemsSentenceReader
{
    internal static List<ItemRef>? Read(SentenceCursor cursor)
    {
        var items = new List<ItemRef>();
        do
        {
            string? publication = ItemsSentence.UsualPublication;
            if (cursor.Eat("《"))
            {
                publication = cursor.IsAt('“') ? cursor.Quoted() : cursor.Word();
                if (publication is null || !cursor.Eat("》"))
                {
                    return null;
                }
            }

            if (!cursor.Eat("第") || cursor.Whole() is not { } issue || !cursor.Eat("期第") || cursor.Each("、", () => Numbers(cursor)) is not { } numbers || !cursor.Eat("条"))
            {
                return null;
            }

            items.AddRange(numbers.SelectMany(run => run).Select(number => new ItemRef(publication, issue, number)));
        }
        while (items.Count <= PlanReader.MostItems && cursor.Eat("、"));
        return items;
    }

    private static (bool Read, IEnumerable<int> Value) Numbers(SentenceCursor cursor)
    {
        if (cursor.Whole() is not { } from)
        {
            return default;
        }

        if (!cursor.Eat("至"))
        {
            return (true, [from]);
        }

        return cursor.Whole() is { } to && to > from && (long)to - from < PlanReader.MostItems ? (true, Enumerable.Range(from, to - from + 1)) : default;
    }
}
