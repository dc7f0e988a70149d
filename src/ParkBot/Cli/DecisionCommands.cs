using System.CommandLine;
using System.CommandLine.Parsing;
using ParkBot.Ingestion;

namespace ParkBot.Cli;

/// <summary>The verbs that say which items tell of one project: join, part.</summary>
internal static class DecisionCommands
{
    private delegate Task<int> Decide(IServiceProvider rooms, Terminal terminal, DecisionRequest request, bool asJson, CancellationToken cancellationToken);

    internal static Command Join(Terminal terminal, OpenRooms open) =>
        Decision(terminal, open, "join", "几条新闻说的是同一个项目，求和只计一次；重新载入后仍然有效", "期号-条号，两个以上，如 107-3 108-7", 2, DecisionVerbs.JoinAsync);

    internal static Command Part(Terminal terminal, OpenRooms open) =>
        Decision(terminal, open, "part", "一条新闻说的不是合并在一起的那个项目；重新载入后仍然有效", "期号-条号，如 108-7；再写几条就只和那几条分开", 1, DecisionVerbs.PartAsync);

    private static Command Decision(Terminal terminal, OpenRooms open, string name, string description, string which, int least, Decide decide)
    {
        var items = new Argument<string[]>("ISSUE-ITEM") { Description = which, Arity = ArgumentArity.ZeroOrMore };
        var undo = new Option<long?>("--undo") { Description = "撤销这一号合并或拆分", HelpName = "ID" };
        var list = Commands.Whole("--list", "列出合并和拆分，可以只列这一期的", 1, 99999);
        list.Arity = ArgumentArity.ZeroOrOne;
        var publication = EditCommands.Publication();
        var command = new Command(name, description) { items, undo, list, publication, Commands.AsJson };
        command.Validators.Add(result => Check(result, name, least, result.GetValue(items) ?? [], EditCommands.Given(result, undo), EditCommands.Given(result, list)));
        command.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms =>
        {
            var asJson = parsed.GetValue(Commands.AsJson);
            if (parsed.GetValue(undo) is { } id)
            {
                return DecisionVerbs.UndoAsync(rooms, terminal, id, asJson, token);
            }

            if (parsed.GetResult(list) is not null)
            {
                return DecisionVerbs.ListAsync(rooms, terminal, parsed.GetValue(publication), parsed.GetValue(list), asJson, token);
            }

            var named = parsed.GetValue(items)!.Select(item => EditCommands.Reference(item)!.Value).Select(item => new ItemName(parsed.GetValue(publication), item.Issue, item.Item));
            return decide(rooms, terminal, new DecisionRequest([.. named], FixVerb.Author), asJson, token);
        }));
        return command;
    }

    /// <summary>One of three: a decision, an undoing, a list.</summary>
    private static void Check(CommandResult result, string name, int least, string[] items, bool undo, bool list)
    {
        if (undo || list)
        {
            if (items.Length > 0 || (undo && list))
            {
                result.AddError($"{name} 后面写期号-条号，或者用 --undo 撤销，或者用 --list 列出，三者取一。");
            }
        }
        else if (items.FirstOrDefault(item => EditCommands.Reference(item) is null) is { } wrong)
        {
            result.AddError($"“{wrong}”不是期号-条号，应写成 108-7 这样。");
        }
        else if (items.Length < least)
        {
            result.AddError(least > 1 ? $"{name} 后面要写两个以上期号-条号，如 {name} 107-3 108-7。" : $"{name} 后面要写期号-条号，如 {name} 108-7。");
        }
    }
}
