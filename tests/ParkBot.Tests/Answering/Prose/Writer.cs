using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Answering;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>
/// Writes what an able model would write: sentences from templates over a sheet, names now as references and now written out.
/// In a template T and B are the rows of the largest and smallest figure, P Q R the first three by rank, X and Y any two, m the measure.
/// </summary>
internal sealed partial class Writer(Random random)
{
    private static readonly Dictionary<string, string[]> Templates = new(StringComparer.Ordinal)
    {
        ["sum"] =
        [
            "<s><m>合计<v>。", "<s>的<m>为<v>。", "<s><m>共计<v>。", "<m>合计为<v>。", "本次统计的<m>合计<v>。", "<s><m>达<v>，符合条件的<n>新闻中，<k>写明了<w>。", "总体来看，<m>合计<v>。", "<s>的<m>总计<v>，涉及新闻<n>。",
            "根据<n>新闻统计，<s><m>合计<v>。", "<s>共<n>新闻，<m>合计<v>。", "<s>的新闻共<n>。其中，<m>合计<v>。",
        ],
        ["count"] = ["<s>共<v>新闻。", "<s>共有新闻<v>。", "<s>的新闻条数为<v>。", "<s>收录的新闻共<v>。", "本次统计的新闻共计<v>。"],
        ["projects"] = ["<s><m>合计<v>。", "<s>共有项目<v>。", "<s>的<m>为<v>。", "<m>共计<v>，<k>写明，<u>没有写明。", "<s>项目总数为<v>。"],
        ["average"] = ["<s><m>为<v>。", "<s>的<m>达<v>。", "<m>是<v>。", "<s>共<n>新闻，<m>为<v>。", "<s>的<n>新闻中，<k>写明了投资额。总体上，<m>为<v>。"],
        ["share"] = ["<a>投资额占<b>投资额的<v>。", "<a>投资额为<av>，占<b>投资额<bv>的<v>。", "<a>占全部投资额的<v>。", "<a>投资额占比为<v>。", "在<b>的投资额<bv>中，<a>占比为<v>。", "<a>投资额合计<av>；<b>投资额合计<bv>。"],
        ["groups"] =
        [
            "<m>最高的是<T>，为<Tv>。", "<T>居首，<m>为<Tv>；其次是<Q>，为<Qv>。", "<T><m>最高，为<Tv>，其次是<Q>，为<Qv>。", "<P>、<Q>和<R>的<m>居前，分别为<Pv>、<Qv>和<Rv>。", "<P>、<Q>、<R>位居前列，<m>分别为<Pv>、<Qv>、<Rv>。",
            "<s><m>主要集中在<P+>、<Q+>和<R+>。", "<T+>居首，<Q+>次之。", "<P>（<Pv>）居首，<Q>（<Qv>）次之，<R>（<Rv>）紧随其后。", "<T>的<m>最大，达<Tv>。", "<m>最低的是<B>，为<Bv>。", "其中<Xv>来自<X>。",
            "<P>的<m>高于<Q>。", "<X>的<m>为<Xv>，<Y>的<m>为<Yv>。", "<X><m><Xv>；<Y><m><Yv>。", "按<m>从高到低，依次为<P+>、<Q+>、<R+>。", "<T>以<Tv>居首。<Q>以<Qv>次之，<R>以<Rv>紧随其后。", "其中，<X>的<m>达到<Xv>。", "<m>方面，<T>领先，为<Tv>。", "<s>中，<T>的<m>最高，达<Tv>；<B>最低，为<Bv>。",
        ],
        ["titles"] = ["<m>最高的是<T>，为<Tv>。", "<T>的<m>最高，为<Tv>。", "投资最大的项目是<T>，投资额为<Tv>。", "<m>居首的是<T>，为<Tv>；<Q>以<Qv>次之。", "<P>、<Q>和<R>居前，<m>分别为<Pv>、<Qv>和<Rv>。"],
        ["versus"] = ["<T>的<m>更高，为<Tv>，<Q>为<Qv>，相差<g>。", "<T><m><Tv>，<Q><m><Qv>，<T>高于<Q>。", "<T>的<m>高于<Q>，相差<g>。", "<P>和<Q>的<m>分别为<Pv>和<Qv>。", "<Q>的<m>低于<T>。"],
        ["week"] =
        [
            "<it>，投资额<iv>。", "<id>，<it>。", "<id>，<it>，项目总投资<iv>。", "<it>，总投资<iv>；<jt>，总投资<jv>。", "<it>、<jt>是其中的要点。", "主要有<it>和<jt>。", "<it>处于<is>阶段，属于<ii>领域。", "<ip>的<it>，投资<iv>。", "<s>共<n>新闻，其中<it>，总投资<iv>。", "<it>（<iv>）。<jt>（<jv>）。", "<w>，总投资<iv>。",
            "<w>，来源为<ic>。",
        ],
        ["opening"] =
        [
            "<s>共<n>新闻，投资额合计<3v>。", "<s>收录<n>新闻，项目数合计<2v>，投资额合计<3v>。", "<s>投资额合计<3v>，其中<4T>居首，为<4Tv>。", "按行业看，<5T>投资额最高，为<5Tv>。", "投资额主要集中在<4P+>、<4Q+>、<4R+>。", "<s>共<n>新闻。按省份看，<4T>投资额最高，为<4Tv>，其次是<4Q>，为<4Qv>。", "<it>，总投资<iv>。", "本次统计的项目数合计<2v>，投资额合计<3v>。",
            "<s>共<n>新闻，投资额合计<3v>。<it>，投资额<iv>。",
        ],
    };

