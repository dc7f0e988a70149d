using Microsoft.Extensions.DependencyInjection;
using ParkBot.Digests;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>The real scheduler on its own file, by the real clock: what becomes of it changes nothing in what is sent.</summary>
public sealed class ScheduleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nothing")]
    [InlineData("gone")]
    [InlineData("garbage")]
    public async Task The_edition_comes_whatever_becomes_of_the_schedulers_file(string trouble)
    {
        await using var house = new DigestHouse(time: null, ("Digests:Cron", "0/1 * * * * ?"));
        await house.Rooms.GetRequiredService<Database>().CheckAsync(Token);
        await house.SubscribeAsync(1);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = house.Rooms.GetRequiredService<DigestSchedule>().RunAsync(stopping.Token);
        await house.PublishAsync(110, DateTimeOffset.UtcNow);
        await UntilAsync(async () => (await house.EditionsAsync()).Count == 1);

        var file = house.Database + ".quartz";
        switch (trouble)
        {
            case "gone":
                File.Delete(file);
                break;
            case "garbage":
                await File.WriteAllTextAsync(file, new string('x', 5000), Token);
                break;
        }

        await house.PublishAsync(111, DateTimeOffset.UtcNow.AddDays(40));
        await UntilAsync(async () => (await house.EditionsAsync()).Count == 2);
        await UntilAsync(async () => (await house.OutboxAsync()).Count >= 2 && File.Exists(file));
        Assert.Equal(2, (await house.OutboxAsync()).Count(row => row.Part == 0));
        await stopping.CancelAsync();
        await running;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 600, "It did not come in a minute.");
            await Task.Delay(100, Token);
        }
    }
}
