using System.Collections.Frozen;
using System.Text.Json;

namespace ParkBot.Answering;

/// <summary>Reads what is expected of an answer: <c>{"value":232.6,"unit":"亿元","items":[9],"textHas":[["庆阳"]]}</c>.</summary>
internal static class ExpectationReader
{
    private static readonly FrozenDictionary<string, Outcome> Words =
        Enum.GetValues<Outcome>().ToFrozenDictionary(outcome => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()), StringComparer.Ordinal);

    internal static Expectation Read(CaseJson json) => new()
    {
        Outcomes = Outcomes(json),
        Figure = Figure(json),
        HasFigure = json.Has("value"),
        NoFigure = json.Flag("valueAbsent"),
        Rows = json.Each("rows", (row, where) => Row(new CaseJson(row, where))),
        IsOrdered = json.Flag("ordered"),
        TopOnly = json.Whole("topOnly") ?? 0,
        Items = json.Each("items", CaseJson.WholeOf) ?? [],
        ItemsAllowed = json.Has("itemsAllowed") ? json.Each("itemsAllowed", CaseJson.WholeOf) : json.Each("items", CaseJson.WholeOf),
        LooksAtItems = json.Has("items") || json.Has("itemsAllowed"),
        Issue = json.Whole("issue") ?? Expectation.DefaultIssue,
        TextHas = json.Each("textHas", (words, where) => CaseJson.ListOf(words, where, CaseJson.TextOf)) ?? [],
        TextHasNot = json.Each("textHasNot", CaseJson.TextOf) ?? [],
        Either = json.Each("or", (one, where) => Read(new CaseJson(one, where))),
    };

    private static IReadOnlyList<Outcome> Outcomes(CaseJson json) => json.Element("outcome") switch
    {
        null => [Outcome.Answered],
        { ValueKind: JsonValueKind.Array } many => CaseJson.ListOf(many, json.Path("outcome"), OutcomeOf),
        { } one => [OutcomeOf(one, json.Path("outcome"))],
    };

    private static Outcome OutcomeOf(JsonElement word, string where) =>
        Words.TryGetValue(CaseJson.TextOf(word, where), out var outcome) ? outcome : throw new CaseJsonException($"{where} 应是 {string.Join('、', Words.Keys)} 之一。");

    private static ExpectedRow Row(CaseJson json) => new(
        (json.OptionalText("label") ?? throw new CaseJsonException($"缺少 {json.Path("label")}。")).Split('|'),
        Figure(json));

    private static ExpectedFigure Figure(CaseJson json) => new()
    {
        Value = json.Number("value"),
        Unit = json.OptionalText("unit"),
        Tolerance = json.Number("tolerance") ?? ExpectedFigure.DefaultTolerance,
        Others = json.Each("valueAlt", Other) ?? [],
        Range = json.Each("range", CaseJson.NumberOf) switch
        {
            null => null,
            [var from, var to] => (from, to),
            _ => throw new CaseJsonException($"{json.Path("range")} 应是两个数字。"),
        },
    };

    private static OtherFigure Other(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new OtherFigure(CaseJson.NumberOf(json, where), null);
        }

        var figure = new CaseJson(json, where);
        return new OtherFigure(figure.Number("value") ?? throw new CaseJsonException($"缺少 {figure.Path("value")}。"), figure.OptionalText("unit"));
    }
}
