using System.Buffers;
using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>What names of companies and institutions look like, and the words that only look like one.</summary>
internal static partial class OrganizationNames
{
    /// <summary>Central offices that issue policies, by the names that the press uses.</summary>
    private static readonly string[] Offices =
    [
        "工业和信息化部", "工信部", "国家发展改革委", "国家发改委", "发展改革委", "财政部", "商务部", "科技部", "科学技术部", "人民银行", "国家金融监督管理总局", "金融监管总局", "银保监会", "证监会", "外汇局",
        "国家外汇管理局", "国家能源局", "自然资源部", "生态环境部", "住房和城乡建设部", "住建部", "交通运输部", "农业农村部", "教育部", "人力资源和社会保障部", "人社部", "国务院国资委", "国资委",
        "市场监管总局", "税务总局", "海关总署", "国务院办公厅", "国家数据局", "国家知识产权局", "文化和旅游部", "水利部", "国家卫生健康委", "国家卫健委", "国家药监局", "中国民航局", "国家统计局", "中央网信办", "国家网信办",
    ];

    /// <summary>Well-known companies whose short name has no word of a company in it.</summary>
    private static readonly string[] Brands =
    [
        "中国移动", "中国联通", "中国电信", "中国铁塔", "中国石化", "中国石油", "中国海油", "中石化", "中石油", "中海油", "中国中化", "国家电网", "南方电网", "中国华能", "中国华电", "中国大唐", "国家能源集团", "国家电投", "三峡集团", "中核集团", "中国银行", "中国农业银行", "中国工商银行", "中国建设银行", "交通银行", "招商银行", "国家开发银行", "中国农业发展银行", "中国进出口银行", "邮储银行", "浦发银行", "兴业银行", "光大银行", "中信银行", "民生银行", "平安银行", "国网", "中广核",
        "中国中车", "中国商飞", "中国建筑", "中国中铁", "中国铁建", "中国交建", "中国电建", "中国能建", "中国科学院", "中科院", "中国工程院", "清华大学", "北京大学", "华为", "腾讯", "阿里巴巴", "阿里云", "百度", "京东方", "京东", "字节跳动", "美团", "小米集团", "小米科技", "小米汽车", "联想集团", "中兴通讯", "科大讯飞", "海康威视", "浪潮集团", "浪潮信息",
        "比亚迪", "宁德时代", "吉利", "特斯拉", "广汽丰田", "广汽", "上汽", "一汽", "北汽", "长安汽车", "长城汽车", "奇瑞", "蔚来", "小鹏汽车", "理想汽车", "零跑", "宝马", "奔驰", "奥迪", "大众汽车", "丰田", "本田", "沃尔沃", "日产汽车", "通用汽车", "博世", "采埃孚", "大陆集团",
        "隆基绿能", "隆基", "晶科能源", "晶澳", "天合光能", "通威", "阳光电源", "金风科技", "明阳智能", "远景能源", "亿纬锂能", "国轩高科", "中创新航", "蜂巢能源", "欣旺达", "赣锋锂业", "天齐锂业", "孚能科技", "恩捷股份", "贝特瑞", "新宙邦", "星源材质", "当升科技", "容百科技", "华友钴业", "格林美",
        "中芯国际", "长江存储", "长鑫存储", "华虹", "韦尔股份", "立讯精密", "富士康", "鸿海", "台积电", "三星电子", "三星sdi", "海力士", "英特尔", "高通公司", "英飞凌", "意法半导体", "西门子", "施耐德", "abb", "霍尼韦尔", "通用电气", "巴斯夫", "陶氏", "杜邦", "赢创", "科思创", "埃克森美孚", "壳牌", "沙特阿美",
        "格力", "美的集团", "海尔", "海信", "tcl", "创维", "三一重工", "三一集团", "三一重能", "中联重科", "徐工", "顺丰", "圆通", "中通快递", "京东物流", "菜鸟", "药明康德", "药明生物", "恒瑞", "百济神州", "复星", "辉瑞", "阿斯利康", "罗氏", "诺华", "默沙东", "拜耳", "强生公司", "伊利", "蒙牛", "茅台", "五粮液", "荣盛石化", "恒力集团", "恒力石化", "盛虹", "万华化学", "桐昆",
    ];

