using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>What helps in a chat where there was nothing to answer: the answer itself knows neither commands nor who may load.</summary>
internal sealed class NextSteps(Overviews overviews)
{
    internal async Task<Answer> AddAsync(Turn turn, string words, Answer answer, CancellationToken cancellationToken)
    {
        if ((await overviews.IssuesAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            var nothing = turn.IsAdmin
                ? turn.Pick("还没有载入任何一期周报。把周报文件发给我就能载入。", "No issue is loaded yet. Send me an issue's file to load it.")
                : turn.Pick("还没有载入任何一期周报，请等管理员载入后再问。", "No issue is loaded yet. Please ask again when an admin has loaded one.");
            return answer with { Message = new Message([new Paragraph(nothing, Tone.Answer)]) };
        }

        return IsForeign(words)
            ? answer with { Message = new Message([.. answer.Message.Blocks, new Paragraph(turn.Pick("请用中文问，例如：江苏总投资多少", "Please ask in Chinese, for example: 江苏总投资多少 (how much is invested in Jiangsu)"))]) }
            : answer;
    }

    /// <summary>Words, and not one Chinese character among them.</summary>
    private static bool IsForeign(string words) => words.Any(char.IsLetter) && !words.Any(c => c is >= '\u3400' and <= '\u9fff');
}
