using System.Text;
using ParkBot.Messages;
using Spectre.Console;

namespace ParkBot.Cli;

/// <summary>Where the program reads and writes: the process's streams, or a test's.</summary>
internal sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Colours and bars on <see cref="Out"/>; null where it is a pipe or a file.</summary>
    internal IAnsiConsole? Colours { get; init; }

    /// <summary>Takes secrets out of what goes to <see cref="Error"/>: an exception's words come from anywhere.</summary>
    internal Func<string, string> Clean { get; init; } = text => text;

    /// <summary>True where a person types: a prompt is shown.</summary>
    internal bool IsTyped { get; init; }

    /// <summary>The process's own streams, in UTF-8 whatever the machine's settings are.</summary>
    internal static Terminal OfProcess()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true };
        var error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
        var input = Console.IsInputRedirected ? new StreamReader(Console.OpenStandardInput(), Utf8) : Console.In;
        return new Terminal(input, output, error)
        {
            Colours = Console.IsOutputRedirected ? null : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }),
            IsTyped = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        };
    }

    /// <summary>A message in the terminal's best form.</summary>
    internal void Say(Message message)
    {
        if (Colours is { } colours)
        {
            TerminalRenderer.Write(colours, message);
        }
        else
        {
            Out.WriteLine(PlainText.Render(message));
        }
    }
}
