using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Reads an item for what tells its projects from others. Of the item alone, so that every load reads it the same.</summary>
internal static partial class ProfileReader
{
    /// <summary>So much of a body tells what happened; the rest goes on to background.</summary>
    private const int Opening = 260;

    /// <summary>Round rates are enough to see that two sums are about the same one; what is added up uses the configured ones.</summary>
    private static readonly RateOptions Rates = new();

    internal static Profile Of(StoredItem stored) => Of(stored, Tells(stored.Item));

    /// <summary>The same for an item that only corrects another: by what it names that one is found.</summary>
    internal static Profile AsNews(StoredItem stored) => Of(stored, tells: true);

    private static Profile Of(StoredItem stored, bool tells)
    {
        var item = stored.Item;
        var steps = item.Stages.Select(stage => stage.Value).ToHashSet();
        return new Profile
        {
            Key = stored.Key,
            Publication = stored.Publication,
            Issue = stored.IssueNumber,
            Number = item.Text.Number,
            Title = item.Text.Title,
            Time = item.Date?.Value ?? stored.Period,
            IsDated = item.Date is not null,
            Places = [.. item.Regions.Select(region => region.Value)],
            Stages = steps,
            Step = steps.Where(stage => stage <= Stage.Operating).Select(stage => (Stage?)stage).Max(),
            Strands = tells ? StrandsOf(item) : [],
            Text = TextFold.Fold(string.Join('\n', item.Text.Title, item.Text.Lead, Beginning(item.Text.Body))),
        };
    }

    private static bool Tells(Item item) =>
        item.Text.Section != Section.Policy && !CorrectionReader.IsCorrection(item.Text)
        && (item.Stages.Any(stage => stage.Value <= Stage.Launched) || item.Amounts.Any(amount => amount.Headline) || item.Projects is not null);

    private static List<Strand> StrandsOf(Item item)
    {
        var headline = item.Amounts.Index().Where(one => one.Item.Headline).ToList();
        return headline.Count > 1 && Apart(item, headline) is { } apart ? apart : [Whole(item, headline)];
    }

    private static Strand Whole(Item item, List<(int Index, Amount Item)> headline)
    {
        var names = Names(item);
        var title = ProjectName.Of(item.Text.Title, names);
        var isEvent = item.Projects is { Value: > 1 } || (EventWords().IsMatch(TextFold.Fold(item.Text.Title)) && !OneOf().IsMatch(item.Text.Title));
        return new Strand
        {
            Index = 0,
            Amounts = [.. headline.Select(one => one.Index)],
            Firms = Firms(item, item.Organizations.Select(one => one.Value)),
            Name = isEvent || title.Weight >= 1 ? title : Longer(item, names, title),
            IsEvent = isEvent,
            Yi = Sum(headline.Select(one => one.Item)),
            Currency = headline.Count == 0 ? null : headline[0].Item.Currency,
            IsHedged = headline.Exists(one => one.Item.Bound != Bound.Exact),
            Count = isEvent ? item.Projects?.Value : null,
        };
    }

    /// <summary>A title that only names a company: what it builds stands in the text (年产2万吨隔膜项目).</summary>
    private static ProjectName Longer(Item item, IReadOnlyList<string> names, ProjectName title)
    {
        foreach (var text in new[] { item.Text.Lead, Beginning(item.Text.Body) }.OfType<string>())
        {
            foreach (Match told in BeforeProject().Matches(TextFold.Fold(text)))
            {
                var name = ProjectName.Of(told.Groups["name"].Value, names);
                if (name.Weight >= 1)
                {
                    return name with { Phase = title.Phase ?? name.Phase };
                }
            }
        }

        return title;
    }

