using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>What is kept about a user, and how to be forgotten.</summary>
internal sealed class PrivacyDialog(AheadSender ahead, ChatSettings chats, AdminRoll admins, AuditHash hash, OutsideModel model, IOptions<TelegramOptions> options, IOptions<DeliveryOptions> delivery, IOptions<DigestOptions> digests)
{
    private const string Verb = "forget";

    internal void Tell(Turn turn)
    {
        var kept = options.Value;
        turn.Show(new Message(
        [
            new Paragraph(turn.Pick("保存了什么、保存多久", "What is kept, and for how long"), Tone.Answer),
            new Entries(
            [
                new Entry("· ", turn.Pick($"您的问题、回答和评价，连同您和会话的编号：{kept.KeepQuestionDays} 天，用来接着问和改进。", $"Your questions, answers and ratings with the numbers of you and the chat: {kept.KeepQuestionDays} days, to go on from them and to get better.")),
                new Entry("· ", turn.Pick($"收到的消息：处理完就删掉内容，只留编号 {kept.KeepInboxDays} 天，防止重复处理。", $"Messages received: their text goes once they are handled; their numbers stay {kept.KeepInboxDays} days, so that none is handled twice.")),
                new Entry("· ", turn.Pick($"送达记录（送到的不含内容，没送到的连同内容）：{delivery.Value.KeepDays} 天。", $"That a message was delivered (without its text; with it where it did not arrive): {delivery.Value.KeepDays} days.")),
                new Entry("· ", turn.Pick("会话的设置：直到您发 /forget。", "Settings of the chat: until you send /forget.")),
                new Entry("· ", turn.Pick($"订阅（会话的编号、内容和时间）：直到退订或您发 /forget；发过的推送 {digests.Value.KeepDays} 天，免得重复。退订后可以撤销一天。", $"Subscriptions (the chat's number, what and when): until they end or you send /forget; what digests said: {digests.Value.KeepDays} days, so that nothing comes twice. An ended one can be taken back for a day.")),
                new Entry("· ", turn.Pick($"管理员的操作记录：{kept.KeepAuditDays} 天。", $"What admins did: {kept.KeepAuditDays} days.")),
            ]),
            new Paragraph(Outside(turn) + turn.Pick("发 /export 可以取走自己的数据，发 /forget 删除。", "/export gives you your data, /forget deletes it.")),
        ]));
    }

    private string Outside(Turn turn) => model.Host is { } host
        ? turn.Pick(
            $"不保存姓名和电话。除了 Telegram，您的问题和查到的新闻会发给语言模型的服务（{host}），用来读懂问题和组织句子，不带您和会话的编号。您用了多少模型的用量，记两天。",
            $"No names or phone numbers are kept. Besides Telegram, your questions and the news that they find go to a language model's server ({host}), to understand and to phrase, without the numbers of you or the chat. How much of the model you used is kept for two days. ")
        : turn.Pick("不保存姓名和电话，除了 Telegram 不交给任何人。", "No names or phone numbers are kept, and nothing goes to anybody but Telegram. ");

    internal void AskToForget(Turn turn) => turn.Say(
        turn.Pick(
            "要删除您在这里的全部数据吗？您的问题、回答、评价、设置和订阅都会删掉，不能恢复。" + (turn.IsAdmin && !admins.IsConfigured(turn.User) ? "您的管理员权限也会取消。" : string.Empty),
            "Delete all your data here? Your questions, answers, ratings, settings and subscriptions will be gone for good." + (turn.IsAdmin && !admins.IsConfigured(turn.User) ? " You will no longer be an admin." : string.Empty)),
        [[new Button(turn.Pick("删除", "Delete"), new Callback(Verb, turn.User, "yes").ToString()), new Button(turn.Pick("不删", "Keep"), new Callback(Verb, turn.User, "no").ToString())]]);

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (callback.Verb != Verb)
        {
            return false;
        }

        // In a group anybody sees the button; it belongs to the one who asked.
        if (callback.Id != turn.User || !turn.IsPerson)
        {
            turn.Toast = turn.Pick("这个按钮是给提问的人用的。", "This button is for the one who asked.");
            return true;
        }

        if (callback.Argument != "yes")
        {
            Replace(turn, turn.Pick("没有删除。", "Nothing was deleted."));
            return true;
        }

        // Said first: the record of its sending is among what is erased.
        Replace(turn, turn.Pick("已删除您的全部数据。以后再提问，就从头开始。", "All your data is deleted. If you ask again, we start anew."));
        await ahead.SendAsync(turn, cancellationToken).ConfigureAwait(false);
        var pseudonym = await hash.OfAsync(turn.User, cancellationToken).ConfigureAwait(false);
        if (turn.IsAdmin && !admins.IsConfigured(turn.User))
        {
            admins.Remove(turn, turn.User);
        }

