using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Digests;

/// <summary>
/// Reads what somebody wants to subscribe, in any order of words: 江苏 新能源 10亿以上 不含光伏 周一 9:00 没有就不发. The subject is
/// read by the grammar of questions. What is not understood is named; nothing is guessed.
/// </summary>
internal sealed partial class SubscribeWords(NewsCatalog catalog, BuiltinParser parser, IOptions<DigestOptions> options, TimeProvider time)
{
    private const int Longest = 300;

    private const int MostWords = 30;

    internal async Task<SubscribeWish> ReadAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > Longest)
        {
            return new SubscribeWish.Refused($"写得太长了，请用{Longest}个字以内。", $"That is too long; please use at most {Longest} characters.");
        }

        var wish = new WishText(text);
        var quiet = SideWords.TakeQuiet(wish);
        var (slot, refused) = SlotWords.Take(wish, options.Value.Zone!);
        if (refused is not null)
        {
            return refused;
        }

        var leftOut = SideWords.TakeLeftOut(wish);
        var included = SideWords.TakeIncluded(wish);
        var whole = wish.Take(Whole()).Count > 0;
        var news = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Word> Split(string words) => StandingFilter.Mended(words, Tokenizer.Split(words, news.IsEmpty ? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) : news.Newest.Period.To, news));
        var words = Split(wish.Rest);
        if (StandingFilter.Asks(words))
        {
            return leftOut.Count + included.Count > 0
                ? new SubscribeWish.Refused("问题不能和“不含”“含”写在一起。请把它们写进问题里，例如：除了江苏，各省投资额", "A question cannot stand beside 含 or 不含; please put them into the question, for example: 除了江苏，各省投资额")
                : Timed(await QuestionAsync(wish.Written, news, cancellationToken).ConfigureAwait(false), slot, quiet);
        }

        return Timed(Filtered(words, [.. leftOut.Select(word => (word, Split(word)))], included, whole), slot, quiet);
    }

    /// <summary>
    /// A question that was answered in a chat. It is called by its words only where they mean the same by themselves: 投资多少, asked
    /// after 江苏有哪些项目, does not.
    /// </summary>
    internal async Task<SubscribeWish> ReadAsync(QuestionRow row, CancellationToken cancellationToken)
    {
        var wish = StandingQuestion.Of(row);
        if (wish is not SubscribeWish.Understood { Spec: { Asked: { } asked } spec } || asked != row.Asked.Trim())
        {
            return wish;
        }

        var alone = await parser.ParseAsync(new Asking(row.Asked, ConversationContext.Empty), cancellationToken).ConfigureAwait(false);
        return alone is Planned planned && StandingQuestion.Of(row.Asked, planned.Plan) is SubscribeWish.Understood same && same.Spec.Key == spec.Key ? wish : StandingQuestion.Of(row, byWords: false);
    }

    private static SubscribeWish Timed(SubscribeWish wish, Slot? slot, bool? quiet) =>
        wish is SubscribeWish.Understood understood ? understood with { Slot = slot, Quiet = quiet ?? false } : wish;

    private async Task<SubscribeWish> QuestionAsync(string question, NewsSnapshot news, CancellationToken cancellationToken)
    {
        if (news.IsEmpty)
        {
            return new SubscribeWish.Refused("还没有载入周报，问题要等载入之后才能订阅。地区、行业和企业现在就可以订阅，例如：江苏 新能源", "No issue is loaded yet; questions can be subscribed once one is. Regions, industries and companies can be subscribed now, for example: 江苏 新能源");
        }

        return await parser.ParseAsync(new Asking(question, ConversationContext.Empty), cancellationToken).ConfigureAwait(false) switch
        {
            Planned planned => StandingQuestion.Of(question, planned.Plan),
            Unclear unclear => Same(unclear.Choices.Count == 0 ? unclear.Message : $"{unclear.Message}请写全名：{string.Join('、', unclear.Choices.Select(choice => choice.Label))}"),
            NothingLoaded nothing => Same(nothing.Message),
            NotUnderstood not => Same(not.Message),
            OutOfScope scope => Same(scope.Message),
            var other => throw new InvalidOperationException($"A parser said {other.GetType().Name}, which nobody knows."),
        };
    }

    /// <summary>The grammar speaks Chinese, as the questions do.</summary>
    private static SubscribeWish.Refused Same(string message) => new(message, message);

    private static SubscribeWish Filtered(IReadOnlyList<Word> words, IReadOnlyList<(string Text, IReadOnlyList<Word> Words)> leftOut, IReadOnlyList<string> included, bool whole)
    {
        if (words.Count > MostWords || leftOut.Count > MostWords)
        {
            return new SubscribeWish.Refused($"一个订阅最多写{MostWords}个词，请分成几个订阅。", $"A subscription takes at most {MostWords} words; please make several.");
        }

        if (words.Where(IsTime).Select(word => word.Text).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } times)
        {
            var told = string.Join('、', times);
            return new SubscribeWish.Refused($"订阅是针对以后每一期的，不能限定“{told}”。请去掉它再写。", $"A subscription is about every new issue, so “{told}” cannot be part of it. Please leave it out.");
        }

        var (filter, unknown) = StandingFilter.Read(words, included);
        if (unknown is { Kind: WordKind.MoneyRange })
        {
            return new SubscribeWish.Refused($"“{unknown.Text}”是指以上还是以下？请写成“{unknown.Text}以上”或“{unknown.Text}以下”。", $"Does “{unknown.Text}” mean at least or at most? Please write {unknown.Text}以上 (at least) or {unknown.Text}以下 (at most).");
        }

        if (unknown is not null)
        {
            return new SubscribeWish.Refused(
                $"没有听懂“{unknown.Text}”。可以写地区、行业、园区、企业、阶段、投资额，例如：江苏 新能源 签约 10亿以上 周一 9:00",
                $"“{unknown.Text}” was not understood. You can write regions, industries, parks, companies, stages and amounts, for example: 江苏 新能源 签约 10亿以上 周一 9:00");
        }

        var except = StandingFilter.Except(leftOut);
        if (filter.Places.Concat(except?.Places ?? []).FirstOrDefault(PlaceMeanings.IsAmbiguous) is { } place)
        {
            return Ambiguous(place);
        }

        filter = filter with { Except = except };
        return whole && !filter.IsOpen && except is null
            ? new SubscribeWish.Refused("“整期”和别的条件只能写一个：要整期就只写“整期”，要一部分就去掉“整期”。", "Please write either 整期 (the whole issue) or what of it you want.")
            : new SubscribeWish.Understood(filter.IsOpen ? DigestSpec.Whole : DigestSpec.Filtered(filter), null, Quiet: false);
    }

    internal static SubscribeWish.Refused Ambiguous(PlaceFilter place)
    {
        var names = string.Join('、', place.Places.Select(PlaceMeanings.Label));
        return new SubscribeWish.Refused(
            $"“{place.Label}”有{place.Places.Count}处，请问指的是哪一处？请写全名：{names}",
            $"There are {place.Places.Count} places called “{place.Label}”. Please write the full name: {names}");
    }

    private static bool IsTime(Word word) => word.Kind is WordKind.Date or WordKind.NoDay or WordKind.IssueNumber || word is { Kind: WordKind.Issue, Value: "previous" };

    [GeneratedRegex("整期(周报|内容|新闻)?|整份(周报)?|整刊|全刊|全部(新闻|内容)|所有(新闻|内容)|(?<![a-z])(the )?(whole|entire)( issue)?(?![a-z])|(?<![a-z])(everything|all)(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
