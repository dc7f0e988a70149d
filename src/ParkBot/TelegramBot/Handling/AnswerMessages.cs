using ParkBot.Answering;
using ParkBot.Digests;

namespace ParkBot.TelegramBot;

/// <summary>An answer as it goes out: the figure first, the receipt folded away, the buttons under it.</summary>
internal static class AnswerMessages
{
    /// <summary>Sends the answer to the question that the turn records, or in the place of messages that answered it before it was edited.</summary>
    internal static void Send(Turn turn, Answer answer, long question, bool charts, IReadOnlyList<int>? replaced = null)
    {
        var parts = HtmlRenderer.Render(answer.Message);
        var rich = RichRenderer.Render(answer.Message);
        var buttons = Buttons(answer, question, turn.Language, charts);
        if (rich is not null && parts.Count > 1)
        {
            // The rich form holds all of it in one message; the classic one would need several, which no fallback can make of one.
            rich = null;
        }

        for (var at = 0; at < parts.Count; at++)
        {
            turn.Send(
                new OutgoingMessage
                {
                    Html = parts[at].Html,
                    Plain = parts[at].Plain,
                    Rich = at == 0 ? rich : null,
                    Buttons = at == parts.Count - 1 ? buttons : [],
                    Edits = replaced?.Count > at ? replaced[at] : null,
                },
                question: question);
        }

        // What the old answer had more of must not stand there as if it still held.
        foreach (var rest in replaced?.Skip(parts.Count) ?? [])
        {
            var gone = turn.Pick("（问题改过了，这一段已作废。）", "(The question was edited; this part no longer holds.)");
            turn.Send(new OutgoingMessage { Html = gone, Plain = gone, Edits = rest }, question: question);
        }
    }

    private static List<IReadOnlyList<Button>> Buttons(Answer answer, long question, Language language, bool charts)
    {
        if (answer.Outcome == Outcome.Unclear)
        {
            return [.. answer.Choices.Select((label, index) => (IReadOnlyList<Button>)[new Button(ButtonText.Of(label), Data(CallbackVerb.Choose, question, Text(index)))])];
        }

        var rows = new List<IReadOnlyList<Button>>();
        var first = new List<Button>();
        if (answer.HasItems)
        {
            first.Add(new Button(language.Pick("明细", "Items"), Data(CallbackVerb.Items, question, "1")));
        }

        if (answer.HasWorkings)
        {
            first.Add(new Button(language.Pick("怎么算的", "How"), Data(CallbackVerb.Workings, question)));
        }

        if (answer.HasChart && charts)
        {
            first.Add(new Button(language.Pick("图表", "Chart"), Data(CallbackVerb.Chart, question)));
        }

        if (first.Count > 0)
        {
            rows.Add(first);
        }

        if (answer.Outcome is Outcome.Answered or Outcome.NoData && answer.HasPlan)
        {
            rows.Add(
            [
                new Button(language.Pick("复制", "Copy"), Data(CallbackVerb.Copy, question)),
                .. answer.HasItems ? new[] { new Button(language.Pick("导出", "Export"), Data(CallbackVerb.Export, question)) } : [],
                new Button(language.Pick("报错", "Report"), Data(CallbackVerb.Wrong, question)),
            ]);
            rows.Add(
            [
                new Button("👍", Data(CallbackVerb.Rate, question, "1")),
                new Button("👎", Data(CallbackVerb.Rate, question, "-1")),
                .. StandingQuestion.Stands(answer) ? new[] { new Button(language.Pick("订阅这个问题", "Subscribe"), Data(CallbackVerb.Subscribe, question)) } : [],
            ]);
        }
        else if (answer.Outcome is Outcome.NotUnderstood)
        {
            rows.Add([new Button(language.Pick("报错", "Report"), Data(CallbackVerb.Wrong, question))]);
        }

        return rows;
    }

    private static string Data(string verb, long question, string argument = "") => new Callback(verb, question, argument).ToString();

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
