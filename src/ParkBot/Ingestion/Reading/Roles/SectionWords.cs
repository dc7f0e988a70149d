using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Headings of sections: 招商引资, 综合资讯, 政策法规, and what other publications call them.</summary>
internal static partial class SectionWords
{
    /// <summary>Longer is no heading.</summary>
    private const int Longest = 12;

    /// <summary>The heading's words and its section; null where a line is none.</summary>
    internal static (string Name, Section Section)? Of(string line)
    {
        // Folded: 招商引資 is the same heading.
        var match = Shell().Match(TextFold.Fold(line));
        var name = match.Success ? Blank().Replace(match.Groups["name"].Value, "") : "";
        return name.Length is >= 2 and <= Longest && SectionOf(name) is { } section ? (name, section) : null;
    }

    /// <summary>Only the three names of the contract: what is known before the issue's own ways are.</summary>
    internal static bool IsPlain(string line) => Of(line) is { Name: "招商引资" or "综合资讯" or "政策法规" };

    private static Section? SectionOf(string name) =>
        Policy().IsMatch(name) ? Section.Policy
        : Investment().IsMatch(name) ? Section.Investment
        : General().IsMatch(name) ? Section.General
        : null;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^[#=*—–─━═\\-\\s●■◆▶█▍▎▌▋|｜◎★]*(第?[一二三四五六七1-7][、.．章部分篇 ]*|[（(][一二三四五六七1-7][）)]|0[1-7][、.． |/]*|PART\\s*[0-9]+\\s*)?[【\\[〔(（「『|\\s]*(?<name>[\\u4e00-\\u9fff][\\u4e00-\\u9fff \u3000·&]{0,18}[\\u4e00-\\u9fff])[】\\]〕)）」』|\\s]*[:：]?(\\s*[A-Za-z &]{3,40})?[#=*—–─━═\\-\\s]*$", Plain | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Shell();

    [GeneratedRegex("[\\s\u3000·&]+", Plain, 1000)]
    private static partial Regex Blank();

    /// <summary>政策法规, 政策速递, 法规文件, 新政解读: a whole name, not a title that has the word in it.</summary>
    [GeneratedRegex("^(本期|一周|每周|最新|重要|产业|园区|惠企|国家|地方|营商)?(政策|法规|新政|政令|条例)(法规|政策|速递|速览|动态|解读|资讯|要闻|快讯|文件|汇编|汇总|风向|之窗|一览|发布|导航|动向|信息|观察|聚焦|快递|新闻|瞭望|库|窗口|指南|与法规|及法规|环境)*$", Plain, 1000)]
    private static partial Regex Policy();

    [GeneratedRegex("^(本期|一周|每周|最新|重点|重大|园区|产业|各地)?(招商|投资|项目|签约|引资|招引|落地|投融资|产业项目|建设)(引资|动态|速递|速览|资讯|要闻|快讯|进展|项目|投资|签约|落地|信息|签约与开工|开工|建设|情报|聚焦|观察|前沿|播报|新闻|一线|在线|风云|汇总|盘点|合作|与项目|及项目|快递|快报|推进)*$", Plain, 1000)]
    private static partial Regex Investment();

    [GeneratedRegex("^(本期|一周|每周|最新|其他|行业|产业|园区|各地|综合|区域|地方|国内|热点)*(综合|资讯|要闻|动态|新闻|信息|快讯|聚焦|观察|综览|纵览|速览|速递|播报|发展|活动|看点|焦点|时讯|简讯|之窗|风采|视点)+$", Plain, 1000)]
    private static partial Regex General();
}
