using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>An emulator and a bare HTTP client, for tests of the emulator itself.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private Wire(TelegramEmulator server) => Server = server;

    internal TelegramEmulator Server { get; }

    internal static async Task<Wire> StartAsync(EmulatorOptions? options = null) =>
        new(await TelegramEmulator.StartAsync(options ?? new EmulatorOptions { SlowsRepeatedPolls = false }));

    /// <summary>The status, and the description or the result's JSON.</summary>
    internal async Task<string> CallAsync(string method, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(new Uri(Server.Address(method)), content);
    }

    internal Task<string> CallAsync(string method, object parameters) => CallAsync(method, JsonSerializer.Serialize(parameters));

    internal async Task<string> FormAsync(string method, params (string Name, string Value)[] parameters)
    {
        using var content = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        return await SendAsync(new Uri(Server.Address(method)), content);
    }

    internal async Task<string> UploadAsync(string method, string part, string fileName, byte[] bytes, params (string Name, string Value)[] parameters)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in parameters)
            content.Add(new StringContent(value), name);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = part, FileName = fileName };
        content.Add(file);
        return await SendAsync(new Uri(Server.Address(method)), content);
    }

    /// <summary>The texts of a batch, or the ids of what is no message, after the status.</summary>
    internal async Task<string> PollAsync(int offset, int timeout = 0, int limit = 100)
    {
        var answer = await CallAsync("getUpdates", new { offset, timeout, limit });
        if (!answer.StartsWith("200 ", StringComparison.Ordinal))
            return answer;
        using var updates = JsonDocument.Parse(answer[4..]);
        return string.Join(' ', updates.RootElement.EnumerateArray().Select(update =>
            update.TryGetProperty("message", out var message) && message.TryGetProperty("text", out var text) ? text.GetString() : "#" + update.GetProperty("update_id").GetRawText()));
    }

    internal Task<string> SayAsync(long chat, string text) => CallAsync("sendMessage", new { chat_id = chat, text });

    internal async Task<string> GetAsync(string address)
    {
        using var response = await _http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    internal Task<byte[]> BytesAsync(string address) => _http.GetByteArrayAsync(new Uri(address), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<string> SendAsync(Uri address, HttpContent content)
    {
        using var response = await _http.PostAsync(address, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return FormattableString.Invariant($"{(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType}");
        using var json = JsonDocument.Parse(text);
        var told = json.RootElement.TryGetProperty("result", out var result) ? result.GetRawText()
            : json.RootElement.GetProperty("description").GetString() + (json.RootElement.TryGetProperty("parameters", out var parameters) ? " " + parameters.GetRawText() : string.Empty);
        return FormattableString.Invariant($"{(int)response.StatusCode} {told}");
    }
}
