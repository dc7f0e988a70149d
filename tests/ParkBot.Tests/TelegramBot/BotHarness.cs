using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Cli;
using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The whole program's <c>serve</c> in process, on a database file of its own, talking HTTP to an emulator of the Bot API.</summary>
internal sealed class BotHarness : IAsyncDisposable
{
    internal const long Admin = 501;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parkbot-bot");
    private readonly Dictionary<string, string?> settings;
    private readonly StringWriter log = new(new StringBuilder(), CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly TimeProvider? time;
    private CancellationTokenSource? stopping;
    private Task<int>? running;

    private BotHarness(TelegramEmulator telegram, IEnumerable<(string Key, string? Value)> changes, TimeProvider? time)
    {
        Telegram = telegram;
        this.time = time;
        settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Database:Path"] = Database,
            ["Telegram:Token"] = telegram.Token,
            ["Telegram:BaseUrl"] = telegram.BaseUrl,
            ["Telegram:Admins:0"] = Admin.ToString(CultureInfo.InvariantCulture),
            ["Delivery:PerSecond"] = "0",
            ["Delivery:PerSecondInChat"] = "0",
            ["Delivery:PerMinuteInGroup"] = "0",
            ["Web:Url"] = "",
            ["Digests:Cron"] = "",
            ["Logging:Level"] = "Trace",
        };
        foreach (var (key, value) in changes)
        {
            // Null takes a setting out.
            if (value is null)
            {
                settings.Remove(key);
            }
            else
            {
                settings[key] = value;
            }
        }
    }

    internal TelegramEmulator Telegram { get; }

    internal string Database => Path.Combine(folder.FullName, "news.db");

    internal string Folder => folder.FullName;

    /// <summary>All that the bot wrote to standard error so far.</summary>
    internal string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    /// <summary>A running bot, with the samples loaded as if they were real issues.</summary>
    internal static Task<BotHarness> StartAsync(EmulatorOptions? options = null, bool samples = true, params (string Key, string? Value)[] changes) =>
        StartAsync(options, samples, time: null, changes);

    /// <summary>The same, with bot and emulator by one clock, so that what says a time says the same one always.</summary>
    internal static Task<BotHarness> StartByAsync(TimeProvider time, bool samples = true, params (string Key, string? Value)[] changes) =>
        StartAsync(new EmulatorOptions { Clock = time }, samples, time, changes);

    private static async Task<BotHarness> StartAsync(EmulatorOptions? options, bool samples, TimeProvider? time, (string Key, string? Value)[] changes)
    {
        var bot = new BotHarness(await TelegramEmulator.StartAsync(options), changes, time);
        if (samples)
        {
            await bot.VerbAsync("load", await bot.SampleAsync(109), await bot.SampleAsync(110));
        }

        bot.Start();
        return bot;
    }

    /// <summary>Another verb of the program on the same database, as another process would run it.</summary>
    internal async Task<string> VerbAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var status = await Program.RunAsync(args, new Terminal(TextReader.Null, output, output), Configuration());
        Assert.True(status == 0, output.ToString());
        return output.ToString();
    }

    internal async Task<string> SampleAsync(int number)
    {
        var path = Path.Combine(Folder, $"sample-{number.ToString(CultureInfo.InvariantCulture)}.txt");
        await File.WriteAllBytesAsync(path, Sample(number));
        return path;
    }

    internal static byte[] Sample(int number)
    {
        using var resource = typeof(Terminal).Assembly.GetManifestResourceStream($"sample-{number.ToString(CultureInfo.InvariantCulture)}.txt")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    internal void Start()
    {
        stopping = new CancellationTokenSource();
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Synchronized(log));
        var token = stopping.Token;
        running = Task.Run(async () =>
        {
            await using var rooms = Program.Rooms(Configuration(), database: null, terminal.Error, time);
            var trouble = await rooms.GetRequiredService<BotProcess>().RunAsync(_ => Task.FromResult<IAsyncDisposable?>(null), token);
            await terminal.Error.WriteLineAsync(trouble);
            return trouble is null ? 0 : 1;
        });
    }

    /// <summary>A graceful stop; the status that serve would leave with.</summary>
    internal async Task<int> StopAsync()
    {
        await stopping!.CancelAsync();
        var status = await running!;
        stopping.Dispose();
        (stopping, running) = (null, null);
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
        {
            await StopAsync();
        }

        await Telegram.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        log.Dispose();
    }

    /// <summary>The configuration, for a verb whose end a test wants to see.</summary>
    internal IConfigurationRoot Settings() => Configuration();

    private IConfigurationRoot Configuration() => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
