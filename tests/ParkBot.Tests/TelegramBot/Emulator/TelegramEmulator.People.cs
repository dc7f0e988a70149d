namespace ParkBot.Tests.TelegramBot;

/// <content>The people and chats of a test.</content>
internal sealed partial class TelegramEmulator
{
    /// <summary>A person who has started the bot; the same one when the number is known.</summary>
    internal EmulatedUser User(long id, string? language = "zh-hans", string? name = null, string? userName = null)
    {
        lock (_world.Gate)
        {
            if (_world.Users.TryGetValue(id, out var known))
                return known;
            var user = new EmulatedUser { Id = id, FirstName = name ?? FormattableString.Invariant($"User {id}"), UserName = userName, LanguageCode = language };
            user.Chat = _world.Chats[id] = new EmulatedChat { Id = id, Kind = ChatKind.Private, Person = user };
            return _world.Users[id] = user;
        }
    }

    internal EmulatedChat Group(long id, string title, params EmulatedUser[] members) => Chat(new EmulatedChat { Id = id, Kind = ChatKind.Group, Title = title }, members);

    internal EmulatedChat Supergroup(long id, string title, bool forum = false, params EmulatedUser[] members) =>
        Chat(new EmulatedChat { Id = id, Kind = ChatKind.Supergroup, Title = title, IsForum = forum }, members);

    internal EmulatedChat Channel(long id, string title, string userName) => Chat(new EmulatedChat { Id = id, Kind = ChatKind.Channel, Title = title, UserName = userName }, []);

    internal EmulatedChat Channel(long id, string title, params EmulatedUser[] members) => Chat(new EmulatedChat { Id = id, Kind = ChatKind.Channel, Title = title }, members);

    /// <summary>A new topic of a forum: its thread.</summary>
    internal int Topic(EmulatedChat forum)
    {
        lock (_world.Gate)
        {
            var thread = ++forum.LastId;
            forum.Topics[thread] = false;
            return thread;
        }
    }

    internal void CloseTopic(EmulatedChat forum, int thread)
    {
        lock (_world.Gate)
            forum.Topics[thread] = true;
    }

    internal void DeleteTopic(EmulatedChat forum, int thread)
    {
        lock (_world.Gate)
            forum.Topics.Remove(thread);
    }

    /// <summary>The person blocks the bot: it is told so, and its sends are refused with 403.</summary>
    internal void Block(EmulatedUser user)
    {
        user.Blocked = true;
        Standing(user.Chat, user, "member", "kicked");
    }

    internal void Unblock(EmulatedUser user)
    {
        user.Blocked = false;
        Standing(user.Chat, user, "kicked", "member");
    }

    /// <summary>The account is gone; nobody tells the bot.</summary>
    internal void Deactivate(EmulatedUser user)
    {
        lock (_world.Gate)
            user.Deactivated = true;
    }

    /// <summary>Somebody puts the bot into a group.</summary>
    internal void Join(EmulatedChat chat, EmulatedUser by)
    {
        chat.Bot = BotStanding.Member;
        Standing(chat, by, "left", "member");
    }

    /// <summary>Somebody puts the bot out.</summary>
    internal void Leave(EmulatedChat chat, EmulatedUser by)
    {
        chat.Bot = BotStanding.Kicked;
        Standing(chat, by, "member", "kicked");
    }

    /// <summary>The group becomes a supergroup: sends to the old number are refused with the new one. Told: the bot gets the two service messages.</summary>
    internal EmulatedChat Migrate(EmulatedChat group, long newId, bool told = true)
    {
        var supergroup = Supergroup(newId, group.Title ?? string.Empty);
        lock (_world.Gate)
        {
            foreach (var (id, status) in group.Members)
                supergroup.Members[id] = status;
            group.MigratedTo = newId;
        }
        if (told)
        {
            Service(group, "migrate_to_chat_id", newId);
            Service(supergroup, "migrate_from_chat_id", group.Id);
        }
        return supergroup;
    }

    private EmulatedChat Chat(EmulatedChat chat, EmulatedUser[] members)
    {
        lock (_world.Gate)
        {
            foreach (var member in members)
                chat.Members[member.Id] = "member";
            return _world.Chats[chat.Id] = chat;
        }
    }

    private void Standing(EmulatedChat chat, EmulatedUser by, string before, string after)
    {
        lock (_world.Gate)
        {
            Push("my_chat_member", json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("chat");
                MessageJson.Chat(json, chat);
                json.WritePropertyName("from");
                MessageJson.User(json, by);
                json.WriteNumber("date", _world.Now.ToUnixTimeSeconds());
                json.WritePropertyName("old_chat_member");
                MemberJson.Write(json, before, () => MessageJson.Bot(json, Options));
                json.WritePropertyName("new_chat_member");
                MemberJson.Write(json, after, () => MessageJson.Bot(json, Options));
                json.WriteEndObject();
            });
        }
    }

    private void Service(EmulatedChat chat, string field, long value)
    {
        lock (_world.Gate)
        {
            var message = _world.Add(chat, id => new EmulatedMessage { Id = id, Chat = chat, At = _world.Now, SenderChat = chat });
            Push("message", json =>
            {
                json.WriteStartObject();
                json.WriteNumber("message_id", message.Id);
                json.WritePropertyName("chat");
                MessageJson.Chat(json, chat);
                json.WriteNumber("date", message.At.ToUnixTimeSeconds());
                json.WriteNumber(field, value);
                json.WriteEndObject();
            });
        }
    }
}
