using CsCheck;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

/// <summary>Random issues and plans: the runner says what a plain reading of the contract over the items in memory says.</summary>
public sealed class OracleTests
{
    private static readonly Place[] Places =
    [
        new("江苏省"), new("江苏省", "苏州市"), new("江苏省", "苏州市", "昆山市"), new("江苏省", "南京市"), new("上海市", null, "闵行区"), new("上海市"), new("广东省", "佛山市", "南海区"),
    ];

    private static readonly Industry[] Industries = [Industry.NewEnergy, Industry.Photovoltaic, Industry.Electronics, Industry.Semiconductor, Industry.AI];

    private static readonly Stage[] Stages = [Stage.Signed, Stage.Started, Stage.Operating];

    private static readonly Gen<Item> Items =
        from title in Gen.OneOf("甲基地开工", "乙公司签约", "丙项目投产")
        from section in Gen.Enum<Section>()
        from day in Gen.Int[-3, 20]
        from span in Gen.Int[0, 3]
        from places in Gen.OneOf(Places).Array[0, 2]
        from industries in Gen.OneOf(Industries).Array[0, 2]
        from stages in Gen.OneOf(Stages).Array[0, 2]
        from projects in Gen.Int[-5, 9]
        from counts in Gen.Select(Gen.Int[1, 9], Gen.Int[0, 3], Gen.Bool).Array[0, 3]
        from amounts in Gen.Select(Gen.Int[1, 400], Gen.OneOf("CNY", "CNY", "USD", "XYZ"), Gen.Int[0, 3], Gen.Bool, Gen.OneOf(AmountKind.Investment, AmountKind.Investment, AmountKind.Credit)).Array[0, 3]
        select Make(title, section, day, span, [.. places.Distinct()], [.. industries.Distinct()], [.. stages.Distinct()], projects, counts, amounts);

    private static readonly Gen<Filter> Filters =
        from places in Gen.OneOf(Places).Array[0, 1]
        from industries in Gen.OneOf(Industries).Array[0, 1]
        from stages in Gen.OneOf(Stages).Array[0, 2]
        from section in Gen.Int[0, 6]
        from day in Gen.Int[1, 20]
        from length in Gen.Int[0, 9]
        from undated in Gen.Int[0, 5]
        from min in Gen.Int[-20, 20]
        from inclusive in Gen.Bool
        from tells in Gen.Int[0, 8]
        from mention in Gen.OneOf<string?>(null, null, null, "基地", "公司|项目", "签约")
        select Filter.None with
        {
            Places = [.. places.Select(place => new PlaceFilter(place.Name, [place]))],
            Industries = industries,
            Stages = [.. stages.Distinct()],
            Sections = section is >= 1 and <= 3 ? [(Section)section] : [],
            Dates = undated > 2 ? null : new DateFilter("那几天", new DateWindow(new DateOnly(2024, 5, day), new DateOnly(2024, 5, day).AddDays(length)), (Undated)undated),
            Investment = min <= 0 ? null : new MoneyRange(min * 10_000_000_000L, inclusive, min % 2 == 0 ? null : (min + 15) * 10_000_000_000L, !inclusive),
            TellsInvestment = tells switch { 0 => true, 1 => false, _ => null },
            Mentions = mention is null ? [] : [mention],
        };

    [Fact]
    public async Task The_runner_says_what_the_contract_says()
    {
        await Gen.Select(Items.Array[1, 14], Filters.Array[12], Filters).SampleAsync(
            async (items, filters, except) =>
            {
                using var desk = new Desk();
                var issue = Sample.Issue(1, items);
                await desk.Store.LoadAsync(issue);
                foreach (var filter in filters.Select((filter, at) => at % 4 == 0 ? filter with { Except = except } : filter))
                {
                    await CheckAsync(desk, issue, filter);
                }
            },
            iter: 60,
            threads: 1);
    }

