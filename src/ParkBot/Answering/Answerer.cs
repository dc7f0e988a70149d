using Microsoft.Extensions.Options;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>Understand, run, compose, and where there is a model let it phrase: the one way from a question to an answer.</summary>
internal sealed class Answerer(IQuestionParser parser, RunPlan run, ReadItems read, IOptions<AnsweringOptions> options, Narrating? narrating = null)
{
    private const int ChoicesRun = 10;

    private readonly AnswerMaker _maker = new(run, read, options);

    /// <summary>Answers a question and lets the conversation remember it. Expected failures are outcomes, not exceptions.</summary>
    /// <param name="question">The user's words.</param>
    /// <param name="conversation">What the talk knows; it learns this answer.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<Answer> AnswerAsync(string question, Conversation conversation, Asker asker, CancellationToken cancellationToken)
    {
        var asking = new Asking(question.Trim(), conversation.Context, asker.User);
        return await AnswerAsync(question, asking, asker, conversation, cancellationToken) with { Used = asking.Tally.Used };
    }

    private async Task<Answer> AnswerAsync(string question, Asking asking, Asker asker, Conversation conversation, CancellationToken cancellationToken)
    {
        var asked = asking.Question;
        if (asked.Length == 0)
        {
            return Plain(question, Outcome.NotUnderstood, "请输入问题。") with { Message = new Message([new Paragraph("请输入问题。", Tone.Answer), .. Examples.Blocks]) };
        }

        // The 口径 of an answer that stands on many items is longer than anyone types.
        if (asked.Length > options.Value.QuestionLength && !PlanSentenceReader.TryRead(asked, out _))
        {
            return Plain(question, Outcome.NotUnderstood, $"问题太长了，请用{Wording.Number(options.Value.QuestionLength)}个字以内重新问一次。");
        }

        if (conversation.Chosen(asked) is { } choice)
        {
            return await RunAsync(question, new Planned(choice.Plan, [$"按“{choice.Label}”理解"]), asking, asker, conversation, cancellationToken);
        }

        var understood = await parser.ParseAsync(asking, cancellationToken);
        var answer = understood switch
        {
            Planned planned => await RunAsync(question, planned, asking, asker, conversation, cancellationToken),
            Unclear unclear => await AskAsync(question, unclear, conversation, cancellationToken),
            Explained explained => await ExplainAsync(question, explained, conversation, cancellationToken),
            NothingLoaded nothing => Plain(question, Outcome.NoData, nothing.Message),
            NotUnderstood not => Plain(question, Outcome.NotUnderstood, not.Message),
            OutOfScope scope => Plain(question, Outcome.Refused, scope.Message),
            var other => throw new InvalidOperationException($"A parser said {other.GetType().Name}, which nobody knows."),
        };
        return Noted(answer with { Engine = understood.Engine }, understood.Note);
    }

    /// <summary>How it was understood stands under the answer: it is about the asking, not about the news.</summary>
    private static Answer Noted(Answer answer, string? note) =>
        note is null ? answer : answer with { Message = new Message([.. answer.Message.Blocks, new Paragraph(note, Tone.Note)]) };

    private async Task<Answer> RunAsync(string question, Planned planned, Asking asking, Asker asker, Conversation conversation, CancellationToken cancellationToken)
    {
        var (answer, material) = await _maker.MakeAsync(question, planned.Engine, planned, cancellationToken);
        conversation.Remember(answer);
        return narrating is null ? answer : await narrating.PhraseAsync(answer, material, asking, asker, cancellationToken);
    }

    /// <summary>The answer again, told by its workings; where there is no figure to take apart, as it was.</summary>
    private async Task<Answer> ExplainAsync(string question, Explained explained, Conversation conversation, CancellationToken cancellationToken)
    {
        var (answer, material) = await _maker.MakeAsync(question, explained.Engine, new Planned(explained.Plan, []), cancellationToken);
        conversation.Remember(answer);
        return answer.HasWorkings ? answer with { Message = new Message(await _maker.WorkingsAsync(answer, material, cancellationToken)) } : answer;
    }

    private async Task<Answer> AskAsync(string question, Unclear unclear, Conversation conversation, CancellationToken cancellationToken)
    {
        var rows = new List<AnswerRow>();
        var version = 0L;
        foreach (var choice in unclear.Choices.Take(ChoicesRun))
        {
            var result = await run(choice.Plan, cancellationToken);
            var counted = choice.Plan is Aggregate;
            rows.Add(new AnswerRow(choice.Label, counted ? result.Value : result.ItemsTotal, counted ? result.Unit : "条", result.ItemsTotal));
            version = result.NewsVersion;
        }

        conversation.Offer(unclear.Choices);
        var entries = rows.Select((row, index) => new Entry(
            $"{Wording.Number(index + 1)}. ",
            row.Label + (row.Value is { } value ? $"（{Wording.Rounded(value, row.Unit)}）" : string.Empty)));
        return Plain(question, Outcome.Unclear, unclear.Message) with
        {
            Rows = rows,
            NewsVersion = version,
            Message = new Message([new Paragraph(unclear.Message, Tone.Answer), new Entries([.. entries], unclear.Choices.Count - rows.Count)]),
        };
    }

    private static Answer Plain(string question, Outcome outcome, string text) => new()
    {
        Question = question,
        Outcome = outcome,
        Engine = Understood.Builtin,
        Message = new Message([new Paragraph(text, Tone.Answer)]),
    };
}
