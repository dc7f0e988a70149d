using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ParkBot.TelegramBot;

/// <summary>A command as menus and help show it.</summary>
/// <param name="InGroups">Whether groups' menus show it.</param>
internal sealed record MenuCommand(string Name, string Chinese, string English, bool InGroups = false, bool ForAdmins = false)
{
    internal string In(Language language) => language.Pick(Chinese, English);
}

/// <summary>The commands, and their registration with Telegram: by scope, in two languages, admins with theirs in their own chat.</summary>
internal sealed partial class CommandMenu(BotApi api, AdminRoll admins, ILogger<CommandMenu> log)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    internal static IReadOnlyList<MenuCommand> All { get; } =
    [
        new("ask", "提问，群里用", "Ask a question, in groups", InGroups: true),
        new("latest", "最新一期概览", "The newest issue at a glance", InGroups: true),
        new("issue", "看某一期：/issue 108", "An issue: /issue 108", InGroups: true),
        new("top", "最新一期投资额前十", "The ten largest investments of the newest issue", InGroups: true),
        new("search", "按词查原文：/search 海上风电", "Search the text: /search 海上风电", InGroups: true),
        new("subscribe", "订阅周报：/subscribe 江苏 新能源 周一 9:00", "Subscribe: /subscribe 江苏 新能源 周一 9:00", InGroups: true),
        new("subscriptions", "我的订阅：预览、暂停、改时间、退订", "Subscriptions: preview, pause, change, end", InGroups: true),
        new("settings", "语言与显示", "Language and display", InGroups: true),
        new("export", "导出表格", "Export as a table"),
        new("privacy", "保存了什么、保存多久", "What is kept, and for how long", InGroups: true),
        new("forget", "删除我的数据", "Delete my data"),
        new("help", "怎么用", "How to use me", InGroups: true),
        new("start", "开始", "Start"),
        new("load", "载入一期周报（管理员）", "Load an issue (admins)", ForAdmins: true),
        new("issues", "各期与草稿（管理员）", "Issues and drafts (admins)", ForAdmins: true),
        new("report", "载入报告与疑点：/report 108（管理员）", "Load report and doubts: /report 108 (admins)", ForAdmins: true),
        new("fix", "更正：/fix 108-7 投资额 12亿元（管理员）", "Correct: /fix 108-7 investment 12亿元 (admins)", ForAdmins: true),
        new("join", "合并同一项目：/join 107-3 108-7（管理员）", "Same project: /join 107-3 108-7 (admins)", ForAdmins: true),
        new("part", "拆分：/part 108-7（管理员）", "Another project: /part 108-7 (admins)", ForAdmins: true),
        new("reread", "用现在的读法重读一期：/reread 108（管理员）", "Read an issue again: /reread 108 (admins)", ForAdmins: true),
        new("remove", "删除一期：/remove 108（管理员）", "Remove an issue: /remove 108 (admins)", ForAdmins: true),
        new("digest", "推送：预览、发出、暂停、送达情况（管理员）", "Digests: preview, send, hold, delivery (admins)", ForAdmins: true),
        new("broadcast", "群发通知：/broadcast 内容（管理员）", "Message to all subscribers: /broadcast TEXT (admins)", ForAdmins: true),
        new("misses", "没答好的问题（管理员）", "Questions not answered well (admins)", ForAdmins: true),
        new("stats", "用量（管理员）", "Usage (admins)", ForAdmins: true),
        new("audit", "操作记录（管理员）", "Audit log (admins)", ForAdmins: true),
        new("backup", "备份数据库（管理员）", "Back up the database (admins)", ForAdmins: true),
        new("admins", "管理员名单（管理员）", "List of admins (admins)", ForAdmins: true),
    ];

    /// <summary>Best effort: a menu that is not registered is missed by nobody who can type.</summary>
    internal async Task RegisterAsync(CancellationToken stopping)
    {
        var everybody = All.Where(command => !command.ForAdmins).ToList();
        await SetAsync(everybody, new BotCommandScopeDefault(), stopping).ConfigureAwait(false);
        await SetAsync(everybody, new BotCommandScopeAllPrivateChats(), stopping).ConfigureAwait(false);
        await SetAsync(everybody.Where(command => command.InGroups), new BotCommandScopeAllGroupChats(), stopping).ConfigureAwait(false);
        foreach (var admin in admins.All)
        {
            await RegisterAsync(admin, stopping).ConfigureAwait(false);
        }

        await DescribeAsync(stopping).ConfigureAwait(false);
    }

    /// <summary>An admin's own menu, in the chat with the bot; Telegram takes it only once there is such a chat.</summary>
    internal Task RegisterAsync(long admin, CancellationToken stopping) => SetAsync(All, new BotCommandScopeChat { ChatId = admin }, stopping);

    /// <summary>Back to the menu of everybody.</summary>
    internal async Task WithdrawAsync(long admin, CancellationToken stopping)
    {
        foreach (var language in Languages)
        {
            await api.CallAsync(new DeleteMyCommandsRequest { Scope = new BotCommandScopeChat { ChatId = admin }, LanguageCode = language }, CallLimit, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>No code is what users of every other language see, Chinese ones among them.</summary>
    private static readonly string?[] Languages = [null, "zh", "en"];

    private async Task SetAsync(IEnumerable<MenuCommand> commands, BotCommandScope scope, CancellationToken stopping)
    {
        foreach (var code in Languages)
        {
            var language = code == "en" ? Language.English : Language.Chinese;
            var request = new SetMyCommandsRequest { Commands = commands.Select(command => new BotCommand { Command = command.Name, Description = command.In(language) }), Scope = scope, LanguageCode = code };
            if (!stopping.IsCancellationRequested && await api.CallAsync(request, CallLimit, stopping).ConfigureAwait(ConfigureAwaitOptions.None) is not ApiReply.Done and var reply)
            {
                LogNotSet(scope.Type, reply);
            }
        }
    }

    /// <summary>What a new user reads before the first message.</summary>
    private async Task DescribeAsync(CancellationToken stopping)
    {
        foreach (var code in Languages)
        {
            var language = code == "en" ? Language.English : Language.Chinese;
            await api.CallAsync(
                new SetMyDescriptionRequest
                {
                    Description = language.Pick(
                        "我回答园区招商新闻的问题：谁在哪里投了多少、处于哪个阶段。每个数字都附口径和原文，可以核对。",
                        "I answer questions about investment news of China's industrial parks: who invests how much, where, at which stage. Every figure comes with its basis and the source's own words."),
                    LanguageCode = code,
                },
                CallLimit,
                stopping).ConfigureAwait(false);
            await api.CallAsync(
                new SetMyShortDescriptionRequest { ShortDescription = language.Pick("园区招商新闻问答，每个数字都能对到原文。", "Park investment news of China: every figure can be checked to the word."), LanguageCode = code },
                CallLimit,
                stopping).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The commands' menu of {Scope} was not set: {Reply}")]
    private partial void LogNotSet(Telegram.Bot.Types.Enums.BotCommandScopeType scope, ApiReply reply);
}
