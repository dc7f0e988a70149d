using System.Globalization;

namespace ParkBot.Answering;

/// <summary>
/// Whether an answer is right. Where a refusal, no data or asking back is expected among others, having that outcome is enough;
/// where asking back alone is expected, what it names is looked at.
/// </summary>
internal static class Judge
{
    /// <summary>Null where all is met, else a Chinese sentence without its full stop that says what is not.</summary>
    internal static string? Fault(Expectation expected, JudgedAnswer answer)
    {
        if (expected.Either is { } either)
        {
            var faults = either.Select(one => Fault(one, answer)).ToList();
            return faults.Contains(null) ? null : string.Join("；或：", faults);
        }

        if (!expected.Outcomes.Contains(answer.Outcome))
        {
            return $"结果应是{string.Join('或', expected.Outcomes.Select(OutcomeText.Name))}，得到的是{OutcomeText.Name(answer.Outcome)}";
        }

        if (expected.TextHasNot.FirstOrDefault(words => JudgedText.Holds(answer.Text, words)) is { } wrong)
        {
            return $"文字里不该有“{wrong}”";
        }

        if (answer.Outcome is not (Outcome.Unclear or Outcome.Answered))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(answer.Text))
        {
            return "没有文字";
        }

        return answer.Outcome == Outcome.Unclear ? AskingBack(expected, answer) : Figures(expected, answer) ?? Rows(expected, answer) ?? Items(expected, answer) ?? Words(expected, answer.Text);
    }

    private static string? AskingBack(Expectation expected, JudgedAnswer answer) => expected.Outcomes is [Outcome.Unclear]
        ? Words(expected, answer.Text + string.Concat(answer.Rows.Select(row => " " + row.Label))) ?? Rows(expected, answer)
        : null;

    private static string? Figures(Expectation expected, JudgedAnswer answer)
    {
        if (expected.NoFigure)
        {
            var others = expected.Figure with { Value = null };
            var given = answer.Rows.Select(row => (row.Value, row.Unit)).Prepend((answer.Value, answer.Unit))
                .FirstOrDefault(one => one.Value is not (null or 0) && !(others.Others.Count > 0 && others.Meets(one.Value, one.Unit)));
            return given.Value is { } figure ? $"不该有数字，得到的是{Text(figure)}{given.Unit}" : null;
        }

        if (!expected.HasFigure)
        {
            return null;
        }

        if (answer.Value is not null)
        {
            return expected.Figure.Meets(answer.Value, answer.Unit) ? null : $"数字应是{Text(expected.Figure.Value)}{expected.Figure.Unit}，得到的是{Text(answer.Value)}{answer.Unit}";
        }

        return (answer.Rows is [var only] && expected.Figure.Meets(only.Value, only.Unit)) || expected.Figure.StandsIn(answer.Text)
            ? null
            : $"没有说出{Text(expected.Figure.Value)}{expected.Figure.Unit}";
    }

    private static string? Rows(Expectation expected, JudgedAnswer answer) => expected.Rows is null ? null : RowsJudge.Fault(expected, answer);

    private static string? Items(Expectation expected, JudgedAnswer answer)
    {
        if (!expected.LooksAtItems)
        {
            return null;
        }

        if (answer.Items.Where(item => item.Issue is { } issue && issue != expected.Issue).Select(item => item.Issue).FirstOrDefault() is { } other)
        {
            return string.Create(CultureInfo.InvariantCulture, $"有第{other}期的新闻，应是第{expected.Issue}期的");
        }

        var given = answer.Items.Select(item => item.Number).ToHashSet();
        var missing = expected.Items.Except(given).Order().ToList();
        if (missing.Count > 0)
        {
            return $"缺少第{Numbers(missing)}条";
        }

        var wrong = expected.ItemsAllowed is { } allowed ? given.Except(allowed).Except(expected.Items).Order().ToList() : [];
        return wrong.Count > 0 ? $"多了第{Numbers(wrong)}条" : null;
    }

    private static string? Words(Expectation expected, string text) =>
        expected.TextHas.FirstOrDefault(words => !words.Any(word => JudgedText.Holds(text, word))) is { } lacking ? $"文字里没有“{string.Join('|', lacking.Take(4))}”" : null;

    private static string Numbers(IEnumerable<int> numbers) => string.Join('、', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Text(double? value) => value is { } number ? number.ToString(CultureInfo.InvariantCulture) : string.Empty;
}
