using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Answering;

/// <summary>Takes a sentence of a model apart into references, names of the sheet, words of the list and stretches of the cited item's text.</summary>
internal sealed partial class ProseReader(FactSheet sheet, Telling telling)
{
    private static readonly ProseWords Words = ProseWords.Default;

    /// <summary>The parts of a sentence (。；！ end them), each with its closing mark.</summary>
    internal IReadOnlyList<IReadOnlyList<ProseToken>> Read(string sentence)
    {
        var pieces = Pieces(sentence).ToList();
        Guard(pieces);
        var parts = new List<IReadOnlyList<ProseToken>>();
        foreach (var part in Parts(pieces))
        {
            parts.Add(Tokens(part, Ground(part, pieces)));
        }

        return parts;
    }

    /// <summary>References as they are, and between them cleaned text; text is cut where a part ends.</summary>
    private IEnumerable<(SheetField? Field, string Text)> Pieces(string sentence)
    {
        var at = 0;
        foreach (Match match in Reference().Matches(sentence))
        {
            yield return (null, Clean(sentence[at..match.Index]));
            yield return (sheet.Field(match.Groups["name"].Value) ?? throw new ProseRefusedException(ProseFault.Reference, match.Value), match.Value);
            at = match.Index + match.Length;
        }

        yield return (null, Clean(sentence[at..]));
    }

    private static string Clean(string raw)
    {
        var (text, fault, piece) = ProseText.Clean(raw);
        return text ?? throw new ProseRefusedException(fault, piece);
    }

    /// <summary>What is refused wherever it stands: numbers in words, units and hedges beside a figure, words that no answer needs.</summary>
    private void Guard(List<(SheetField? Field, string Text)> pieces)
    {
        for (var at = 0; at < pieces.Count; at++)
        {
            if (pieces[at].Field is { } field)
            {
                if (field.IsFigure || field.Kind == FieldKind.Row)
                {
                    Beside(pieces, at);
                }

                continue;
            }

            var text = Masked(pieces[at].Text, Claim.Exempt);
            if (text.Any(ProseText.IsNumeral))
            {
                throw new ProseRefusedException(ProseFault.Numeral, pieces[at].Text);
            }

            if (Words.Held(Claim.Forbidden, Masked(text, Claim.Untold)) is { } word)
            {
                throw new ProseRefusedException(ProseFault.Forbidden, word);
            }
        }

        // 点{{i1.stage}}击: taken together the words between references are no instruction either.
        var whole = string.Concat(pieces.Where(piece => piece.Field is null).Select(piece => Masked(piece.Text, Claim.Untold)));
        if (Words.Held(Claim.Forbidden, whole) is { } split)
        {
            throw new ProseRefusedException(ProseFault.Forbidden, split);
        }
    }

    private static void Beside(List<(SheetField? Field, string Text)> pieces, int at)
    {
        var (before, after) = (pieces[at - 1].Text, pieces[at + 1].Text);
        if (Words.IsUnitAhead(after) || Words.IsHedgeBehind(before))
        {
            throw new ProseRefusedException(ProseFault.Unit, before + pieces[at].Text + after);
        }

        if (before.Length == 0 && at > 1 && pieces[at - 2].Field is { IsFigure: true })
        {
            throw new ProseRefusedException(ProseFault.Unit, pieces[at - 2].Text + pieces[at].Text);
        }
    }

    /// <summary>The text without the sheet's names and the given words, a stroke in place of each.</summary>
    private string Masked(string text, Claim harmless)
    {
        var masked = text;
        foreach (var name in sheet.Spoken.Concat(Words.Of(harmless)))
        {
            masked = masked.Contains(name, StringComparison.Ordinal) ? masked.Replace(name, "｜", StringComparison.Ordinal) : masked;
        }

        return masked;
    }

    private static IEnumerable<List<(SheetField? Field, string Text)>> Parts(List<(SheetField? Field, string Text)> pieces)
    {
        List<(SheetField? Field, string Text)> part = [];
        foreach (var (field, text) in pieces)
        {
            if (field is not null)
            {
                part.Add((field, text));
                continue;
            }

            var from = 0;
            for (var at = 0; at < text.Length; at++)
            {
                if (text[at] is '。' or '！' or '；')
                {
                    part.Add((null, text[from..(at + 1)]));
                    yield return part;
                    part = [];
                    from = at + 1;
                }
            }

            part.Add((null, text[from..]));
        }

        if (part.Exists(piece => piece.Field is not null || piece.Text.Length > 0))
        {
            yield return part;
        }
    }

    /// <summary>Whose text a part may take words from: of the one item that it cites, or where it cites none that its sentence does.</summary>
    private List<SheetItem> Ground(List<(SheetField? Field, string Text)> part, List<(SheetField? Field, string Text)> sentence)
    {
        var own = Cited(part);
        var tellsResult = part.Exists(piece => piece.Field is { Of.Owner: not Owner.Item } field && (field.IsFigure || field.Kind == FieldKind.Row));
        return telling == Telling.Answer || tellsResult ? [] : own.Count > 0 ? own : Cited(sentence);
    }

    private List<SheetItem> Cited(List<(SheetField? Field, string Text)> pieces) =>
        [.. pieces.Where(piece => piece.Field is { Of.Owner: Owner.Item }).Select(piece => piece.Field!.Of.Number).Distinct().Select(number => sheet.Items[number - 1])];

    private List<ProseToken> Tokens(List<(SheetField? Field, string Text)> part, List<SheetItem> ground)
    {
        var tiling = new Tiling(sheet, ground);
        var tokens = new List<ProseToken>();
        foreach (var (field, text) in part)
        {
            if (field is not null)
            {
                tokens.Add(new ProseToken(TokenKind.Reference, field.Text) { Field = field, Names = field.IsName ? Owners(field) : [] });
            }
            else
            {
                tokens.AddRange(tiling.Lay(text));
            }
        }

        return tokens;
    }

    private IReadOnlyCollection<Named> Owners(SheetField field) => field.Kind == FieldKind.Subject ? sheet.SameSubject(field.Of.Number) : [field.Of];

    [GeneratedRegex(@"\{\{(?<name>[ri][0-9]{1,3}(\.[a-z]+[0-9]{0,2}){1,2})\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
