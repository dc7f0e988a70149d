using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Ingestion;

namespace ParkBot.Cli;

/// <summary>Makes the rooms for one run; <paramref name="database"/> is the file of <c>--db</c>, or null for the configured one. <paramref name="logs"/>: what happens is written to standard error.</summary>
internal delegate ServiceProvider OpenRooms(string? database, bool logs);

/// <summary>Runs the bot until it is stopped: null, or a Chinese sentence that says why it cannot run.</summary>
internal delegate Task<string?> RunBot(IServiceProvider rooms, CancellationToken cancellationToken);

/// <summary>The verbs of the program.</summary>
internal static class Commands
{
    private static readonly Option<string?> Database = new("--db") { Description = "数据库文件；不写则用配置里的", HelpName = "FILE", Recursive = true };
    internal static readonly Option<bool> AsJson = new("--json") { Description = "每行输出一个 JSON 对象" };

    /// <summary>After SIGTERM or Ctrl-C a verb has so long to end by itself; service managers wait at least ten seconds.</summary>
    private static readonly TimeSpan LastWork = TimeSpan.FromSeconds(7);

    internal static async Task<int> RunAsync(string[] args, Terminal terminal, OpenRooms open, RunBot bot)
    {
        var root = Root(terminal, open, bot);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync($"用法不对：{UsageText.Of(error.Message)}");
            }

