using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ParkBot.Tests.TelegramBot;

/// <summary>
/// A server on loopback that speaks the Bot API by Telegram's own rules, with people and chats that a test moves, faults that it
/// scripts, and a ledger of what the bot did. Tests use it where the real one cannot be reached.
/// </summary>
internal sealed partial class TelegramEmulator : IAsyncDisposable
{
    private readonly World _world;
    private readonly UpdateQueue _updates;
    private readonly ApiServer _server;
    private readonly SemaphoreSlim _listening = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _refusing = Task.CompletedTask;
    private WebApplication? _app;
    private int _port;

    private TelegramEmulator(EmulatorOptions options)
    {
        Options = options;
        _world = new World(options);
        _updates = new UpdateQueue(options);
        _server = new ApiServer(_world, _updates, Ledger, Faults, RefuseFor);
    }

    internal EmulatorOptions Options { get; }

    internal Ledger Ledger { get; } = new();

    internal FaultScript Faults { get; } = new();

    internal string Token => Options.Token;

    /// <summary>Without a slash at its end. Any path may follow before /bot: the server takes all prefixes.</summary>
    internal string BaseUrl => FormattableString.Invariant($"http://127.0.0.1:{_port}");

    /// <summary>The address of a method.</summary>
    internal string Address(string method) => $"{BaseUrl}/bot{Token}/{method}";

    internal static async Task<TelegramEmulator> StartAsync(EmulatorOptions? options = null)
    {
        var emulator = new TelegramEmulator(options ?? new EmulatorOptions());
        await emulator.ListenAsync();
        return emulator;
    }

    /// <summary>Breaks all connections off; from now on new ones are refused.</summary>
    internal async Task StopListeningAsync()
    {
        await _listening.WaitAsync();
        try
        {
            if (_app is null)
                return;
            await _app.StopAsync(new CancellationToken(canceled: true));
            await _app.DisposeAsync();
            _app = null;
        }
        finally
        {
            _listening.Release();
        }
    }

    /// <summary>Listens again, on the same port as before.</summary>
    internal async Task ListenAsync()
    {
        await _listening.WaitAsync();
        try
        {
            if (_app is not null)
                return;
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = 64 << 20;
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, _port);
            });
            _app = builder.Build();
            _app.Run(_server.HandleAsync);
            await _app.StartAsync();
            _port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        }
        finally
        {
            _listening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _refusing;
        await StopListeningAsync();
        _listening.Dispose();
        _stop.Dispose();
    }

    private void RefuseFor(TimeSpan time) => _refusing = Task.Run(async () =>
    {
        await StopListeningAsync();
        await Task.Delay(time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_stop.IsCancellationRequested)
            await ListenAsync();
    });
}
