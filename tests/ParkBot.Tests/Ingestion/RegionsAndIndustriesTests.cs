using System.Text.Json;
using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion;

/// <summary>Where items land and what they are about, by a table of items, and by a reader's answers where those lie beside the repository.</summary>
public class RegionsAndIndustriesTests
{
    public static TheoryData<string> Items => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "items-regions-industries.tsv")).Where(line => line.Length > 0 && line[0] != '#')];

    [Theory]
    [MemberData(nameof(Items))]
    public void Regions_are_where_the_project_lands(string row)
    {
        var columns = row.Split('\t');
        Assert.Equal(string.Join(' ', columns[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Padded)), Regions(Item(columns)));
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Industries_are_what_the_item_is_about(string row)
    {
        var columns = row.Split('\t');
        if (columns[6] != "?")
        {
            Assert.Equal(columns[6].Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), IndustryExtractor.Extract(Item(columns)).Select(fact => fact.Value.Json()).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Every_fact_points_at_words_of_the_item(string row)
    {
        var item = Item(row.Split('\t'));
        var evidence = RegionExtractor.Extract(item).Select(fact => fact.Evidence).Concat(IndustryExtractor.Extract(item).Select(fact => fact.Evidence)).ToList();
        Assert.All(evidence, facts => Assert.NotEmpty(facts));
        Assert.All(evidence.SelectMany(facts => facts), words => Assert.InRange(words.Start + words.Length, words.Start + 1, item.Text(words.Field, "")!.Length));
    }

    [Fact]
    public void The_words_are_the_basis_where_they_name_the_whole_place()
    {
        var told = RegionExtractor.Extract(Item(["investment", "江苏省苏州市集中开工20个项目", "", "", "", "", ""]));
        var filled = RegionExtractor.Extract(Item(["investment", "苏州集中开工20个项目", "", "", "", "", ""]));
        Assert.Equal(Basis.Text, Assert.Single(told).Basis);
        Assert.Equal(Basis.Gazetteer, Assert.Single(filled).Basis);
    }

    [Fact]
    public void A_reader_found_the_same_first_region()
    {
        var wrong = File.ReadLines(RepositoryRoot.Shared(Path.Combine("gold", "issue108.dev.items.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(gold => (Title: gold.GetProperty("title").GetString()!, Wanted: gold.GetProperty("regions").EnumerateArray().Select(Path3).FirstOrDefault(), Got: RegionExtractor.Extract(Item(gold)).Select(fact => fact.Value).FirstOrDefault()))
            .Where(pair => pair.Wanted is null != pair.Got is null || (pair.Wanted is { } wanted && !wanted.IsWithin(pair.Got!) && !pair.Got!.IsWithin(wanted)))
            .Select(pair => $"{pair.Title}: {pair.Got}, not {pair.Wanted}");
        Assert.Empty(wrong);
    }

    private static string Regions(ItemText item) => string.Join(' ', RegionExtractor.Extract(item).Select(fact => fact.Value));

    private static string Padded(string path) => path + new string('/', 2 - path.Count(c => c == '/'));

    private static Place Path3(JsonElement region) => new(region.GetProperty("province").GetString(), region.GetProperty("city").GetString(), region.GetProperty("county").GetString());

    private static ItemText Item(JsonElement gold) => Item([.. new[] { "section", "title", "lead", "body", "source" }.Select(name => gold.GetProperty(name).GetString() ?? "")]);

    private static ItemText Item(string[] columns) => new()
    {
        Number = 1,
        Section = columns[0] switch { "general" => Section.General, "policy" => Section.Policy, _ => Section.Investment },
        Heading = "",
        Title = columns[1],
        Lead = columns[2].Length > 0 ? columns[2] : null,
        Body = columns[3].Length > 0 ? columns[3] : null,
        Source = columns[4].Length > 0 ? columns[4] : null,
    };
}
