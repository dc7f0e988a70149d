using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ParkBot.Answering;
using ParkBot.Storage;
using ParkBot.Understanding;
using Polly;
using Polly.CircuitBreaker;

namespace ParkBot.Llm;

/// <summary>What is sent: the prompt's name, the talk so far, how to answer, and how much the tools add to it.</summary>
internal sealed record ModelRequest(string Purpose, ChatHistory History, OpenAIPromptExecutionSettings Settings, int ToolTokens);

/// <summary>
/// The one way to the model. Each call has its tokens set aside before it is made, shares the time of its question, and ends as
/// an answer or as a trouble, never as an exception but for the caller's own cancellation.
/// </summary>
internal sealed partial class ModelClient(ModelEndpoint endpoint, ModelLedger ledger, IOptions<LlmOptions> options, TimeProvider time, ILogger<ModelClient> log) : IDisposable
{
    /// <summary>Faults are counted over so long.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>No tokenizer's token stands for more characters on average: a server that passes the limit over is cut off.</summary>
    private const int CharactersAToken = 16;

    /// <summary>
    /// Whoever breaks a call off (the prose is refused) is told no usage: this part of the bound then counts, one and a half tokens
    /// a Chinese character, which is still more than tokenizers in use make of it.
    /// </summary>
    private const int BrokenOff = 2;

    private readonly LlmOptions told = options.Value;
    private readonly SemaphoreSlim slots = new(options.Value.AtOnce);
    private readonly ResiliencePipeline<ModelAnswer> breaker = Breaker(options.Value, time);

    /// <param name="request">What is sent.</param>
    /// <param name="asking">The question, on whose user and tally the call is booked.</param>
    /// <param name="hear">Takes the text as it comes; null where nobody listens.</param>
    /// <param name="cancellationToken">The caller's; it throws.</param>
    internal async Task<ModelAnswer> CallAsync(ModelRequest request, Asking asking, Func<string, ValueTask>? hear, CancellationToken cancellationToken)
    {
        var answer = await BookedAsync(request, asking, hear, cancellationToken).ConfigureAwait(false);
        if (answer is ModelAnswer.Failed failed)
        {
            LogFailed(request.Purpose, failed.Trouble, failed.Detail);
        }
        else if (told.LogsText && log.IsEnabled(LogLevel.Information) && answer is ModelAnswer.Said said)
        {
            var prompt = string.Join('\n', request.History.Select(message => $"{message.Role}: {message.Content}"));
            var calls = string.Join(' ', said.Calls.Select(call => call.Name + call.Arguments));
            LogText(request.Purpose, prompt, said.Text, calls);
        }

        return answer;
    }

    public void Dispose() => slots.Dispose();

    private async Task<ModelAnswer> BookedAsync(ModelRequest request, Asking asking, Func<string, ValueTask>? hear, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var left = TimeSpan.FromSeconds(told.TimeoutSeconds) - time.GetElapsedTime(asking.Tally.Began(began), began);
        var most = TokenBound.Of(request.History, request.ToolTokens) + told.AnswerTokens;
        if (left <= TimeSpan.Zero)
        {
            return new ModelAnswer.Failed(ModelTrouble.TimedOut, "the question's time is over");
        }

        if (asking.Tally.Used.Tokens + most > told.QuestionTokens)
        {
            return new ModelAnswer.Failed(ModelTrouble.Budget, "the question's tokens are used up");
        }

        if (!await slots.WaitAsync(0, cancellationToken).ConfigureAwait(false))
        {
            return new ModelAnswer.Failed(ModelTrouble.Busy, "too many questions at once");
        }

        try
        {
            return await GuardedAsync(request, asking, most, left, hear, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<ModelAnswer> GuardedAsync(ModelRequest request, Asking asking, int most, TimeSpan left, Func<string, ValueTask>? hear, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await breaker.ExecuteOutcomeAsync(
                async (_, _) => Polly.Outcome.FromResult(await ReservedAsync(request, asking, most, left, hear, cancellationToken).ConfigureAwait(false)), context, 0).ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException)
            {
                return new ModelAnswer.Failed(ModelTrouble.Paused, "left alone after faults");
            }

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<ModelAnswer> ReservedAsync(ModelRequest request, Asking asking, int most, TimeSpan left, Func<string, ValueTask>? hear, CancellationToken cancellationToken)
    {
        var booked = await BookAsync(request, asking, most).ConfigureAwait(false);
        if (booked is not Reservation.Granted granted)
        {
            return new ModelAnswer.Failed(booked switch { null => ModelTrouble.Busy, Reservation.Spent { IsUsers: true } => ModelTrouble.UsersBudget, _ => ModelTrouble.Budget }, booked is null ? "the book of calls cannot be written" : "a budget is used up");
        }

        var began = time.GetTimestamp();
        var call = new StreamedCall(told.AnswerTokens * CharactersAToken);
        using var limit = new CancellationTokenSource(left, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        ModelAnswer answer;
        try
        {
            answer = await call.ReadAsync(endpoint.Chat, request, hear, ends.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            answer = new ModelAnswer.Failed(ModelTrouble.TimedOut, "no end of the answer in time");
        }
        finally
        {
            await SettleAsync(granted.Call, call, cancellationToken.IsCancellationRequested ? most / BrokenOff : most, asking, began).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>Without the book no call: what cannot be booked could overdraw a budget.</summary>
    private async Task<Reservation?> BookAsync(ModelRequest request, Asking asking, int most)
    {
        try
        {
            return await ledger.ReserveAsync(asking.User, request.Purpose, most, Budget, told.Zone!).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure.IsPassing())
        {
            return null;
        }
    }

    private async Task SettleAsync(long number, StreamedCall call, int most, Asking asking, long began)
    {
        var usage = call.Usage;
        var use = new ModelUse(1, usage?.Prompt ?? 0, usage?.Completion ?? 0, Micros(usage));
        asking.Tally.Add(use);

        // A server that told no usage may have worked all the same: then all that was set aside counts.
        var charged = usage is { } told ? told.Prompt + told.Completion : call.IsRefused ? 0 : most;
        try
        {
            await ledger.SettleAsync(number, use, charged, time.GetElapsedTime(began), call.Trouble).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure.IsPassing())
        {
            // It keeps what was set aside for it, as a call does that never ended.
            LogNotSettled(number, failure);
        }
    }

    private long Micros((int Prompt, int Completion)? usage) =>
        usage is { } tokens ? (long)decimal.Round((tokens.Prompt * told.PromptPrice) + (tokens.Completion * told.AnswerPrice)) : 0;

    private TokenBudget Budget => new(Limit(told.UserTokensADay), Limit(told.TokensADay), Limit(told.TokensInAll));

    private static long? Limit(long tokens) => tokens == 0 ? null : tokens;

    private static ResiliencePipeline<ModelAnswer> Breaker(LlmOptions told, TimeProvider time) => new ResiliencePipelineBuilder<ModelAnswer> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ModelAnswer>
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is ModelAnswer.Failed failed && failed.Trouble.IsFault()),
            FailureRatio = 1,
            MinimumThroughput = told.Faults,
            SamplingDuration = Window,
            BreakDuration = TimeSpan.FromSeconds(told.PauseSeconds),
        }).Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "No answer of the model for {Purpose}: {Trouble} ({Detail})")]
    private partial void LogFailed(string purpose, ModelTrouble trouble, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call {Number} of the model could not be settled; it counts in full")]
    private partial void LogNotSettled(long number, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Purpose}\n{Prompt}\n→ {Text} {Calls}")]
    private partial void LogText(string purpose, string prompt, string text, string calls);
}
