using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>The commands of admins. Every one asks first whether the sender is one, and is written into the audit log, as is every attempt of somebody else.</summary>
internal sealed partial class AdminCommands(AdminRoll admins, AdminCode code, CommandMenu menu, LoadDialog loads, IssueDialog issues, RepairDialog repairs, ProjectDialog projects, RereadDialog rereads, AdminReports reports, UsageReport usage, DigestDialog digests, BroadcastDialog broadcasts, Backup backup)
{
    /// <summary><c>/admin CODE</c>: how the first admin becomes one.</summary>
    internal const string Claim = "admin";

    /// <summary>False where the command is none of these.</summary>
    internal async Task<bool> HandleAsync(Turn turn, string command, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (command == Claim)
        {
            await ClaimAsync(turn, words, cancellationToken).ConfigureAwait(false);
            return true;
        }

        if (!CommandMenu.All.Any(known => known.ForAdmins && known.Name == command))
        {
            return false;
        }

        if (!turn.IsAdmin)
        {
            turn.Audit("refused", "/" + command);
            turn.Say(turn.Pick("这个命令只有管理员能用。", "Only admins can use this command."));
        }
        else if (!turn.Chat.IsPrivate)
        {
            turn.Say(turn.Pick("管理命令请在和我的私聊里用，免得草稿和记录被群里看到。", "Please use admin commands in a private chat with me, so that the group does not see drafts and logs."));
        }
        else
        {
            await CarryOutAsync(turn, command, words, message, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task CarryOutAsync(Turn turn, string command, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case "load":
                await loads.CommandAsync(turn, words, message, cancellationToken).ConfigureAwait(false);
                break;
            case "issues":
                await issues.ListAsync(turn, cancellationToken).ConfigureAwait(false);
                break;
            case "report":
                await issues.ReportAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "fix":
                await repairs.FixAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "join":
                await projects.JoinAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "part":
                await projects.PartAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "reread":
                await rereads.AskAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "remove":
                await issues.AskToRemoveAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "digest":
                await digests.ShowAsync(turn, edits: null, cancellationToken).ConfigureAwait(false);
                break;
            case "broadcast":
                await broadcasts.AskAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "misses":
                await reports.MissesAsync(turn, page: 1, edits: null, cancellationToken).ConfigureAwait(false);
                break;
            case "stats":
                await usage.ShowAsync(turn, cancellationToken).ConfigureAwait(false);
                break;
            case "audit":
                await reports.AuditAsync(turn, page: 1, edits: null, cancellationToken).ConfigureAwait(false);
                break;
            case "backup":
                await BackUpAsync(turn, cancellationToken).ConfigureAwait(false);
                break;
            case "admins":
                await AdminsAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"The menu names /{command}, which nobody carries out.");
        }
    }

    private async Task ClaimAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (!turn.Chat.IsPrivate || !turn.IsPerson)
        {
            turn.Say(turn.Pick("请在和我的私聊里发这条。", "Please send this in a private chat with me."));
        }
        else if (turn.IsAdmin)
        {
            turn.Say(turn.Pick("您已经是管理员了。", "You are an admin already."));
        }
        else if (words.Length > 0 && await code.RedeemAsync(turn, words, cancellationToken).ConfigureAwait(false))
        {
            turn.Say(turn.Pick("您现在是管理员了。发一个周报文件就能载入，发 /help 看全部命令。", "You are an admin now. Send an issue's file to load it, or /help for all commands."));
            await menu.RegisterAsync(turn.User, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            turn.Audit("refused", "/admin");

            // A code is made only while there is no admin at all.
            turn.Say(admins.All.Count == 0
                ? turn.Pick("这个代码不对，或者已经过期、用过。重启 serve 会生成新的代码。", "That code is wrong, expired or used. A restart of serve makes a new one.")
                : turn.Pick($"这个代码不对，或者已经用过。要当管理员，请让现有的管理员发 /admins add {turn.User}。", $"That code is wrong or used. To become an admin, ask one to send /admins add {turn.User}."));
        }
    }

    /// <summary>The file stays on the server: it holds everybody's questions.</summary>
    private async Task BackUpAsync(Turn turn, CancellationToken cancellationToken)
    {
        string file;
        try
        {
            file = await backup.CreateAsync(null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is DatabaseException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            turn.Audit("backup", failure.GetType().Name);
            turn.Say(turn.Pick("备份没有做成：", "The backup failed: ") + failure.Message);
            return;
        }

        var size = new FileInfo(file).Length / 1048576.0;
        turn.Audit("backup", file);
        turn.Say(turn.Pick(
            string.Create(CultureInfo.InvariantCulture, $"已备份到服务器上的 {file}（{size:0.0} MB），已经核对可以打开。"),
            string.Create(CultureInfo.InvariantCulture, $"Backed up on the server to {file} ({size:0.0} MB); it was checked that it opens.")));
    }

    private async Task AdminsAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (words.Length == 0)
        {
            turn.Show(new Message(
            [
                new Paragraph(turn.Pick("管理员：", "Admins:"), Tone.Answer),
                new Entries([.. admins.All.Select(user => new Entry("· ", Number(user) + (admins.IsConfigured(user) ? turn.Pick("（配置里的）", " (of the configuration)") : string.Empty)))]),
                new Paragraph(turn.Pick("增加：/admins add 编号；取消：/admins remove 编号（Telegram 的用户编号，是一串数字）。", "Add: /admins add ID; remove: /admins remove ID (the number of a Telegram user).")),
            ]));
            return;
        }

        if (Change().Match(words) is not { Success: true } told || !long.TryParse(told.Groups["user"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == 0)
        {
            turn.Say(turn.Pick("写法：/admins add 123456789 或 /admins remove 123456789，后面是用户编号（数字）。", "Write /admins add 123456789 or /admins remove 123456789, with the user's id (a number)."));
        }
        else if (told.Groups["verb"].Value is "add" or "增加")
        {
            admins.Add(turn, id, Number(turn.User));
            turn.Say(turn.Pick($"{id} 现在是管理员。请对方发 /help 看管理命令。", $"{id} is an admin now; /help shows the commands."));
            await menu.RegisterAsync(id, cancellationToken).ConfigureAwait(false);
        }
        else if (admins.IsConfigured(id))
        {
            turn.Say(turn.Pick($"{id} 写在配置里（Telegram:Admins），要在配置里删。", $"{id} stands in the configuration (Telegram:Admins) and has to be removed there."));
        }
        else if (!admins.Has(id))
        {
            turn.Say(turn.Pick($"{id} 不是管理员。", $"{id} is no admin."));
        }
        else
        {
            admins.Remove(turn, id);
            turn.Say(turn.Pick($"{id} 不再是管理员。", $"{id} is no longer an admin."));
            await menu.WithdrawAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<verb>add|remove|增加|取消)\\s+(?<user>[0-9]{1,18})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Change();
}
