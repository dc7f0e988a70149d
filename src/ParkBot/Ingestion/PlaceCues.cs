using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What the words around a place say of it: a venue, an origin, the place where the project lands.</summary>
internal static partial class PlaceCues
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>…推介会在长沙举行, 潜江市在广州签约: people met there.</summary>
    internal static bool IsVenue(string folded, Mention place)
    {
        var around = folded[Math.Max(0, place.Start - 1)..Math.Min(folded.Length, place.End + 8)];
        return AtVenue().IsMatch(around) || (GuestBefore().IsMatch(Before(folded, place.Start, 8)) && AfterGuest().IsMatch(After(folded, place.End, 10)));
    }

    internal static bool IsConference(string folded, Mention place) =>
        ConferenceVenue().IsMatch(folded[Math.Max(0, place.Start - 1)..Math.Min(folded.Length, place.End + 8)]) && Conference().IsMatch(folded);

    internal static bool IsPassing(string folded, Mention place) =>
        BeforePassing().IsMatch(Before(folded, place.Start, 5)) || AfterPassing().IsMatch(After(folded, place.End, 8));

    /// <summary>落户苏州, 布局南通.</summary>
    internal static bool Lands(string folded, Mention place) => BeforeLanding().IsMatch(Before(folded, place.Start, 6));

    /// <summary>上海电气, 兰州石化: the place is part of a firm's name.</summary>
    internal static bool IsFirm(string folded, Mention place) => AfterFirm().IsMatch(After(folded, place.End, 14));

    /// <summary>位于商州区, 坐落在大周产业集聚区, 在平房区启用: where works stand and run, not where people met.</summary>
    internal static bool Stands(string folded, int start, int end) =>
        BeforeStanding().IsMatch(Before(folded, start, 10))
        || (start > 0 && folded[start - 1] is '在' or '于' && AfterWork().IsMatch(After(folded, end, 18)));

    /// <summary>与兰考县签约.</summary>
    internal static bool IsParty(string folded, int start, int end) =>
        start > 0 && folded[start - 1] is '与' or '和' or '同' && AfterParty().IsMatch(After(folded, end, 14));

    /// <summary>2月20日上午,柳城县举行…: the county itself acts.</summary>
    internal static bool IsActor(string folded, int start, int end) =>
        AfterActor().IsMatch(After(folded, end, 12)) && BeginsClause(folded, start);

    /// <summary>乌拉特中旗100万千瓦风电项目…: the name of a work begins with the place where it stands.</summary>
    internal static bool IsWork(string folded, int end) => AfterOwnWork().IsMatch(After(folded, end, 30));

    internal static bool BeginsClause(string folded, int start) => BeforeActor().IsMatch(folded[..start]);

    /// <summary>中关村(亦庄)园, 中关村昌平园: a park's name with the place of one of its parts.</summary>
    internal static bool IsPartOfPark(string folded, Mention park, Mention place) => place.End < folded.Length
        && ((park.End == place.Start - 1 && folded[park.End] == '(' && folded[place.End] == ')') || (park.End == place.Start && folded[place.End] == '园'));

    /// <summary>在甲县和乙区同时举行: both have a part in it.</summary>
    internal static bool IsAtOnce(string folded, Mention last) => AfterAtOnce().IsMatch(After(folded, last.End, 8));

    /// <summary>甲市两大项目同日开工: how many projects a title tells of, where it is a few; else 0.</summary>
    internal static int FewProjects(string title) => Few().Match(title) is { Success: true } few ? few.Value[0] switch { '两' or '二' or '2' => 2, '三' or '3' => 3, _ => 4 } : 0;

    /// <summary>京津冀三地签署…: what a group of places does together.</summary>
    internal static bool DoTogether(string folded, int end) => AfterTogether().IsMatch(After(folded, end, 12));

    /// <summary>武汉、长沙; 佛山南海与顺德; 丽水衢州; 济南至潍坊段.</summary>
    internal static bool IsListed(string folded, Mention before, Mention place)
    {
        var between = folded[before.End..Math.Max(before.End, place.Start)];
        return between.Length switch
        {
            0 => place.Start == before.End && Level(before.Place) == Level(place.Place),
            1 when between == "至" => Line().IsMatch(folded),
            _ => Joined().IsMatch(between),
        };
    }

    /// <summary>True where a place and one inside it are two of a list (长沙经开区、浏阳经开区), not one name (长沙浏阳).</summary>
    internal static bool AreEnumerated(string folded, Mention before, Mention place) =>
        place.Start > before.End && folded.AsSpan(before.End, place.Start - before.End) is var between && between.Length <= 8 && between.IndexOfAny("、与和及") >= 0 && Level(before.Place) + 1 >= Level(place.Place) && before.Place.City is not null;

    internal static bool IsListedAnywhere(string folded, Mention place) =>
        (place.End < folded.Length && folded[place.End] == '、') || (place.Start > 0 && folded[place.Start - 1] == '、');

    internal static bool IsHeldBetween(string folded, Mention venue, Mention subject) =>
        subject.Start - venue.End is > 1 and <= 16 && HeldBetween().IsMatch(folded[venue.End..subject.Start]);

    /// <summary>Many projects all over a province: where the camera stood is not their place.</summary>
    internal static bool IsWholeProvince(string folded) => WholeProvince().IsMatch(folded);

    /// <summary>推介会, 签约16个项目, 集中开工: news of many projects.</summary>
    internal static bool IsBundle(string text) => Bundle().IsMatch(text);

    internal static bool IsNationalSource(string source) => NationalSource().IsMatch(source);

    internal static bool IsByNationalBody(string title) => NationalBody().IsMatch(title);

    /// <summary>A policy that names a national body is the nation's, whoever's site prints it.</summary>
    internal static bool TellsOfNation(string text, Section section) => section == Section.Policy && NationalWords().IsMatch(text);

    private static int Level(Place place) => place.County is not null ? 2 : place.City is not null ? 1 : 0;

    private static string Before(string folded, int start, int length) => folded[Math.Max(0, start - length)..start];

    private static string After(string folded, int end, int length) => folded[end..Math.Min(folded.Length, end + length)];

    [GeneratedRegex("^([两三四]地)?(分别)?(同时|同步)(举行|举办|开工|启动|签约|投产|揭牌|落地)", Plain, 1000)]
    private static partial Regex AfterAtOnce();

    [GeneratedRegex("(?<![0-9一二三四五六七八九十第])[两二三四234](大|个|项|座)?(?=[^,。;、0-9 ]{0,10}(项目|基地|工厂|电站))", Plain, 1000)]
    private static partial Regex Few();

    [GeneratedRegex("^(地区)?([两三四二](省一市|省市|省|市|地|方))?(政府|工信部门|经信部门)?(近日|日前|共同|联合|携手|联手|协同|正式)*(签署|签订|签约|共建|印发|发布|出台|推出|建立|打造|启动|成立)", Plain, 1000)]
    private static partial Regex AfterTogether();

    [GeneratedRegex("^在.{2,10}?(正式|隆重|成功|盛大)?(举行|举办|召开|开幕|拉开|启幕|亮相|开赛|鸣锣|路演|推介)", Plain, 1000)]
    private static partial Regex AtVenue();

    [GeneratedRegex("(市|省|区|县|团|企业|集团|公司|[^,。;、]{2})在$", Plain, 1000)]
    private static partial Regex GuestBefore();

    [GeneratedRegex("^(市)?(成功|正式|集中)?(签约|签订|签署|推介|招商)(?!落户|落地).{0,4}([0-9]|[一二三四五六七八九十百]|合作|战略|框架|协议)", Plain, 1000)]
    private static partial Regex AfterGuest();

    [GeneratedRegex("^在.{2,10}?(正式|隆重|成功|盛大)?(举办|召开|开幕|拉开|启幕|举行(?!.{0,4}(投产|开工|奠基|竣工|揭牌|签约)))", Plain, 1000)]
    private static partial Regex ConferenceVenue();

    [GeneratedRegex("大会|论坛|推介|招商|博览会|对接会|峰会|年会|展会|交流会", Plain, 1000)]
    private static partial Regex Conference();

    [GeneratedRegex("(出访|访问|赴|前往|来自|走进|对接|辐射|超越|毗邻|距离?|对标|送往|借鉴|—|-|→)$", Plain, 1000)]
    private static partial Regex BeforePassing();

    [GeneratedRegex("^(市|省)?(籍|商会|企业家|客商|总部位|等地|以外|之外)", Plain, 1000)]
    private static partial Regex AfterPassing();

    [GeneratedRegex("(落户于?|落地于?|落子于?|落址|落定|花落|入驻|入园|布局|投建|投资建设|签约落地|扎根|位于|坐落[于在]?|建于|选址|牵手|携手|进驻|登陆)$", Plain, 1000)]
    private static partial Regex BeforeLanding();

    [GeneratedRegex("^[\\u4e00-\\u9fff]{0,6}?(集团|公司|股份|石化|钢铁|电气|重工|汽车集团|能源集团|建工|银行|大学|研究院)", Plain, 1000)]
    private static partial Regex AfterFirm();

    [GeneratedRegex("((?<!总部)(位于|地处|坐落在|坐落于|坐落)|选址|选址于|选址在|落户于?|落地于?|落址|建在|建于|落子|应为|更正为)[^,。;]{0,4}$", Plain, 1000)]
    private static partial Regex BeforeStanding();

    [GeneratedRegex("^(?![^,。;]{0,8}(会议|宾馆|酒店|会展|大会堂))[^,。;、(]{0,10}?(启用|投产|开工|动工|竣工|建成|落成|运营|奠基|并网|投运|投用|点火|开园|开业|下线|揭牌|动土|投建|建设)|^(正式|成功)?签约", Plain, 1000)]
    private static partial Regex AfterWork();

    [GeneratedRegex("^(人民政府|政府|管委会|区管委会)?[^,。;]{0,6}(签约|签署|签订|签下)", Plain, 1000)]
    private static partial Regex AfterParty();

    [GeneratedRegex("^(县|区|市)?(委、?|政府|人民政府|经济)?.{0,6}(举行|举办|召开|集中|启动|开展|签约|发布|出台|印发)", Plain, 1000)]
    private static partial Regex AfterActor();

    [GeneratedRegex("^[^,。;、]{2,24}?(项目|基地|工程|电站|电厂|工厂|生产线|产业园|中心)", Plain, 1000)]
    private static partial Regex AfterOwnWork();

    [GeneratedRegex("^[^。;]{0,14},?$|(^|[。,\\n])$", Plain, 1000)]
    private static partial Regex BeforeActor();

    [GeneratedRegex("^(市|省|县|区|[经高]..?区|两地)?([、和与,及]|以及|、和)$", Plain, 1000)]
    private static partial Regex Joined();

    [GeneratedRegex("^[^,。;]*(举行|举办|召开|承办)$", Plain, 1000)]
    private static partial Regex HeldBetween();

    [GeneratedRegex("高铁|铁路|高速|公路|段|管道|城际|航道", Plain, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("全省|全区重大|各市|各地市|会场|视频连线|集中开工|集中签约|集中竣工", Plain, 1000)]
    private static partial Regex WholeProvince();

    [GeneratedRegex("推介|对接会|招商大会|集中(开|签|竣|投|启)|(?<![0-9])([2-9]|[1-9][0-9]+|[二三四五六七八九十百]+)余?(个|项)[^,。;]{0,8}项目|项目([2-9]|[1-9][0-9]+)余?(个|项)", Plain, 1000)]
    private static partial Regex Bundle();

    [GeneratedRegex("^(中国政府网|国务院|新华社?|人民网|央视|中国.{0,8}网$|(国家|中国)?[\\u4e00-\\u9fff]{1,8}(部|委|总局|署|总署|银行|监会|贸促会)(官网|网站|网)|国家.{1,12}(局|委).{0,3}网站?|(工信|商务|财政|科技|教育|农业农村|生态环境|交通运输|人社|住建)部.*)", Plain, 1000)]
    private static partial Regex NationalSource();

    [GeneratedRegex("^(国务院|国家|中央|中共中央|工信部|工业和信息化部|商务部|财政部|科技部|发改委|人社部|交通运输部|生态环境部|农业农村部|教育部|央行|证监会|[多两三四五六七八九十0-9]+部门|全国)", Plain, 1000)]
    private static partial Regex NationalBody();

    [GeneratedRegex("国务院|国家发展改革委|国家发改委|工信部|工业和信息化部|商务部|财政部|科技部|中共中央|国家.{2,6}局|人民银行|证监会|[多两三四五六七八九十0-9]+部门|全国人大|税务总局", Plain, 1000)]
    private static partial Regex NationalWords();
}