    /// <summary>Each sum with the words of its own, where these name different companies or projects; null where they do not.</summary>
    private static List<Strand>? Apart(Item item, List<(int Index, Amount Item)> headline)
    {
        var names = Names(item);
        var strands = new List<Strand>();
        foreach (var (index, amount) in headline)
        {
            // A corrected title may be shorter than the one that was read.
            if (amount.Evidence.Count == 0 || item.Text.Text(amount.Evidence[0].Field, "") is not { } text || amount.Evidence[0].Start + amount.Evidence[0].Length > text.Length)
            {
                return null;
            }

            var at = amount.Evidence[0];
            var before = headline.Where(other => other.Index != index && other.Item.Evidence.Count > 0 && other.Item.Evidence[0].Field == at.Field && other.Item.Evidence[0].Start < at.Start)
                .Select(other => other.Item.Evidence[0].Start + other.Item.Evidence[0].Length).DefaultIfEmpty(0).Max();
            var words = Clause(text, before, at.Start, at.Start + at.Length);
            var name = BeforeProject().Matches(TextFold.Fold(words)).Select(told => ProjectName.Of(told.Groups["name"].Value, names)).FirstOrDefault(told => told.Weight > 0) ?? ProjectName.Of(string.Empty, []);
            strands.Add(new Strand
            {
                Index = strands.Count,
                Amounts = [index],
                Firms = Firms(item, names.Where(one => words.Contains(one, StringComparison.Ordinal))),
                Name = name,
                Yi = Rates.InYi(amount.Cents, amount.Currency),
                Currency = amount.Currency,
                IsHedged = amount.Bound != Bound.Exact,
            });
        }

        return strands.TrueForAll(one => one.Firms.Count > 0 || one.Name.Weight >= 1) && strands.TrueForAll(one => strands.TrueForAll(other => other == one || Differ(one, other))) ? strands : null;
    }

    private static bool Differ(Strand one, Strand other) =>
        one.Name.Compare(other.Name) == Likeness.Conflict || (one.Firms.Count > 0 && other.Firms.Count > 0 && !one.Firms.Any(firm => other.Firms.Any(firm.IsSame)));

    /// <summary>From the end of the sum before, or the sentence's start, to the sum, and on to its clause's end.</summary>
    private static string Clause(string text, int before, int start, int end)
    {
        var from = Math.Max(before, text.LastIndexOfAny(['。', '；', ';', '\n'], Math.Max(0, start - 1)) + 1);
        var to = text.IndexOfAny(['。', '；', ';', '，', ',', '、', '\n'], end);
        return text[Math.Min(from, start)..(to < 0 ? text.Length : to)];
    }

    private static IReadOnlyList<string> Names(Item item) =>
        [.. item.Organizations.Select(one => one.Value).Concat(Firms(item, item.Organizations.Select(one => one.Value)).SelectMany(firm => new[] { firm.Core, firm.Brand })).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<FirmName> Firms(Item item, IEnumerable<string> names) =>
        [.. names.Select(name => FirmName.Of(name, item.Regions.Select(region => region.Value))).OfType<FirmName>().Distinct()];

    private static decimal? Sum(IEnumerable<Amount> amounts)
    {
        var values = amounts.Select(amount => Rates.InYi(amount.Cents, amount.Currency)).ToList();
        return values.Count == 0 || values.Contains(null) ? null : values.Sum();
    }

    private static string? Beginning(string? body) => body is { Length: > Opening } ? body[..Opening] : body;

    [GeneratedRegex("集中(签约|开工|动工|竣工|投产|开竣工|启动|揭牌|建设|入驻)|[0-9一二三四五六七八九十百]+(个|项|家)[^,。;]{0,12}(项目|工程|企业)|(一|首|两|多)批|批次|重大项目|重点项目|招商(引资)?(推介|大会|活动|周|会)|推介会|签约(仪式|大会|活动|会)|项目(集中)?(签约|开工)(仪式|活动)|对接会|洽谈会|博览会|交易会", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventWords();

    /// <summary>首批重点项目之一, 项目签约仪式 of one named project are no bundle.</summary>
    [GeneratedRegex("之一|(?<![0-9一二三四五六七八九十百个项批大点中])项目(签约|开工|奠基|揭牌|投产)(仪式|活动)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneOf();

    [GeneratedRegex("(?<name>[^,，。;；、:：\n]{2,40}?)(项目|工程|基地|生产线|工厂)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeProject();
}
