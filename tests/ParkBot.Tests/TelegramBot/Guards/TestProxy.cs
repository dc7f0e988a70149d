using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A proxy on loopback that wants a user and a password: HTTP (forwarding and CONNECT) or SOCKS5.</summary>
internal sealed class TestProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly bool isSocks;
    private readonly string user;
    private readonly string password;
    private readonly Task accepting;
    private int carried;
    private int refused;

    internal TestProxy(bool isSocks, string user, string password)
    {
        (this.isSocks, this.user, this.password) = (isSocks, user, password);
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Requests (HTTP) or connections (SOCKS5) that went through.</summary>
    internal int Carried => Volatile.Read(ref carried);

    internal int Refused => Volatile.Read(ref refused);

    /// <summary>True: turns everybody away, whatever the password.</summary>
    internal bool IsClosed { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await (isSocks ? SocksAsync(client.GetStream()) : HttpAsync(client.GetStream()));
            }
            catch (Exception over) when (over is IOException or SocketException or OperationCanceledException or ObjectDisposedException or EndOfStreamException)
            {
                // One side went away.
            }
        }
    }

    private async Task HttpAsync(NetworkStream client)
    {
        while (true)
        {
            var head = await HeadAsync(client);
            var lines = head.Split("\r\n");
            var body = await BodyAsync(client, lines);
            var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
            if (IsClosed || !lines.Any(line => line.StartsWith("Proxy-Authorization:", StringComparison.OrdinalIgnoreCase) && line[20..].Trim() == basic))
            {
                Interlocked.Increment(ref refused);
                await client.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                continue;
            }

            Interlocked.Increment(ref carried);
            var words = lines[0].Split(' ');
            if (words[0] == "CONNECT")
            {
                using var tunnel = new TcpClient();
                await tunnel.ConnectAsync(IPEndPoint.Parse(words[1]), stop.Token);
                await client.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop.Token);
                await PumpAsync(client, tunnel.GetStream());
                return;
            }

            var address = new Uri(words[1]);
            using var server = new TcpClient();
            await server.ConnectAsync(address.Host, address.Port, stop.Token);
            var forwarded = $"{words[0]} {address.PathAndQuery} HTTP/1.1\r\nConnection: close\r\n"
                + string.Join("\r\n", lines.Skip(1).Where(line => !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)));
            await server.GetStream().WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(forwarded), .. body], stop.Token);
            await server.GetStream().CopyToAsync(client, stop.Token);
            return;
        }
    }

    private async Task<string> HeadAsync(NetworkStream client)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append((char)(await BytesAsync(client, 1))[0]);
        }

        return head.ToString();
    }

    private async Task<byte[]> BodyAsync(NetworkStream client, string[] lines)
    {
        if (lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } length)
        {
            return await BytesAsync(client, int.Parse(length[15..], System.Globalization.CultureInfo.InvariantCulture));
        }

        var body = new List<byte>();
        if (lines.Any(line => line.StartsWith("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)))
        {
            while (!Encoding.Latin1.GetString([.. body.TakeLast(5)]).EndsWith("0\r\n\r\n", StringComparison.Ordinal))
            {
                body.AddRange(await BytesAsync(client, 1));
            }
        }

        return [.. body];
    }

    private async Task SocksAsync(NetworkStream client)
    {
        var hello = await BytesAsync(client, 2);
        await BytesAsync(client, hello[1]);
        await client.WriteAsync(new byte[] { 5, 2 }, stop.Token);
        var name = Encoding.UTF8.GetString(await BytesAsync(client, (await BytesAsync(client, 2))[1]));
        var secret = Encoding.UTF8.GetString(await BytesAsync(client, (await BytesAsync(client, 1))[0]));
        if (IsClosed || name != user || secret != password)
        {
            Interlocked.Increment(ref refused);
            await client.WriteAsync(new byte[] { 1, 1 }, stop.Token);
            return;
        }

        await client.WriteAsync(new byte[] { 1, 0 }, stop.Token);
        var request = await BytesAsync(client, 4);
        var host = request[3] == 1 ? new IPAddress(await BytesAsync(client, 4)).ToString() : Encoding.ASCII.GetString(await BytesAsync(client, (await BytesAsync(client, 1))[0]));
        var port = await BytesAsync(client, 2);
        Interlocked.Increment(ref carried);
        using var server = new TcpClient();
        await server.ConnectAsync(host, (port[0] << 8) | port[1], stop.Token);
        await client.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 }, stop.Token);
        await PumpAsync(client, server.GetStream());
    }

    private async Task PumpAsync(NetworkStream one, NetworkStream other) => await Task.WhenAny(one.CopyToAsync(other, stop.Token), other.CopyToAsync(one, stop.Token));

    private async Task<byte[]> BytesAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, stop.Token);
        return bytes;
    }
}
