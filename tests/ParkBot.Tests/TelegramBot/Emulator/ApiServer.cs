using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ParkBot.Tests.TelegramBot;

/// <summary>From a request to its answer: the address, the token, the script of faults, the method.</summary>
internal sealed class ApiServer(World world, UpdateQueue updates, Ledger ledger, FaultScript faults, Action<TimeSpan> refuseConnections)
{
    private static readonly ApiRequest Nothing = new(new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, UploadedFile>(StringComparer.Ordinal));
    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(3);

    private readonly MethodTable _methods = new(world, updates, ledger);
    private readonly Lock _conflicts = new();
    private long _nextConflict;

    internal async Task HandleAsync(HttpContext context)
    {
        var segments = (context.Request.Path.Value ?? string.Empty).Split('/');
        var bot = Array.FindIndex(segments, segment => segment.StartsWith("bot", StringComparison.Ordinal) && segment.Contains(':', StringComparison.Ordinal));
        try
        {
            if (bot < 0 || bot == segments.Length - 1)
                await WriteAsync(context, ApiAnswer.Of(new RefusalException(404, "Not Found")));
            else if (segments[bot][3..] != world.Options.Token)
                await WriteAsync(context, ApiAnswer.Of(new RefusalException(401, "Unauthorized")));
            else if (bot > 0 && segments[bot - 1] == "file")
                await DownloadAsync(context, string.Join('/', segments[(bot + 1)..]));
            else
                await CallAsync(context, segments[bot + 1]);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or BadHttpRequestException)
        {
            context.Abort();
        }
    }

    private async Task CallAsync(HttpContext context, string name)
    {
        var method = _methods.Find(name);
        ApiRequest request;
        RefusalException? unreadable = null;
        try
        {
            request = await RequestReader.ReadAsync(context.Request, context.RequestAborted);
        }
        catch (RefusalException refusal)
        {
            (request, unreadable) = (Nothing, refusal);
        }
        var call = new Call(method ?? name, request, world.Now);
        ledger.Add(call);
        var fault = faults.Take(call);
        if (unreadable is null && method is null)
            unreadable = new RefusalException(404, "Not Found");
        await HappenAsync(context, call, fault, () => unreadable is null ? AnswerAsync(call, fault is Fault.DropResponse, context.RequestAborted) : Task.FromResult(Refuse(call, unreadable)));
    }

    private async Task HappenAsync(HttpContext context, Call call, Fault? fault, Func<Task<ApiAnswer>> answer)
    {
        call.Fault = fault?.GetType().Name;
        if (fault is Fault.RefuseConnections or Fault.Reset or Fault.Hang { Handled: false } or Fault.Answer)
            call.Reason = call.Fault;
        switch (fault)
        {
            case null:
                await WriteAsync(context, await answer());
                break;
            case Fault.RefuseConnections refuse:
                // The connection ends with all others, when nobody listens any more: whoever tries again at once is refused.
                refuseConnections(refuse.For);
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                break;
            case Fault.Reset:
                context.Abort();
                break;
            case Fault.DropResponse:
                await answer();
                context.Abort();
                break;
            case Fault.Hang { Handled: true } hang:
                var late = await answer();
                await Task.Delay(hang.For, context.RequestAborted);
                await WriteAsync(context, late);
                break;
            case Fault.Hang hang:
                await Task.Delay(hang.For, context.RequestAborted);
                context.Abort();
                break;
            case Fault.Drip drip:
                await DripAsync(context, await answer(), drip.Pause);
                break;
            case Fault.Refuse refuse:
                await WriteAsync(context, Refuse(call, new RefusalException(refuse.Code, refuse.Description, refuse.RetryAfter, refuse.MigratedTo)));
                break;
            case Fault.Answer other:
                call.Status = other.Status;
                await WriteAsync(context, new ApiAnswer(other.Status, other.Body), other.ContentType);
                break;
        }
    }

    private async Task<ApiAnswer> AnswerAsync(Call call, bool unanswered, CancellationToken cancellationToken)
    {
        try
        {
            var answer = call.Method == "getUpdates" ? await PollAsync(call.Request, cancellationToken) : _methods.Do(call.Method, call.Request, unanswered);
            call.Status = answer.Status;
            return answer;
        }
        catch (RefusalException refusal)
        {
            return Refuse(call, refusal);
        }
    }

    private static ApiAnswer Refuse(Call call, RefusalException refusal)
    {
        call.Status = refusal.Code;
        call.Reason = refusal.Message;
        return ApiAnswer.Of(refusal);
    }

    private async Task<ApiAnswer> PollAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (world.Webhook is not null)
            throw await ConflictAsync("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", cancellationToken);
        IReadOnlyList<string>? allowed = request.Json("allowed_updates") is { ValueKind: JsonValueKind.Array } kinds ? [.. kinds.EnumerateArray().Select(kind => kind.Words())] : null;
        var polled = await updates.PollAsync(request.Int("offset") ?? 0, request.Int("limit") ?? 100, request.Int("timeout") ?? 0, allowed, cancellationToken);
        if (polled.Conflict)
            throw await ConflictAsync("terminated by other getUpdates request; make sure that only one bot instance is running", cancellationToken);
        using var body = new MemoryStream();
        body.Write("{\"ok\":true,\"result\":["u8);
        for (var i = 0; i < polled.Updates.Count; i++)
        {
            if (i > 0)
                body.Write(",\n"u8);
            body.Write(polled.Updates[i].Span);
        }
        body.Write("]}"u8);
        return new ApiAnswer(200, body.ToArray());
    }

    /// <summary>Two pollers that end each other are slowed: a conflict within 3 s of another is told 3 s later.</summary>
    private async Task<RefusalException> ConflictAsync(string why, CancellationToken cancellationToken)
    {
        var now = Environment.TickCount64;
        bool wait;
        lock (_conflicts)
        {
            wait = now < _nextConflict;
            if (!wait)
                _nextConflict = now + (long)ConflictPause.TotalMilliseconds;
        }
        if (wait)
            await Task.Delay(ConflictPause, cancellationToken);
        return new RefusalException(409, "Conflict: " + why);
    }

    private async Task DownloadAsync(HttpContext context, string path)
    {
        var call = new Call("download", Nothing, world.Now);
        ledger.Add(call);
        StoredFile? file;
        lock (world.Gate)
            file = world.Files.Values.FirstOrDefault(stored => stored.Path == path);
        await HappenAsync(context, call, faults.Take(call), () => Task.FromResult(
            file is null ? Refuse(call, new RefusalException(404, "Not Found")) : new ApiAnswer(call.Status = 200, file.Bytes)));
    }

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer, string contentType = "application/json")
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task DripAsync(HttpContext context, ApiAnswer answer, TimeSpan pause)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Body.Length;
        for (var i = 0; i < answer.Body.Length; i++)
        {
            await context.Response.Body.WriteAsync(answer.Body.Slice(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    }
}
