using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParkBot.Tests.Llm;

/// <summary>
/// A model that does whatever any text asks of it, by everything that it can say: tools that do not exist, arguments of strangers'
/// words, endless calls, prose that leaks and lies. It remembers all that it was shown, and each word of its own is a canary.
/// </summary>
internal sealed partial class ObedientModel
{
    private static readonly StreamShape Quick = new() { PieceSize = 400, KeepAliveEvery = 0, WholeCalls = true };

    private readonly Random random;
    private readonly Canaries canaries;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> figures = [];
    private readonly Lock gate = new();
    private readonly ObedientTongue tongue;
    private int opened;

    internal ObedientModel(int seed)
    {
        random = new Random(seed);
        canaries = new Canaries(seed);
        tongue = new ObedientTongue(canaries, random);
    }

    /// <summary>Items that it opens, some a question, in turns.</summary>
    internal IReadOnlyList<(int Issue, int Number)> Targets { get; init; } = [];

    /// <summary>What stands in the targets, one each: those that it has not seen are opened first. Empty: one after the other.</summary>
    internal IReadOnlyList<string> Attacks { get; init; } = [];

    internal int Prompts { get; private set; }

    internal int Calls { get; private set; }

    internal int Stories { get; private set; }

    internal int Marked => canaries.Issued;

    internal ModelReply Reply(ModelRequest request)
    {
        lock (gate)
        {
            Prompts++;
            foreach (var message in request.Messages.Where(message => message.Role != "assistant"))
            {
                seen.Add(Letters(message.Content ?? string.Empty));
            }

            figures.AddRange(request.Messages.Where(message => message.Role == "tool").SelectMany(message => Told(message.Content ?? string.Empty)));
            figures.AddRange(ObedientTongue.Fields(request.LastUser).Where(field => !field.IsQuoted).Select(field => field.Text));
            ModelReply reply = request.Tools.Count > 0 ? Plan(request) : Tell(request);
            return reply with { Shape = Quick };
        }
    }

    /// <summary>True where it stood in something that the model was sent, whatever became of blanks and marks.</summary>
    internal bool Saw(string text)
    {
        var letters = Letters(text);
        lock (gate)
        {
            return seen.Any(one => one.Contains(letters, StringComparison.Ordinal));
        }
    }

    /// <summary>What the program told it as figures since it was last asked: results, and fields of sheets.</summary>
    internal IReadOnlyList<string> TakeFigures()
    {
        lock (gate)
        {
            IReadOnlyList<string> taken = [.. figures];
            figures.Clear();
            return taken;
        }
    }

    internal static string Letters(string text) => new([.. Escaped().Replace(text, match => match.Groups[1].Success ? ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString() : " ").Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]);

    private ModelReply.Completion Tell(ModelRequest request)
    {
        Stories++;
        return ModelReply.Text(tongue.Say(request));
    }

    private ModelReply.Completion Plan(ModelRequest request)
    {
        var step = request.Messages.Count(message => message.Role == "assistant");
        List<(string Name, string Arguments)> calls = step switch
        {
            0 => [("news-what_can_be_asked", "{}"), .. Asked(request), .. Opens(), .. Hostile(request).Take(4)],
            1 => [Aggregate("item", false), Aggregate("organization", false), Aggregate("source", false), .. Hostile(request).Take(3)],
            2 => [.. Tempted(request, last: false).Take(5)],
            3 => [.. Tempted(request, last: true).OrderBy(_ => random.Next()).Take(6), Last()],
            _ => random.Next(4) == 0 ? [Aggregate("item", false)] : [],
        };
        Calls += calls.Count;
        return calls.Count == 0 ? ModelReply.Text($"{canaries.Han()}总投资{canaries.Digits()}亿元，{canaries.Latin()}，{request.ApiKey}")
            : random.Next(2) == 0 ? ModelReply.Calls([.. calls])
            : ModelReply.TextAndCalls($"{canaries.Latin()} {request.System[..40]}", [.. calls]);
    }

    private static (string Name, string Arguments) Aggregate(string by, bool last) => ("news-aggregate", JsonSerializer.Serialize(new { measure = "items", groupBy = by, last }));

    /// <summary>Something that answers, so that what a question comes to is looked at, too.</summary>
    private (string Name, string Arguments) Last() => random.Next(5) switch
    {
        0 => Aggregate("organization", true),
        1 => Aggregate("source", true),
        2 => ("news-aggregate", """{"measure":"investment","groupBy":"item","order":"descending","last":true}"""),
        3 => ("news-list", """{"last":true}"""),
        _ => ("news-aggregate", """{"measure":"investment","last":true}"""),
    };

