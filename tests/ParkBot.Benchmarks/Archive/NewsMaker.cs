using System.Globalization;
using ParkBot.News;

namespace ParkBot.Benchmarks.Archive;

/// <summary>
/// Makes items up: text first, facts that point into it. Of the same seed always the same, on every machine.
/// </summary>
internal sealed class NewsMaker(int seed)
{
    private readonly Random _random = new(seed);
    private readonly PlaceDeck _places = new();
    private long _company;

    /// <summary>An item with the project that it goes on with; null where it tells of a new one.</summary>
    internal MadeItem Make(int number, DateWindow week, IReadOnlyList<MadeItem> before)
    {
        // One in nine goes on with what stood in the news before: same company, place and product, a later stage, another figure.
        var continued = before.Count > 0 && _random.Next(9) == 0 ? before[_random.Next(before.Count)] : null;
        var company = continued?.Company ?? CompanyNames.Of(_company++);
        var place = continued?.Place ?? _places.Draw(_random);
        var (product, industry) = continued is { } old ? (old.Product, old.Industry) : NewsWords.Products[_random.Next(NewsWords.Products.Length)];
        var stage = continued is null ? (Stage)(1 + _random.Next(6)) : (Stage)Math.Min((int)continued.Stage + 1, (int)Stage.Operating);
        var section = _random.Next(12) switch { 0 => Section.Policy, 1 or 2 => Section.General, _ => Section.Investment };
        return section == Section.Policy ? Policy(number, week, place, product, industry, company) : Project(number, week, new MadeItem(continued, company, place, product, industry, stage, continued?.Cents ?? Cents()) { Section = section });
    }

    private MadeItem Project(int number, DateWindow week, MadeItem made)
    {
        var title = new Draft(EvidenceField.Title);
        var lead = new Draft(EvidenceField.Lead);
        var (companyInTitle, placeInTitle, stageInTitle, productInTitle) = (title.Mark(made.Company), title.Add("落子").Mark(Name(made.Place)), title.Mark(Verb(made.Stage)), title.Mark(made.Product));
        title.Add("项目");
        var date = Date(lead, week);
        lead.Add($"，{Name(made.Place)}{made.Product}项目{Verb(made.Stage)}仪式举行。");
        // More than half tell money; a continued project a figure somewhat higher or lower.
        var cents = made.Continues is null ? made.Cents : made.Cents / 100 * (90 + _random.Next(40));
        var amounts = new List<Amount>();
        if (_random.Next(5) < 3)
        {
            amounts.Add(Money(lead.Add("项目"), "总投资", cents, AmountKind.Investment, _random.Next(3) == 0 ? made.Stage : null, headline: true));
            lead.Add("。");
        }

        if (_random.Next(6) == 0)
        {
            amounts.Add(Money(lead, "达产后年产值", cents / 2, AmountKind.Output, null, headline: false));
            lead.Add("。");
        }

        var (counts, projects) = Counts(lead, made.Stage);
        var organizations = new List<Fact<string>> { Told(made.Company, companyInTitle) };
        if (_random.Next(4) == 0)
        {
            var partner = CompanyNames.Of(_random.Next(4) == 0 ? _random.NextInt64(_company) : _company++);
            organizations.Add(Told(partner, lead.Add("合作方为").Mark(partner)));
            lead.Add("。");
        }

        var industries = new List<Fact<Industry>> { Told(made.Industry, productInTitle) };
        return made with
        {
            Cents = cents,
            Item = new Item
            {
                Text = Text(number, made.Section, title, lead, made),
                Date = date,
                Regions = Regions(made.Place, placeInTitle),
                Stages = [Told(made.Stage, stageInTitle)],
                Industries = industries,
                Organizations = organizations,
                Amounts = amounts,
                Counts = counts,
                Projects = projects,
            },
        };
    }

    private MadeItem Policy(int number, DateWindow week, Place place, string product, Industry industry, string company)
    {
        var title = new Draft(EvidenceField.Title);
        var lead = new Draft(EvidenceField.Lead);
        var where = title.Mark(Name(place));
        var issued = title.Mark("印发");
        var about = title.Mark(product);
        title.Add("产业高质量发展若干措施");
        var made = new MadeItem(null, company, place, product, industry, Stage.Issued, 0) { Section = Section.Policy };
        var date = Date(lead, week);
        lead.Add($"，{Name(place)}有关部门印发措施，支持{product}产业发展。");
        var amounts = _random.Next(3) == 0 ? new[] { Money(lead, "到2030年产业规模达到", Cents(), AmountKind.Target, null, headline: false) } : [];
        return made with
        {
            Item = new Item
            {
                Text = Text(number, Section.Policy, title, lead, made),
                Date = date,
                Regions = Regions(place, where),
                Stages = [Told(Stage.Issued, issued)],
                Industries = [Told(industry, about)],
                Amounts = amounts,
            },
        };
    }

