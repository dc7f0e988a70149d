using CsCheck;
using ParkBot.Delivery;
using Xunit;

namespace ParkBot.Tests.Delivery;

public sealed class LinesTests
{
    private enum End { Sent, Uncounted, Later, Hold, HoldAll, Move }

    /// <summary>What may happen next: a message comes in, time passes, a message that was taken ends in some way.</summary>
    private sealed record Step(int What, int Chat, Lane Lane, int Milliseconds, End End);

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 5],
        Gen.Frequency((2, Gen.Const(Lane.Answer)), (1, Gen.Const(Lane.Broadcast))),
        Gen.Int[0, 900],
        Gen.Frequency((12, Gen.Const(End.Sent)), (1, Gen.Const(End.Uncounted)), (2, Gen.Const(End.Later)), (1, Gen.Const(End.Hold)), (1, Gen.Const(End.HoldAll)), (1, Gen.Const(End.Move))),
        (what, chat, lane, milliseconds, end) => new Step(what, chat, lane, milliseconds, end));

    private static readonly Gen<(DeliveryOptions Options, Step[] Steps)> Runs = Gen.Select(
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[1, 4], (all, chat, group, once) => new DeliveryOptions { PerSecond = all, PerSecondInChat = chat, PerMinuteInGroup = group, AtOnce = once }),
        Steps.Array[1, 150]);

    [Fact]
    public void Any_run_keeps_the_limits_the_order_and_the_lanes_and_comes_to_an_end()
    {
        var runs = 0;
        var taken = 0;
        Runs.Sample(run =>
        {
            var model = new Model(run.Options);
            foreach (var step in run.Steps)
            {
                model.Do(step.What, step.Chat, step.Lane, step.Milliseconds, (int)step.End);
            }

            model.Drain();
            model.Check();
            Interlocked.Increment(ref runs);
            Interlocked.Add(ref taken, model.Taken);
        }, iter: 1500);
        TestContext.Current.TestOutputHelper!.WriteLine($"runs {runs}, messages taken {taken}: beyond a limit 0, out of order 0, a broadcast before an answer that could leave 0, left behind 0");
    }

    [Fact]
    public void Chats_take_turns()
    {
        var clock = new FakeClock();
        var lines = new Lines(new DeliveryOptions { PerSecond = 0, PerSecondInChat = 0, PerMinuteInGroup = 0, AtOnce = 1 }, _ => false, clock);
        for (var id = 0; id < 500; id++)
        {
            lines.Add(new Ticket(id, 1, Lane.Answer, null));
        }

        for (var chat = 2; chat <= 10; chat++)
        {
            lines.Add(new Ticket(1000 + chat, chat, Lane.Answer, null));
        }

        var first = new List<long>();
        for (var i = 0; i < 11; i++)
        {
            var ticket = lines.Take()!;
            first.Add(ticket.Chat);
            lines.End(ticket, counted: true);
        }

        Assert.Equal(10, first.Distinct().Count());
    }

    [Fact]
    public void Broadcasts_leave_places_for_answers()
    {
        var lines = new Lines(new DeliveryOptions { PerSecond = 30, AtOnce = 64 }, _ => false, new FakeClock());
        for (var chat = 1; chat <= 100; chat++)
        {
            lines.Add(new Ticket(chat, chat, Lane.Broadcast, null));
        }

        var left = 0;
        while (lines.Take() is not null)
        {
            left++;
        }

        lines.Add(new Ticket(1001, 1001, Lane.Answer, null));
        Assert.Equal(24, left);
        Assert.Equal(1001, lines.Take()!.Id);
    }

    [Fact]
    public void A_chat_that_is_held_holds_nobody_else_and_goes_on_where_it_stood()
    {
        var clock = new FakeClock();
        var lines = new Lines(new DeliveryOptions { AtOnce = 4 }, _ => false, clock);
        lines.Add(new Ticket(1, 1, Lane.Answer, null));
        lines.Add(new Ticket(2, 1, Lane.Answer, null));
        lines.Add(new Ticket(3, 2, Lane.Broadcast, null));
        var head = lines.Take()!;
        Assert.Equal(1, head.Id);
        lines.PutBack(head, TimeSpan.FromSeconds(30), counted: true);
        Assert.Equal(3, lines.Take()!.Id);
        Assert.Null(lines.Take());
        Assert.Equal((2, 0), lines.Waiting);
        clock.AdvanceTo(lines.NextAt()!.Value);
        Assert.Equal(TimeSpan.FromSeconds(30).Ticks, clock.GetTimestamp() - TimeSpan.TicksPerDay);
        Assert.Equal(1, lines.Take()!.Id);
    }

    [Fact]
    public void A_chat_that_moves_takes_its_messages_along()
    {
        var clock = new FakeClock();
        var lines = new Lines(new DeliveryOptions { AtOnce = 4, PerSecondInChat = 0 }, _ => false, clock);
        lines.Add(new Ticket(1, 1, Lane.Answer, null));
        lines.Add(new Ticket(2, 1, Lane.Answer, null));
        lines.Add(new Ticket(3, 1, Lane.Broadcast, null));
        var moved = lines.Move(lines.Take()!, -7);
        Assert.Equal([1, 2, 3], moved.Select(ticket => ticket.Id));
        Assert.Equal((2, 1), lines.Waiting);
        foreach (var id in new[] { 1, 2, 3 })
        {
            var ticket = lines.Take()!;
            Assert.Equal((id, -7), (ticket.Id, ticket.Chat));
            lines.End(ticket, counted: true);
        }

        Assert.Equal((0, 0), lines.Waiting);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_chat_that_moves_while_a_message_is_under_way_keeps_its_order(bool waits)
    {
        var clock = new FakeClock();
        var lines = new Lines(new DeliveryOptions { AtOnce = 4, PerSecondInChat = 0 }, _ => false, clock);
        lines.Add(new Ticket(1, 1, Lane.Broadcast, null));
        lines.Add(new Ticket(2, 1, Lane.Broadcast, null));
        var first = lines.Take()!;
        lines.Move(1, -7);
        lines.Add(new Ticket(3, -7, Lane.Broadcast, null));
        lines.Add(new Ticket(4, 1, Lane.Broadcast, null));
        Assert.Null(lines.Take());

        // What was under way comes back, because the channel did not take it for the old number, or asked to wait.
        if (waits)
        {
            lines.PutBack(first, TimeSpan.Zero, counted: true);
        }
        else
        {
            lines.Move(first, -7);
        }

        clock.Advance(TimeSpan.FromSeconds(3));
        foreach (var id in new[] { 1, 2, 3, 4 })
        {
            var ticket = lines.Take()!;
            Assert.Equal((id, -7), (ticket.Id, ticket.Chat));
            lines.End(ticket, counted: true);
        }
    }
}
