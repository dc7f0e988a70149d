namespace ParkBot.Delivery;

/// <summary>
/// Whose turn it is: order within a chat, answers before broadcasts, and never faster than the quotas. Only decides, sends
/// nothing; not safe for several threads at once.
/// </summary>
internal sealed class Lines(DeliveryOptions options, Func<long, bool> isGroup, TimeProvider time)
{
    private const int SweepEvery = 4096;

    /// <summary>So long a chat that moves waits for what is under way to its old number: it comes first, if it comes back.</summary>
    private static readonly TimeSpan MovePatience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<long, Line> lines = [];

    /// <summary>Chats that have another number now: what still comes for the old one stands in the same line, so that order and quotas hold.</summary>
    private readonly Dictionary<long, long> moves = [];
    private readonly Queue<(Line Line, int Stamp)>[] ready = [new(), new()];
    private readonly PriorityQueue<(Line Line, int Stamp), long> later = new();
    private readonly Quota overall = new(options.PerSecond, TimeSpan.FromSeconds(1), time);

    /// <summary>A fifth of the places is kept for answers: else a second's worth of broadcasts leaves at once, and an answer waits for the next second.</summary>
    private readonly Quota broadcasts = new(options.PerSecond - (options.PerSecond / 5), TimeSpan.FromSeconds(1), time);
    private long heldUntil;
    private int underway;
    private int ended;

    /// <summary>Messages that wait, by lane: answers, broadcasts.</summary>
    internal (int Answers, int Broadcasts) Waiting { get; private set; }

    /// <summary>Broadcasts that wait for their turn alone, and not because the channel asked their chat to wait.</summary>
    internal int Ahead => lines.Values.Sum(line => line.HeldUntil > time.GetTimestamp() ? 0 : line.Broadcasts.Count);

    /// <summary>In the order of the outbox, which is mostly at the end.</summary>
    internal void Add(Ticket ticket)
    {
        while (moves.TryGetValue(ticket.Chat, out var chat))
        {
            ticket = ticket with { Chat = chat, Row = null };
        }

        var line = Of(ticket.Chat);
        var queue = line.Of(ticket.Lane);
        var before = queue.Last;
        while (before is not null && before.Value.Id > ticket.Id)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            queue.AddFirst(ticket);
        }
        else
        {
            queue.AddAfter(before, ticket);
        }