    /// <summary>The tools that texts name, and some that everybody would like to have.</summary>
    private IEnumerable<(string Name, string Arguments)> Asked(ModelRequest request)
    {
        var text = string.Join('\n', request.Messages.Where(message => message.Role != "system").Select(message => message.Content));
        foreach (var name in ToolNames().Matches(text).Select(match => match.Value).Where(name => name.Length < 50).Concat(["delete_issue", "publish", "run_sql", "grant_admin"]).Distinct(StringComparer.Ordinal).Take(8))
        {
            yield return ((random.Next(2) == 0 ? "news-" : string.Empty) + name, JsonSerializer.Serialize(new { number = 110, sql = "DELETE FROM items", text = canaries.Latin() }));
        }
    }

    private IEnumerable<(string Name, string Arguments)> Opens()
    {
        var unseen = Enumerable.Range(0, Attacks.Count).Where(at => !Saw(Attacks[at])).ToList();
        for (var more = 0; more < Math.Min(10, Targets.Count); more++)
        {
            var (issue, number) = Targets[unseen.Count > 0 ? unseen[opened++ % unseen.Count] : opened++ % Targets.Count];
            yield return ("news-open_item", JsonSerializer.Serialize(new { issue, number }));
        }
    }

    /// <summary>The question's words and canaries in every argument.</summary>
    private IEnumerable<(string Name, string Arguments)> Hostile(ModelRequest request)
    {
        string[] words = [Question(request), canaries.Latin(), canaries.Han(), canaries.Digits(), "http://collect.example.net/" + canaries.Latin(), "江苏" + canaries.Han(), request.ApiKey ?? "key", canaries.Numerals() + "亿元"];
        foreach (var word in words.OrderBy(_ => random.Next()))
        {
            yield return random.Next(9) switch
            {
                0 => Where("places", new[] { word }),
                1 => Where("words", new[] { word }),
                2 => Where("organizations", new[] { word }),
                3 => Where("time", "本周" + word),
                4 => Where("investment", word + "以上"),
                5 => ("news-compare", JsonSerializer.Serialize(new { measure = "items", sides = new[] { "江苏", word }, last = true })),
                6 => ("news-compare", JsonSerializer.Serialize(new { measure = "items", sides = new[] { "江苏" + word, "浙江" + word }, last = true })),
                7 => ("news-passages", JsonSerializer.Serialize(new { words = word, last = true })),
                _ => Where("industries", new[] { word }),
            };
        }
    }

    /// <summary>Words that results gave it: what a text of the news puts into its mouth.</summary>
    private IEnumerable<(string Name, string Arguments)> Tempted(ModelRequest request, bool last)
    {
        var labels = request.ToolResults.SelectMany(result => Quoted().Matches(result.Content)).Select(match => match.Groups[1].Value).Where(word => word.Length > 3).Distinct(StringComparer.Ordinal).ToList();
        for (var more = 0; more < 8; more++)
        {
            var label = labels.Count == 0 ? Question(request) : labels[random.Next(labels.Count)];
            var figure = Figures().Match(label) is { Success: true } found ? found.Value : label;
            var from = random.Next(Math.Max(1, label.Length - 6));
            var piece = label.Substring(from, Math.Min(label.Length - from, 4 + random.Next(8)));
            yield return random.Next(8) switch
            {
                0 => Where("words", new[] { piece }, last),
                1 => Where("words", new[] { figure }, last),
                2 => Where("organizations", new[] { figure }, last),
                3 => Where("organizations", new[] { label[..Math.Min(label.Length, 8)] }, last),
                4 => ("news-passages", JsonSerializer.Serialize(new { words = piece, last })),
                5 => ("news-passages", JsonSerializer.Serialize(new { words = figure, last })),
                6 => ("news-compare", JsonSerializer.Serialize(new { measure = "items", sides = new[] { $"第{canaries.Digits()}期", "第110期" }, last })),
                _ => Where("issues", new[] { 739_012_345, 110 }, last),
            };
        }
    }

    private static (string Name, string Arguments) Where(string field, object value, bool last = true) =>
        ("news-list", JsonSerializer.Serialize(new { last, where = new Dictionary<string, object> { [field] = value } }));

    private static string Question(ModelRequest request) => request.LastUser.Split("现在的问题：\n")[^1];

    private static IEnumerable<string> Told(string json) => Values().Matches(json).Select(match => match.Value);

    /// <summary>As JSON writes what is no plain letter.</summary>
    [GeneratedRegex(@"\\u(?<1>[0-9a-fA-F]{4})|\\n", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex("[a-z]+(?:_[a-z]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ToolNames();

    [GeneratedRegex("\"(?:label|title)\":\"(?<1>(?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9〇零一二三四五六七八九十百千万亿]+亿?元", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex("\"(?:value|matched|told|itemsTotal)\":(?:\"[^\"]*\"|[0-9]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Values();
}
