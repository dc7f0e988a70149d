namespace ParkBot.Answering;

/// <summary>Asks the questions of an evaluation in their conversations, and judges the answers.</summary>
internal static class CaseRunner
{
    /// <param name="cases">In the file's order; a change of group is a new conversation.</param>
    /// <param name="answerer">Who is asked.</param>
    /// <param name="time">What the answers are timed by.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<QuestionCase> cases, Answerer answerer, TimeProvider time, CancellationToken cancellationToken)
    {
        var results = new List<CaseResult>(cases.Count);
        var conversation = new Conversation();
        string? group = null;
        foreach (var one in cases)
        {
            if (one.Group != group)
            {
                (conversation, group) = (new Conversation(), one.Group);
            }

            results.Add(await AskAsync(one, answerer, conversation, time, cancellationToken));
        }

        return results;
    }

    /// <summary>The door of one question: whatever goes wrong with it, the others are still asked.</summary>
    private static async Task<CaseResult> AskAsync(QuestionCase one, Answerer answerer, Conversation conversation, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var answer = await answerer.AnswerAsync(one.Question, conversation, Asker.Local, cancellationToken);
            var took = time.GetElapsedTime(start);
            var judged = JudgedAnswer.Of(answer);
            return new CaseResult { Case = one, Answer = judged, Fault = one.Expected is { } expected ? Judge.Fault(expected, judged) : null, Used = answer.Used, Took = took };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The door of one question.
            var trouble = $"出错了：{error.Message}（{error.GetType().Name}）";
            return new CaseResult { Case = one, Answer = new JudgedAnswer { Outcome = Outcome.NotUnderstood, Text = trouble }, Fault = one.Expected is null ? null : trouble, Used = default, Took = time.GetElapsedTime(start) };
        }
    }
}
