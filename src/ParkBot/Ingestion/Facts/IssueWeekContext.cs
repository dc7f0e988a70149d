using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What the issue around an item tells about it.</summary>
/// <param name="Week">Monday to Sunday of the week that the issue's name states, see <see cref="IssueWeek"/>.</param>
/// <param name="Header">The issue's header line as printed; empty where the loader gave the numbers.</param>
internal sealed record IssueWeekContext(int Year, int Month, DateWindow Week, string Header);
