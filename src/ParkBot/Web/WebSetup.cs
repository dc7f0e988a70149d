using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Web;

internal static class WebSetup
{
    internal static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section)
            .Validate(options => options.Url.Length == 0 || Uri.TryCreate(options.Url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out _), "配置 Web:Url 不是网址，例如 http://127.0.0.1:8080；不需要就留空。")
            .ValidateOnStart();
        return services.AddSingleton<HealthPage>();
    }
}
