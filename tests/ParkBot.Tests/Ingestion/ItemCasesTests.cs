using System.Globalization;
using System.Text.Json;
using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion;

/// <summary>
/// Ninety items in the voices of many sites, with all that a reader of the contract finds in them (Cases/items.jsonl): what must be found,
/// and what may be. Each field is asked for on the whole, so that one open reading breaks nothing.
/// </summary>
public sealed class ItemCasesTests
{
    /// <summary>Right values among all, in each field.</summary>
    private const double Enough = 0.97;

    private static readonly Lazy<List<(JsonElement Want, Item Read)>> Items = new(() => [.. CaseTable.Lines("items.jsonl").Select(line => JsonDocument.Parse(line).RootElement).Select(want => (want, Read(want)))]);

    [Theory]
    [InlineData("date")]
    [InlineData("investment")]
    [InlineData("projects")]
    [InlineData("regions")]
    [InlineData("stages")]
    [InlineData("industries")]
    [InlineData("organizations")]
    [InlineData("amounts")]
    [InlineData("counts")]
    public void A_field_is_read_as_a_reader_would(string field)
    {
        var (right, all, misses) = (0, 0, new List<string>());
        foreach (var (want, read) in Items.Value)
        {
            foreach (var (isRight, what) in Checks(field, want, read))
            {
                all++;
                right += isRight ? 1 : 0;
                if (!isRight)
                {
                    misses.Add($"{read.Text.Title}: {what}");
                }
            }
        }

        Assert.True(right >= all * Enough, string.Create(CultureInfo.InvariantCulture, $"{right} of {all}\n{string.Join('\n', misses)}"));
    }

    private static IEnumerable<(bool, string)> Checks(string field, JsonElement want, Item read) => field switch
    {
        "date" => [One(want, field, read.Date is { Value: var day } ? string.Create(CultureInfo.InvariantCulture, $"{day.From:yyyy-MM-dd}/{day.To:yyyy-MM-dd}") : null)],
        "investment" => [One(want, field, Investment(read))],
        "projects" => [One(want, field, read.Projects?.Value.ToString(CultureInfo.InvariantCulture))],
        "regions" => Set(want, field, [.. read.Regions.Select(place => place.Value.ToString())], Under),
        "stages" => Set(want, field, [.. read.Stages.Select(stage => stage.Value.JsonWord())], string.Equals),
        "industries" => Set(want, field, [.. read.Industries.Select(industry => industry.Value.Json())], string.Equals),
        "organizations" => Set(want, field, [.. read.Organizations.Select(name => name.Value)], Named),
        "amounts" => Amounts(want, read),
        _ => Counts(want, read),
    };

    private static (bool, string) One(JsonElement want, string field, string? read) =>
        (want.GetProperty(field).EnumerateArray().Any(value => Plain(value) == read), $"{read ?? "-"} for {want.GetProperty(field)}");

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.GetString(),
    };

    private static string? Investment(Item read) => read.Amounts.Where(amount => amount.Headline).ToList() is { Count: > 0 } headline
        ? headline.Sum(amount => amount.Value * new ParkBot.Storage.RateOptions().Of(amount.Currency)!.Value / 100_000_000m).ToString("0.####", CultureInfo.InvariantCulture)
        : null;

    private static IEnumerable<(bool, string)> Set(JsonElement want, string field, IReadOnlyList<string> read, Func<string, string, bool> meets)
    {
        var sides = want.GetProperty(field);
        foreach (var needed in Texts(sides, "required"))
        {
            yield return (read.Any(value => meets(value, needed)), $"no {needed} in {string.Join(' ', read)}");
        }

        foreach (var value in read)
        {
            yield return (Texts(sides, "allowed").Any(allowed => meets(value, allowed)), $"{value} is none");
        }
    }

    private static IEnumerable<string> Texts(JsonElement sides, string side) => sides.GetProperty(side).EnumerateArray().Select(value => value.GetString()!);

    /// <summary>A place below the one asked for meets it.</summary>
    private static bool Under(string read, string wanted) => read.StartsWith(wanted.TrimEnd('/'), StringComparison.Ordinal);

    private static bool Named(string read, string names) => names.Split('|').Any(name => read.Contains(name, StringComparison.Ordinal) || name.Contains(read, StringComparison.Ordinal));

    private static IEnumerable<(bool, string)> Amounts(JsonElement want, Item read)
    {
        var wanted = want.GetProperty("amounts").EnumerateArray().ToList();
        foreach (var one in wanted.Where(one => !one.GetProperty("optional").GetBoolean()))
        {
            yield return (read.Amounts.Any(amount => IsSame(amount, one)), $"no {one}");
        }

        foreach (var amount in read.Amounts)
        {
            yield return (wanted.Exists(one => IsSame(amount, one)), $"{amount.Text} {amount.Kind} {amount.Bound} {amount.Stage}");
        }
    }

    private static bool IsSame(Amount read, JsonElement want) =>
        read.Value == want.GetProperty("value").GetDecimal() && read.Currency == want.GetProperty("currency").GetString()
        && string.Equals(read.Bound.ToString(), want.GetProperty("bound").GetString(), StringComparison.OrdinalIgnoreCase)
        && want.GetProperty("kinds").EnumerateArray().Any(kind => kind.GetString() == read.Kind.JsonWord())
        && (want.GetProperty("stages") is { ValueKind: JsonValueKind.Null } || want.GetProperty("stages").EnumerateArray().Any(stage => stage.GetString() == read.Stage?.JsonWord()));

    private static IEnumerable<(bool, string)> Counts(JsonElement want, Item read)
    {
        var wanted = want.GetProperty("counts").EnumerateArray().ToList();
        foreach (var one in wanted.Where(one => !one.GetProperty("optional").GetBoolean()))
        {
            yield return (read.Counts.Any(count => IsSame(count, one)), $"no {one}");
        }

        foreach (var count in read.Counts)
        {
            yield return (wanted.Exists(one => IsSame(count, one)), $"{count.Value} {count.Stage} {count.PartOf}");
        }
    }

    private static bool IsSame(ProjectCount read, JsonElement want) =>
        read.Value == want.GetProperty("value").GetInt32()
        && (want.GetProperty("anyStage").GetBoolean() || want.GetProperty("stage").GetString() == read.Stage?.JsonWord())
        && (want.GetProperty("anyPartOf").GetBoolean() || want.GetProperty("partOf").GetBoolean() == read.PartOf);

    private static Item Read(JsonElement want)
    {
        var issue = want.GetProperty("issue").EnumerateArray().Select(part => part.GetInt32()).ToArray();
        var section = want.GetProperty("section").GetString() switch { "general" => Section.General, "policy" => Section.Policy, _ => Section.Investment };
        var text = new ItemText
        {
            Number = 1,
            Section = section,
            Heading = "招商引资",
            Title = want.GetProperty("title").GetString()!,
            Lead = want.GetProperty("lead").GetString(),
            Body = want.GetProperty("body").GetString(),
            Source = want.GetProperty("source").GetString(),
        };
        var context = new IssueWeekContext(issue[0], issue[1], IssueWeek.Of(issue[0], issue[1], issue[2]), string.Create(CultureInfo.InvariantCulture, $"园区周报 {issue[0]} 年 {issue[1]} 月 {issue[2]}期（总 {issue[3]} 期）"));
        return FactExtractor.Extract(text, context) with { Regions = RegionExtractor.Extract(text), Industries = IndustryExtractor.Extract(text) };
    }
}
