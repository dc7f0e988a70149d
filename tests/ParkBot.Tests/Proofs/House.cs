using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Cli;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>All rooms of the program on a database of their own: what a text goes through from its bytes to an answer.</summary>
public sealed class House : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parkbot-proof-");
    private readonly ServiceProvider _rooms;

    public House()
        : this(TimeProvider.System)
    {
    }

    internal House(TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", Path.Combine(_folder.FullName, "news.db"))]).Build();
        _rooms = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(time)
            .AddStorage(configuration).AddIngestion().AddQueries().AddUnderstanding().AddAnswering().BuildServiceProvider();
    }

    internal IssueLoader Loader => _rooms.GetRequiredService<IssueLoader>();

    internal ItemStore Items => _rooms.GetRequiredService<ItemStore>();

    internal Database Database => _rooms.GetRequiredService<Database>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The bytes of a bundled sample issue.</summary>
    internal static byte[] Sample(int number)
    {
        using var resource = typeof(Terminal).Assembly.GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"sample-{number}.txt"))!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>An issue's text. An item is written as title|lead|body|source; one of the other sections has an empty lead and its mark (综 or 政) before the title.</summary>
    internal static string Print(int number, int month, int week, Layout layout, params string[] items) =>
        IssueRenderer.Render([.. items.Select(Read)], layout)
            .Replace("2024 年 5 月 3期（总 171 期）", string.Create(CultureInfo.InvariantCulture, $"2025 年 {month} 月 {week}期（总 {number} 期）"), StringComparison.Ordinal);

    internal async Task<LoadReport> LoadAsync(string text, bool draft = false)
    {
        var report = await Loader.LoadAsync("issue.txt", Encoding.UTF8.GetBytes(text), new LoadOptions(Draft: draft), progress: null, Token);
        Assert.Null(report.Error);
        return report;
    }

    internal Task<Answer> AskAsync(string question) => AskAsync(question, new Conversation());

    internal async Task<Answer> AskAsync(string question, Conversation conversation)
    {
        await using var scope = _rooms.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Answerer>().AnswerAsync(question, conversation, Asker.Local, Token);
    }

    internal T Of<T>() where T : notnull => _rooms.GetRequiredService<T>();

    /// <summary>Loads the bundled samples: both, marked as such.</summary>
    internal async Task LoadSamplesAsync()
    {
        foreach (var number in new[] { 109, 110 })
        {
            var report = await Loader.LoadAsync("sample.txt", Sample(number), new LoadOptions(IsSample: true), progress: null, Token);
            Assert.Null(report.Error);
        }
    }

    internal static string Text(Answer answer) => PlainText.Render(answer.Message);

    public void Dispose()
    {
        _rooms.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static Written Read(string item)
    {
        var parts = item.Split('|');
        var section = parts[0][0] switch { '综' => "综合资讯", '政' => "政策法规", _ => "招商引资" };
        return new Written(section, section == "招商引资" ? parts[0] : parts[0][1..], parts[1].Length == 0 ? null : parts[1], [parts[2]], parts[3]);
    }
}