    private ItemText Text(int number, Section section, Draft title, Draft lead, MadeItem made)
    {
        var body = new Draft(EvidenceField.Body);
        while (body.Length < 140)
        {
            body.Add(Sentence(made)).Add(body.Length > 70 && _random.Next(3) == 0 ? "\n" : "");
        }

        return new ItemText { Number = number, Section = section, Heading = section.Chinese(), Title = title.ToString(), Lead = lead.ToString(), Body = body.ToString().TrimEnd(), Source = NewsWords.Sources[_random.Next(NewsWords.Sources.Length)] };
    }

    private string Sentence(MadeItem made)
    {
        var sentence = NewsWords.Sentences[_random.Next(NewsWords.Sentences.Length)].Replace("{p}", made.Product, StringComparison.Ordinal).Replace("{o}", made.Company, StringComparison.Ordinal).Replace("{c}", Name(made.Place), StringComparison.Ordinal);
        for (var at = sentence.IndexOf('{', StringComparison.Ordinal); at >= 0; at = sentence.IndexOf('{', StringComparison.Ordinal))
        {
            var word = sentence[at + 1] switch { 'n' => Number(2 + _random.Next(900)), 'm' => Number(2 + _random.Next(10)), _ => Half() + Half() };
            sentence = string.Concat(sentence.AsSpan(0, at), word, sentence.AsSpan(at + 3));
        }

        return sentence;

        string Half() => NewsWords.Halves[_random.Next(NewsWords.Halves.Length)];
    }

    private Fact<DateWindow>? Date(Draft lead, DateWindow week)
    {
        // One in twenty tells no day: then its issue's period is its time.
        if (_random.Next(20) == 0)
        {
            lead.Add("近日");
            return null;
        }

        var day = week.From.AddDays(_random.Next(7));
        return Told(new DateWindow(day, day), lead.Mark($"{Number(day.Month)}月{Number(day.Day)}日"));
    }

    private (IReadOnlyList<ProjectCount> Counts, Fact<int>? Projects) Counts(Draft lead, Stage stage)
    {
        if (_random.Next(7) != 0)
        {
            return ([], null);
        }

        var value = 2 + _random.Next(60);
        var evidence = lead.Add("当天集中").Add(Verb(stage)).Mark($"{Number(value)}个项目");
        var counts = new List<ProjectCount> { new() { Value = value, Stage = stage, Text = $"{Number(value)}个", Basis = Basis.Text, Evidence = [evidence] } };
        if (value > 9 && _random.Next(2) == 0)
        {
            counts.Add(new ProjectCount { Value = value / 3, Stage = stage, PartOf = true, Text = $"{Number(value / 3)}个", Basis = Basis.Text, Evidence = [lead.Add("，其中工业项目").Mark($"{Number(value / 3)}个")] });
        }

        lead.Add("。");
        return (counts, Told(value, evidence));
    }

    private Amount Money(Draft text, string label, long cents, AmountKind kind, Stage? stage, bool headline)
    {
        var (currency, unit) = _random.Next(25) switch { 0 => ("USD", "亿美元"), 1 => ("EUR", "亿欧元"), 2 => ("HKD", "亿港元"), _ => ("CNY", "亿元") };
        var bound = _random.Next(10) switch { 0 => Bound.About, 1 => Bound.Over, 2 => Bound.Under, 3 => Bound.Range, _ => Bound.Exact };
        var yi = cents / 10_000_000_000m;
        var (low, high) = bound == Bound.Range ? (cents, cents / 10 * 14) : ((long?)null, (long?)null);
        var words = bound switch
        {
            Bound.About => $"约{Figure(yi)}{unit}",
            Bound.Over => $"超{Figure(yi)}{unit}",
            Bound.Under => $"近{Figure(yi)}{unit}",
            Bound.Range => $"{Figure(yi)}至{Figure(high!.Value / 10_000_000_000m)}{unit}",
            _ => Figure(yi) + unit,
        };
        return new Amount { Cents = low is null ? cents : (low.Value + high!.Value) / 2, Currency = currency, Bound = bound, Kind = kind, Stage = stage, LowCents = low, HighCents = high, Text = words, Headline = headline, Basis = Basis.Text, Evidence = [text.Add(label).Mark(words)] };
    }

    /// <summary>From two million to some hundred 亿元, most of them small.</summary>
    private long Cents() => (long)Math.Round(Math.Pow(10, -1.7 + (_random.NextDouble() * 4)) * 100) * 100_000_000;

    private static List<Fact<Place>> Regions(Place place, Evidence evidence) => [Told(place, evidence)];

    private static Fact<T> Told<T>(T value, Evidence evidence) => new(value, Basis.Text, [evidence]);

    private static string Name(Place place) => place.Province + place.City + place.County;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Figure(decimal yi) => yi.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Verb(Stage stage) => stage switch
    {
        Stage.Signed => "签约",
        Stage.Started => "开工",
        Stage.Completed => "竣工",
        Stage.Operating => "投产",
        Stage.Launched => "揭牌",
        Stage.Promoted => "推介",
        _ => "印发",
    };
}

/// <summary>A made-up item with what a later one goes on with. <paramref name="Cents"/>: what the project costs.</summary>
internal sealed record MadeItem(MadeItem? Continues, string Company, Place Place, string Product, Industry Industry, Stage Stage, long Cents)
{
    internal Section Section { get; init; }

    internal Item? Item { get; init; }
}
