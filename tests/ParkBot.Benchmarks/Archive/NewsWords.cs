namespace ParkBot.Benchmarks.Archive;

/// <summary>The words of which made-up news is put together: enough of them that pairs of characters are as rare and as common as in print.</summary>
internal static class NewsWords
{
    internal static readonly string[] FirstCharacters = [.. "瑞海华金天中远新东恒盛泰科宏嘉永德凯润启星云汇博正安康明晟昊锦鼎卓立信达通合众力方圆光景辉亿联优诚聚创智慧利丰隆祥和兴旺百千万元乾坤宇宙源泽江河湖山峰岭岩石玉珠".Distinct().Select(c => c.ToString())];

    internal static readonly string[] SecondCharacters = [.. "达鹏腾翔飞跃升阳晖昌盈茂森林木禾穗田园春秋夏冬霖雨雪霜露虹霞彩丽美佳奇伟雄强健勇毅刚柔静宁怡悦乐欣欢畅顺捷迅驰骏骋航帆舟桥路途程里寻觅思维理想念本原真".Distinct().Select(c => c.ToString())];

    internal static readonly string[] Trades = ["光电", "半导体", "新材料", "电池", "储能", "重工", "精密", "生物", "医药", "食品", "纺织", "家居", "环保", "物流", "航空", "软件", "数据", "机器人", "汽车部件", "化工", "氢能", "风电", "智能装备", "检测", "文旅", "农业", "陶瓷", "玻璃", "线缆", "模具", "芯片", "显示", "通信", "网络", "钢构", "稀土", "轮胎", "包装", "制冷", "轴承"];

    internal static readonly string[] Forms = ["有限公司", "股份有限公司", "集团", "科技有限公司", "控股有限公司"];

    internal static readonly (string Product, News.Industry Industry)[] Products =
    [
        ("光伏组件", News.Industry.Photovoltaic), ("太阳能电池片", News.Industry.Photovoltaic), ("风电叶片", News.Industry.WindPower), ("储能电芯", News.Industry.EnergyStorage),
        ("动力电池", News.Industry.LithiumBattery), ("锂电隔膜", News.Industry.LithiumBattery), ("电解水制氢装备", News.Industry.Hydrogen), ("聚烯烃", News.Industry.Petrochemical),
        ("碳纤维", News.Industry.NewMaterials), ("永磁材料", News.Industry.RareEarth), ("数控机床", News.Industry.Equipment), ("工业机器人", News.Industry.Equipment),
        ("汽车座椅", News.Industry.Automotive), ("新能源整车", News.Industry.NewEnergyVehicle), ("显示面板", News.Industry.Electronics), ("功率器件", News.Industry.Semiconductor),
        ("封装测试", News.Industry.Semiconductor), ("智算中心", News.Industry.ComputingAndData), ("视觉大模型", News.Industry.AI), ("工业软件", News.Industry.SoftwareAndCyberSecurity),
        ("创新药", News.Industry.Biomedicine), ("医疗器械", News.Industry.Biomedicine), ("预制菜", News.Industry.FoodAndAgriculture), ("功能性面料", News.Industry.TextileAndApparel),
        ("绿色建材", News.Industry.HomeAndBuildingMaterials), ("再生铝", News.Industry.EnvironmentalAndRecycling), ("冷链物流", News.Industry.LogisticsAndAviation), ("产业基金", News.Industry.Finance),
        ("检验检测", News.Industry.TestingAndInspection), ("文旅综合体", News.Industry.CultureAndTourism), ("产教融合", News.Industry.EducationAndTalent), ("标准厂房", News.Industry.Infrastructure),
    ];

    /// <summary>Sentences of a body. {n} a number, {m} a small one, {w} a word of technique, {p} the product, {o} the organisation, {c} the place.</summary>
    internal static readonly string[] Sentences =
    [
        "项目占地{n}亩，建筑面积{n}万平方米，分{m}期建设。", "建成后可年产{p}{n}万套，预计年产值{n}亿元。", "项目全部达产后将带动就业{n}人。", "一期工程建设{m}条{p}生产线，预计明年{m}月投产。",
        "{o}是国内{p}领域的骨干企业，拥有专利{n}项。", "项目采用{w}工艺，能耗比同类产线低{n}%。", "园区将提供{w}服务专班，实行拿地即开工。", "{c}已形成以{p}为主导的产业集群，集聚企业{n}家。",
        "企业负责人表示，看中的是当地{w}的营商环境。", "项目配套建设研发中心和{w}平台，研发人员占比{n}%。", "产品主要用于{w}和{w}领域，客户遍布{m}个国家和地区。", "{c}有关部门成立{w}工作组，全程代办审批手续。",
        "下一步，{c}将围绕{w}延链补链强链。", "项目建设周期{n}个月，首批设备已经到场。", "活动现场还举行了{w}供需对接，达成意向{n}项。", "{o}将在当地设立区域总部，并建设{w}展示中心。",
        "该产线引进{w}系统，良品率达{n}%。", "厂房屋顶安装{w}设施，年节约标准煤{n}吨。", "双方还将在{w}、{w}等方面开展合作。", "项目用水由{w}管网供应，废水处理后回用率{n}%。",
        "今年以来，{c}新签约{w}项目{n}个。", "{o}董事长到场并介绍了{w}规划。", "政策兑现周期压缩到{m}个工作日，惠及企业{n}家。", "仓储区设{w}货架{n}个，日处理订单{n}万件。",
    ];

    /// <summary>Words of technique: pairs of these halves, some four thousand.</summary>
    internal static readonly string[] Halves = [.. "智能 数字 绿色 低碳 精密 柔性 连续 高端 洁净 模块 分布 协同 开放 共享 标准 循环 自动 垂直 微波 低温 真空 等离子 激光 超声 复合 定向 多级 闭环 一体 国产 自主 通用 专用 轻量 节能 集成 异构 边缘 云端 量子 仿生 纳米 薄膜 涂层 浸渍 烧结 萃取 蒸馏 结晶 离心 挤压 锻造 注塑 焊接 装配 仓配 追溯 校准 监测 诊断 预警 调度 仿真 建模".Split(' ')];

    internal static readonly string[] Sources = ["人民网", "新华网", "中国新闻网", "经济日报", "科技日报", "省政府网站", "市政府网站", "发展改革委网站", "工业和信息化厅网站", "开发区管委会网站", "证券时报", "晚报", "都市报", "商务局网站", "招商网", "日报"];
}