            await terminal.Error.WriteLineAsync("用 --help 看全部用法。");
            return ExitCode.WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LastWork });
    }

    private static RootCommand Root(Terminal terminal, OpenRooms open, RunBot bot)
    {
        var root = new RootCommand("ParkBot：用一句话查园区招商新闻，数字都能对到原文。不带动词就是 chat。") { Database };
        root.SetAction((parsed, token) => Door(terminal, open, parsed, rooms => ChatVerb.RunAsync(rooms, terminal, parsed.GetValue(Database) is null, token)));
        root.Add(Chat(terminal, open));
        root.Add(Load(terminal, open));
        root.Add(Ask(terminal, open));
        root.Add(Items(terminal, open));
        root.Add(Issues(terminal, open));
        root.Add(EditCommands.Fix(terminal, open));
        root.Add(DecisionCommands.Join(terminal, open));
        root.Add(DecisionCommands.Part(terminal, open));
        root.Add(RereadVerb.Command(terminal, open));
        root.Add(EditCommands.Publish(terminal, open));
        root.Add(EditCommands.Remove(terminal, open));
        root.Add(EditCommands.Backup(terminal, open));
        root.Add(DigestVerb.Command(terminal, open));
        root.Add(EvalVerb.Command(terminal, open));
        root.Add(Serve(terminal, open, bot));
        return root;
    }

    private static Command Chat(Terminal terminal, OpenRooms open)
    {
        var chat = new Command("chat", "一问一答（默认）");
        chat.SetAction((parsed, token) => Door(terminal, open, parsed, rooms => ChatVerb.RunAsync(rooms, terminal, parsed.GetValue(Database) is null, token)));
        return chat;
    }

    private static Command Serve(Terminal terminal, OpenRooms open, RunBot bot)
    {
        var serve = new Command("serve", "运行 Telegram 机器人，直到 Ctrl-C 或 SIGTERM");
        serve.SetAction((parsed, token) => Cli.Door.EnterAsync(terminal, database => open(database, logs: true), parsed.GetValue(Database), async rooms =>
        {
            if (await bot(rooms, token) is not { } trouble)
            {
                return ExitCode.Done;
            }

            await terminal.Error.WriteLineAsync(trouble);
            return ExitCode.Failed;
        }));
        return serve;
    }

    private static Command Load(Terminal terminal, OpenRooms open)
    {
        var files = new Argument<string[]>("FILE") { Description = "周报的 PDF、Word（.docx）、网页或文本文件，或 items --json 印出的文件（加 --items）", Arity = ArgumentArity.OneOrMore };
        var draft = new Option<bool>("--draft") { Description = "只存不发布：不参与回答" };
        var items = new Option<bool>("--items") { Description = "文件是 items --json 的形式，每行一条" };
        var publication = new Option<string?>("--publication") { Description = "刊名，文件没有刊头时用", HelpName = "NAME" };
        var number = Whole("--number", "总期号，文件没有刊头时用", 1, 99999);
        var year = Whole("--year", "年", 1990, 2100);
        var month = Whole("--month", "月", 1, 12);
        var week = Whole("--week", "当月第几期", 1, 6);
        var load = new Command("load", "载入周报") { files, AsJson, draft, items, publication, number, year, month, week };
        load.SetAction((parsed, token) => Door(terminal, open, parsed, rooms => LoadVerb.RunAsync(
            rooms,
            terminal,
            new LoadRequest
            {
                Files = parsed.GetValue(files)!,
                AsJson = parsed.GetValue(AsJson),
                Draft = parsed.GetValue(draft),
                AreItems = parsed.GetValue(items),
                Header = new HeaderOverride(parsed.GetValue(publication), parsed.GetValue(number), parsed.GetValue(year), parsed.GetValue(month), parsed.GetValue(week)),
            },
            token)));
        return load;
    }

    private static Command Ask(Terminal terminal, OpenRooms open)
    {
        var question = new Argument<string[]>("QUESTION") { Description = "问题", Arity = ArgumentArity.ZeroOrMore };
        var batch = new Option<string?>("--batch") { Description = "一行一问的文件，- 是标准输入；空行另起一段对话", HelpName = "FILE" };
        var ask = new Command("ask", "问一个问题，或一批") { question, AsJson, batch };
        ask.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(Words(result.GetValue(question))) == (result.GetValue(batch) is null))
            {
                result.AddError("ask 后面写一个问题，或者用 --batch 给出一批，二者取一。");
            }
        });
        ask.SetAction((parsed, token) => Door(terminal, open, parsed, rooms => parsed.GetValue(batch) is { } file
            ? AskVerb.BatchAsync(rooms, terminal, file, parsed.GetValue(AsJson), token)
            : AskVerb.OneAsync(rooms, terminal, Words(parsed.GetValue(question)), parsed.GetValue(AsJson), token)));
        return ask;
    }

    /// <summary>A question typed without quotation marks comes as several words.</summary>
    internal static string Words(string[]? question) => string.Join(' ', question ?? []);

    private static Command Items(Terminal terminal, OpenRooms open)
    {
        var issue = Whole("--issue", "只看这一期", 1, 99999);
        var items = new Command("items", "列出载入的新闻和它们的字段") { AsJson, issue };
        items.SetAction((parsed, token) => Door(terminal, open, parsed, rooms => ItemsVerb.RunAsync(rooms, terminal, parsed.GetValue(issue), parsed.GetValue(AsJson), token)));
        return items;
    }

    private static Command Issues(Terminal terminal, OpenRooms open)
    {
        var issues = new Command("issues", "列出载入的各期") { AsJson };
        issues.SetAction((parsed, token) => Door(terminal, open, parsed, rooms => IssuesVerb.RunAsync(rooms, terminal, parsed.GetValue(AsJson), token)));
        return issues;
    }

    internal static Option<int?> Whole(string name, string description, int from, int to)
    {
        var option = new Option<int?>(name) { Description = $"{description}（{from}–{to}）", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) || value < from || value > to))
            {
                result.AddError($"{name} 要写 {from} 到 {to} 之间的整数，不是“{token.Value}”。");
            }
        });
        return option;
    }

    /// <summary>The program's door: opens the rooms, and turns what goes wrong into a sentence and an exit status.</summary>
    internal static Task<int> Door(Terminal terminal, OpenRooms open, ParseResult parsed, Func<IServiceProvider, Task<int>> verb) =>
        Cli.Door.EnterAsync(terminal, database => open(database, logs: false), parsed.GetValue(Database), verb);
}
