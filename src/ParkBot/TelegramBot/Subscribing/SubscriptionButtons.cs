using System.Globalization;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>What stands under a subscription. A button names its chat and its standing question's key, so that it works however old it is.</summary>
internal static class SubscriptionButtons
{
    internal const string Verb = "sub";

    /// <summary>From a list: the list stays.</summary>
    internal const string Open = "o";

    /// <summary>Back to the card, in its own place.</summary>
    internal const string Show = "s";
    internal const string Preview = "p";
    internal const string Pause = "z";
    internal const string Resume = "r";
    internal const string Days = "w";
    internal const string Hours = "d";
    internal const string Set = "t";
    internal const string WithIssue = "n";
    internal const string Silent = "q1";
    internal const string Loud = "q0";
    internal const string Remove = "x";

    private static readonly int[] DayTimes = [7, 8, 9, 10, 12, 14, 16, 18, 20, 21, 22, 23];

    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    internal static string Data(SubscriptionTarget target, string action, string key) => new Callback(Verb, target.Id, $"{action}.{key}").ToString();

    /// <summary>What a subscription that was just made offers.</summary>
    internal static IReadOnlyList<IReadOnlyList<Button>> Fresh(Language language, SubscriptionTarget target, string key) =>
    [
        [
            new Button(language.Pick("预览", "Preview"), Data(target, Preview, key)),
            new Button(language.Pick("改时间", "Time"), Data(target, Days, key)),
            new Button(language.Pick("退订", "Unsubscribe"), Data(target, Remove, key)),
        ],
    ];

    internal static IReadOnlyList<IReadOnlyList<Button>> Card(Language language, SubscriptionTarget target, Subscription one)
    {
        var second = new List<Button>();
        if (one.Spec is { Kind: not DigestKind.Whole })
        {
            second.Add(one.Quiet
                ? new Button(language.Pick("没有时也发一行", "Say when nothing"), Data(target, Loud, one.Key))
                : new Button(language.Pick("没有时不发", "Skip when nothing"), Data(target, Silent, one.Key)));
        }

        second.Add(new Button(language.Pick("退订", "Unsubscribe"), Data(target, Remove, one.Key)));
        return
        [
            [
                new Button(language.Pick("预览", "Preview"), Data(target, Preview, one.Key)),
                new Button(language.Pick("改时间", "Time"), Data(target, Days, one.Key)),
                one.State == SubscriptionState.Active
                    ? new Button(language.Pick("暂停", "Pause"), Data(target, Pause, one.Key))
                    : new Button(language.Pick("恢复", "Resume"), Data(target, Resume, one.Key)),
            ],
            second,
        ];
    }

    internal static IReadOnlyList<IReadOnlyList<Button>> OfDays(Language language, SubscriptionTarget target, string key)
    {
        Button Of(DayOfWeek day) => new(language == Language.Chinese ? SubscriptionText.Day(language, day) : day.ToString()[..3], Data(target, string.Create(CultureInfo.InvariantCulture, $"{Hours}{(int)day}"), key));
        return
        [
            [.. Week.Take(4).Select(Of)],
            [.. Week.Skip(4).Select(Of)],
            [new Button(language.Pick("每期出刊后", "With the issue"), Data(target, WithIssue, key)), Back(language, target, key)],
        ];
    }

    internal static IReadOnlyList<IReadOnlyList<Button>> OfHours(Language language, SubscriptionTarget target, int day, string key) =>
    [
        .. DayTimes.Chunk(4).Select(hours => (IReadOnlyList<Button>)
        [
            .. hours.Select(hour => new Button(SubscriptionText.Clock(hour * 60), Data(target, string.Create(CultureInfo.InvariantCulture, $"{Set}{day}-{hour}"), key))),
        ]),
        [Back(language, target, key)],
    ];

    private static Button Back(Language language, SubscriptionTarget target, string key) => new(language.Pick("‹ 返回", "‹ Back"), Data(target, Show, key));
}
