namespace ParkBot.Delivery;

/// <summary>A message's place in a line. <paramref name="Row"/> is null where it is read only when its turn comes.</summary>
internal sealed record Ticket(long Id, long Chat, Lane Lane, OutboxRow? Row)
{
    /// <summary>Completes when the message left the outbox: its number in the chat, or null where it did not surely arrive.</summary>
    internal TaskCompletionSource<int?>? Done { get; init; }
}

/// <summary>What waits for one chat, and when the chat may have the next: one at a time, within its quotas, not before the channel asked.</summary>
/// <param name="second">Messages a second.</param>
/// <param name="minute">Messages a minute; null where the chat is no group.</param>
internal sealed class Line(Quota second, Quota? minute)
{
    internal LinkedList<Ticket> Answers { get; } = new();

    internal LinkedList<Ticket> Broadcasts { get; } = new();

    internal IEnumerable<LinkedList<Ticket>> Queues => [Answers, Broadcasts];

    internal bool IsBusy { get; private set; }

    internal bool IsEmpty => Answers.Count + Broadcasts.Count == 0;

    internal long HeldUntil { get; set; }

    internal int Stamp { get; set; }

    internal LinkedList<Ticket> Of(Lane lane) => lane == Lane.Answer ? Answers : Broadcasts;

    internal void Take()
    {
        IsBusy = true;
        second.Take();
        minute?.Take();
    }

    internal void End(bool counted)
    {
        IsBusy = false;
        second.End(counted);
        minute?.End(counted);
    }

    // Nothing is under way in a line that is not busy, so both quotas know their moment.
    internal long FreeAt() => Math.Max(HeldUntil, Math.Max(second.FreeAt() ?? 0, minute?.FreeAt() ?? 0));

    internal bool IsIdle(long now) => !IsBusy && IsEmpty && HeldUntil <= now && second.IsIdle && minute?.IsIdle != false;
}
