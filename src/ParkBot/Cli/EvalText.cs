using System.Globalization;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.Cli;

/// <summary>An evaluation for a reader: a column an engine.</summary>
internal static class EvalText
{
    /// <summary>How much of a wrong answer is shown.</summary>
    private const int ShownAnswer = 80;

    internal static Message Of(IReadOnlyList<EngineRun> runs, bool misses)
    {
        var first = runs[0].Scores;
        var blocks = new List<Block>
        {
            new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{first.Questions}个问题，其中{first.Judged}个写明了应该怎么答。"), Tone.Answer),
            Table("类别", runs, [.. Kinds(runs), ["合计", .. runs.Select(run => Accuracy(run.Scores.Passed, run.Scores.Judged))]]),
            Table("项目", runs, [.. Figures(runs)]),
        };
        if (runs is [var one, var other])
        {
            var (answers, verdicts) = EngineRun.Differences(one, other);
            blocks.Add(new Paragraph(string.Create(CultureInfo.InvariantCulture, $"两种答案不同的有{answers}个，其中对错不同的有{verdicts}个。")));
        }

        if (misses)
        {
            blocks.AddRange(runs.Where(run => run.Wrong.Any()).SelectMany(Misses));
        }

        return new Message(blocks);
    }

    private static Table Table(string head, IReadOnlyList<EngineRun> runs, IReadOnlyList<IReadOnlyList<string>> rows) =>
        new([new Column(head), .. runs.Select(run => new Column(Name(run), IsNumber: true))], rows);

    private static IEnumerable<IReadOnlyList<string>> Kinds(IReadOnlyList<EngineRun> runs) => runs[0].Scores.Kinds.Select(kind =>
        (IReadOnlyList<string>)[kind.Kind, .. runs.Select(run => run.Scores.Kinds.First(own => own.Kind == kind.Kind)).Select(own => Accuracy(own.Passed, own.Of))]);

    private static IEnumerable<IReadOnlyList<string>> Figures(IReadOnlyList<EngineRun> runs)
    {
        IReadOnlyList<string> Row(string label, Func<Scores, string> of) => [label, .. runs.Select(run => of(run.Scores))];
        yield return Row("答了但答错", scores => Number(scores.WrongButSure));
        yield return Row("该答却反问", scores => Number(scores.Lost.GetValueOrDefault(Outcome.Unclear)));
        yield return Row("该答却没听懂", scores => Number(scores.Lost.GetValueOrDefault(Outcome.NotUnderstood)));
        yield return Row("该答却说没有数据", scores => Number(scores.Lost.GetValueOrDefault(Outcome.NoData)));
        yield return Row("该答却说不在范围", scores => Number(scores.Lost.GetValueOrDefault(Outcome.Refused)));
        yield return Row("未评判", scores => Number(scores.Unjudged));
        yield return Row("模型调用", scores => Number(scores.ModelCalls));
        yield return Row("输入 tokens", scores => Number(scores.PromptTokens));
        yield return Row("输出 tokens", scores => Number(scores.CompletionTokens));
        yield return Row("花费", scores => scores.Cost.ToString("0.######", CultureInfo.InvariantCulture));
        yield return Row("用时中位", scores => Milliseconds(scores.Median));
        yield return Row("用时 95%", scores => Milliseconds(scores.P95));
    }

    private static IEnumerable<Block> Misses(EngineRun run) =>
    [
        new Paragraph($"{Name(run)}答错的", Tone.Heading),
        new Entries([.. run.Wrong.Select(result => new Entry($"{result.Case.Id} ", $"{result.Case.Question}（{result.Case.Kind}）", result.Fault, Short(result.Answer.Text)))]),
    ];

    private static string Name(EngineRun run) => run.Engine switch
    {
        "builtin" => "内置语法",
        "model" => "模型",
        var other => other,
    };

    private static string Accuracy(int passed, int of) => of == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{passed}/{of} {100.0 * passed / of:0.0}%");

    private static string Milliseconds(TimeSpan? time) => time is { } told ? told.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "–";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= ShownAnswer ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[ShownAnswer - 1]) ? ShownAnswer - 1 : ShownAnswer), "…");
    }
}
