using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;

namespace ParkBot.Cli;

/// <summary>The verbs that change what is stored: fix, publish, remove, backup.</summary>
internal static partial class EditCommands
{
    internal static Command Fix(Terminal terminal, OpenRooms open)
    {
        var item = new Argument<string?>("ISSUE-ITEM") { Description = "期号-条号，如 108-7", Arity = ArgumentArity.ZeroOrOne };
        var field = new Argument<string?>("FIELD") { Description = $"字段：{ItemField.Names}", Arity = ArgumentArity.ZeroOrOne };
        var value = new Argument<string[]>("VALUE") { Description = "改成什么，如 12亿元、2月21日、江苏省苏州市昆山市、签约、无", Arity = ArgumentArity.ZeroOrMore };
        var undo = new Option<long?>("--undo") { Description = "撤销这一号更正", HelpName = "ID" };
        var list = Commands.Whole("--list", "列出更正，可以只列这一期", 1, 99999);
        list.Arity = ArgumentArity.ZeroOrOne;
        var draft = new Option<bool>("--draft") { Description = "条号是草稿里的" };
        var publication = Publication();
        var fix = new Command("fix", "更正一条新闻的一个字段，重新载入后仍然有效") { item, field, value, undo, list, draft, publication, Commands.AsJson };
        fix.Validators.Add(result => Check(result, result.GetValue(item), result.GetValue(field), result.GetValue(value), Given(result, undo), Given(result, list)));
        fix.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms =>
        {
            var asJson = parsed.GetValue(Commands.AsJson);
            if (parsed.GetValue(undo) is { } id)
            {
                return FixVerb.UndoAsync(rooms, terminal, id, asJson, token);
            }

            if (parsed.GetResult(list) is not null)
            {
                return FixVerb.ListAsync(rooms, terminal, parsed.GetValue(publication), parsed.GetValue(list), asJson, token);
            }

            var (issue, number) = Reference(parsed.GetValue(item)!)!.Value;
            return FixVerb.RunAsync(rooms, terminal, new FixRequest(parsed.GetValue(publication), issue, number, parsed.GetValue(field)!, Commands.Words(parsed.GetValue(value)), FixVerb.Author, parsed.GetValue(draft)), asJson, token);
        }));
        return fix;
    }

    internal static Command Publish(Terminal terminal, OpenRooms open)
    {
        var (issue, publication) = (Issue(), Publication());
        var publish = new Command("publish", "发布一期草稿，整期替换已发布的") { issue, publication, Commands.AsJson };
        publish.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms =>
            DeskVerbs.PublishAsync(rooms, terminal, parsed.GetValue(publication), parsed.GetValue(issue), parsed.GetValue(Commands.AsJson), token)));
        return publish;
    }

    internal static Command Remove(Terminal terminal, OpenRooms open)
    {
        var (issue, publication) = (Issue(), Publication());
        var yes = new Option<bool>("--yes") { Description = "不再确认" };
        var remove = new Command("remove", "删除一期，连同它的草稿") { issue, publication, yes, Commands.AsJson };
        remove.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms =>
            DeskVerbs.RemoveAsync(rooms, terminal, parsed.GetValue(publication), parsed.GetValue(issue), parsed.GetValue(yes), parsed.GetValue(Commands.AsJson), token)));
        return remove;
    }

    internal static Command Backup(Terminal terminal, OpenRooms open)
    {
        var file = new Argument<string?>("FILE") { Description = "写到哪个文件；不写则放在数据库旁边，按时间命名", Arity = ArgumentArity.ZeroOrOne };
        var backup = new Command("backup", "备份数据库，不覆盖已有的文件") { file, Commands.AsJson };
        backup.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms => DeskVerbs.BackUpAsync(rooms, terminal, parsed.GetValue(file), parsed.GetValue(Commands.AsJson), token)));
        return backup;
    }

    /// <summary>108-7: issue and item.</summary>
    internal static (int Issue, int Item)? Reference(string text)
    {
        var match = IssueItem().Match(text);
        return match.Success ? (int.Parse(match.Groups["issue"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["item"].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>One of three: a correction, an undoing, a list.</summary>
    private static void Check(CommandResult result, string? item, string? field, string[]? value, bool undo, bool list)
    {
        var words = Commands.Words(value);
        if (undo || list)
        {
            if (item is not null || (undo && list))
            {
                result.AddError("fix 后面写一条更正，或者用 --undo 撤销，或者用 --list 列出，三者取一。");
            }
        }
        else if (item is null || field is null || string.IsNullOrWhiteSpace(words))
        {
            result.AddError("fix 后面要写 期号-条号、字段、改成什么，如 fix 108-7 investment 12亿元。");
        }
        else if (Reference(item) is null)
        {
            result.AddError($"“{item}”不是期号-条号，应写成 108-7 这样。");
        }
        else if (ItemField.Find(field) is null)
        {
            result.AddError($"没有“{field}”这个字段。可以更正：{ItemField.Names}。");
        }
    }

    internal static bool Given(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Argument<int> Issue()
    {
        var issue = new Argument<int>("ISSUE") { Description = "总期号" };
        issue.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 99999))
            {
                result.AddError($"ISSUE 要写 1 到 99999 之间的整数，不是“{token.Value}”。");
            }
        });
        return issue;
    }

    internal static Option<string?> Publication() => new("--publication") { Description = "刊名，几种刊物有同一期号时用", HelpName = "NAME" };

    [GeneratedRegex("^(?<issue>[1-9][0-9]{0,4})[-－·/](?<item>[1-9][0-9]{0,3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssueItem();
}
