using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>One field of an item, a yes or no, or a sentence of it.</summary>
internal static class FieldShapes
{
    /// <summary>A number that no field holds: 产能, 占地, 多少吨.</summary>
    internal static Shape? Number(ILookup<WordKind, Word> has) =>
        has[WordKind.Seek].Any(word => word.Value == "number") || has[WordKind.Part].Any() || has[WordKind.HowLong].Any()
            ? new Shape(ShapeKind.Passages) { Sought = Sought.Number }
            : null;

    internal static Shape? Read(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 来源是中国政府网的新闻: the source is named, not asked.
        var asked = has[WordKind.Asked].Select(word => word.Value).Where(value => value != "source" || !has[WordKind.Source].Any()).ToList();
        if (asked.Count == 0 && has[WordKind.Stage].Skip(1).Any() && words.Any(word => word.Text == "还是"))
        {
            // 是签约还是开工: the stage is asked, and restricts nothing.
            return new Shape(ShapeKind.Field) { Asked = Asked.Stage, Taken = [.. has[WordKind.Stage]] };
        }

        if (asked.Count == 0)
        {
            return Confirm(words, has);
        }

        if (asked.Contains("reason"))
        {
            return new Shape(ShapeKind.Passages) { Sought = Sought.Reason };
        }

        // 审议通过的是哪个会: a field only where the words ask for nothing else that a sentence would have to say.
        return asked[0] switch
        {
            "date" => Field(Asked.Date),
            "source" => Field(Asked.Source),
            "stage" => Field(Asked.Stage),
            "industry" => Field(Asked.Industry),
            "place" when words.Any(word => word.Kind == WordKind.Which && word.Value == "source") => Field(Asked.Source),
            "place" => Field(Asked.Place),
            _ => Field(Asked.Organizations),
        };
    }

    private static Shape Field(Asked asked) => new(ShapeKind.Field) { Asked = asked };

    private static Shape? Confirm(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var stage = has[WordKind.Stage].LastOrDefault();
        if (stage is null || !has[WordKind.YesNo].Any() || words.Any(word => word.Text is "有没有" or "有没" or "有无" or "有"))
        {
            return null;
        }

        return new Shape(ShapeKind.Confirm) { Confirm = ShapeReader.StageOf(stage.Value)[0], Asked = Asked.Confirmation };
    }
}
