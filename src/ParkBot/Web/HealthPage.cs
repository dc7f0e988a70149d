using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Storage;
using ParkBot.TelegramBot;

namespace ParkBot.Web;

/// <summary>
/// <c>/healthz</c>: the process and its database work. <c>/readyz</c>: updates come in from Telegram as well. 200 or 503, with the
/// reasons as text; no figure of it is secret.
/// </summary>
internal sealed partial class HealthPage(Database database, BotHealth health, ChatQueues queues, IOptions<WebOptions> options, ILogger<HealthPage> log)
{
    /// <summary>Starts answering. A port that is taken does not stop the bot: it is said in the log.</summary>
    /// <returns>What stops it; null where it does not run.</returns>
    internal async Task<IAsyncDisposable?> StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Url))
        {
            return null;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Value.Url);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var page = builder.Build();
        page.MapGet("/healthz", async (HttpContext http) => await TellAsync(http, await StoreAsync(http.RequestAborted)));
        page.MapGet("/readyz", async (HttpContext http) => await TellAsync(http, await StoreAsync(http.RequestAborted) ?? Polls()));
        try
        {
            await page.StartAsync(cancellationToken);
            LogListens(options.Value.Url);
            return page;
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException or FormatException or InvalidOperationException)
        {
            LogNotListening(options.Value.Url, failure.Message);
            await page.DisposeAsync();
            return null;
        }
    }

    private async Task TellAsync(HttpContext http, string? trouble)
    {
        http.Response.StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{trouble ?? "ok"}\nwaiting: {queues.Waiting}\nlast poll: {health.PolledAt?.ToString("O", CultureInfo.InvariantCulture) ?? "never"}\n"));
    }

    private async Task<string?> StoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.CheckAsync(cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or DatabaseException)
        {
            return "database: " + failure.Message;
        }
    }

    private string? Polls() => health.IsReady ? null : string.Create(CultureInfo.InvariantCulture, $"telegram: no answer to a poll ({health.Failures} failed in a row)");

    [LoggerMessage(Level = LogLevel.Information, Message = "Health page on {Url}")]
    private partial void LogListens(string url);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No health page on {Url} ({Reason}); set Web:Url to a free address, or to nothing")]
    private partial void LogNotListening(string url, string reason);

    /// <summary>The command line listens for signals; the page must not stop by itself.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
