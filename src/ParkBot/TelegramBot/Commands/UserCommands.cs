using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>The commands of everybody.</summary>
internal sealed partial class UserCommands(Overviews overviews, QuestionDesk questions, HelpText help, CommandMenu menu, SettingsDialog settings, PrivacyDialog privacy, ExportDialog exports, SubscribeDialog subscribe, SubscriptionsDialog subscriptions)
{
    private const int TopShown = 10;

    /// <summary>Whoever pastes more means to ask or to load, not to search.</summary>
    private const int LongestSearch = 100;

    /// <summary>False where the command is none of these.</summary>
    internal async Task<bool> HandleAsync(Turn turn, string command, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case "start":
                await StartAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "help":
                turn.Show(help.Of(turn));
                break;
            case "ask":
                await AskAsync(turn, words, message, cancellationToken).ConfigureAwait(false);
                break;
            case "latest":
                questions.Tell(turn, await overviews.LatestAsync(cancellationToken).ConfigureAwait(false));
                break;
            case "issue":
                await IssueAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "top":
                questions.Tell(turn, await overviews.TopAsync(TopShown, cancellationToken).ConfigureAwait(false));
                break;
            case "search":
                await SearchAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "subscribe":
                await subscribe.CommandAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "subscriptions":
                await subscriptions.ListAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "settings":
                await settings.ShowAsync(turn, cancellationToken).ConfigureAwait(false);
                break;
            case "export":
                await exports.OfferAsync(turn, words, cancellationToken).ConfigureAwait(false);
                break;
            case "privacy":
                privacy.Tell(turn);
                break;
            case "forget":
                privacy.AskToForget(turn);
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>A deep link may lead to an issue: t.me/bot?start=issue_108.</summary>
    private async Task StartAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (DeepLink().Match(words) is { Success: true } link)
        {
            await IssueAsync(turn, link.Groups["number"].Value, cancellationToken).ConfigureAwait(false);
            return;
        }

        turn.Show(await help.WelcomeAsync(turn, cancellationToken).ConfigureAwait(false));
        if (turn.IsAdmin && turn.Chat.IsPrivate)
        {
            await menu.RegisterAsync(turn.User, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AskAsync(Turn turn, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (words.Length == 0)
        {
            turn.Say(turn.Pick("请把问题写在后面，例如：/ask 江苏总投资多少", "Please put the question after the command, for example: /ask 江苏总投资多少"));
            return;
        }

        await questions.AskAsync(turn, words, message, cancellationToken).ConfigureAwait(false);
    }

    private async Task IssueAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (IssueNumber().Match(words) is { Success: true } told && int.TryParse(told.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            questions.Tell(turn, await overviews.IssueAsync(number, cancellationToken).ConfigureAwait(false));
            return;
        }

        var issues = await overviews.IssuesAsync(cancellationToken).ConfigureAwait(false);
        if (issues.Count == 0)
        {
            turn.Say(turn.Pick("还没有载入任何一期。", "No issue is loaded yet."));
            return;
        }

        turn.Show(new Message(
        [
            new Paragraph(turn.Pick("已载入这些期，例如发 /issue ", "These issues are loaded; send for example /issue ") + issues[0].Number.ToString(CultureInfo.InvariantCulture), Tone.Answer),
            new Entries([.. issues.Take(20).Select(issue => new Entry("· ", turn.Pick(
                string.Create(CultureInfo.InvariantCulture, $"《{issue.Publication}》第{issue.Number}期，{issue.Week}，{issue.Items}条"),
                string.Create(CultureInfo.InvariantCulture, $"《{issue.Publication}》 no. {issue.Number}, {issue.Week}, {LanguageChoice.Count(issue.Items, "item")}"))))], Math.Max(0, issues.Count - 20)),
        ]));
    }

    private async Task SearchAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (words.Length == 0)
        {
            turn.Say(turn.Pick("请把要查的词写在后面，例如：/search 海上风电", "Please put the words after the command, for example: /search 海上风电"));
            return;
        }

        if (words.Length > LongestSearch)
        {
            turn.Say(turn.Pick(
                $"要查的有 {words.Length} 个字，太长了，请用 {LongestSearch} 个字以内，例如：/search 海上风电",
                $"That is {words.Length} characters; please search for at most {LongestSearch}, for example: /search 海上风电"));
            return;
        }

        questions.Tell(turn, await overviews.SearchAsync(words, cancellationToken).ConfigureAwait(false));
    }

    [GeneratedRegex("^issue_(?<number>[0-9]{1,6})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeepLink();

    [GeneratedRegex("^(总?第)?\\s*(?<number>[0-9]{1,6})\\s*期?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssueNumber();
}
