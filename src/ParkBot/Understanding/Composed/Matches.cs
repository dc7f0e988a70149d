using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Groups of one part of the news that do, or do not, stand in another: 上周有、本周没有的省份; 江苏和浙江都有的行业.</summary>
internal static class Matches
{
    /// <param name="By">What is matched: 省份.</param>
    /// <param name="Here">The words of the part whose groups are given.</param>
    /// <param name="There">The words of the other part; empty for the issue before.</param>
    /// <param name="Present">True where the groups must stand there too.</param>
    /// <param name="Both">The words that hold for both parts.</param>
    internal sealed record Matching(Dimension By, IReadOnlyList<Word> Here, IReadOnlyList<Word> There, bool Present, IReadOnlyList<Word> Both);

    private static readonly WordKind[][] Sides =
        [[WordKind.Issue, WordKind.IssueNumber, WordKind.Date], [WordKind.Place, WordKind.Group], [WordKind.Industry], [WordKind.Stage], [WordKind.Section]];

    internal static Matching? Split(IReadOnlyList<Word> words)
    {
        if (Dimension(words) is not { } by)
        {
            return null;
        }

        if (words.Any(word => word is { Kind: WordKind.Only, Value: "new" }))
        {
            var newest = words.Where(word => word.Kind == WordKind.Issue).Take(1).ToList();
            return new Matching(by, newest, [], Present: false, [.. words.Where(word => IsSide(word) && word.Kind != WordKind.Issue)]);
        }

        foreach (var kinds in Sides)
        {
            var sides = words.Where(word => kinds.Contains(word.Kind)).ToList();
            if (sides.Count == 2 && Told(words, sides[0], sides[1]) is { } told)
            {
                var both = words.Where(word => IsSide(word) && !kinds.Contains(word.Kind)).ToList();
                return told switch
                {
                    Relation.FirstOnly => new Matching(by, [sides[0]], [sides[1]], Present: false, both),
                    Relation.SecondOnly => new Matching(by, [sides[1]], [sides[0]], Present: false, both),
                    _ => new Matching(by, [sides[0]], [sides[1]], Present: true, both),
                };
            }
        }

        return null;
    }

    /// <summary>三期都出现过的省: groups that each of several issues has. Null where no such thing is asked.</summary>
    internal static (Dimension By, IReadOnlyList<Word> Words)? InEach(IReadOnlyList<Word> words) =>
        words.Any(word => word is { Kind: WordKind.Issue, Value: "last" }) && words.Any(word => word.Text is "都有" or "都出现" or "均有" or "都出现过" or "都有的") && Dimension(words) is { } by
            ? (by, [.. words.Where(IsSide)])
            : null;

    private enum Relation { FirstOnly, SecondOnly, Both }

    /// <summary>有 and 没有 behind the two sides, in either order; 都有 behind both.</summary>
    private static Relation? Told(IReadOnlyList<Word> words, Word first, Word second)
    {
        var between = words.Where(word => word.Start >= first.End && word.Start < second.Start).ToList();
        var behind = words.Where(word => word.Start >= second.End).ToList();
        if (behind.Exists(word => word.Text is "都有" or "都出现" or "均有" or "也有" or "共有") && !between.Exists(IsLack))
        {
            return Relation.Both;
        }

        return (between.Exists(IsLack), behind.Exists(IsLack), between.Exists(IsThere), behind.Exists(IsThere)) switch
        {
            (false, true, _, _) => Relation.FirstOnly,
            (true, false, _, true) => Relation.SecondOnly,
            _ => null,
        };
    }

    private static bool IsLack(Word word) => word.Text is "没有" or "没" or "无" or "没有了" or "不在" or "没出现" or "没有出现" or "没有的";

    private static bool IsThere(Word word) => word.Text is "有" or "出现" or "有的" or "才有";

    private static bool IsSide(Word word) => Sides.Any(kinds => kinds.Contains(word.Kind));

    private static Dimension? Dimension(IReadOnlyList<Word> words) =>
        words.Where(word => word is { Kind: WordKind.Which, Value: not "item" }).Select(word => ShapeReader.DimensionOf(word.Value))
            .Concat(words.Where(word => word.Kind == WordKind.Generic).Select(word => word.Text is "企业" or "公司" ? Queries.Dimension.Organization : GroupShapes.DimensionOfNoun(word, words)).OfType<Dimension>())
            .Concat(words.Where(word => word is { Kind: WordKind.Asked, Value: "who" }).Select(_ => Queries.Dimension.Organization))
            .Cast<Dimension?>().FirstOrDefault();
}
