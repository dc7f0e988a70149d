using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Understanding;

namespace ParkBot.Llm;

internal static class LlmSetup
{
    /// <summary>The model's wing where one is configured. Without, nothing of it and of its packages is ever loaded.</summary>
    internal static IServiceCollection AddLlm(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LlmOptions>().BindConfiguration(LlmOptions.Section)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Llm 的值超出范围，见 appsettings.example.json。")
            .Validate(options => options.Endpoint.Length == 0 || IsAddress(options.Endpoint, "http", "https"), "配置 Llm:Endpoint 要写成网址，例如 https://api.deepseek.com/v1；用 OpenAI 就留空。")
            .Validate(options => options.Proxy.Length == 0 || IsAddress(options.Proxy, "http", "https", "socks4", "socks4a", "socks5"), "配置 Llm:Proxy 要写成 http://主机:端口 或 socks5://主机:端口；不用代理就留空。")
            .Validate(options => options.Zone is not null, "配置 Llm:TimeZone 不是这台机器认识的时区，例如 Asia/Shanghai。")
            .ValidateOnStart();
        return configuration.GetSection(LlmOptions.Section).Get<LlmOptions>() is { IsConfigured: true } told ? AddWing(services, told) : services;
    }

    /// <summary>A method of its own, so that the packages are loaded only where it runs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection AddWing(IServiceCollection services, LlmOptions told)
    {
        services
            .AddSingleton<IValidateOptions<LlmOptions>, PromptCheck>()
            .AddSingleton<ModelEndpoint>()
            .AddSingleton<ModelClient>()
            .AddSingleton<PromptBook>()
            .AddSingleton<TalkText>()
            .AddSingleton<ToolLoop>()
            .AddSingleton<ModelParser>()
            .AddKeyedSingleton<IQuestionParser>(Understood.Model, (rooms, _) => rooms.GetRequiredService<ModelParser>())
            .AddSingleton<IQuestionParser, ChoosingParser>();
        services.AddSingleton(_ => new OutsideModel(told.Address.Host));
        return told.Phrases ? services.AddSingleton<INarrator, ModelNarrator>() : services;
    }

    private static bool IsAddress(string text, params string[] schemes) => Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme, StringComparer.Ordinal);

    /// <summary>The prompt files are read at start: a fault in one is told then, not with the first question.</summary>
    private sealed class PromptCheck : IValidateOptions<LlmOptions>
    {
        public ValidateOptionsResult Validate(string? name, LlmOptions options) =>
            PromptBook.Trouble(options) is { } trouble ? ValidateOptionsResult.Fail(trouble) : ValidateOptionsResult.Success;
    }
}
