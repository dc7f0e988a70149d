using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ParkBot.Cli;

/// <summary>The log of <c>serve</c>: one line an event on standard error, secrets blanked out as the last thing before they would leave.</summary>
internal sealed class LogLines(TextWriter output, Redaction redaction, TimeProvider time) : ILoggerProvider
{
    private readonly Lock gate = new();

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
        // The stream belongs to the terminal.
    }

    /// <summary>The rooms' logging; null for verbs that write none.</summary>
    internal static void Add(ILoggingBuilder logging, IConfiguration configuration, TextWriter? output)
    {
        if (output is not null)
        {
            logging.SetMinimumLevel(configuration.GetValue($"{LogOptions.Section}:{nameof(LogOptions.Level)}", LogLevel.Information))
                .AddProvider(new LogLines(output, new Redaction(configuration), TimeProvider.System));
        }
    }

    private void Write(string category, LogLevel level, string message, Exception? exception)
    {
        var at = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        var line = redaction.Clean($"{at} {level,-11} {category[(category.LastIndexOf('.') + 1)..]}: {message}{(exception is null ? string.Empty : Environment.NewLine + exception)}");
        lock (gate)
        {
            output.WriteLine(line);
        }
    }

    private sealed class Category(LogLines lines, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Write(name, logLevel, formatter(state, exception), exception);
    }
}