    internal static int Count => Templates.Values.Sum(list => list.Length);

    /// <summary>A right answer, or null where the template asks for what the sheet does not hold.</summary>
    internal string? Write(Pressroom.Sheet sheet)
    {
        var list = Templates[Shape(sheet)];
        var template = list[random.Next(list.Length)];
        if (sheet.Name is "averages" or "shares" && !template.Contains("<m>", StringComparison.Ordinal))
        {
            // Such a figure without its name would be taken for a sum.
            return null;
        }

        if (sheet.Telling == Telling.Opening && random.Next(2) == 0)
        {
            template += list[random.Next(list.Length)];
        }

        var choice = new Choice(sheet.Facts, random);
        var isWhole = true;
        var prose = Slot().Replace(template, match =>
        {
            var text = Fill(sheet.Facts, match.Groups["name"].Value, choice);
            isWhole &= text is not null;
            return text ?? string.Empty;
        });
        return isWhole ? prose : null;
    }

    private static string Shape(Pressroom.Sheet sheet) => sheet.Name switch
    {
        "total" or "all" or "annual" => "sum",
        "one" => "sum",
        "count" or "projects" or "average" or "share" or "versus" => sheet.Name,
        "signed" => "projects",
        "perproject" => "average",
        "items" or "largest" => "titles",
        "week" or "east" or "single" => "week",
        "opening" or "first" => "opening",
        _ => "groups",
    };

