using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace ParkBot.TelegramBot;

/// <summary>Stored updates on their way to the handler: in order within a chat, chats side by side, nobody twice at once.</summary>
internal sealed class ChatQueues(IOptions<TelegramOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Queue<Arrived>> chats = [];
    private readonly Channel<long> ready = Channel.CreateUnbounded<long>();
    private int waiting;

    /// <summary>How many wait.</summary>
    internal int Waiting => waiting;

    /// <summary>True where so many wait that no more are to be taken in: far above where newcomers are declined, which is done fast.</summary>
    internal bool IsFlooded => waiting > options.Value.MostWaiting * 2L;

    internal void Add(IEnumerable<Arrived> arrived)
    {
        lock (gate)
        {
            foreach (var one in arrived)
            {
                // What belongs to no chat keeps its order among its like.
                var chat = one.Row.Chat ?? 0;
                var placed = one with { IsLate = ++waiting > options.Value.MostWaiting };
                if (chats.TryGetValue(chat, out var queue))
                {
                    queue.Enqueue(placed);
                }
                else
                {
                    chats[chat] = new Queue<Arrived>([placed]);
                    ready.Writer.TryWrite(chat);
                }
            }
        }
    }

    /// <summary>Hands out one update after the other until it is stopped; what is being handled then is let end.</summary>
    internal Task RunAsync(Func<Arrived, Task> handle, CancellationToken stopping)
    {
        // Most of a turn waits for its commit, and one commit serves all that wait for one: more at once are fewer commits.
        var workers = options.Value.AtOnce > 0 ? options.Value.AtOnce : Environment.ProcessorCount * 8;
        return Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(handle, stopping), CancellationToken.None)));
    }

    private async Task WorkAsync(Func<Arrived, Task> handle, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            long chat;
            try
            {
                chat = await ready.Reader.ReadAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await handle(Next(chat)).ConfigureAwait(false);
            Release(chat);
        }
    }

    private Arrived Next(long chat)
    {
        lock (gate)
        {
            return chats[chat].Peek();
        }
    }

    /// <summary>The handled one leaves; the chat's next one stands behind the other chats.</summary>
    private void Release(long chat)
    {
        lock (gate)
        {
            var queue = chats[chat];
            queue.Dequeue();
            waiting--;
            if (queue.Count == 0)
            {
                chats.Remove(chat);
            }
            else
            {
                ready.Writer.TryWrite(chat);
            }
        }
    }
}
