using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Digests;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What happens to a subscriber's sends.</summary>
internal enum Fate { Fine, TooMany, Error, Dropped, Gone, Moved, Odd, Slow, Group }

/// <summary>Many subscribers, in the emulator and in the bot's books, each with a fate of its own; and the issues that they are sent.</summary>
internal sealed class Crowd
{
    private const long First = 100_000;

    private readonly RealBot bot;
    private readonly Dictionary<long, int> numbers = [];

    private Crowd(RealBot bot, int size)
    {
        this.bot = bot;
        Size = size;
    }

    internal int Size { get; }

    /// <summary>What they ask for: the whole issue mostly, a part of it, and what there is nothing of.</summary>
    internal static IReadOnlyList<DigestSpec> Specs { get; } =
    [
        DigestSpec.Whole,
        DigestSpec.Filtered(new Filter { Places = [new PlaceFilter("江苏省", [new Place("江苏省")])] }),
        DigestSpec.Filtered(new Filter { Places = [new PlaceFilter("西藏自治区", [new Place("西藏自治区")])] }),
    ];

    /// <summary>They subscribe while no process runs. Half of them want silence where nothing matches.</summary>
    /// <param name="bot">Whose they are.</param>
    /// <param name="size">How many.</param>
    /// <param name="mixed">They ask for different things and meet different fates; else all ask for the whole issue, and nothing goes wrong.</param>
    internal static async Task<Crowd> GatherAsync(RealBot bot, int size, bool mixed)
    {
        var crowd = new Crowd(bot, size);
        for (var number = 0; number < size; number++)
        {
            var fate = mixed ? (Fate?)Of(number) : null;
            var user = bot.Telegram.User(First + number);
            var chat = fate is Fate.Moved or Fate.Group ? bot.Telegram.Group(-user.Id, "园区", user).Id : user.Id;
            crowd.numbers[chat] = number;
            if (fate == Fate.Gone)
            {
                bot.Telegram.Deactivate(user);
            }
        }

        await using var rooms = Program.Rooms(new ConfigurationBuilder().Build(), bot.Database, logs: null);
        var subscriptions = rooms.GetRequiredService<Subscriptions>();
        var commits = rooms.GetRequiredService<GroupCommit>();
        await Task.WhenAll(crowd.numbers.OrderBy(pair => pair.Value).Select(pair =>
            commits.CommitAsync(subscriptions.Add(pair.Key, topic: null, mixed ? SpecOf(pair.Value) : DigestSpec.Whole, slot: null, quiet: pair.Value % 4 >= 2, _ => { }))));
        return crowd;
    }

    internal Fate FateOf(long? chat) => chat is { } known && numbers.TryGetValue(known, out var number) ? Of(number) : Fate.Fine;

    internal int NumberOf(long chat) => numbers[chat];

    internal IEnumerable<long> With(Fate fate) => numbers.Where(pair => Of(pair.Value) == fate).Select(pair => pair.Key);

    /// <summary>Their groups become supergroups. Not told: the bot learns it from a refusal.</summary>
    internal void Migrate(IEnumerable<long> groups, bool told)
    {
        foreach (var chat in groups)
        {
            var user = bot.Telegram.User(-chat);
            bot.Telegram.Migrate(bot.Telegram.Group(chat, "园区", user), NewOf(chat), told);
        }
    }

    internal static long NewOf(long chat) => chat - 1_000_000_000_000;

    /// <summary>Loads an issue as an operator does, by a process of its own, beside the bot.</summary>
    internal static async Task LoadAsync(RealBot bot, params (int Year, int Month, int Week, int Number)[] issues)
    {
        var files = new List<string>();
        foreach (var (year, month, week, number) in issues)
        {
            var text = Encoding.UTF8.GetString(BotHarness.Sample(109));
            var header = string.Create(CultureInfo.InvariantCulture, $"{year} 年 {month} 月 {week}期（总 {number} 期）");
            Assert.Contains("2023 年 3 月 1期（总 109 期）", text, StringComparison.Ordinal);
            var file = Path.Combine(Path.GetDirectoryName(bot.Database)!, string.Create(CultureInfo.InvariantCulture, $"issue-{number}.txt"));
            await File.WriteAllTextAsync(file, text.Replace("2023 年 3 月 1期（总 109 期）", header, StringComparison.Ordinal));
            files.Add(file);
        }

        Assert.True(await bot.RunAsync(["load", .. files]) == 0, bot.Log);
    }

    /// <summary>
    /// An edition as a process leaves it that is killed after it was committed and before anybody was given it: of three parts, and
    /// of one line that says that there is nothing.
    /// </summary>
    internal static void InsertEdition(string database)
    {
        var sql = new StringBuilder("BEGIN IMMEDIATE; INSERT INTO editions (kind, publication, number, issue_order, state, made_at, due_at, cycle_at, at_once, cursor, recipients, passed_over, messages) VALUES (1, '试刊', 1, 1, 1, $now, $now, $now, 0, 0, 0, 0, 0);\n");
        sql.Replace("$now", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        var body = 0;
        foreach (var (spec, at) in Specs.Select((spec, at) => (spec, at)))
        {
            var parts = at < 2 ? 3 : 1;
            for (var part = 0; part < parts; part++)
            {
                var words = string.Create(CultureInfo.InvariantCulture, $"试刊第{at}种第{part + 1}条");
                sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO outbox_bodies (id, edition, payload) VALUES ({body + part + 1}, 1, '{{\"html\":\"<b>{words}</b>\",\"plain\":\"{words}\"}}');");
            }

            var ids = string.Join(',', Enumerable.Range(body + 1, parts));
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO edition_bodies (edition, key, follows, \"nothing\", parts, shown) VALUES (1, '{spec.Key}', 0, {(at < 2 ? 0 : 1)}, '{ids}', '');");
            body += parts;
        }

        Books.Do(database, sql.Append("COMMIT;").ToString());
    }

    private static DigestSpec SpecOf(int number) => Specs[number % 10 < 8 ? 0 : (number % 10) - 7];

    private static Fate Of(int number) => (number * 37 % 100) switch
    {
        < 10 => Fate.TooMany,
        < 14 => Fate.Error,
        < 19 => Fate.Dropped,
        < 23 => Fate.Gone,
        < 28 => Fate.Moved,
        < 32 => Fate.Odd,
        < 42 => Fate.Slow,
        < 46 => Fate.Group,
        _ => Fate.Fine,
    };
}
