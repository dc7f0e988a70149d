using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ParkBot.Tests.Llm;

/// <summary>Does to a request what the script says.</summary>
internal sealed class ReplyWriter(HttpContext context, StreamShape usual)
{
    private static readonly TimeSpan BeforeCut = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan EndlessPause = TimeSpan.FromMilliseconds(1);

    private CancellationToken Gone => context.RequestAborted;

    /// <summary>The server itself broke the connection off.</summary>
    internal bool Cut { get; private set; }

    internal async Task WriteAsync(ModelRequest request, ModelReply reply)
    {
        var shape = reply.Shape ?? usual;
        if (reply.Delay > TimeSpan.Zero)
            await Task.Delay(reply.Delay, Gone);
        switch (reply)
        {
            case ModelReply.Completion completion when request.Stream:
                await StreamAsync(new CompletionJson(request, completion, shape), completion.End, Open(request, shape));
                break;
            case ModelReply.Completion completion:
                await WholeAsync(new CompletionJson(request, completion, shape).Whole(), completion.End, Open(request, shape));
                break;
            case ModelReply.Error error:
                if (error.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await WriteAsync(error.Status, error.Body);
                break;
            case ModelReply.Page page:
                await WriteAsync(page.Status, FormattableString.Invariant($"<html>\r\n<head><title>{page.Status}</title></head>\r\n<body><center><h1>{page.Status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n"), "text/html");
                break;
            case ModelReply.Silence silence:
                Open(request, shape);
                if (silence.Headers)
                    await context.Response.Body.FlushAsync(Gone);
                await Task.Delay(Timeout.InfiniteTimeSpan, Gone);
                break;
            case ModelReply.Garbage garbage:
                await GarbageAsync(garbage.Data, request, Open(request, shape));
                break;
            case ModelReply.Unending unending:
                await UnendingAsync(request, new CompletionJson(request, ModelReply.Text(unending.Piece), shape), unending.Piece, Open(request, shape));
                break;
            case ModelReply.Choiceless:
                await ChoicelessAsync(request, new CompletionJson(request, ModelReply.Text(string.Empty), shape), Open(request, shape));
                break;
        }
    }

    internal async Task WriteAsync(int status, string body, string contentType = "application/json")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, Gone);
    }

    private EventWriter Open(ModelRequest request, StreamShape shape)
    {
        context.Response.ContentType = request.Stream ? "text/event-stream; charset=utf-8" : "application/json";
        context.Response.Headers.CacheControl = "no-cache";
        return new EventWriter(context.Response, shape, Gone);
    }

    private async Task StreamAsync(CompletionJson json, StreamEnd end, EventWriter wire)
    {
        var pieces = json.Pieces().ToList();
        var told = end is StreamEnd.Done or StreamEnd.Unfinished ? pieces.Count : pieces.Count / 2;
        foreach (var piece in pieces.Take(told))
            await wire.WriteEventAsync(piece);
        switch (end)
        {
            case StreamEnd.Done:
                foreach (var piece in json.End())
                    await wire.WriteEventAsync(piece);
                await wire.WriteEventAsync("[DONE]");
                break;
            case StreamEnd.Cut:
                var next = "data: " + pieces[told];
                await wire.WriteAsync(next[..(next.Length / 2)]);
                await CutAsync(wire);
                break;
            case StreamEnd.Stall:
                await wire.FlushAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, Gone);
                break;
            case StreamEnd.Error:
                await wire.WriteEventAsync(ModelError.Usual(500).Body);
                break;
        }
        await wire.FlushAsync();
    }

    /// <summary>Without a stream, an end that comes too early leaves half of the object.</summary>
    private async Task WholeAsync(string json, StreamEnd end, EventWriter wire)
    {
        await wire.WriteAsync(end == StreamEnd.Done ? json : json[..(json.Length / 2)]);
        await wire.FlushAsync();
        if (end == StreamEnd.Cut)
            await CutAsync(wire);
        else if (end == StreamEnd.Stall)
            await Task.Delay(Timeout.InfiniteTimeSpan, Gone);
    }

    private static async Task GarbageAsync(string data, ModelRequest request, EventWriter wire)
    {
        if (request.Stream)
        {
            await wire.WriteEventAsync(data);
            await wire.WriteEventAsync("[DONE]");
        }
        else
        {
            await wire.WriteAsync(data);
        }
        await wire.FlushAsync();
    }

    private async Task UnendingAsync(ModelRequest request, CompletionJson json, string words, EventWriter wire)
    {
        if (!request.Stream)
            await wire.WriteAsync("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"");
        for (var first = true; ; first = false)
        {
            if (!request.Stream)
                await wire.WriteAsync(words);
            else if (first)
                await wire.WriteEventAsync(json.Chunk(new JsonObject { ["role"] = "assistant", ["content"] = string.Empty }));
            else
                await wire.WriteEventAsync(json.Chunk(new JsonObject { ["content"] = words }));
            await Task.Delay(EndlessPause, Gone);
        }
    }

    private static async Task ChoicelessAsync(ModelRequest request, CompletionJson json, EventWriter wire)
    {
        if (request.Stream)
        {
            await wire.WriteEventAsync(json.NoChoices("chat.completion.chunk"));
            await wire.WriteEventAsync("[DONE]");
        }
        else
        {
            await wire.WriteAsync(json.NoChoices("chat.completion"));
        }
        await wire.FlushAsync();
    }

    /// <summary>What was written gets a moment to arrive: breaking off throws away what still waits.</summary>
    private async Task CutAsync(EventWriter wire)
    {
        await wire.FlushAsync();
        await Task.Delay(BeforeCut, Gone);
        Cut = true;
        context.Abort();
    }
}
