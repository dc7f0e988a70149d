using System.Globalization;
using System.Text.Json;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What a line says of its issue. Year, month and week may be absent.</summary>
internal sealed record ItemJsonIssue(string Publication, int Number, int? Year, int? Month, int? WeekOfMonth, string Header);

/// <summary>Reads one line of the contract's JSON. What is not in the form throws <see cref="FormatException"/> with a Chinese reason.</summary>
internal sealed class ItemJsonLine(JsonElement line, RateOptions rates)
{
    internal ItemJsonIssue Issue => new(
        Text(line, "publication") ?? throw Missing("publication"),
        Int(line, "issue") ?? throw Missing("issue"),
        Int(line, "year"), Int(line, "month"), Int(line, "weekOfMonth"),
        Text(line, "header") ?? "");

    internal Item Read()
    {
        var text = ReadText();
        var item = new Item
        {
            Text = text,
            Date = Property(line, "date") is { } date ? Fact(Window(date), "date", 0, text) : null,
            Regions = Facts("regions", text, place => new Place(Text(place, "province"), Text(place, "city"), Text(place, "county"))),
            Stages = Facts("stages", text, word => Word<Stage>(word, "stages")),
            Industries = Facts("industries", text, word => Names.TryIndustry(Word(word, "industries"), out var industry) ? industry : throw Unknown("industries", Word(word, "industries"))),
            Organizations = Facts("organizations", text, word => Word(word, "organizations")),
            Counts = [.. Array(line, "counts").Select(count => Count(count, text))],
            Projects = Int(line, "projects") is { } projects ? Fact(projects, "projects", 0, text) : null,
        };
        var amounts = Array(line, "amounts").Select(amount => Amount(amount, text)).ToList();
        return item with { Amounts = ItemJsonInvestment.Mark(amounts, Decimal(line, "investment"), Text(line, "investmentText"), rates) };
    }

    private ItemText ReadText()
    {
        var section = Word<Section>(Property(line, "section") ?? throw Missing("section"), "section");
        var number = Int(line, "number") ?? throw Missing("number");
        return new ItemText
        {
            Number = number >= 1 ? number : throw new FormatException("number 应从 1 开始"),
            Section = section,
            Heading = Text(line, "heading") ?? section.Chinese(),
            Title = Text(line, "title") is { Length: > 0 } title ? title : throw Missing("title"),
            Lead = Text(line, "lead"),
            Body = Text(line, "body"),
            Source = Text(line, "source"),
            Page = Int(line, "page"),
        };
    }

    private Amount Amount(JsonElement amount, ItemText text)
    {
        var (basis, evidence) = Told(amount, text);
        return new Amount
        {
            Cents = Cents(Decimal(amount, "value") ?? throw Missing("amounts.value")),
            Currency = Text(amount, "currency") ?? "CNY",
            Bound = Property(amount, "bound") is { } bound ? Word<Bound>(bound, "amounts.bound") : Bound.Exact,
            Kind = Word<AmountKind>(Property(amount, "kind") ?? throw Missing("amounts.kind"), "amounts.kind"),
            Stage = Property(amount, "stage") is { } stage ? Word<Stage>(stage, "amounts.stage") : null,
            LowCents = Decimal(amount, "low") is { } low ? Cents(low) : null,
            HighCents = Decimal(amount, "high") is { } high ? Cents(high) : null,
            Text = Text(amount, "text") ?? "",
            Basis = basis,
            Evidence = evidence,
        };
    }

    private ProjectCount Count(JsonElement count, ItemText text)
    {
        var (basis, evidence) = Told(count, text);
        return new ProjectCount
        {
            Value = Int(count, "value") ?? throw Missing("counts.value"),
            Stage = Property(count, "stage") is { } stage ? Word<Stage>(stage, "counts.stage") : null,
            PartOf = Property(count, "partOf") is { ValueKind: JsonValueKind.True },
            Text = Text(count, "text") ?? "",
            Basis = basis,
            Evidence = evidence,
        };
    }

