using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>Misses as a file. <paramref name="Left"/>: how many older ones it does not hold.</summary>
internal sealed record MissFile(byte[] Content, int Misses, int Left);

/// <summary>
/// The questions that went wrong as a file that an evaluation reads, without what is expected: whoever knows writes it in. What
/// was asked before a miss in the same talk precedes it in its group, so that a follow-up has its context. Nothing tells who
/// asked where: groups are numbered anew.
/// </summary>
internal sealed class MissExport(Database database)
{
    private const int TurnsBefore = 5;

    private const long Day = 24 * 60 * 60 * 1000;

    /// <param name="most">The newest so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<MissFile> MakeAsync(int most, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        var missed = QuestionStatistics.Missed(context);
        var total = await missed.CountAsync(cancellationToken);
        var misses = await missed.OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken);
        var text = new StringBuilder();
        var groups = 0;
        foreach (var talk in misses.OrderBy(row => row.Id).GroupBy(row => new ConversationKey(row.Chat, row.Topic, row.User)))
        {
            foreach (var group in await GroupsAsync(context, [.. talk], cancellationToken))
            {
                Write(text, ++groups, group, talk.Select(row => row.Id).ToHashSet());
            }
        }

        return new MissFile(Encoding.UTF8.GetBytes(text.ToString()), misses.Count, total - misses.Count);
    }

    /// <summary>Each miss with what came before it; those whose turns overlap are one group.</summary>
    private static async Task<List<List<QuestionRow>>> GroupsAsync(ParkBotDbContext context, IReadOnlyList<QuestionRow> misses, CancellationToken cancellationToken)
    {
        var groups = new List<List<QuestionRow>>();
        foreach (var miss in misses)
        {
            IReadOnlyList<QuestionRow> turns = [.. await BeforeAsync(context, miss, cancellationToken), miss];
            if (groups.Count == 0 || turns[0].Id > groups[^1][^1].Id)
            {
                groups.Add([]);
            }

            var last = groups[^1] is [.., var newest] ? newest.Id : 0;
            groups[^1].AddRange(turns.Where(turn => turn.Id > last));
        }

        return groups;
    }

    /// <summary>Oldest first. Another wording of the same message is none: it was asked anew from where the message stood.</summary>
    private static async Task<IReadOnlyList<QuestionRow>> BeforeAsync(ParkBotDbContext context, QuestionRow miss, CancellationToken cancellationToken)
    {
        var rows = await context.Set<QuestionRow>().AsNoTracking()
            .Where(row => row.Chat == miss.Chat && row.Topic == miss.Topic && row.User == miss.User && row.Id < miss.Id && row.At >= miss.At - Day)
            .Where(row => row.Message == null || row.Message != miss.Message)
            .OrderByDescending(row => row.Id).Take(TurnsBefore).ToListAsync(cancellationToken);
        rows.Reverse();
        return rows;
    }

    private static void Write(StringBuilder text, int number, List<QuestionRow> turns, HashSet<long> misses)
    {
        var group = string.Create(CultureInfo.InvariantCulture, $"m{number}");
        for (var at = 0; at < turns.Count; at++)
        {
            var (row, turn) = (turns[at], at + 1);
            text.Append(Json.Line(json =>
            {
                json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{group}-{turn}"));
                json.WriteString("group", group);
                json.WriteNumber("turn", turn);
                json.WriteString("q", row.Asked);
                json.WriteString("kind", misses.Contains(row.Id) ? "miss" : "context");
                json.WriteNull("expect");
                if (misses.Contains(row.Id))
                {
                    json.WriteString("why", Why(row));
                }

                json.WriteStartObject("got");
                json.WriteString("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Outcome.ToString()));
                json.WriteString("text", row.Text);
                json.WriteEndObject();
            })).Append('\n');
        }
    }

    private static string Why(QuestionRow row) => string.Join('、', new[]
    {
        row.Outcome switch { Outcome.NotUnderstood => "没听懂", Outcome.Unclear => "反问后没有下文", _ => string.Empty },
        row.Rating == -1 ? "点踩" : string.Empty,
        row.ReportedAt is not null ? "报错" : string.Empty,
    }.Where(word => word.Length > 0));
}
