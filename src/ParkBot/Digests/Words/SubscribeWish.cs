namespace ParkBot.Digests;

/// <summary>What became of the words of a wish to subscribe. Closed.</summary>
internal abstract record SubscribeWish
{
    private protected SubscribeWish()
    {
    }

    /// <param name="Slot">When; null for with the edition.</param>
    /// <param name="Quiet">True: an issue with nothing that matches is passed over.</param>
    /// <param name="Undated">True: the question named days or issues, which were taken out.</param>
    internal sealed record Understood(DigestSpec Spec, Slot? Slot, bool Quiet, bool Undated = false) : SubscribeWish;

    /// <summary>Not subscribed: a sentence that says why, and what to write, in both languages.</summary>
    internal sealed record Refused(string Chinese, string English) : SubscribeWish;
}
