using System.Collections.Frozen;

namespace ParkBot.News;

/// <summary>The names of the vocabulary in JSON (English, as the contract spells them) and in chat (Chinese).</summary>
internal static class Names
{
    private static readonly FrozenDictionary<Industry, (string Json, string Chinese, Industry? Parent)> Industries =
        new Dictionary<Industry, (string, string, Industry?)>
        {
            [Industry.NewEnergy] = ("new energy", "新能源", null),
            [Industry.Photovoltaic] = ("photovoltaic", "光伏", Industry.NewEnergy),
            [Industry.WindPower] = ("wind power", "风电", Industry.NewEnergy),
            [Industry.EnergyStorage] = ("energy storage", "储能", Industry.NewEnergy),
            [Industry.LithiumBattery] = ("lithium battery", "锂电池", Industry.NewEnergy),
            [Industry.Hydrogen] = ("hydrogen", "氢能", Industry.NewEnergy),
            [Industry.Petrochemical] = ("petrochemical", "石化化工", null),
            [Industry.NewMaterials] = ("new materials", "新材料", null),
            [Industry.RareEarth] = ("rare earth", "稀土", Industry.NewMaterials),
            [Industry.Equipment] = ("equipment", "装备制造", null),
            [Industry.Automotive] = ("automotive", "汽车", null),
            [Industry.NewEnergyVehicle] = ("new energy vehicle", "新能源汽车", Industry.Automotive),
            [Industry.Electronics] = ("electronics", "电子信息", null),
            [Industry.Semiconductor] = ("semiconductor", "半导体", Industry.Electronics),
            [Industry.ComputingAndData] = ("computing & data", "算力与数据", null),
            [Industry.AI] = ("AI", "人工智能", null),
            [Industry.SoftwareAndCyberSecurity] = ("software & cyber security", "软件与网络安全", null),
            [Industry.Biomedicine] = ("biomedicine", "生物医药", null),
            [Industry.FoodAndAgriculture] = ("food & agriculture", "食品与农业", null),
            [Industry.TextileAndApparel] = ("textile & apparel", "纺织服装", null),
            [Industry.HomeAndBuildingMaterials] = ("home & building materials", "家居建材", null),
            [Industry.EnvironmentalAndRecycling] = ("environmental & recycling", "环保与循环利用", null),
            [Industry.LogisticsAndAviation] = ("logistics & aviation", "物流与航空", null),
            [Industry.Finance] = ("finance", "金融", null),
            [Industry.TestingAndInspection] = ("testing & inspection", "检验检测", null),
            [Industry.CultureAndTourism] = ("culture & tourism", "文化旅游", null),
            [Industry.EducationAndTalent] = ("education & talent", "教育与人才", null),
            [Industry.Infrastructure] = ("infrastructure", "基础设施", null),
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Industry> IndustryByJson =
        Industries.ToFrozenDictionary(pair => pair.Value.Json, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    internal static string Json(this Industry industry) => Industries[industry].Json;

    internal static string Chinese(this Industry industry) => Industries[industry].Chinese;

    /// <summary>The industry above this one; null for a top one.</summary>
    internal static Industry? Parent(this Industry industry) => Industries[industry].Parent;

    /// <summary>The industry and those under it: what a question about it takes along.</summary>
    internal static IEnumerable<Industry> WithChildren(this Industry industry) =>
        Industries.Keys.Where(other => other == industry || Industries[other].Parent == industry).Order();

    internal static bool TryIndustry(string json, out Industry industry) => IndustryByJson.TryGetValue(json, out industry);

    internal static string Json(this Section section) => section switch
    {
        Section.Investment => "investment",
        Section.General => "general",
        Section.Policy => "policy",
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    internal static string Chinese(this Section section) => section switch
    {
        Section.Investment => "招商引资",
        Section.General => "综合资讯",
        Section.Policy => "政策法规",
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    internal static string Chinese(this Stage stage) => stage switch
    {
        Stage.Signed => "签约",
        Stage.Started => "开工",
        Stage.Completed => "竣工",
        Stage.Operating => "投产",
        Stage.Launched => "启动揭牌",
        Stage.Promoted => "推介",
        Stage.Issued => "发布",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    internal static string Chinese(this AmountKind kind) => kind switch
    {
        AmountKind.Investment => "投资额",
        AmountKind.Annual => "年度计划投资",
        AmountKind.Part => "分项投资",
        AmountKind.Credit => "授信与融资",
        AmountKind.Trade => "贸易与订单",
        AmountKind.Output => "产值与销售",
        AmountKind.Tax => "税收",
        AmountKind.Target => "目标金额",
        AmountKind.Pending => "在谈金额",
        AmountKind.Other => "其他金额",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>JSON name of a one-word enum value: signed, annual, over, text, title.</summary>
    internal static string JsonWord<T>(this T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
