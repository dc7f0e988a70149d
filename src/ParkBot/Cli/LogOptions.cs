using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace ParkBot.Cli;

/// <summary>What <c>serve</c> writes to standard error.</summary>
internal sealed class LogOptions
{
    internal const string Section = "Logging";

    /// <summary>The least that is written: Trace, Debug, Information, Warning, Error, Critical or None. Default Information. Secrets are blanked out at every level.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<LogLevel>))]
    public LogLevel Level { get; set; } = LogLevel.Information;
}
