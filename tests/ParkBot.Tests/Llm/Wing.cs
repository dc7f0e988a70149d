using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.TelegramBot;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>All rooms of the program with a model configured: a scripted one on loopback.</summary>
internal sealed class Wing : IAsyncDisposable
{
    internal const string Key = "sk-test-0123456789abcdefSECRET";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parkbot-wing");
    private readonly StringWriter log = new(new StringBuilder(), CultureInfo.InvariantCulture) { NewLine = "\n" };

    private Wing(ModelServer server, TimeProvider? time, IEnumerable<(string Key, string? Value)> changes)
    {
        Server = server;
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Database:Path"] = Path.Combine(folder.FullName, "news.db"),
            ["Llm:Endpoint"] = server.Endpoint.ToString(),
            ["Llm:Model"] = "scripted",
            ["Llm:ApiKey"] = Key,
            ["Llm:TokenLimit"] = "MaxCompletionTokens",
            ["Llm:Phrases"] = "false",
            ["Logging:Level"] = "Trace",
        };
        foreach (var (key, value) in changes)
        {
            settings[key] = value;
        }

        Rooms = Program.Rooms(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), database: null, logs: TextWriter.Synchronized(log), time);
    }

    internal ModelServer Server { get; }

    internal ServiceProvider Rooms { get; }

    internal string Database => Path.Combine(folder.FullName, "news.db");

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

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>With the bundled samples loaded; a null script is never to be asked.</summary>
    internal static Task<Wing> StartAsync(Func<ModelRequest, ModelReply>? script, params (string Key, string? Value)[] changes) => StartAsync(script, time: null, changes);

    internal static async Task<Wing> StartAsync(Func<ModelRequest, ModelReply>? script, TimeProvider? time, params (string Key, string? Value)[] changes)
    {
        var wing = new Wing(await ModelServer.StartAsync(script ?? (_ => throw new InvalidOperationException("Nobody was to ask.")), new ModelServerOptions { ApiKey = Key }), time, changes);
        await wing.LoadAsync("sample-109.txt", House.Sample(109));
        await wing.LoadAsync("sample-110.txt", House.Sample(110));
        return wing;
    }

    internal async Task LoadAsync(string name, byte[] bytes) =>
        Assert.Null((await Rooms.GetRequiredService<IssueLoader>().LoadAsync(name, bytes, new LoadOptions(), progress: null, Token)).Error);

    internal Task<Answer> AskAsync(string question, long user = 7) => AskAsync(question, new Conversation(), user);

    internal async Task<Answer> AskAsync(string question, Conversation conversation, long user = 7)
    {
        await using var scope = Rooms.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Answerer>().AnswerAsync(question, conversation, new Asker(user), Token);
    }

    internal static string Text(Answer answer) => PlainText.Render(answer.Message);

    /// <summary>All that a program may go on with; texts may differ by a note.</summary>
    internal static string Essence(Answer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{answer.Outcome} {answer.Value} {answer.Unit} [{string.Join("; ", answer.Rows)}] [{string.Join("; ", answer.Items.Select(item => item.Ref))}] {answer.ItemsTotal} {(answer.Plan is { } plan ? PlanJson.Write(plan) : null)}");

    public async ValueTask DisposeAsync()
    {
        await Rooms.DisposeAsync();
        await Server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