    private string? Fill(FactSheet sheet, string slot, Choice choice)
    {
        var (result, name) = char.IsAsciiDigit(slot[0]) ? (slot[0] - '0', slot[1..]) : (1, slot);
        return name switch
        {
            "s" => sheet.Results[0].Subject.All(c => c is >= '\u4e00' and <= '\u9fff') && random.Next(2) == 0 ? sheet.Results[0].Subject : "{{r1.subject}}",
            "m" => random.Next(2) == 0 ? sheet.Results[0].MeasureName : "{{r1.measure}}",
            "w" when sheet.Items.Count == 1 => null,
            "w" when sheet.Items.Count > 0 => Beginning(sheet.Items[choice.First - 1].Title),
            "w" => sheet.Results[0].MeasureName.EndsWith("投资额", StringComparison.Ordinal) ? "投资额" : "金额",
            "v" => Have(sheet, Ref(result, "value")),
            "n" => Have(sheet, "r1.items"),
            "k" => Have(sheet, "r1.told"),
            "u" => Have(sheet, "r1.untold"),
            "g" => Have(sheet, "r1.gap"),
            "a" => "{{r2.subject}}",
            "b" => "{{r3.subject}}",
            "av" => "{{r2.value}}",
            "bv" => "{{r3.value}}",
            _ when name[0] is 'i' or 'j' => Have(sheet, $"i{(name[0] == 'i' ? choice.First : choice.Second)}.{name[1] switch { 't' => "title", 'v' => "investment", 'd' => "date", 'p' => "place", 's' => "stage", 'i' => "industry", _ => "source" }}"),
            _ => Row(sheet, result, name, choice),
        };
    }

    private string? Row(FactSheet sheet, int result, string name, Choice choice)
    {
        var rows = sheet.Results[result - 1].Rows;
        var ranked = Enumerable.Range(0, rows.Count).Where(row => rows[row].Value is not null).OrderByDescending(row => rows[row].Value).ToList();

        // Where two rows share a rank no sentence here says it right.
        var isClear = ranked.Count > 1 && ranked.Select(row => rows[row].Value).Take(4).Distinct().Count() == Math.Min(4, ranked.Count) && rows[ranked[^1]].Value != rows[ranked[^2]].Value;
        var (any, other) = choice.Rows(ranked);
        int? row = name[0] switch
        {
            'X' => any,
            'Y' => other,
            _ when !isClear => null,
            'B' => sheet.Field($"r{result}.bottom.label") is null ? null : ranked[^1],
            'T' or 'P' => sheet.Field($"r{result}.top.label") is null ? null : ranked[0],
            'Q' => ranked[1],
            _ => ranked.Count > 2 ? ranked[2] : null,
        };
        if (row is not { } at)
        {
            return null;
        }

        var field = string.Create(CultureInfo.InvariantCulture, $"r{result}.row{at + 1}");
        var ends = name[0] is 'T' or 'B' && random.Next(2) == 0 ? $"r{result}.{(name[0] == 'T' ? "top" : "bottom")}" : field;
        return name.EndsWith('v') ? Have(sheet, ends + ".value")
            : name.EndsWith('+') ? Have(sheet, field)
            : rows[at].Item is null && rows[at].Label.All(c => c is >= '\u4e00' and <= '\u9fff') && random.Next(2) == 0 ? rows[at].Label
            : Have(sheet, ends + ".label");
    }

    /// <summary>The words of a title up to its first blank, where they hold no figure.</summary>
    private static string? Beginning(string title)
    {
        var words = title.Split(' ')[0];
        return words.All(c => c is >= '\u4e00' and <= '\u9fff' && !"一二三四五六七八九十百千万亿两半双".Contains(c, StringComparison.Ordinal)) ? words : null;
    }

    private static string Ref(int result, string name) => string.Create(CultureInfo.InvariantCulture, $"r{result}.{name}");

    private static string? Have(FactSheet sheet, string name) => sheet.Field(name) is null ? null : $"{{{{{name}}}}}";

    [GeneratedRegex("<(?<name>[^<>]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();

    private sealed class Choice(FactSheet sheet, Random random)
    {
        private readonly int any = random.Next(1000);

        internal int First { get; } = sheet.Items.Count == 0 ? 0 : random.Next(sheet.Items.Count) + 1;

        internal int Second => (First % Math.Max(1, sheet.Items.Count)) + 1;

        internal (int? Any, int? Other) Rows(List<int> ranked) => ranked.Count < 2 ? (null, null) : (ranked[any % ranked.Count], ranked[(any + 1) % ranked.Count]);
    }
}
