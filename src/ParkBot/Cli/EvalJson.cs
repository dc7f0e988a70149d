using System.Text.Json;
using ParkBot.Answering;
using ParkBot.Queries;

namespace ParkBot.Cli;

/// <summary>An evaluation as JSON: a line an engine, and for two engines one of how they differ.</summary>
internal static class EvalJson
{
    internal static IEnumerable<string> Lines(IReadOnlyList<EngineRun> runs, bool misses)
    {
        foreach (var run in runs)
        {
            yield return Line(run, misses);
        }

        if (runs is [var one, var other])
        {
            var (answers, verdicts) = EngineRun.Differences(one, other);
            yield return Json.Line(json =>
            {
                json.WriteString("engine", "both");
                json.WriteNumber("questions", one.Results.Count);
                json.WriteNumber("answersDiffer", answers);
                json.WriteNumber("verdictsDiffer", verdicts);
            });
        }
    }

    private static string Line(EngineRun run, bool misses) => Json.Line(json =>
    {
        var scores = run.Scores;
        json.WriteString("engine", run.Engine);
        json.WriteNumber("questions", scores.Questions);
        json.WriteNumber("judged", scores.Judged);
        json.WriteNumber("unjudged", scores.Unjudged);
        json.WriteNumber("passed", scores.Passed);
        json.Number("accuracy", scores.Judged == 0 ? null : decimal.Round(100m * scores.Passed / scores.Judged, 4));
        json.WriteNumber("wrongButSure", scores.WrongButSure);
        json.WriteStartObject("lost");
        foreach (var outcome in Enum.GetValues<Outcome>().Where(outcome => outcome != Outcome.Answered))
        {
            json.WriteNumber(Word(outcome), scores.Lost.GetValueOrDefault(outcome));
        }

        json.WriteEndObject();
        json.WriteNumber("modelCalls", scores.ModelCalls);
        json.WriteNumber("promptTokens", scores.PromptTokens);
        json.WriteNumber("completionTokens", scores.CompletionTokens);
        json.Number("cost", scores.Cost);
        json.Number("medianMs", Milliseconds(scores.Median));
        json.Number("p95Ms", Milliseconds(scores.P95));
        json.WriteStartObject("kinds");
        foreach (var kind in scores.Kinds)
        {
            json.WriteStartObject(kind.Kind);
            json.WriteNumber("passed", kind.Passed);
            json.WriteNumber("of", kind.Of);
            json.WriteNumber("unjudged", kind.Unjudged);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (misses)
        {
            json.WriteStartArray("misses");
            foreach (var result in run.Wrong)
            {
                Miss(json, result);
            }

            json.WriteEndArray();
        }
    });

    private static void Miss(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Case.Id);
        json.WriteString("kind", result.Case.Kind);
        json.WriteString("q", result.Case.Question);
        json.WriteString("reason", result.Fault);
        json.WriteStartObject("got");
        json.WriteString("outcome", Word(result.Answer.Outcome));
        json.Number("value", (decimal?)result.Answer.Value);
        json.WriteString("unit", result.Answer.Unit);
        json.WriteString("text", result.Answer.Text);
        json.WriteStartArray("items");
        foreach (var item in result.Answer.Items)
        {
            json.WriteNumberValue(item.Number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Word(Outcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());

    private static decimal? Milliseconds(TimeSpan? time) => time is { } told ? decimal.Round((decimal)told.TotalMilliseconds, 3) : null;
}
