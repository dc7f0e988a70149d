using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads what a question wants: a figure, a list, a ranking, a field. The first rule that fits decides; the order is from the most particular to the most general.</summary>
internal static class ShapeReader
{
    internal static Shape Read(IReadOnlyList<Word> words)
    {
        var has = words.ToLookup(word => word.Kind);
        return TimeShapes.Read(words, has) ?? DividingShapes.Read(words, has) ?? GroupShapes.Read(words, has)
            ?? FieldShapes.Number(has) ?? FigureShapes.Read(words, has) ?? FieldShapes.Read(words, has) ?? Listed(has);
    }

    private static Shape Listed(ILookup<WordKind, Word> has) =>
        new(has[WordKind.List].Any() || has[WordKind.Only].Any() || has[WordKind.MoneyRange].Any() ? ShapeKind.List : ShapeKind.None);

    internal static IReadOnlyList<Stage> StageOf(string value) =>
        [.. value.Split('+').Select(part => Enum.Parse<Stage>(part, ignoreCase: true))];

    internal static Dimension DimensionOf(string value) => Enum.Parse<Dimension>(value, ignoreCase: true);
}