        turn.Change(Erase(turn.User, turn.Id, pseudonym));
        turn.Afterwards(() => chats.Evict(turn.User));
        return true;
    }

    private static void Replace(Turn turn, string text) => turn.Send(new OutgoingMessage { Html = text, Plain = text, Edits = turn.Message });

    /// <param name="user">Whose data goes.</param>
    /// <param name="current">The inbox's row of this turn: it is still waiting when this runs.</param>
    /// <param name="pseudonym">What stands for the user in the audit.</param>
    private static Change Erase(long user, long current, string pseudonym)
    {
        var number = user.ToString(CultureInfo.InvariantCulture);
        return async (context, token) =>
        {
            // What was added in this turn is stored first, so that it is erased too.
            await context.SaveChangesAsync(token).ConfigureAwait(false);
            var asked = context.Set<QuestionRow>().Where(row => row.User == user).Select(row => row.Id);
            var heard = context.Set<InboxRow>().Where(row => row.User == user);

            // What never arrived still holds its text, also where it was for a group or, as a report, for the admins.
            await context.Set<OutboxRow>().Where(row => row.Chat == user
                    || (row.Question != null && asked.Contains(row.Question.Value))
                    || heard.Select(one => "u" + one.Id).Contains(row.Source) || heard.Select(one => "a" + one.Id).Contains(row.Source))
                .ExecuteDeleteAsync(token).ConfigureAwait(false);
            await DigestErasure.Of(user)(context, token).ConfigureAwait(false);
            await QuestionLog.ForgetAsync(context, user, token).ConfigureAwait(false);
            await ModelLedger.ForgetAsync(context, user, token).ConfigureAwait(false);
            await context.Set<PendingRow>().Where(row => row.User == user).ExecuteDeleteAsync(token).ConfigureAwait(false);

            // The numbers of updates stay, so that none is handled again; whose they were does not.
            await heard.Where(row => row.State != InboxState.Waiting || row.Id == current)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.User, (long?)null).SetProperty(one => one.Chat, (long?)null).SetProperty(one => one.Payload, (string?)null), token).ConfigureAwait(false);
            await context.Set<InboxRow>().Where(row => row.State == InboxState.SetAside && row.Payload != null && row.Payload.Contains(number))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Payload, (string?)null), token).ConfigureAwait(false);
            await context.Set<AuditRow>().Where(row => row.Actor == number).ExecuteUpdateAsync(row => row.SetProperty(one => one.Actor, pseudonym), token).ConfigureAwait(false);
            foreach (var sign in new[] { "+", "-" })
            {
                // Made an admin, or no longer one. A number within another number is somebody else's.
                await context.Set<AuditRow>().Where(row => row.Detail == sign + number).ExecuteUpdateAsync(row => row.SetProperty(one => one.Detail, sign + pseudonym), token).ConfigureAwait(false);
            }

            await context.Set<AdminRow>().Where(row => row.By == number).ExecuteUpdateAsync(row => row.SetProperty(one => one.By, pseudonym), token).ConfigureAwait(false);
            await context.Set<AdminRow>().Where(row => row.User == user).ExecuteDeleteAsync(token).ConfigureAwait(false);
            await context.Set<ChatRow>().Where(row => row.Id == user).ExecuteDeleteAsync(token).ConfigureAwait(false);
            await Corrections.ForgetAsync(context, number, pseudonym, token).ConfigureAwait(false);
            await ProjectDecisions.ForgetAsync(context, number, pseudonym, token).ConfigureAwait(false);
        };
    }
}

/// <summary>A user's number as the audit keeps it once the user is forgotten: the same for the same user, and not to be turned back without this installation's key.</summary>
internal sealed class AuditHash(Database database, GroupCommit commits)
{
    private const string Name = "audit-key";

    internal async Task<string> OfAsync(long user, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken).ConfigureAwait(false);
        return "h" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(user.ToString(CultureInfo.InvariantCulture))))[..16];
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken)
    {
        await using (var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await context.Set<SecretRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == Name, cancellationToken).ConfigureAwait(false) is { } known)
            {
                return known.Value;
            }
        }

        var key = RandomNumberGenerator.GetBytes(32);
        await commits.CommitAsync((context, _) =>
        {
            context.Add(new SecretRow { Name = Name, Value = key });
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return key;
    }
}
