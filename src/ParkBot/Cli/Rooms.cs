using ParkBot.Answering;
using ParkBot.Ingestion;
using ParkBot.News;

namespace ParkBot.Cli;

/// <summary>Loads one file as it was asked to; what is wrong with the file stands in the report. The progress gets the share done, 0…1.</summary>
internal delegate Task<LoadReport> LoadFile(string file, LoadRequest request, IProgress<double>? progress, CancellationToken cancellationToken);

/// <summary>The issues that are stored, newest first.</summary>
internal delegate Task<IReadOnlyList<IssueLine>> ReadIssues(CancellationToken cancellationToken);

/// <summary>The stored items in the order printed, newest issue first; of one issue where its number is given.</summary>
internal delegate IAsyncEnumerable<StoredLine> ReadAllItems(int? issue, CancellationToken cancellationToken);

/// <summary>Loads the bundled samples where nothing is stored.</summary>
internal delegate Task LoadSamples(CancellationToken cancellationToken);

/// <summary>A stored issue as <c>issues</c> prints it.</summary>
internal sealed record IssueLine(string Publication, int Number, int Year, int Month, int WeekOfMonth, DateWindow Period, int Items, bool IsPublished, bool IsSample);

/// <summary>A stored item as <c>items</c> prints it: for a reader, and as the JSON line of the contract.</summary>
internal sealed record StoredLine(ItemView View, bool IsSample, string Json);
