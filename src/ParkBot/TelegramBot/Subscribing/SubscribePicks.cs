using System.Globalization;
using ParkBot.Messages;
using ParkBot.News;

namespace ParkBot.TelegramBot;

/// <summary>What can be subscribed by pressing alone: the whole issue, a region, an industry. A pick stands for its words.</summary>
internal static class SubscribePicks
{
    internal const string Verb = "subnew";

    private const string Whole = "all";
    private const string Regions = "reg";
    private const string Industries = "ind";
    private const string Start = "top";

    private static readonly string[] Places = ["长三角", "京津冀", "粤港澳大湾区", "成渝", "江苏", "浙江", "广东", "山东", "上海", "北京", "四川", "河南", "安徽", "湖北", "福建"];

    private static readonly Industry[] Fields =
    [
        Industry.NewEnergy, Industry.Photovoltaic, Industry.EnergyStorage, Industry.Hydrogen, Industry.NewEnergyVehicle, Industry.Semiconductor, Industry.AI, Industry.ComputingAndData,
        Industry.Biomedicine, Industry.NewMaterials, Industry.Equipment, Industry.Petrochemical, Industry.FoodAndAgriculture, Industry.LogisticsAndAviation, Industry.CultureAndTourism,
    ];

    internal static void Offer(Turn turn, SubscriptionTarget target, int? edits)
    {
        var to = target.Title is { } title ? turn.Pick($"（送到“{title}”）", $" (sent to “{title}”)") : string.Empty;
        var written = "/subscribe " + (target.Title is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{target.Chat} "));
        Cards.Put(
            turn,
            new Message(
            [
                new Paragraph(turn.Pick($"订阅什么？{to}", $"Subscribe to what?{to}"), Tone.Answer),
                new Paragraph(turn.Pick("也可以直接写，次序随意：", "Or write it, in any order:")),
                new Entries(
                [
                    new Entry("· ", written + "江苏 新能源 周一 9:00"),
                    new Entry("· ", written + "长三角 签约 10亿以上 没有就不发"),
                    new Entry("· ", written + "华为 不含房地产 周五 18:00 东京时间"),
                ]),
                new Paragraph(turn.Pick(
                    "可以写地区、行业、园区、企业、阶段、投资额、“含”和“不含”的词；不写时间就在每期出刊后送。问过的问题，按回答下面的“订阅这个问题”。",
                    "Regions, industries, parks, companies, stages, amounts, words to include (含) and to leave out (不含); without a time it comes with each new issue. For a question, press “Subscribe” under its answer.")),
            ]),
            [
                [Of(target, turn.Pick("整期周报", "The whole issue"), Whole)],
                [Of(target, turn.Pick("按地区", "By region"), Regions), Of(target, turn.Pick("按行业", "By industry"), Industries)],
            ],
            edits);
    }

    /// <summary>The words of what was picked; null where there is more to pick.</summary>
    internal static string? Handle(Turn turn, SubscriptionTarget target, string argument)
    {
        switch (argument)
        {
            case Whole:
                return "整期";
            case Start:
                Offer(turn, target, turn.Message);
                return null;
            case Regions:
                List(turn, target, turn.Pick("哪个地区？别的地区请写出来，例如：/subscribe 苏州", "Which region? Others can be written, for example: /subscribe 苏州"), [.. Places.Select((name, at) => Of(target, name, Indexed('r', at)))]);
                return null;
            case Industries:
                List(turn, target, turn.Pick("哪个行业？别的行业请写出来，例如：/subscribe 稀土", "Which industry? Others can be written, for example: /subscribe 稀土"), [.. Fields.Select((field, at) => Of(target, field.Chinese(), Indexed('i', at)))]);
                return null;
        }

        if (argument.Length > 1 && int.TryParse(argument.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            if (argument[0] == 'r' && index < Places.Length)
            {
                return Places[index];
            }

            if (argument[0] == 'i' && index < Fields.Length)
            {
                return Fields[index].Chinese();
            }
        }

        turn.Toast = turn.Pick("这个按钮已经过期了，请重新发 /subscribe。", "This button is too old. Please send /subscribe again.");
        return null;
    }

    private static void List(Turn turn, SubscriptionTarget target, string text, IReadOnlyList<Button> buttons) =>
        Cards.Put(turn, text, [.. buttons.Chunk(3), [Of(target, turn.Pick("‹ 返回", "‹ Back"), Start)]], turn.Message);

    private static Button Of(SubscriptionTarget target, string label, string argument) => new(label, new Callback(Verb, target.Id, argument).ToString());

    private static string Indexed(char kind, int at) => string.Create(CultureInfo.InvariantCulture, $"{kind}{at}");
}