    /// <summary>Words that a trade is named with; a name made of these alone names no one (特种装备, 陕西汽车).</summary>
    private static readonly string[] Trades =
    [
        "轨道", "交通", "特种", "高端", "装备", "制造", "新能源", "新材料", "能源", "材料", "电子", "信息", "生物", "医药", "健康", "智能", "智慧", "数字", "经济", "食品", "加工", "文化", "旅游", "现代", "服务", "物流", "农业", "农产品", "化工", "石化", "汽车", "零部件", "半导体", "集成电路", "光伏", "风电", "储能", "锂电", "电池", "氢能", "算力", "数据", "大数据",
        "人工智能", "机器人", "航空", "航天", "低空", "无人机", "海洋", "环保", "节能", "绿色", "循环", "再生", "资源", "纺织", "服装", "鞋服", "家居", "建材", "家电", "钢铁", "有色", "金属", "冶金", "机械", "仪器", "设备", "器械", "医疗", "养老", "教育", "金融", "商贸", "商务", "电商", "跨境", "贸易", "会展", "文旅", "康养", "体育", "影视", "动漫", "软件", "网络", "安全",
        "通信", "物联网", "区块链", "元宇宙", "新型", "先进", "精密", "精细", "高新", "技术", "科技", "研发", "设计", "检测", "检验", "总部", "平台", "基地", "园区", "产业", "产业园", "工业", "城市", "更新", "基础设施", "民生", "水利", "电力", "管网", "标准", "厂房", "深加工", "制品", "配套", "国际", "国内", "国内外", "全球", "世界", "全国", "全省", "全市", "地方", "市级", "省级", "国家级", "龙头", "重点", "重大",
        "优质", "知名", "领军", "骨干", "中小", "民营", "国有", "外资", "合资", "跨国", "大型", "上市", "创新", "创业", "孵化", "合作", "交流", "发展", "促进", "投资", "建设", "运营", "开发", "管理", "咨询", "控股", "项目", "公司", "企业", "集团", "研究院", "研究所", "研究", "机构", "联盟", "大学", "学院", "协会", "商会", "委员会", "科研", "高校", "院所", "银行", "商业", "分行", "保险", "证券", "基金", "股份", "实业", "有限", "责任", "子", "母", "分", "总", "新", "大", "小", "区域", "全资",
        "成果", "转化", "专业", "行业", "相关", "职业", "综合", "实验室", "工程", "中心", "服务外包", "生产", "销售", "贸易型", "央企", "国企", "民企", "外企", "市属", "省属", "甲级", "多", "各", "一批", "光电", "芯片", "医院", "钒", "钛", "含", "石墨", "稀土", "智造", "互联网", "工厂", "港资", "台资", "德资", "侨资", "独资", "勘探", "储运", "输配", "外包", "离岸", "直播", "虚拟人", "低碳", "碳", "专用", "总统", "首都", "短板", "补",
        "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "内蒙古", "香港", "澳门", "台湾", "中国", "省", "市", "区", "县", "深圳", "广州", "苏州", "杭州", "南京", "成都", "武汉", "西安", "合肥", "青岛", "宁波", "郑州", "长沙",
    ];

    private static readonly SearchValues<string> Known = SearchValues.Create([.. Offices, .. Brands], StringComparison.Ordinal);

    private static readonly string[] KnownByLength = [.. Offices.Concat(Brands).OrderByDescending(name => name.Length)];

    private static readonly string[] TradesByLength = [.. Trades.OrderByDescending(word => word.Length)];

