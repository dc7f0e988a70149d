using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>
/// The one way from an answer to prose about it: the sheet, the model's words, the check. Where there is no model, where it fails or
/// takes too long, or where what it wrote is refused, there is no prose and the built-in composition stands.
/// </summary>
internal sealed partial class Narrating(INarrator? narrator = null, TimeProvider? time = null, ILogger<Narrating>? log = null) : IDisposable
{
    /// <summary>Nobody waits longer for prose that he can do without.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>So long nobody is kept waiting for an opening again after one failed: digests are many.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>Openings that are kept: what stands on the same facts is told the same, to however many.</summary>
    private const int Kept = 64;

    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly ILogger logger = log ?? (ILogger)NullLogger.Instance;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, string?> openings = new(StringComparer.Ordinal);
    private DateTimeOffset restsUntil = DateTimeOffset.MinValue;

    /// <summary>False where nobody writes prose: what only prose needs need not be read.</summary>
    internal bool IsOn => narrator is not null;

    /// <summary>The answer with checked prose in place of its first block; under the first block of a list. Figures and rows are as they were.</summary>
    internal async Task<Answer> PhraseAsync(Answer answer, Material material, Asking asking, Asker asker, CancellationToken cancellationToken)
    {
        if (narrator is null || answer is not { Outcome: Outcome.Answered, Plan: not null } || answer.Message.Blocks is not [Paragraph { Tone: Tone.Answer } first, ..] || FactSheet.Of(material) is not { } sheet)
        {
            return answer;
        }

        var others = answer.Message.Blocks.Skip(1);
        var isList = material.Plan is Listing;
        var telling = isList && sheet.Items.Count > 1 ? Telling.Week : Telling.Answer;
        var told = await WriteAsync(telling, sheet, asking, asker.Draft, cancellationToken);
        return told is null ? answer : answer with { Message = new Message(isList ? [first, new Paragraph(told), .. others] : [new Paragraph(told, Tone.Answer), .. others]) };
    }

    /// <summary>The opening of an issue's overview or digest, or null. Whoever asks on the same facts is given the same; one at a time.</summary>
    /// <param name="sheet">What the opening may be about; null where there is nothing.</param>
    /// <param name="user">On whose budget; 0 for the machine's own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<Paragraph?> OpeningAsync(Func<FactSheet> sheet, long user, CancellationToken cancellationToken)
    {
        if (narrator is null)
        {
            return null;
        }

        var facts = sheet();
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!openings.TryGetValue(facts.Text, out var told))
            {
                if (clock.GetUtcNow() < restsUntil)
                {
                    return null;
                }

                told = await WriteAsync(Telling.Opening, facts, new Asking(string.Empty, ConversationContext.Empty, user), draft: null, cancellationToken);
                Keep(facts.Text, told);
            }

            return told is null ? null : new Paragraph(told);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private void Keep(string facts, string? told)
    {
        if (told is null)
        {
            restsUntil = clock.GetUtcNow() + Rest;
            return;
        }

        if (openings.Count >= Kept)
        {
            openings.Clear();
        }

        openings[facts] = told;
    }

    /// <summary>The door of a wing: whatever goes wrong behind it must not take the answer along.</summary>
    private async Task<string?> WriteAsync(Telling telling, FactSheet sheet, Asking asking, Func<string, CancellationToken, Task>? draft, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            // A writer that does not heed its token must not keep anybody either.
            return await ReadAsync(telling, sheet, asking, draft, both.Token).WaitAsync(both.Token);
        }
        catch (NarrationFailedException failure)
        {
            LogFailed(failure, telling);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogSlow(telling);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(fault, telling);
        }

        return null;
    }

    private async Task<string?> ReadAsync(Telling telling, FactSheet sheet, Asking asking, Func<string, CancellationToken, Task>? draft, CancellationToken cancellationToken)
    {
        var check = new ProseCheck(sheet, telling);
        await foreach (var piece in narrator!.WriteAsync(telling, sheet.Text, asking, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (check.Feed(piece).Count > 0 && draft is not null)
            {
                await draft(check.Text, cancellationToken);
            }

            if (check.IsRefused)
            {
                break;
            }
        }

        switch (check.Finish())
        {
            case ProseVerdict.Accepted good:
                return good.Text;
            case ProseVerdict.Refused refused:
                LogRefused(telling, refused.Fault);
                return null;
            default:
                return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Prose ({Telling}) was refused: {Fault}")]
    private partial void LogRefused(Telling telling, ProseFault fault);

    [LoggerMessage(Level = LogLevel.Debug, Message = "No prose ({Telling})")]
    private partial void LogFailed(Exception failure, Telling telling);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Prose ({Telling}) took too long")]
    private partial void LogSlow(Telling telling);

    [LoggerMessage(Level = LogLevel.Error, Message = "Prose ({Telling}) could not be made")]
    private partial void LogFault(Exception fault, Telling telling);
}