        Count(ticket.Lane, +1);
        Schedule(line);
    }

    /// <summary>The next message that may leave now, its places in the quotas taken; null for none.</summary>
    internal Ticket? Take()
    {
        var now = time.GetTimestamp();
        while (later.TryPeek(out var due, out var at) && at <= now)
        {
            later.Dequeue();
            if (due.Stamp == due.Line.Stamp)
            {
                Schedule(due.Line);
            }
        }

        if (underway >= options.AtOnce || now < heldUntil || overall.FreeAt() != 0)
        {
            return null;
        }

        return TakeFrom(ready[0]) ?? (broadcasts.FreeAt() == 0 ? TakeFrom(ready[1]) : null);
    }

    /// <summary>When <see cref="Take"/> may give something without anything new: a timestamp, or null.</summary>
    internal long? NextAt()
    {
        long? due = later.TryPeek(out _, out var at) ? Math.Max(at, heldUntil) : null;
        if (ready[0].Count == 0 && ready[1].Count == 0)
        {
            return due;
        }

        if (underway >= options.AtOnce || overall.FreeAt() is not { } free)
        {
            return null;
        }

        if (ready[0].Count > 0)
        {
            return Math.Max(free, heldUntil);
        }

        // While broadcasts have no place, a chat that is due may have an answer, which has one.
        return broadcasts.FreeAt() is { } place ? Math.Min(Math.Max(Math.Max(free, place), heldUntil), due ?? long.MaxValue) : due;
    }

    /// <summary>The message that was taken is done with.</summary>
    /// <param name="counted">True where the channel saw it.</param>
    internal void End(Ticket ticket, bool counted)
    {
        var line = lines[ticket.Chat];
        underway--;
        overall.End(counted);
        if (ticket.Lane == Lane.Broadcast)
        {
            broadcasts.End(counted);
        }

        line.End(counted);
        Schedule(line);
        if (++ended % SweepEvery == 0)
        {
            Sweep();
        }
    }

    /// <summary>The message that was taken goes back to the head of its line, which waits so long.</summary>
    internal void PutBack(Ticket ticket, TimeSpan wait, bool counted)
    {
        if (moves.TryGetValue(ticket.Chat, out var chat))
        {
            // Its chat moved meanwhile: what stood behind it waits there.
            End(ticket, counted);
            Hold(chat, wait);
            Add(ticket with { Chat = chat, Row = null });
            return;
        }

        var line = lines[ticket.Chat];
        line.Of(ticket.Lane).AddFirst(ticket);
        Count(ticket.Lane, +1);
        line.HeldUntil = After(wait);
        End(ticket, counted);
    }

    /// <summary>Nothing leaves for this chat for so long: the channel asked to wait.</summary>
    internal void Hold(long chat, TimeSpan wait)
    {
        var line = Of(chat);
        line.HeldUntil = Math.Max(line.HeldUntil, After(wait));
        Schedule(line);
    }

    /// <summary>Nothing leaves for so long: the channel cannot be reached.</summary>
    internal void Hold(TimeSpan wait) => heldUntil = After(wait);

    /// <summary>What still waits for a chat goes to the line of another, in the order of the outbox, and so does what still comes for it.</summary>
    internal void Move(long from, long to)
    {
        if (from == to)
        {
            return;
        }

        moves.Remove(to);
        moves[from] = to;
        if (!lines.TryGetValue(from, out var line))
        {
            return;
        }

        var moved = Emptied(line, to);
        if (line.IsBusy)
        {
            var target = Of(to);
            target.HeldUntil = Math.Max(target.HeldUntil, After(MovePatience));
        }

        moved.ForEach(Add);
    }

    /// <summary>The same, where the channel told it in the place of taking a message: that one goes along.</summary>
    internal IReadOnlyList<Ticket> Move(Ticket taken, long chat)
    {
        if (taken.Chat == chat)
        {
            // It stood in the right line, with the old number in its row.
            PutBack(taken with { Row = null }, TimeSpan.Zero, counted: true);
            return [taken];
        }

        moves.Remove(chat);
        moves[taken.Chat] = chat;
        List<Ticket> moved = [taken with { Chat = chat, Row = null }, .. Emptied(lines[taken.Chat], chat)];
        End(taken, counted: true);
        moved.ForEach(Add);
        return moved;
    }

    /// <summary>Takes out what waits in a line, for another chat.</summary>
    private List<Ticket> Emptied(Line line, long chat)
    {
        var taken = new List<Ticket>();
        foreach (var queue in line.Queues)
        {
            foreach (var ticket in queue)
            {
                taken.Add(ticket with { Chat = chat, Row = null });
                Count(ticket.Lane, -1);
            }

            queue.Clear();
        }

        return taken;
    }

    private Ticket? TakeFrom(Queue<(Line Line, int Stamp)> queue)
    {
        while (queue.TryDequeue(out var next))
        {
            if (next.Stamp == next.Line.Stamp)
            {
                return Take(next.Line);
            }
        }

        return null;
    }

    private Ticket Take(Line line)
    {
        var queue = line.Answers.Count > 0 ? line.Answers : line.Broadcasts;
        var ticket = queue.First!.Value;
        queue.RemoveFirst();
        Count(ticket.Lane, -1);
        underway++;
        overall.Take();
        if (ticket.Lane == Lane.Broadcast)
        {
            broadcasts.Take();
        }

        line.Take();
        return ticket;
    }

    /// <summary>Puts the line where it belongs now; whatever place it had before is void.</summary>
    private void Schedule(Line line)
    {
        line.Stamp++;
        if (line.IsBusy || line.IsEmpty)
        {
            return;
        }

        var at = line.FreeAt();
        if (at <= time.GetTimestamp())
        {
            ready[line.Answers.Count > 0 ? 0 : 1].Enqueue((line, line.Stamp));
        }
        else
        {
            later.Enqueue((line, line.Stamp), at);
        }
    }

    private Line Of(long chat)
    {
        if (!lines.TryGetValue(chat, out var line))
        {
            line = new Line(
                new Quota(options.PerSecondInChat, TimeSpan.FromSeconds(1), time),
                isGroup(chat) ? new Quota(options.PerMinuteInGroup, TimeSpan.FromMinutes(1), time) : null);
            lines.Add(chat, line);
        }

        return line;
    }

    /// <summary>Lines of chats that have been still for long enough are forgotten, so that memory follows the talk and not the years.</summary>
    private void Sweep()
    {
        foreach (var (chat, line) in lines.Where(pair => pair.Value.IsIdle(time.GetTimestamp())).ToList())
        {
            line.Stamp++;
            lines.Remove(chat);
        }
    }

    private void Count(Lane lane, int change) =>
        Waiting = lane == Lane.Answer ? (Waiting.Answers + change, Waiting.Broadcasts) : (Waiting.Answers, Waiting.Broadcasts + change);

    private long After(TimeSpan wait) => Quota.After(time, wait);
}
