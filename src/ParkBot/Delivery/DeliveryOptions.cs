using System.ComponentModel.DataAnnotations;

namespace ParkBot.Delivery;

/// <summary>How fast messages leave. The defaults are Telegram's documented limits; 0 takes a limit off.</summary>
internal sealed class DeliveryOptions
{
    internal const string Section = "Delivery";

    /// <summary>Messages a second over all chats. Default 30, from 0 to 1000 (0: no limit).</summary>
    [Range(0, 1000)]
    public int PerSecond { get; set; } = 30;

    /// <summary>Messages a second in one chat. Default 1, from 0 to 30 (0: no limit).</summary>
    [Range(0, 30)]
    public int PerSecondInChat { get; set; } = 1;

    /// <summary>Messages a minute in one group. Default 20, from 0 to 1000 (0: no limit).</summary>
    [Range(0, 1000)]
    public int PerMinuteInGroup { get; set; } = 20;

    /// <summary>How many messages are on their way at once. Default 64, from 1 to 256.</summary>
    [Range(1, 256)]
    public int AtOnce { get; set; } = 64;

    /// <summary>For how many days it is kept that a message was sent. Default 30, from 1 to 3650.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;
}
