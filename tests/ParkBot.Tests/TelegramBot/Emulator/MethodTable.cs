namespace ParkBot.Tests.TelegramBot;

/// <summary>Method name → what it does. Names are matched in any case, as Telegram does.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, (string Name, Func<ApiRequest, bool, ApiAnswer> Do)> _methods = new(StringComparer.OrdinalIgnoreCase);
    private readonly World _world;

    internal MethodTable(World world, UpdateQueue updates, Ledger ledger)
    {
        _world = world;
        var send = new SendMethods(world, new FloodLimits(world.Options.Limits, world.Options.Clock, ledger), ledger);
        var edit = new EditMethods(world, ledger);
        var other = new OtherMethods(world, updates);
        Add("getMe", _ => ApiAnswer.Ok(json => MessageJson.Bot(json, world.Options, full: true)));
        foreach (var method in new[] { "sendMessage", "sendDocument", "sendPhoto" })
            Add(method, (request, unanswered) => send.Send(method, request, unanswered));
        if (world.Options.KnowsRichMessages)
        {
            Add("sendRichMessage", (request, unanswered) => send.Send("sendRichMessage", request, unanswered));
            Add("sendRichMessageDraft", send.Draft);
        }
        Add("sendMessageDraft", send.TextDraft);
        Add("editMessageText", edit.EditText);
        Add("editMessageReplyMarkup", edit.EditMarkup);
        Add("deleteMessage", edit.Delete);
        Add("sendChatAction", other.ChatAction);
        Add("answerCallbackQuery", other.AnswerCallback);
        Add("getFile", other.GetFile);
        Add("getChat", other.GetChat);
        Add("getChatMember", other.GetChatMember);
        Add("setMessageReaction", other.React);
        Add("setMyCommands", other.SetCommands);
        Add("getMyCommands", other.GetCommands);
        Add("deleteMyCommands", other.DeleteCommands);
        Add("setMyDescription", request => other.Describe("setMyDescription", "description", 512, request));
        Add("setMyShortDescription", request => other.Describe("setMyShortDescription", "short_description", 120, request));
        Add("deleteWebhook", _ => other.DeleteWebhook());
        Add("getWebhookInfo", _ => other.WebhookInfo());
        Add("getUpdates", _ => throw new InvalidOperationException("A poll waits outside of the lock."));
    }

    /// <summary>The name as documented; null for a method that the server does not know.</summary>
    internal string? Find(string method) => _methods.TryGetValue(method, out var known) ? known.Name : null;

    internal ApiAnswer Do(string method, ApiRequest request, bool unanswered)
    {
        lock (_world.Gate)
            return _methods[method].Do(request, unanswered);
    }

    private void Add(string name, Func<ApiRequest, ApiAnswer> method) => Add(name, (request, _) => method(request));

    private void Add(string name, Func<ApiRequest, bool, ApiAnswer> method) => _methods.Add(name, (name, method));
}