    /// <summary>Without evidence a value is somebody's word: a correction.</summary>
    private (Basis Basis, IReadOnlyList<Evidence> Evidence) Told(JsonElement value, ItemText text)
    {
        IReadOnlyList<Evidence> evidence = [.. Array(value, "evidence").Select(one => Evidence(one, text)).OfType<Evidence>()];
        return (evidence.Count == 0 ? Basis.Correction : Property(value, "basis") is { } basis ? Word<Basis>(basis, "basis") : Basis.Text, evidence);
    }

    private List<Fact<T>> Facts<T>(string name, ItemText text, Func<JsonElement, T> read) =>
        [.. Array(line, name).Select((value, at) => Fact(read(value), name, at, text))];

    /// <summary>What stands under <c>evidence</c> for a field: one ground, or one a value of a list.</summary>
    private Fact<T> Fact<T>(T value, string name, int at, ItemText text)
    {
        var ground = Property(line, "evidence") is { } all ? Property(all, name) : null;
        if (ground is { ValueKind: JsonValueKind.Array } list)
        {
            ground = at < list.GetArrayLength() ? list[at] : null;
        }

        var (basis, evidence) = ground is { } told ? Told(told, text) : (Basis.Correction, []);
        return new Fact<T>(value, basis, evidence);
    }

    /// <summary>Null where it points into the issue's header, which this line does not bring.</summary>
    private Evidence? Evidence(JsonElement one, ItemText text)
    {
        var field = Word<EvidenceField>(Property(one, "field") ?? throw Missing("evidence.field"), "evidence.field");
        var evidence = new Evidence(field, Int(one, "start") ?? throw Missing("evidence.start"), Int(one, "length") ?? throw Missing("evidence.length"));
        var header = Text(line, "header");
        if (field == EvidenceField.Header && string.IsNullOrEmpty(header))
        {
            return null;
        }

        var length = text.Text(field, header ?? "")?.Length ?? 0;
        return evidence.Start >= 0 && evidence.Length > 0 && evidence.Start <= length - evidence.Length ? evidence
            : throw new FormatException($"evidence 指向 {field.JsonWord()} 的第 {evidence.Start} 字起 {evidence.Length} 字，超出了原文");
    }

    private static DateWindow Window(JsonElement date)
    {
        var from = Day(date, "from") ?? throw Missing("date.from");
        var to = Day(date, "to") ?? from;
        return to >= from ? new DateWindow(from, to) : throw new FormatException("date.to 早于 date.from");
    }

    private static DateOnly? Day(JsonElement of, string name) =>
        Text(of, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"日期“{text}”不是 yyyy-MM-dd");

    private static long Cents(decimal value) =>
        Math.Abs(value) <= long.MaxValue / 100 ? (long)decimal.Round(value * 100) : throw new FormatException($"金额 {value} 太大");

    private static T Word<T>(JsonElement word, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Word(word, name), ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(word.GetString()![0]) ? value : throw Unknown(name, word.GetString()!);

    private static string Word(JsonElement word, string name) =>
        word.ValueKind == JsonValueKind.String && word.GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} 应是文字");

    private static JsonElement? Property(JsonElement of, string name) =>
        of.ValueKind != JsonValueKind.Object ? throw new FormatException($"{name} 应在一个 JSON 对象里")
        : of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonElement.ArrayEnumerator Array(JsonElement of, string name) =>
        Property(of, name) is not { } value ? default
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException($"{name} 应是数组");

    private static string? Text(JsonElement of, string name) =>
        Property(of, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"{name} 应是文字");

    private static int? Int(JsonElement of, string name) =>
        Property(of, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new FormatException($"{name} 应是整数");

    private static decimal? Decimal(JsonElement of, string name) =>
        Property(of, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : throw new FormatException($"{name} 应是数");

    private static FormatException Missing(string name) => new($"缺少 {name}");

    private static FormatException Unknown(string name, string value) => new($"{name} 里的“{value}”不认识");
}