    private static async Task CheckAsync(Desk desk, Issue issue, Filter filter)
    {
        var match = issue.Items.Where(item => Matches(item, issue, filter)).ToList();
        var projects = await ProjectsAsync(desk);
        Assert.Equal(match.Select(item => item.Text.Number), await desk.MatchAsync(filter));
        foreach (var measure in new[] { Measure.Items, Measure.Projects, Measure.Investment, new Measure.MoneyOf(AmountKind.Credit) })
        {
            var told = match.Select(item => (Item: item, Value: Figure(item, measure, filter.Stages))).Where(one => one.Value is not null).ToList();
            var result = await desk.RunAsync(new Aggregate { Measure = measure, Filter = filter });
            Assert.Equal(measure is Measure.ItemCount ? match.Count : told.Count == 0 ? null : Once(told, issue, projects, measure), result.Value);
            Assert.Equal((match.Count, told.Count, told.Count), (result.Receipt.Matched, result.Receipt.Told, result.ItemsTotal));
            Assert.Equal(match.Count - told.Count, result.Silent.Count);

            var rows = await desk.RunAsync(new Aggregate { Measure = measure, Filter = filter, GroupBy = Dimension.Province });
            var expected = told.Where(one => one.Item.Regions.Count > 0).GroupBy(one => one.Item.Regions[0].Value.Province!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (decimal?)Once(group, issue, projects, measure), StringComparer.Ordinal);
            Assert.Equal(expected.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (row.Key, row.Value)), rows.Rows.OrderBy(row => row.Label, StringComparer.Ordinal).Select(row => (row.Label, row.Value)));

            var industries = await desk.RunAsync(new Aggregate { Measure = measure, Filter = filter, GroupBy = Dimension.Industry });
            Assert.Equal(told.SelectMany(one => one.Item.Industries.Select(industry => (industry.Value, One: one))).GroupBy(one => one.Value).Sum(group => Once(group.Select(one => one.One), issue, projects, measure)), industries.Rows.Sum(row => row.Value ?? 0));
        }
    }

    private static async Task<Dictionary<int, long>> ProjectsAsync(Desk desk)
    {
        await using var connection = await desk.Store.Database.ConnectAsync(TestContext.Current.CancellationToken);
        var rows = await connection.ReadAsync("SELECT i.number, p.project_id FROM items i JOIN item_projects p ON p.item_id = i.id", [], row => (Number: row.GetInt32(0), Project: row.GetInt64(1)), TestContext.Current.CancellationToken);
        return rows.ToDictionary(row => row.Number, row => row.Project);
    }

    /// <summary>Each project once, with its newest figure, which a later smaller one does not lower.</summary>
    private static decimal Once(IEnumerable<(Item Item, decimal? Value)> told, Issue issue, Dictionary<int, long> projects, Measure measure) =>
        measure is Measure.ItemCount ? told.Sum(one => one.Value!.Value)
        : told.GroupBy(one => projects[one.Item.Text.Number]).Sum(project => project.OrderBy(one => (one.Item.Date?.Value ?? issue.Period).To).ThenBy(one => one.Item.Text.Number).Aggregate(0m, (before, one) => Math.Max(before, one.Value!.Value)));

    private static bool Matches(Item item, Issue issue, Filter filter) =>
        (filter.Places.Count == 0 || item.Regions.Any(region => filter.Places.Any(place => place.Places.Any(region.Value.IsWithin))))
        && (filter.Industries.Count == 0 || item.Industries.Any(industry => filter.Industries.Any(asked => asked == industry.Value || industry.Value.Parent() == asked)))
        && (filter.Stages.Count == 0 || item.Stages.Any(stage => filter.Stages.Contains(stage.Value)))
        && (filter.Sections.Count == 0 || filter.Sections.Contains(item.Text.Section))
        && (filter.Dates is null || InTime(item, issue, filter.Dates))
        && (filter.Investment is null || InRange(Figure(item, Measure.Investment, []), filter.Investment))
        && (filter.TellsInvestment is null || filter.TellsInvestment == item.Amounts.Any(amount => amount.Headline))
        && filter.Mentions.All(mention => mention.Split('|').Any(word => item.Text.Title.Contains(word, StringComparison.Ordinal)))
        && (filter.Except is null || filter.Except.IsOpen || !Matches(item, issue, filter.Except));

    private static bool InTime(Item item, Issue issue, DateFilter dates) =>
        item.Date is { } date ? date.Value.Overlaps(dates.Window)
        : dates.Undated switch
        {
            Undated.ByPeriod => issue.Period.Overlaps(dates.Window),
            Undated.ByIssueMonth => dates.Window.From.Month <= issue.Month && issue.Month <= dates.Window.To.Month,
            _ => false,
        };

    private static bool InRange(decimal? yi, MoneyRange range) =>
        yi * 10_000_000_000m is { } cents
        && (range.Min is not { } min || (range.MinInclusive ? cents >= min : cents > min))
        && (range.Max is not { } max || (range.MaxInclusive ? cents <= max : cents < max));

    private static decimal? Figure(Item item, Measure measure, IReadOnlyList<Stage> stages)
    {
        switch (measure)
        {
            case Measure.ItemCount:
                return 1;
            case Measure.ProjectTotal when stages.Count > 0:
                var counts = item.Counts.Where(count => !count.PartOf && count.Stage is { } stage && stages.Contains(stage)).ToList();
                return counts.Count == 0 ? null : counts.Sum(count => count.Value);
            case Measure.ProjectTotal:
                return item.Projects?.Value;
            case Measure.MoneyOf { Kind: AmountKind.Credit }:
                return Sum(item.Amounts.Where(amount => amount.Kind == AmountKind.Credit));
            default:
                var ofStage = stages.Count == 1 ? Sum(item.Amounts.Where(amount => amount.Kind == AmountKind.Investment && amount.Stage == stages[0])) : null;
                return ofStage ?? Sum(item.Amounts.Where(amount => amount.Headline));
        }
    }

    private static decimal? Sum(IEnumerable<Amount> amounts)
    {
        var known = amounts.Where(amount => amount.Currency != "XYZ").Select(amount => amount.Cents / 10_000_000_000m * (amount.Currency == "USD" ? 6.9m : 1)).ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    private static Item Make(string title, Section section, int day, int span, Place[] places, Industry[] industries, Stage[] stages, int projects, (int Value, int Stage, bool PartOf)[] counts, (int Tenths, string Currency, int Stage, bool Headline, AmountKind Kind)[] amounts)
    {
        var item = Sample.Item(title, section: section).In(places).Of(industries).At(stages);
        item = day > 0 ? item.On(5, day, day + span) : item;
        item = projects > 0 ? item.About(projects) : item;
        item = counts.Aggregate(item, (made, count) => made.Counting(count.Value, count.Stage == 0 ? null : Stages[count.Stage - 1], count.PartOf));
        return amounts.Aggregate(item, (made, amount) => made.Costing(amount.Tenths / 10m, amount.Currency, amount.Stage == 0 ? null : Stages[amount.Stage - 1], amount.Kind, amount.Headline && amount.Kind == AmountKind.Investment));
    }
}
