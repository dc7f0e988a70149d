using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Sends of which nobody knows whether they arrived are flagged and never repeated; refusals do what each of them asks.</summary>
public sealed class UncertainTests
{
    [Fact]
    public async Task Accepted_sends_without_an_answer_are_flagged_and_not_repeated()
    {
        await using var bot = await StartAsync();
        var telegram = bot.Telegram;
        var users = Enumerable.Range(1, Proof.Of(8, 60)).Select(number => telegram.User(4000 + number)).ToList();
        var first = users.Select(user => telegram.Say(user, "江苏总投资多少")).ToList();
        await telegram.WaitForAsync(_ => first.TrueForAll(one => telegram.AnswersTo(one).Count > 0));

        // Questions, files and edits, each accepted and its response dropped.
        var faults = new[] { "send*", "editMessageText" }.Select(method => telegram.Faults.Add(method, new Fault.DropResponse(), times: int.MaxValue)).ToList();
        var before = telegram.Ledger.Sent.Count;
        foreach (var (user, index) in users.Select((user, index) => (user, index)))
        {
            switch (index % 4)
            {
                case 0:
                    telegram.Say(user, "辽宁总投资多少");
                    break;
                case 1:
                    telegram.PressData(user, user.Chat.Id, telegram.AnswersTo(first[index])[0].MessageId, telegram.AnswersTo(first[index])[0].AllButtons.First(button => button.Text == "导出").Data! + ":x");
                    break;
                case 2:
                    telegram.Edit(first[index], "辽宁总投资多少");
                    break;
                default:
                    telegram.Say(user, "/help");
                    break;
            }
        }

        await Proof.UntilAsync(() => Books.Outbox(bot.Database).Count(row => row.State == 4) >= users.Count, TimeSpan.FromSeconds(30), () => string.Join('\n', Books.Outbox(bot.Database)) + bot.Log);
        await Task.Delay(Proof.Of(1500, 40_000), TestContext.Current.CancellationToken);
        faults.ForEach(fault => fault.Stop());
        var accepted = telegram.Ledger.Sent.Skip(before).ToList();
        var stats = await telegram.AnswerToAsync(telegram.Say(telegram.User(BotHarness.Admin), "/stats"));
        await bot.StopAsync();

        var uncertain = Books.Outbox(bot.Database).Count(row => row.State == 4);
        Proof.Tell($"accepted without a response {accepted.Count} ({string.Join(", ", accepted.GroupBy(sent => sent.Method).Select(group => $"{group.Key} {group.Count()}"))}), flagged {uncertain}, blind resends {accepted.Count - users.Count}");
        Assert.Equal(users.Count, accepted.Count);
        Assert.Equal(users.Count, uncertain);
        Assert.Equal(["editMessageText", "sendDocument", "sendMessage"], accepted.Select(sent => sent.Method).Where(method => method != "sendRichMessage").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Contains("不确定是否送达", stats.Text, StringComparison.Ordinal);
        Assert.Matches($"不确定是否送达\\D*{users.Count}\\D", stats.Text);
    }

    [Fact]
    public async Task Too_many_requests_in_one_chat_hold_that_chat_only()
    {
        await using var bot = await StartAsync();
        var telegram = bot.Telegram;
        var held = telegram.User(4101);
        var others = Enumerable.Range(1, 20).Select(number => telegram.User(4200 + number)).ToList();
        await telegram.AnswerToAsync(telegram.Say(others[0], "/help"));
        var wait = TimeSpan.FromSeconds(3);
        // Not send*: a typing sign would take the refusal upon itself.
        telegram.Faults.Add("sendMessage", Fault.TooMany((int)wait.TotalSeconds), chat: held.Id);

        var began = DateTimeOffset.UtcNow;
        var asked = new[] { telegram.Say(held, "江苏总投资多少"), telegram.Say(held, "辽宁总投资多少") };
        var elsewhere = others.Select(user => telegram.Say(user, "江苏总投资多少")).ToList();
        await telegram.WaitForAsync(_ => elsewhere.TrueForAll(one => telegram.AnswersTo(one).Count > 0));
        var slowest = telegram.Ledger.Messages.Where(sent => sent.At >= began).Max(sent => sent.At) - began;
        await telegram.WaitForAsync(ledger => ledger.In(held.Id).Count() >= 2);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await bot.StopAsync();

        var texts = telegram.Ledger.In(held.Id).ToList();
        var refused = telegram.Ledger.Rejected.First(call => call.Chat == held.Id).At;
        Proof.Tell($"held chat: {(texts[0].At - refused).TotalSeconds:0.00} s after the refusal, {texts.Count} messages; {others.Count} other chats within {slowest.TotalSeconds:0.00} s");
        Assert.True(texts[0].At - refused >= wait, $"{texts[0].At - refused}");
        Assert.Contains(telegram.Ledger.Messages, sent => sent.Chat != held.Id && sent.At > refused && sent.At < texts[0].At);
        Assert.Equal(2, texts.Count);
        Assert.Contains("江苏", texts[0].Text, StringComparison.Ordinal);
        Assert.Contains("辽宁", texts[1].Text, StringComparison.Ordinal);
        Assert.NotNull(asked);
    }

    [Fact]
    public async Task Blocked_migrated_and_unparsable()
    {
        await using var bot = await StartAsync();
        var telegram = bot.Telegram;

        // 403: it sleeps, the chat is known to be blocked, nothing is repeated.
        var gone = telegram.User(4301);
        telegram.Deactivate(gone);
        telegram.Say(gone, "/help");
        await Proof.UntilAsync(() => Books.Outbox(bot.Database).Any(row => row.Chat == gone.Id && row.State == 6), TimeSpan.FromSeconds(20), () => bot.Log);
        Assert.Equal(1, telegram.Ledger.Rejected.Count(call => call.Chat == gone.Id && call.Method.StartsWith("sendMessage", StringComparison.Ordinal)));
        Assert.Equal(1, Books.Count(bot.Database, "SELECT blocked FROM chats WHERE id = 4301"));

        // migrate_to_chat_id: followed, once, and what waits behind goes there too, in order.
        var user = telegram.User(4302);
        var group = telegram.Group(-4302, "园区", user);
        telegram.Faults.Add("send*", Fault.TooMany(1), chat: group.Id);
        foreach (var command in new[] { "/help", "/privacy", "/latest" })
        {
            telegram.Say(user, $"{command}@{telegram.Options.BotName}", group);
        }

        await Proof.UntilAsync(() => Books.Outbox(bot.Database).Count(row => row.Chat == group.Id) == 3, TimeSpan.FromSeconds(20), () => bot.Log);
        var supergroup = telegram.Migrate(group, -1_000_004_302, told: false);
        await telegram.WaitForAsync(ledger => ledger.In(supergroup.Id).Count() >= 3);

        // 400 on parsing: the same as plain text, once.
        var odd = telegram.User(4303);
        telegram.Faults.Add("sendMessage", new Fault.Refuse(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 5"), chat: odd.Id);
        await telegram.AnswerToAsync(telegram.Say(odd, "/help"));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await bot.StopAsync();

        var moved = telegram.Ledger.In(supergroup.Id).ToList();
        var plain = telegram.Ledger.In(odd.Id).ToList();
        Proof.Tell($"403: sends 1, asleep 1; migrated: {moved.Count} messages, repeated {moved.Count - moved.Select(sent => sent.Text).Distinct(StringComparer.Ordinal).Count()}; unparsable: {plain.Count} message, plain {plain.Count(sent => sent.Html is null)}");
        Assert.Equal(3, moved.Count);
        Assert.Equal(3, moved.Select(sent => sent.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(Assert.Single(plain).Html);
        Assert.Equal(0, Books.Outbox(bot.Database).Count(row => row.State is 1 or 2));
    }

    [Fact]
    public async Task A_chat_that_is_forgotten_while_its_answers_wait_goes_on()
    {
        await using var bot = await StartAsync();
        var telegram = bot.Telegram;
        var user = telegram.User(4401);
        var ask = await telegram.AnswerToAsync(telegram.Say(user, "/forget"));
        telegram.Faults.Add("send*", Fault.TooMany(2), chat: user.Id);
        telegram.Say(user, "江苏总投资多少");
        telegram.Say(user, "辽宁总投资多少");
        await telegram.WaitForAsync(ledger => ledger.Rejected.Any(call => call.Chat == user.Id && call.Status == 429));
        telegram.Press(user, ask, "删除");
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM questions") == 0 && Books.Count(bot.Database, "SELECT count(*) FROM inbox WHERE state = 1") == 0, TimeSpan.FromSeconds(40), () => bot.Log);

        var after = await telegram.AnswerToAsync(telegram.Say(user, "/help"), TimeSpan.FromSeconds(15));
        Proof.Tell($"after /forget with answers held: the next answer came, number {after.Number}; rows that still wait {Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)")}");
        await bot.StopAsync();
    }

    private static Task<BotHarness> StartAsync() => BotHarness.StartAsync(null, true, ("Logging:Level", "Warning"), ("Telegram:PerMinute", "10000"), ("Telegram:PerMinuteInChat", "10000"));
}
