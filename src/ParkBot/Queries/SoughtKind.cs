using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Queries;

/// <summary>Whether a sentence holds the kind of answer that a question seeks: a figure, a time, a name, a place, a reason.</summary>
internal static partial class SoughtKind
{
    /// <summary>Words that alone with 什么时候 ask for a time: 达产, 施行.</summary>
    private static readonly HashSet<string> Happenings = new(StringComparer.Ordinal) { "达产", "满产", "投产", "建成", "开工", "完工", "竣工", "通车", "交付", "施行", "生效", "实施", "开通", "启用", "投用", "运营", "试生产", "封顶", "首航", "开业", "投入使用", "落成", "截止" };

    /// <summary>A question for a figure that names nothing but what happens asks when it does.</summary>
    internal static bool IsTime(Sought sought, IReadOnlyList<AskedWord> asked) => sought == Sought.Number && asked.Count > 0 && asked.All(word => Happenings.Contains(word.Text));

    /// <param name="folded">The sentence.</param>
    /// <param name="names">The names of organisations of its item.</param>
    /// <param name="sought">What is sought.</param>
    /// <param name="isTime">See <see cref="IsTime"/>.</param>
    internal static bool Fits(string folded, IReadOnlyList<string> names, Sought sought, bool isTime) => sought switch
    {
        _ when isTime => Time().IsMatch(folded),
        Sought.Number => Figure().IsMatch(folded),
        Sought.Name => names.Any(name => folded.Contains(name, StringComparison.Ordinal)) || Name().IsMatch(folded),
        Sought.Reason => Reason().IsMatch(folded),
        Sought.Place => Gazetteer.Default.Find(folded).Count > 0,
        _ => true,
    };

    /// <summary>A figure that can answer 多少: in digits and no date, or in words before a unit (三条生产线).</summary>
    [GeneratedRegex("(?<![0-9])(?!(?:19|20)[0-9]{2}(?:年|[-—－~)）]))[0-9]+(?:\\.[0-9]+)?(?!月|日|年第|[0-9])|[一二两三四五六七八九十百千]+(?=个|条|家|项|期|万|亿|台|吨|套|天|层|栋|人|名|班)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("[0-9一二三四五六七八九十]+(?:月|日|年(?!产))|(?:今|明|本|次|上半|下半|半)年(?!产)|年(?:底|初|内|中)|月底|季度|近期|即日|个月", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Time();

    /// <summary>Bodies and persons that no field of the item names.</summary>
    [GeneratedRegex("公司|集团|银行|大学|学院|研究院|协会|商会|委员会|管委会|航空|部门|董事长|总经理|总裁|书记|主任|省长|市长|区长|县长|院士|教授|局长|会长|秘书长", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("因为|由于|原因|得益于|看中|看好|之所以|为了|旨在|凭借|依托|鉴于|出于|缘于|因(?!此|素|子)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reason();
}
