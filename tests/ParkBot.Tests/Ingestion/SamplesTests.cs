using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion;

/// <summary>The bundled samples, read from their text, say what they were written to say (Cases/samples.tsv).</summary>
public sealed class SamplesTests
{
    private static readonly Lazy<Dictionary<(int, int), Item>> Items = new(() => new[] { 109, 110 }
        .SelectMany(number => Read(number).Items.Select(item => ((number, item.Text.Number), item)))
        .ToDictionary(pair => pair.Item1, pair => pair.item));

    public static TheoryData<string> Rows
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "samples.tsv")).Where(line => line.Length > 0 && line[0] != '#').Skip(1))
            {
                rows.Add(line);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_item_is_read_as_it_was_written(string row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cells = row.Split('\t');
        string Cell(int column) => column < cells.Length ? cells[column] : "";
        var item = Items.Value[(int.Parse(Cell(0), CultureInfo.InvariantCulture), int.Parse(Cell(1), CultureInfo.InvariantCulture))];

        Assert.Equal(Cell(2), item.Text.Section.Json());
        Assert.Equal(Cell(3), item.Text.Title);
        Assert.Equal(Cell(4), item.Text.Source ?? "");
        Assert.Equal((Cell(5), Cell(6)), (Day(item.Date?.Value.From), Day(item.Date?.Value.To)));
        var place = item.Regions.Count == 0 ? "" : item.Regions[0].Value.ToString();
        Assert.StartsWith(Cell(7).TrimEnd('/'), place, StringComparison.Ordinal);
        Assert.Equal(Cell(7).Length == 0, place.Length == 0);
        Assert.Equal(Cell(8), InYi(item.Amounts.Where(amount => amount.Headline).ToList()));
        Assert.Equal(Cell(9), item.Projects?.Value.ToString(CultureInfo.InvariantCulture) ?? "");
        Assert.Equal(Cell(10).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), item.Stages.Select(stage => stage.Value.JsonWord()).Order(StringComparer.Ordinal));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string InYi(List<Amount> headline) => headline.Count == 0
        ? ""
        : headline.Sum(amount => amount.Value * Rate(amount.Currency) / 100_000_000m).ToString("0.####", CultureInfo.InvariantCulture);

    private static decimal Rate(string currency) => new ParkBot.Storage.RateOptions().Of(currency)!.Value;

    private static Issue Read(int number)
    {
        using var stream = typeof(IssueLoader).Assembly.GetManifestResourceStream($"sample-{number.ToString(CultureInfo.InvariantCulture)}.txt")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return IssueLoader.Extract(Assert.IsType<ReadResult.Segmented>(IssueTextReader.Read(copy.ToArray(), null)), [], null);
    }
}
