using System.Text;
using Microsoft.AspNetCore.Http;

namespace ParkBot.Tests.Llm;

/// <summary>Puts the events of a stream on the wire in the shape that is asked for.</summary>
internal sealed class EventWriter(HttpResponse response, StreamShape shape, CancellationToken gone)
{
    private readonly Random? _split = shape.SplitSeed is { } seed ? new Random(seed) : null;
    private byte[] _held = [];
    private int _events;

    /// <summary>A data line; now and then a comment line after it.</summary>
    internal async Task WriteEventAsync(string data)
    {
        await WriteAsync($"data: {data}{shape.LineEnd}{shape.LineEnd}");
        if (shape.KeepAliveEvery > 0 && ++_events % shape.KeepAliveEvery == 0)
            await WriteAsync($": keep-alive{shape.LineEnd}{shape.LineEnd}");
        if (shape.Pause > TimeSpan.Zero)
        {
            await FlushAsync();
            await Task.Delay(shape.Pause, gone);
        }
    }

    internal async Task WriteAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (shape.BytePause > TimeSpan.Zero)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                await SendAsync(bytes.AsMemory(i, 1));
                await Task.Delay(shape.BytePause, gone);
            }
            return;
        }
        if (_split is null)
        {
            await SendAsync(bytes);
            return;
        }
        byte[] all = [.. _held, .. bytes];
        var at = 0;
        for (var size = _split.Next(1, 120); at + size < all.Length; size = _split.Next(1, 120))
        {
            await SendAsync(all.AsMemory(at, size));
            at += size;
        }
        _held = all[at..];
    }

    /// <summary>What was held back to be joined with the next event.</summary>
    internal async Task FlushAsync()
    {
        await SendAsync(_held);
        _held = [];
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await response.Body.WriteAsync(bytes, gone);
        await response.Body.FlushAsync(gone);
    }
}