    /// <summary>Well-known names in a text, with their places.</summary>
    internal static IEnumerable<(int Start, int Length)> Famous(string folded)
    {
        var position = 0;
        while (position < folded.Length && folded.AsSpan(position).IndexOfAny(Known) is >= 0 and var offset)
        {
            position += offset;
            var name = Array.Find(KnownByLength, known => string.CompareOrdinal(folded, position, known, 0, known.Length) == 0)!;
            // 各区工信部门 is no ministry, 大众化 no car maker.
            // 北京东城 holds no 京东.
            if (!Misread.IsMatch(folded, position + name.Length) && !(name == "京东" && position > 0 && folded[position - 1] is '北' or '南'))
            {
                yield return (position, name.Length + Branch.Match(folded, position + name.Length).Length);
            }

            position += name.Length;
        }
    }

    /// <summary>True where nothing is left of a name when the words of trades and places are taken away.</summary>
    internal static bool IsGeneric(ReadOnlySpan<char> name)
    {
        while (!name.IsEmpty)
        {
            var word = Leading(name);
            if (word == 0)
            {
                return false;
            }

            name = name[word..];
        }

        return true;
    }

    /// <summary>How many characters stand before the first word of a trade or place: 埃莱普 in 埃莱普精密汽车.</summary>
    internal static int BeforeTrade(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (Leading(name[i..]) > 1)
            {
                return i;
            }
        }

