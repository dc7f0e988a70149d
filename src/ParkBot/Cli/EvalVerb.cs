using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>eval</c>: asks a file of questions and tells how well they were answered, or writes one of what went wrong in chats.</summary>
internal static class EvalVerb
{
    private const string Builtin = "builtin", Model = "model", Both = "both";

    private const string NoModel = "没有配置模型，无法评测。请设置 Llm:Endpoint、Llm:Model 和 Llm:ApiKey，见 appsettings.example.json。";

    internal static Command Command(Terminal terminal, OpenRooms open)
    {
        var questions = new Option<string?>("--questions") { Description = "问题文件，每行一个 JSON 对象，- 是标准输入", HelpName = "FILE" };
        var export = new Option<string?>("--export") { Description = "把聊天里没答好的问题写成这样的文件，不覆盖已有的文件", HelpName = "FILE" };
        var engine = new Option<string?>("--engine") { Description = "由谁理解问题：builtin（内置语法，默认）、model（模型）、both（都问，并列比较）", HelpName = "ENGINE" };
        var misses = new Option<bool>("--misses") { Description = "列出答错的问题" };
        var eval = new Command("eval", "评测一个文件里的问题答得怎么样") { questions, export, engine, misses, Commands.AsJson };
        eval.Validators.Add(result => Check(result, result.GetValue(questions), result.GetValue(export), result.GetValue(engine)));
        eval.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms =>
        {
            var asJson = parsed.GetValue(Commands.AsJson);
            return parsed.GetValue(export) is { } target
                ? ExportAsync(rooms, terminal, target, asJson, token)
                : RunAsync(rooms, terminal, parsed.GetValue(questions)!, parsed.GetValue(engine) ?? Builtin, new EvalForm(asJson, parsed.GetValue(misses)), token);
        }));
        return eval;
    }

    private static void Check(CommandResult result, string? questions, string? export, string? engine)
    {
        if (questions is null == export is null)
        {
            result.AddError("eval 要用 --questions 给出问题文件，或者用 --export 写出一个，二者取一。");
        }

        if (engine is not (null or Builtin or Model or Both))
        {
            result.AddError($"--engine 要写 {Builtin}、{Model} 或 {Both}，不是“{engine}”。");
        }
    }

    private static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, string file, string engine, EvalForm form, CancellationToken cancellationToken)
    {
        var answerers = new List<(string Name, Answerer Answerer)>();
        if (engine is Builtin or Both)
        {
            answerers.Add((Builtin, Engines.Builtin(rooms)));
        }

        if (engine is Model or Both)
        {
            if (Engines.Model(rooms) is not { } model)
            {
                await terminal.Error.WriteLineAsync(NoModel);
                return ExitCode.Failed;
            }

            answerers.Add((Model, model));
        }

        if (await ReadAsync(terminal, file, cancellationToken) is not { } cases)
        {
            return ExitCode.Failed;
        }

        var runs = new List<EngineRun>();
        foreach (var (name, answerer) in answerers)
        {
            var results = await CaseRunner.RunAsync(cases, answerer, rooms.GetRequiredService<TimeProvider>(), cancellationToken);
            runs.Add(new EngineRun(name, results, Scores.Of(results)));
        }

        if (form.AsJson)
        {
            foreach (var line in EvalJson.Lines(runs, form.Misses))
            {
                await terminal.Out.WriteLineAsync(line);
            }
        }
        else
        {
            terminal.Say(EvalText.Of(runs, form.Misses));
        }

        return ExitCode.Done;
    }

    /// <summary>Null where the file holds no questions, which was said.</summary>
    private static async Task<IReadOnlyList<QuestionCase>?> ReadAsync(Terminal terminal, string file, CancellationToken cancellationToken)
    {
        try
        {
            using var opened = file == "-" ? null : new StreamReader(file);
            var cases = await CaseReader.ReadAsync(opened ?? terminal.In, cancellationToken);
            if (cases.Count > 0)
            {
                return cases;
            }

            await terminal.Error.WriteLineAsync($"文件“{file}”里没有问题。每行写一个 JSON 对象，例如：{{\"q\":\"江苏总投资多少\"}}");
        }
        catch (BrokenCaseException broken)
        {
            await terminal.Error.WriteLineAsync($"文件“{file}”{broken.Message}");
        }

        return null;
    }

    private static async Task<int> ExportAsync(IServiceProvider rooms, Terminal terminal, string target, bool asJson, CancellationToken cancellationToken)
    {
        var file = await rooms.GetRequiredService<MissExport>().MakeAsync(int.MaxValue, cancellationToken);
        if (File.Exists(target))
        {
            await terminal.Error.WriteLineAsync($"文件“{target}”已经存在，没有覆盖它。请换一个文件名。");
            return ExitCode.Failed;
        }

        await using (var stream = OwnFile.CreateNew(target))
        {
            await stream.WriteAsync(file.Content, cancellationToken);
        }

        if (asJson)
        {
            await terminal.Out.WriteLineAsync(Json.Line(json =>
            {
                json.WriteString("file", target);
                json.WriteNumber("misses", file.Misses);
            }));
        }
        else
        {
            terminal.Say(Message.Of(string.Create(CultureInfo.InvariantCulture, $"没答好的问题{file.Misses}个，已写入 {target}。写上 expect 就能用 eval --questions 评测。")));
        }

        return ExitCode.Done;
    }
}

/// <summary>How an evaluation is told.</summary>
internal readonly record struct EvalForm(bool AsJson, bool Misses);

/// <summary>What one engine made of the questions.</summary>
internal sealed record EngineRun(string Engine, IReadOnlyList<CaseResult> Results, Scores Scores)
{
    /// <summary>Of two engines: how many questions they answered otherwise, and how many of these were judged otherwise.</summary>
    internal static (int Answers, int Verdicts) Differences(EngineRun one, EngineRun other)
    {
        var different = one.Results.Zip(other.Results).Where(pair => !pair.First.IsAnsweredLike(pair.Second)).ToList();
        return (different.Count, different.Count(pair => pair.First.Passed != pair.Second.Passed));
    }

    internal IEnumerable<CaseResult> Wrong => Results.Where(result => result.Fault is not null);
}
