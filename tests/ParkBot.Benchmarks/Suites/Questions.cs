namespace ParkBot.Benchmarks.Suites;

/// <summary>What people type, as far as a made-up archive can be asked it.</summary>
internal static class Questions
{
    /// <summary>Narrowed to a place, a time, a stage or a company.</summary>
    internal static readonly string[] Filtered =
    [
        "江苏省2026年11月签约的项目总投资多少", "苏州市最近两周有哪些开工项目", "浙江2026年10月的新能源投资额", "上周广东有多少条新闻", "2026年11月18日有哪些签约", "湖北省武汉市2026年三季度投产项目有哪些",
        "山东上个月投资额最大的项目", "本周开工的半导体项目", "安徽省合肥市今年的投资总额", "福建2026年9月各行业投资额", "江西上周签约了几个项目", "四川成都今年最大的三个项目", "最近一个月河南的生物医药项目", "陕西2026年8月超过50亿元的项目",
    ];

    /// <summary>Over everything, or over a long time.</summary>
    internal static readonly string[] Wide =
    [
        "今年各省投资额排名", "投资额最大的十个项目", "2025年每个月的投资额", "2026年各行业签约项目数", "今年江苏投资额占全国多少", "江苏和浙江今年的投资额对比", "全部新闻一共多少条", "今年平均每个项目投资多少",
    ];

    /// <summary>For what only a sentence says.</summary>
    internal static readonly string[] Passages = ["项目占地多少亩的储能电芯项目", "碳纤维项目采用什么工艺", "工业机器人项目的建设周期多长", "预制菜项目带动就业多少人"];

    /// <summary>As typed in a chat: sloppy, with wrong characters, full width, English.</summary>
    internal static readonly string[] Sloppy = ["江苏的呢", "浙将今年签约多少", "２０２６年１１月上海开工项目", "蘇州最近有什麼項目", "total investment of jiangsu in 2026", "你好", "今天天气怎么样", "这期有啥大项目"];

    internal static IReadOnlyList<string> Mixed { get; } = [.. Filtered, .. Wide, .. Passages, .. Sloppy];
}
