using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Digests;

internal static class DigestsSetup
{
    /// <summary>Subscriptions and editions; the channel's <see cref="IDigestRenderer"/> comes from the room that speaks to it.</summary>
    internal static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.AddOptions<DigestOptions>().BindConfiguration(DigestOptions.Section)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Digests 的值超出范围，见 appsettings.example.json。")
            .Validate(options => options.Zone is not null, "配置 Digests:TimeZone 不是这台机器认识的时区，例如 Asia/Shanghai。")
            .Validate(options => options.IsCronReadable, "配置 Digests:Cron 不是 Quartz 的 cron 表达式，例如 0 0 9 ? * MON（每周一九点）；不推送就留空。")
            .ValidateOnStart();
        return services
            .AddSingleton<Subscriptions>()
            .AddSingleton<IssueReader>()
            .AddSingleton<DigestComposer>()
            .AddSingleton<BodyMaker>()
            .AddSingleton<Editions>()
            .AddSingleton<Handout>()
            .AddSingleton<DigestRound>()
            .AddSingleton<DigestDesk>()
            .AddSingleton<DigestSchedule>();
    }
}
