using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Storage;

namespace ParkBot.Benchmarks.Measuring;

/// <summary>All rooms of the program on one archive, and how long a measurement may take.</summary>
internal sealed class Bench(string path, bool quick) : IDisposable
{
    internal ServiceProvider Rooms { get; } = ParkBot.Program.Rooms(new ConfigurationBuilder().Build(), path, logs: null);

    internal string Path => path;

    internal bool IsQuick => quick;

    /// <summary>For one comparison.</summary>
    internal TimeSpan Budget => quick ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(3);

    internal T Room<T>() where T : notnull => Rooms.GetRequiredService<T>();

    internal async Task<long> ItemsAsync()
    {
        await using var connection = await Room<Database>().ConnectAsync(CancellationToken.None);
        return (long)(await connection.ScalarAsync("SELECT count(*) FROM items", CancellationToken.None))!;
    }

    public void Dispose() => Rooms.Dispose();
}
