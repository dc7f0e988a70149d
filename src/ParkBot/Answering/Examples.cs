using ParkBot.Messages;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>The example questions as blocks.</summary>
internal static class Examples
{
    internal static IEnumerable<Block> Blocks { get; } =
    [
        new Paragraph("可以这样问："),
        new Entries([.. ExampleQuestions.All.Select(question => new Entry("· ", question))]),
    ];
}
