using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Answering;

/// <summary>
/// Lays text out in names of the sheet, words of the list, and where one item is cited stretches of its text: the fewest pieces, names
/// first. What cannot be laid out is foreign.
/// </summary>
internal sealed class Tiling(FactSheet sheet, IReadOnlyList<SheetItem> ground)
{
    private const int Impossible = int.MaxValue / 2;

    /// <summary>A stretch of an item's text counts more than a word, so that a word of the list is one.</summary>
    private const int StretchCost = 5;

    private const int WordCost = 2;

    private static readonly ProseWords Words = ProseWords.Default;

    private readonly Dictionary<string, Claim> own = Own(sheet, ground);

    internal IEnumerable<ProseToken> Lay(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!ProseText.IsHan(text[at]))
            {
                yield return new ProseToken(TokenKind.Mark, text[at..++at]);
            }
            else if (sheet.Names.At(text, at) is { } name)
            {
                yield return new ProseToken(TokenKind.Name, text.Substring(at, name.Length)) { Names = name.Of };
                at += name.Length;
            }
            else
            {
                var end = at + 1;
                while (end < text.Length && ProseText.IsHan(text[end]) && sheet.Names.At(text, end) is null)
                {
                    end++;
                }

                foreach (var token in Run(text[at..end]))
                {
                    yield return token;
                }

                at = end;
            }
        }
    }

    private IEnumerable<ProseToken> Run(string run)
    {
        var costs = new int[run.Length + 1];
        var best = new ProseToken?[run.Length];
        for (var at = run.Length - 1; at >= 0; at--)
        {
            costs[at] = Impossible;
            for (var length = 1; length <= run.Length - at; length++)
            {
                if (costs[at + length] < Impossible && Piece(run.Substring(at, length)) is var (token, cost) && cost + costs[at + length] < costs[at])
                {
                    (costs[at], best[at]) = (cost + costs[at + length], token);
                }
            }
        }

        // Stretches laid side by side must not make up a place that the item does not name.
        var foreign = costs[0] == Impossible || (Walk().Any(token => token.Kind == TokenKind.Stretch) && Gazetteer.Default.Find(TextFold.Fold(run)).Any(place => place.Length > 1));
        if (foreign)
        {
            throw new ProseRefusedException(ProseFault.Foreign, run);
        }

        return Walk();

        IEnumerable<ProseToken> Walk()
        {
            for (var at = 0; at < run.Length; at += best[at]!.Text.Length)
            {
                yield return best[at]!;
            }
        }
    }

    private (ProseToken Token, int Cost)? Piece(string text)
    {
        if (own.TryGetValue(text, out var word) || Words.Spoken.TryGetValue(text, out word))
        {
            return (new ProseToken(TokenKind.Word, text) { Word = word }, WordCost);
        }

        return text.Length > 1 && ground is [var item] && item.Usable.Any(stretch => stretch.Contains(text, StringComparison.Ordinal)) && !HoldsClaim(text)
            ? (new ProseToken(TokenKind.Stretch, text), StretchCost)
            : null;
    }

    /// <summary>Ranks, stages and measures are said in words of their own, so that they are checked.</summary>
    private static bool HoldsClaim(string text) => Claims.Any(kind => Words.Of(kind).Any(word => word.Length > 1 && text.Contains(word, StringComparison.Ordinal)));

    private static readonly Claim[] Claims =
    [
        Claim.Most, Claim.Least, Claim.Leading, Claim.Next, Claim.More, Claim.Less, Claim.Leader, Claim.Average, Claim.Share, Claim.Total,
        Claim.Stage1, Claim.Stage2, Claim.Stage3, Claim.Stage4, Claim.Stage5, Claim.Stage6, Claim.Stage7, Claim.CountItems, Claim.CountProjects, Claim.Investment, Claim.Gap,
    ];

    /// <summary>Words that are good on this sheet alone: its measures, and what all cited items are.</summary>
    private static Dictionary<string, Claim> Own(FactSheet sheet, IReadOnlyList<SheetItem> ground)
    {
        var words = new Dictionary<string, Claim>(StringComparer.Ordinal);
        foreach (var stage in Enum.GetValues<Stage>())
        {
            // Where items are cited the stages are those of all of them, else they are said by references alone.
            if (ground.Count > 0 && ground.All(item => item.Stages.Contains(stage)))
            {
                words[stage.Chinese()] = Claim.Plain;
                foreach (var word in Words.Of(Claim.Stage1 + (int)stage - 1))
                {
                    words[word] = Claim.Plain;
                }
            }
        }

        foreach (var industry in ground.Count > 0 ? ground.Select(item => item.Industries).Aggregate((all, more) => all.Intersect(more, StringComparer.Ordinal)) : [])
        {
            words[industry] = Claim.Plain;
        }

        foreach (var result in sheet.Results)
        {
            words[result.MeasureName] = Claim.Measure;
        }

        return words;
    }
}
