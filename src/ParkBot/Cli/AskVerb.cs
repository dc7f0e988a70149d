using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;

namespace ParkBot.Cli;

/// <summary><c>ask</c>: one question, or a batch of them. What is not understood is an answer too; only a failure of the program fails.</summary>
internal static class AskVerb
{
    internal static async Task<int> OneAsync(IServiceProvider rooms, Terminal terminal, string question, bool asJson, CancellationToken cancellationToken)
    {
        var answer = await rooms.GetRequiredService<Answerer>().AnswerAsync(question, new Conversation(), cancellationToken);
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

            await TellAsync(terminal, await answerer.AnswerAsync(line, conversation, cancellationToken), asJson, heading: true);
        }

        return ExitCode.Done;
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
