using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Cli;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Ingestion;
using ParkBot.Llm;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.TelegramBot;
using ParkBot.Understanding;
using ParkBot.Web;

namespace ParkBot;

/// <summary>The table of contents: the configuration, a line a room, the verbs.</summary>
internal static class Program
{
    internal static Task<int> Main(string[] args) => args is [ReadingProcess.Verb]
        ? Task.FromResult(ReadingProcess.Run(Console.OpenStandardInput(), Console.OpenStandardOutput()))
        : RunAsync(args, Terminal.OfProcess(), Configured());

    /// <summary>One run of the program, on the process's streams or a test's.</summary>
    internal static Task<int> RunAsync(string[] args, Terminal terminal, IConfiguration configuration) =>
        Commands.RunAsync(args, terminal with { Clean = new Redaction(configuration).Clean }, (database, logs) => Rooms(configuration, database, logs ? terminal.Error : null), ServeAsync);

    /// <summary>Later ones win: beside the program, in the working folder, PARKBOT__ in the environment.</summary>
    private static IConfiguration Configured() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true)
        .AddEnvironmentVariables("PARKBOT__")
        .Build();

    /// <summary>The bot with its health page beside it.</summary>
    private static Task<string?> ServeAsync(IServiceProvider rooms, CancellationToken cancellationToken) =>
        rooms.GetRequiredService<BotProcess>().RunAsync(rooms.GetRequiredService<HealthPage>().StartAsync, cancellationToken);

    /// <summary>All rooms on one database; <paramref name="logs"/> is where what happens is written, or null; <paramref name="time"/> is a test's clock, or null.</summary>
    internal static ServiceProvider Rooms(IConfiguration configuration, string? database, TextWriter? logs, TimeProvider? time = null)
    {
        // Copied, not chained: a chained configuration loses values that are set to nothing, which switch a part off.
        configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.AsEnumerable().Where(pair => pair.Value is not null))
            .AddInMemoryCollection([new("Database:Path", DatabaseLocation.Find(database, configuration["Database:Path"]))])
            .Build();
        var rooms = new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton(time ?? TimeProvider.System)
            .AddStorage(configuration)
            .AddIngestion()
            .AddQueries()
            .AddUnderstanding()
            .AddAnswering()
            .AddLlm(configuration)
            .AddDelivery()
            .AddDigests()
            .AddTelegramBot()
            .AddWeb()
            .AddLogging(logging => LogLines.Add(logging, configuration, logs))
            .BuildServiceProvider();
        rooms.GetService<IStartupValidator>()?.Validate();
        return rooms;
    }
}
