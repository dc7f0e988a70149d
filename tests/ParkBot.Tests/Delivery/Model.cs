using ParkBot.Delivery;
using Xunit;

namespace ParkBot.Tests.Delivery;

/// <summary>The lines beside a simple account of what they may do. Odd chats are groups.</summary>
internal sealed class Model(DeliveryOptions options)
{
    private const int Chats = 6;

    private readonly FakeClock clock = new();
    private readonly List<(Ticket Ticket, long From)> underway = [];
    private readonly List<(long Chat, long From, long To)> arrived = [];
    private readonly Dictionary<(long Chat, Lane Lane), LinkedList<long>> waiting = [];
    private readonly Dictionary<long, long> heldUntil = [];
    private readonly Dictionary<long, long> movedTo = [];
    private long allHeldUntil;
    private Lines? made;
    private long last;
    private int added;
    private int done;

    internal int Taken { get; private set; }

    private Lines Lines => made ??= new Lines(options, IsGroup, clock);

    /// <summary>One step; then everything that may leave is taken.</summary>
    internal void Do(int what, int chat, Lane lane, int milliseconds, int end)
    {
        if (what < 5)
        {
            Add(Where(chat), lane);
        }
        else if (what < 7 || underway.Count == 0)
        {
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }
        else
        {
            Finish(milliseconds % underway.Count, milliseconds, end);
        }

        TakeAll();
    }

    /// <summary>Until nothing waits: whatever the lines say about when to look again must be enough.</summary>
    internal void Drain()
    {
        for (var round = 0; done < added; round++)
        {
            Assert.True(round < 20_000, "It does not come to an end.");
            TakeAll();
            if (underway.Count > 0)
            {
                Finish(0, 0, 0);
                continue;
            }

            if (done < added)
            {
                var next = Lines.NextAt();
                Assert.True(next is not null, "Something waits, and nobody says when to look again.");
                Assert.True(next > clock.GetTimestamp(), "It may leave now, and was not given.");
                clock.AdvanceTo(next.Value);
            }
        }
    }

    internal void Check()
    {
        Assert.Equal((0, 0), Lines.Waiting);
        Within(arrived, options.PerSecond, TimeSpan.FromSeconds(1));
        foreach (var chat in arrived.GroupBy(one => one.Chat))
        {
            Within(chat, options.PerSecondInChat, TimeSpan.FromSeconds(1));
            if (IsGroup(chat.Key))
            {
                Within(chat, options.PerMinuteInGroup, TimeSpan.FromMinutes(1));
            }
        }
    }

    private static bool IsGroup(long chat) => chat % 2 != 0;

    private long Where(long chat) => movedTo.TryGetValue(chat, out var now) ? now : chat;

    private void Add(long chat, Lane lane)
    {
        var id = ++last;
        added++;
        Of(chat, lane).AddLast(id);
        Lines.Add(new Ticket(id, chat, lane, null));
    }

    private void TakeAll()
    {
        while (Lines.Take() is { } ticket)
        {
            Taken++;
            Assert.True(underway.Count < options.AtOnce, "More at once than set.");
            Assert.DoesNotContain(underway, one => one.Ticket.Chat == ticket.Chat);
            Assert.True(heldUntil.GetValueOrDefault(ticket.Chat) <= clock.GetTimestamp() && allHeldUntil <= clock.GetTimestamp(), "It is held.");
            Assert.Equal(Of(ticket.Chat, ticket.Lane).First!.Value, ticket.Id);
            if (ticket.Lane == Lane.Broadcast)
            {
                Assert.DoesNotContain(waiting, pair => pair.Key.Lane == Lane.Answer && pair.Value.Count > 0 && IsFree(pair.Key.Chat));
            }

            Of(ticket.Chat, ticket.Lane).RemoveFirst();
            underway.Add((ticket, clock.GetTimestamp()));
        }
    }

    private bool IsFree(long chat) =>
        underway.TrueForAll(one => one.Ticket.Chat != chat)
        && heldUntil.GetValueOrDefault(chat) <= clock.GetTimestamp()
        && Held(chat, TimeSpan.FromSeconds(1)) < Limit(options.PerSecondInChat)
        && (!IsGroup(chat) || Held(chat, TimeSpan.FromMinutes(1)) < Limit(options.PerMinuteInGroup));

    private int Held(long chat, TimeSpan period) => arrived.Count(one => one.Chat == chat && one.To + period.Ticks > clock.GetTimestamp());

    private static int Limit(int limit) => limit == 0 ? int.MaxValue : limit;

    private void Finish(int which, int milliseconds, int end)
    {
        var (ticket, from) = underway[which];
        underway.RemoveAt(which);
        var counted = end != 1;
        if (counted)
        {
            arrived.Add((ticket.Chat, from, clock.GetTimestamp()));
        }

        var wait = TimeSpan.FromMilliseconds(milliseconds * 3);
        switch (end)
        {
            case 0:
                done++;
                Lines.End(ticket, counted);
                break;
            case 1 or 2:
                Of(ticket.Chat, ticket.Lane).AddFirst(ticket.Id);
                heldUntil[ticket.Chat] = Math.Max(heldUntil.GetValueOrDefault(ticket.Chat), clock.GetTimestamp() + wait.Ticks);
                Lines.PutBack(ticket, wait, counted);
                break;
            case 3:
                done++;
                heldUntil[ticket.Chat] = Math.Max(heldUntil.GetValueOrDefault(ticket.Chat), clock.GetTimestamp() + wait.Ticks);
                Lines.Hold(ticket.Chat, wait);
                Lines.End(ticket, counted);
                break;
            case 4:
                done++;
                allHeldUntil = clock.GetTimestamp() + wait.Ticks;
                Lines.Hold(wait);
                Lines.End(ticket, counted);
                break;
            default:
                Move(ticket);
                break;
        }
    }

    private void Move(Ticket ticket)
    {
        var to = ticket.Chat + (Chats * 100) + 1;
        movedTo[Origin(ticket.Chat)] = to;
        Of(to, ticket.Lane).AddLast(ticket.Id);
        foreach (var lane in new[] { Lane.Answer, Lane.Broadcast })
        {
            foreach (var id in Of(ticket.Chat, lane))
            {
                Of(to, lane).AddLast(id);
            }

            Of(ticket.Chat, lane).Clear();
        }

        Lines.Move(ticket, to);
    }

    private long Origin(long chat) => movedTo.FirstOrDefault(pair => pair.Value == chat) is { Value: not 0 } known ? known.Key : chat;

    private LinkedList<long> Of(long chat, Lane lane)
    {
        if (!waiting.TryGetValue((chat, lane), out var line))
        {
            waiting[(chat, lane)] = line = new LinkedList<long>();
        }

        return line;
    }

    /// <summary>Each send may have arrived at any moment between leaving and its answer: in no window more than the limit.</summary>
    private static void Within(IEnumerable<(long Chat, long From, long To)> sends, int limit, TimeSpan period)
    {
        var all = sends.ToList();
        foreach (var start in limit == 0 ? [] : all.SelectMany(one => new[] { one.From, one.To }))
        {
            Assert.InRange(all.Count(one => one.From < start + period.Ticks && one.To >= start), 0, limit);
        }
    }
}
