using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ParkBot.Tests.Llm;

/// <summary>What holds for all requests of a server.</summary>
internal sealed record ModelServerOptions
{
    /// <summary>Where it is set, other bearers get 401.</summary>
    internal string? ApiKey { get; init; }

    /// <summary>Stands before /chat/completions; all else is 404.</summary>
    internal string Prefix { get; init; } = "/v1";

    /// <summary>Of replies that have none of their own.</summary>
    internal StreamShape Shape { get; init; } = new();
}

/// <summary>
/// A server on loopback that speaks OpenAI's chat completions, whole and streamed. Its model is a script: a function from the
/// request, as it was read, to what happens. It refuses what real endpoints refuse, and remembers all that it was asked.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly Func<ModelRequest, Task<ModelReply>> _script;
    private readonly ModelServerOptions _options;
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<ModelRequest> _requests = [];
    private readonly List<string> _refused = [];
    private readonly List<Exception> _failures = [];
    private int _number;
    private int _open;
    private int _abandoned;

    private ModelServer(Func<ModelRequest, Task<ModelReply>> script, ModelServerOptions options)
    {
        _script = script;
        _options = options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Without /chat/completions and without a slash at its end.</summary>
    internal Uri Endpoint { get; private set; } = null!;

    /// <summary>All that were well formed, in the order of their arrival; also those that the script answers with an error.</summary>
    internal IReadOnlyList<ModelRequest> Requests => Copy(_requests);

    /// <summary>Why requests were refused without asking the script: the protocol, the key, the path.</summary>
    internal IReadOnlyList<string> Refused => Copy(_refused);

    /// <summary>What the script threw; the client saw a 500.</summary>
    internal IReadOnlyList<Exception> ScriptFailures => Copy(_failures);

    /// <summary>Requests that are being answered.</summary>
    internal int Open => Volatile.Read(ref _open);

    /// <summary>Requests whose client went away before the end.</summary>
    internal int Abandoned => Volatile.Read(ref _abandoned);

    internal static Task<ModelServer> StartAsync(Func<ModelRequest, ModelReply> script, ModelServerOptions? options = null) =>
        StartAsync(request => Task.FromResult(script(request)), options);

    internal static async Task<ModelServer> StartAsync(Func<ModelRequest, Task<ModelReply>> script, ModelServerOptions? options = null)
    {
        var server = new ModelServer(script, options ?? new ModelServerOptions());
        await server._app.StartAsync();
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Endpoint = new Uri(address + server._options.Prefix);
        return server;
    }

    /// <summary>A script that answers with these one after the other, and with the last for ever.</summary>
    internal static Func<ModelRequest, ModelReply> InTurn(params ModelReply[] replies)
    {
        var next = -1;
        return _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)];
    }

    /// <summary>Waits until nobody is being answered; false when that takes longer.</summary>
    internal async Task<bool> IsLeftAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        for (var until = Environment.TickCount64 + (long)within.TotalMilliseconds; Open > 0;)
        {
            if (Environment.TickCount64 > until)
                return false;
            await Task.Delay(5, cancellationToken);
        }
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _open);
        var writer = new ReplyWriter(context, _options.Shape);
        try
        {
            var request = await ReadAsync(context);
            await writer.WriteAsync(request, await AskAsync(request));
        }
        catch (ProtocolException refusal)
        {
            Note(_refused, refusal.Message);
            await writer.WriteAsync(refusal.Error.Status, refusal.Error.Body);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or BadHttpRequestException)
        {
            context.Abort();
        }
        finally
        {
            if (context.RequestAborted.IsCancellationRequested && !writer.Cut)
                Interlocked.Increment(ref _abandoned);
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task<ModelRequest> ReadAsync(HttpContext context)
    {
        if (context.Request.Path.Value != _options.Prefix + "/chat/completions")
            throw new ProtocolException(new ModelError(404, $"Invalid URL ({context.Request.Method} {context.Request.Path})"));
        if (!HttpMethods.IsPost(context.Request.Method))
            throw new ProtocolException(new ModelError(405, $"Not allowed to {context.Request.Method} on {context.Request.Path}."));
        var bearer = context.Request.Headers.Authorization.ToString();
        var key = bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer["Bearer ".Length..] : null;
        if (_options.ApiKey is not null && key != _options.ApiKey)
            throw new ProtocolException(key is null ? new ModelError(401, "You didn't provide an API key.") : ModelError.Usual(401));
        using var reader = new StreamReader(context.Request.Body);
        var json = await reader.ReadToEndAsync(context.RequestAborted);
        using var body = ProtocolCheck.Parse(json);
        ModelRequest request;
        try
        {
            ProtocolCheck.Check(body.RootElement);
            request = ModelRequest.Read(body.RootElement, json, Interlocked.Increment(ref _number), key);
        }
        catch (InvalidOperationException wrongType)
        {
            // An element of another type than the protocol's, or half a surrogate pair.
            throw new ProtocolException(new ModelError(400, "Invalid type in the request: " + wrongType.Message));
        }
        Note(_requests, request);
        return request;
    }

    private async Task<ModelReply> AskAsync(ModelRequest request)
    {
        try
        {
            return await _script(request);
        }
#pragma warning disable CA1031 // Whatever a test's script throws is the test's to see.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Note(_failures, failure);
            return ModelReply.HttpError(500, new ModelError(500, "The script failed: " + failure.Message, "server_error").Body);
        }
    }

    private void Note<T>(List<T> list, T item)
    {
        lock (_gate)
            list.Add(item);
    }

    private IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (_gate)
            return [.. list];
    }
}
