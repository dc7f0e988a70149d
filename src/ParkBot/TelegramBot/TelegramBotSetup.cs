using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Digests;

namespace ParkBot.TelegramBot;

internal static class TelegramBotSetup
{
    /// <summary>The bot; nothing of it is made before <c>serve</c> asks for it.</summary>
    internal static IServiceCollection AddTelegramBot(this IServiceCollection services)
    {
        services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Telegram 的值超出范围，见 appsettings.example.json。")
            .Validate(options => IsAddress(options.BaseUrl, "http", "https"), "配置 Telegram:BaseUrl 要写成网址，例如 https://api.telegram.org。")
            .Validate(options => options.Proxy.Length == 0 || IsAddress(options.Proxy, "http", "https", "socks4", "socks4a", "socks5"), "配置 Telegram:Proxy 要写成 http://主机:端口 或 socks5://主机:端口；不用代理就留空。")
            .Validate(options => options.Zone is not null, "配置 Telegram:TimeZone 不是这台机器认识的时区，例如 Asia/Shanghai。")
            .ValidateOnStart();
        return services
            .AddSingleton<BotApi>()
            .AddSingleton<BotIdentity>()
            .AddSingleton<BotHealth>()
            .AddSingleton<ChatSettings>()
            .AddSingleton<Inbox>()
            .AddSingleton<ChatQueues>()
            .AddSingleton<Receiver>()
            .AddSingleton<IMessageSender, BotSender>()
            .AddSingleton<IDigestRenderer, DigestRenderer>()
            .AddSingleton<AheadSender>()
            .AddSingleton<AdminRoll>()
            .AddSingleton<AdminCode>()
            .AddSingleton<AuditHash>()
            .AddSingleton<PendingSteps>()
            .AddSingleton<IssueDialog>()
            .AddSingleton<RepairDialog>()
            .AddSingleton<ProjectDialog>()
            .AddSingleton<RereadDialog>()
            .AddSingleton<LoadDialog>()
            .AddSingleton<AdminReports>()
            .AddSingleton<UsageReport>()
            .AddSingleton<DigestDialog>()
            .AddSingleton<DigestDecisions>()
            .AddSingleton<BroadcastDialog>()
            .AddSingleton<AdminCommands>()
            .AddSingleton<AdminButtons>()
            .AddSingleton<CommandMenu>()
            .AddSingleton<HelpText>()
            .AddSingleton<SettingsDialog>()
            .AddSingleton<PrivacyDialog>()
            .AddSingleton<ExportDialog>()
            .AddSingleton<ChatRights>()
            .AddSingleton<SubscriptionTargets>()
            .AddSingleton<SubscriptionText>()
            .AddSingleton<SubscribeDialog>()
            .AddSingleton<UnsubscribeDialog>()
            .AddSingleton<SubscriptionsDialog>()
            .AddSingleton<UserCommands>()
            .AddSingleton(rooms => new ChartFont(rooms.GetRequiredService<IOptions<TelegramOptions>>().Value.FontFile))
            .AddSingleton<ChartDrawer>()
            .AddSingleton<NextSteps>()
            .AddSingleton<QuestionDesk>()
            .AddSingleton<AnswerButtons>()
            .AddSingleton<Gatekeeper>()
            .AddSingleton<Memberships>()
            .AddSingleton<MessageRoutes>()
            .AddSingleton<ButtonRoutes>()
            .AddSingleton<UpdateHandler>()
            .AddSingleton<Housekeeping>()
            .AddSingleton<BotProcess>();
    }

    private static bool IsAddress(string text, params string[] schemes) => Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme, StringComparer.Ordinal);
}
