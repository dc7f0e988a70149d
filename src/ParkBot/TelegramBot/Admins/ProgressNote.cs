using System.Globalization;

namespace ParkBot.TelegramBot;

/// <summary>The progress of a load in one message that is edited as it goes, not oftener than a person can read.</summary>
internal sealed class ProgressNote(AheadSender ahead, Turn turn, string name, CancellationToken cancellationToken) : IProgress<double>
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;
    private int? message;
    private long told;

    internal async Task StartAsync()
    {
        told = turn.Time.GetTimestamp();
        Show(turn.Pick($"正在读取“{name}”…", $"Reading “{name}” …"));
        message = await ahead.SendAsync(turn, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="value">The share done, 0…1.</param>
    public void Report(double value)
    {
        lock (gate)
        {
            if (message is null || value >= 1 || !last.IsCompleted || turn.Time.GetElapsedTime(told) < Least)
            {
                return;
            }

            told = turn.Time.GetTimestamp();
            var share = (value * 100).ToString("0", CultureInfo.InvariantCulture);
            Show(turn.Pick($"正在读取“{name}”…{share}%", $"Reading “{name}” … {share}%"));
            last = ahead.SendAsync(turn, cancellationToken);
        }
    }

    /// <summary>The last word: in the same message where it arrived.</summary>
    internal async Task EndAsync(string text)
    {
        await last.ConfigureAwait(false);
        Show(text);
    }

    private void Show(string text) => turn.Send(new OutgoingMessage { Html = OddCharacters.Escape(OddCharacters.Clean(text)), Plain = OddCharacters.Clean(text), Edits = message });
}