        return name.Length;
    }

    private static int Leading(ReadOnlySpan<char> name)
    {
        if (name[0] is '(' or ')' or '、' || char.IsAsciiDigit(name[0]))
        {
            return 1;
        }

        foreach (var word in TradesByLength)
        {
            if (name.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return 0;
    }

    /// <summary>圆通航空: the branch of a house belongs to the name.</summary>
    [GeneratedRegex(@"\G(?:新能源汽车|新能源|重工|重能|重卡|航空|物流|速递|汽车集团|科技|能源|电子|集团|控股集团|控股|股份|汽车|[\u4e00-\u9fff]{2,8}?[分支]行)?", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Branch { get; }

    [GeneratedRegex(@"\G(?:镇|门|化(?!学)|路|街|站|车|业|保险监督)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Misread { get; }

    /// <summary>The last word of a full name, the longest where one holds another.</summary>
    [GeneratedRegex(
        "(?:股份|集团|控股|责任|科技|实业)*有限(?:责任)?公司|株式会社|集团(?:股份)?(?:公司)?(?!化|军|作战|总部)|(?:专业|管理)?委员会(?!议)|管委会|(?:总|分)?公司(?!制)|控股(?!子)|研究(?:总|分)?院|研究所|科学院|研究中心|大学(?!生|城|科技园)|(?:职业技术)?学院|(?:行业)?协会|(?<!会)商会|学会|联合会|基金会|联盟"
        + "|银行(?:[\\u4e00-\\u9fff]{2,8}?[分支]行)?|证券(?!化)|财险|(?:交流|促进)中心|实验室(?!级)|(?:(?:工业|经济)和信息化|商务|科技|科学技术|发展和改革|财政|市场监管|市场监督管理|投资促进|人力资源和社会保障|自然资源|农业农村|生态环境|交通运输|住房和城乡建设|文化和旅游|教育)[局厅]|人民政府办公[厅室]|发改委|(?:光机|化物|应化|物构|硅酸盐|微系统|自动化)所(?=[、,和与等]|[\u4e00-\u9fff]{0,14}(?:基地|项目|中心))|(?<=国家[\u4e00-\u9fff]{2,8})(?:总局|局)(?!面|部|势|限)"
        + "|(?<short>科技|软件|半导体|药业|重工|锂业|光电|股份|电机|炼化|材质|新材(?!料)|锂电|氢能|锂能|绿能)(?=[、与和将在向等以(]|签|拟|总部|携手|联合|投资|集团|有限|年产|新建|增资|扩产|计划|董事长|总经理|副总|负责人|创始人|首席|研发总部)"
        + "|(?<=(?:[,，。;；、的由与]|^)[\u4e00-\u9fff]{2})(?<short>科技|氢能|锂电|锂能|绿能|新能(?!源)|半导体|药业|光电)(?=(?!创新|产业|城|园|成果|大|小镇|走廊|人才|型|孵化|服务|企业|领域|合作|类)[\u4e00-\u9fff0-9a-z()（）/]{1,24}?(?:项目|基地|工厂|产线|生产线))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Suffix { get; }

    /// <summary>Words before a name that do not belong to it; the last one in the run cuts.</summary>
    [GeneratedRegex(
        "首个|领域|特色|聚焦|瞄准|专注|深耕|主攻|签约|签订|签署|企业|作为|所属|旗下|位于|带动|包括|分别为?|携手|联合(?!会|动力|利华|光电|汽车|控股|集团|股份|有限|科技|电子|重工|体|化工|能源|银行|大学)|会同|引入|引进|投资方|建设方|承建方|业主|举行|以来|今年|近日|日前|上午|下午|来自|依托|通过|围绕|知名|龙头|巨头|领军|服务商|制造商|供应商|开发商|运营商|跨国|落户|落地|入驻|成立|组建|设立|共建|吸引|支持|推动|方面|品牌|项目|投资者|现场|指导|主办|承办|协办|牵头|负责|成功|目前|收购|并购|此次|本次|当天|会上|同时|其中|涉及|涵盖|加快|以及|先后|赴|组织了?|走访了?|正式|已|首家|全资|生产商|新增|新建|扩建"
        + "|(?<![自])由|与|(?<!工业|发展|住房|资源|文化|经济|旅游|教育|科学|技术)和(?!记|君|谐)|(?<!埃|普)及|暨|(?<!走|方)向|对(?!外)|(?<!存)在|是|的|了|将|从|被|把|(?<!华)为|给|让|使|等|(?<!位)于(?!都)|如|该|各|[0-9一二三四五六七八九十多]家|[0-9](?:日|月|年|个|项)|芬兰|瑞士|德国|美国|法国|英国|意大利|荷兰|瑞典|丹麦|韩国|新加坡|西班牙",
        RegexOptions.RightToLeft | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Stop { get; }

    /// <summary>As <see cref="Stop"/>, for one name of a row: 与 stays inside it, a country too.</summary>
    [GeneratedRegex(
        "首个|领域|特色|聚焦|瞄准|专注|深耕|主攻|签约|签订|签署|企业|作为|所属|旗下|位于|带动|包括|分别为?|携手|联合(?!会|动力|利华|光电|汽车|控股|集团|股份|有限|科技|电子|重工|体|化工|能源|银行|大学)|会同|引入|引进|投资方|建设方|承建方|业主|举行|以来|今年|近日|日前|上午|下午|来自|依托|通过|围绕|知名|龙头|巨头|领军|服务商|制造商|供应商|开发商|运营商|跨国|落户|落地|入驻|成立|组建|设立|共建|吸引|支持|推动|方面|品牌|项目|投资者|现场|指导|主办|承办|协办|牵头|负责|成功|目前|收购|并购|此次|本次|当天|会上|同时|其中|涉及|涵盖|加快|以及|先后|赴|组织了?|走访了?|正式|已|首家|全资|生产商|新增|新建|扩建"
        + "|(?<![自])由|(?<!工业|发展|住房|资源|文化|经济|旅游|教育|科学|技术)和(?!记|君|谐)|(?<!埃|普)及|暨|(?<!走|方)向|对(?!外)|(?<!存)在|是|的|了|将|从|被|把|(?<!华)为|给|让|使|等|(?<!位)于(?!都)|如|该|各|[0-9一二三四五六七八九十多]家|[0-9](?:日|月|年|个|项)",
        RegexOptions.RightToLeft | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex RowStop { get; }

    /// <summary>A,B等50个项目; A等企业: names in a row before 等.</summary>
    [GeneratedRegex("等(?=(?![^,，。;；、0-9一二两三四五六七八九十]{0,8}?(?:产业(?!链)|配套|领域|行业|高附加|类|环节|方面))[^,，。;；、]{0,16}?(?:企业|公司|(?<projects>项目)|机构|品牌|单位|集团|高校|院所|(?<!服务|配套)(?:采购|供应|经销|制造|投资)商|厂商|[车药房]企))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex AndOthers { get; }

    /// <summary>由A、B和C牵头: names in a row that does something.</summary>
    [GeneratedRegex("由(?<row>[^,，。;；()由]{2,50}[、和与][^,，。;；()由、和与]{2,12}?)(?:共同|联合)?(?:牵头|发起|承办|承建|共建|组建|投资建设|合资|出资)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Led { get; }

    /// <summary>代表团与: who deals with a row of names stands before it.</summary>
    [GeneratedRegex("^(?:[\\u4e00-\\u9fff()]{1,14}?(?:团|区|市|县|省|州|旗|政府|会|园|方|公司|集团|股份))?与(?=.{2})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex RowWith { get; }

    /// <summary>新增特种树脂、电子气体等3个项目: what a row of projects makes, not who builds them.</summary>
    [GeneratedRegex("新增|新建|扩建|改建|年产|生产|产品|建设(?!集团|公司|控股|股份|银行)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Making { get; }

    /// <summary>为特种合金、光学薄膜等企业…: kinds of firms by what they work.</summary>
    [GeneratedRegex("(?:稀土|合金|塑料|纤维|合成气|树脂|薄膜|零部件|元器件|芯片|铜箔|铝箔|隔膜|电解液|硅料|硅片|器件|制品|饲料|装备)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Material { get; }

    /// <summary>绍兴能源: a place and a trade, a firm where it stands in a row with one.</summary>
    [GeneratedRegex("^[\\u4e00-\\u9fff]{2,3}(?:能源|石化|化工|钢铁|医药|银行|证券|保险|港口|电子|食品|机械|汽车|环保|水利)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex PlaceTrade { get; }

    /// <summary>龙头企业(甲、乙、丙): names in a row in brackets.</summary>
    [GeneratedRegex(@"(?:企业|公司|机构|高校)\((?<row>[^()]{2,80})\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Bracketed { get; }

    /// <summary>What follows the company's name in the name of its project: 西南运营总部, 身份安全研发基地.</summary>
    [GeneratedRegex(@"(?:(?:西南|华东|华南|华北|华中|西北|东北|西部|全国|区域|中国|亚太|全球|国际|大湾区|长三角)*(?:运营|研发|生产|制造|营销|功能性)?(?:总部|基地)|生产线)?(?:项目)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex ProjectTail { get; }

    /// <summary>竹云科技 in 竹云科技身份安全研发基地.</summary>
    [GeneratedRegex(@"^.{2,6}?(?:科技|集团|股份|药业)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex House { get; }

    /// <summary>A company's short name at the head of a title: 海南炼化100万吨…, 星源材质(南通)….</summary>
    [GeneratedRegex(@"^(?<name>[\u4e00-\u9fff]{2,5}?(?:环保科技|生物科技|信息科技|科技|材质|炼化|检测|电机|软件|半导体|光电|锂电|氢能|锂能|绿能|股份|控股|重工|药业|制药|新材(?!料)|锂业|石化|钢铁|通讯|时代))(?!产业链|产业园|产业集|产业高|产业发|产业对|产业项|产业专|产业招|创新|城|园|大会|论坛|小镇|走廊|成果|人才|基地|局|部|厅|企业|项目集|重点|招商)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex TitleHead { get; }

    /// <summary>服务商林斯特龙武汉工厂, 瑞士埃莱普精密…项目: a foreign name behind what it is, before what it makes.</summary>
    [GeneratedRegex(@"(?:服务商|制造商|供应商|生产商|运营商|巨头|龙头企业|品牌商|芬兰|瑞士|德国|美国|法国|英国|意大利|荷兰|瑞典|丹麦|韩国|西班牙)(?=(?<name>[\u4e00-\u9fff]{3,16}?)(?:工厂|公司|集团|项目|基地|总部))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Foreign { get; }
}
