using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.Cli;

/// <summary><c>ask</c>: one question, or a batch of them. What is not understood is an answer too; only a failure of the program fails.</summary>
internal static class AskVerb
{
    internal static async Task<int> OneAsync(IServiceProvider rooms, Terminal terminal, string question, bool asJson, CancellationToken cancellationToken)
    {
        var answer = await rooms.GetRequiredService<Answerer>().AnswerAsync(question, new Conversation(), Asker.Local, cancellationToken);
        await TellAsync(terminal, answer, asJson);
        return ExitCode.Done;
    }

    /// <summary>One question a line; an empty line starts a new conversation.</summary>
    internal static async Task<int> BatchAsync(IServiceProvider rooms, Terminal terminal, string file, bool asJson, CancellationToken cancellationToken)
    {
        var answerer = rooms.GetRequiredService<Answerer>();
        var conversation = new Conversation();
        using var opened = file == "-" ? null : new StreamReader(file);
        var reader = opened ?? terminal.In;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                conversation.Forget();
                continue;
            }

            await TellAsync(terminal, await AnswerAsync(answerer, terminal, line, conversation, cancellationToken), asJson, heading: true);
        }

        return ExitCode.Done;
    }

    /// <summary>The door of one question of a batch: whatever goes wrong with it, the others are still answered.</summary>
    private static async Task<Answer> AnswerAsync(Answerer answerer, Terminal terminal, string question, Conversation conversation, CancellationToken cancellationToken)
    {
        try
        {
            return await answerer.AnswerAsync(question, conversation, Asker.Local, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The door of one question.
            await terminal.Error.WriteLineAsync(terminal.Clean($"“{question}”出错了：{error.Message}（{error.GetType().Name}）"));
            return new Answer { Question = question, Outcome = Outcome.NotUnderstood, Engine = "builtin", Message = Message.Of("这个问题没能处理（程序出错），请换个说法再问。") };
        }
    }

    private static async Task TellAsync(Terminal terminal, Answer answer, bool asJson, bool heading = false)
    {
        if (asJson)
        {
            await terminal.Out.WriteLineAsync(AnswerJson.Line(answer));
            return;
        }

        if (heading)
        {
            await terminal.Out.WriteLineAsync($"问：{answer.Question}");
        }

        terminal.Say(answer.Message);
        if (heading)
        {
            await terminal.Out.WriteLineAsync();
        }
    }
}
