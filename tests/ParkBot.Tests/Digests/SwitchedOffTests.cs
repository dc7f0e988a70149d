using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Digests;
using Xunit;

namespace ParkBot.Tests.Digests;

public sealed class SwitchedOffTests
{
    /// <summary>As it comes from a file or the environment: empty is a value, not the want of one.</summary>
    [Fact]
    public async Task An_empty_cron_expression_switches_digests_off()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Digests:Cron", "")]).Build();
        await using var rooms = Program.Rooms(configuration, database: null, logs: null);
        Assert.Null(rooms.GetRequiredService<IOptions<DigestOptions>>().Value.Times);
    }
}
