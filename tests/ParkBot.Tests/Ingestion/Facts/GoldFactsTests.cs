using System.Globalization;
using System.Text.Json;
using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

/// <summary>Facts against hand-made ones, where those lie beside the repository.</summary>
public class GoldFactsTests
{
    [Fact]
    public void Figures_and_dates_are_those_a_reader_found()
    {
        var file = GoldFile();
        Assert.SkipWhen(file is null, "no gold items beside the repository");
        var wrong = File.ReadLines(file!).Select(line => JsonDocument.Parse(line).RootElement).SelectMany(Differences).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Differences(JsonElement gold)
    {
        var item = FactExtractor.Extract(Text(gold), Reading.Context);
        var title = item.Text.Title;
        var investment = gold.GetProperty("investment").ValueKind == JsonValueKind.Null ? "-" : gold.GetProperty("investment").GetDecimal().ToString("0.####", CultureInfo.InvariantCulture);
        if (Reading.Investment(item) != investment)
        {
            yield return $"{title}: 投资 {Reading.Investment(item)}, not {investment}";
        }

        var date = gold.GetProperty("date");
        var day = date.ValueKind == JsonValueKind.Null ? "-" : date.GetProperty("from").GetString();
        if (!Reading.Date(item).StartsWith(day!, StringComparison.Ordinal))
        {
            yield return $"{title}: 日期 {Reading.Date(item)}, not {day}";
        }

        var sums = gold.GetProperty("amounts").EnumerateArray().Select(amount => $"{amount.GetProperty("value").GetDecimal():0} {amount.GetProperty("kind").GetString()}").Order(StringComparer.Ordinal);
        var read = item.Amounts.Select(amount => $"{amount.Value:0} {amount.Kind.JsonWord()}").Order(StringComparer.Ordinal);
        if (!sums.SequenceEqual(read, StringComparer.Ordinal))
        {
            yield return $"{title}: 金额 {string.Join(';', read)}, not {string.Join(';', sums)}";
        }
    }

    private static ItemText Text(JsonElement gold) => new()
    {
        Number = gold.GetProperty("number").GetInt32(),
        Section = gold.GetProperty("section").GetString() switch { "investment" => Section.Investment, "general" => Section.General, _ => Section.Policy },
        Heading = "",
        Title = gold.GetProperty("title").GetString()!,
        Lead = gold.GetProperty("lead").GetString(),
        Body = gold.GetProperty("body").GetString(),
    };

    private static string? GoldFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ParkBot.sln")))
            {
                var gold = Path.Combine(folder.FullName, "..", "shared", "gold");
                return Directory.Exists(gold) ? Directory.EnumerateFiles(gold, "*.dev.items.jsonl").Order(StringComparer.Ordinal).FirstOrDefault() : null;
            }
        }

        return null;
    }
}
