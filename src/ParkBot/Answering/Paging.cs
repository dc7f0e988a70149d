namespace ParkBot.Answering;

/// <summary>Which page is shown: a number from 1 that a list which grew shorter may not have any more.</summary>
internal static class Paging
{
    internal static (int Number, int Pages) Of(int page, int total, int size)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        return (Math.Clamp(page, 1, pages), pages);
    }
}
