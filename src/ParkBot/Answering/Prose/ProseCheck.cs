using System.Text;

namespace ParkBot.Answering;

/// <summary>
/// Checks a model's prose against a sheet and fills in what it refers to, sentence by sentence as it streams in. What it lets through
/// holds no figure, name or date but those that code put there, each with what it belongs to; the rest is words of a closed list.
/// </summary>
internal sealed class ProseCheck(FactSheet sheet, Telling telling)
{
    private const int MostLetters = 400;
    private const int MostSentences = 5;
    private const int MostOfAnswer = 2;

    /// <summary>More than any prose that could be shown: what goes on longer is not read to its end.</summary>
    private const int MostRaw = 4000;

    private readonly ProseReader reader = new(sheet, telling);
    private readonly Attribution attribution = new(sheet);
    private readonly MeasureWords measures = new(sheet);
    private readonly StringBuilder rest = new();
    private readonly List<CheckedSentence> sentences = [];
    private ProseVerdict.Refused? refused;
    private RankWords? ranks;
    private int raw;

    /// <summary>True once it is refused: more of it need not be read.</summary>
    internal bool IsRefused => refused is not null;

    /// <summary>What is checked so far, filled in.</summary>
    internal string Text => string.Concat(sentences.Select(sentence => sentence.Text));

    /// <summary>Checks the whole of it at once.</summary>
    internal static ProseVerdict Check(FactSheet sheet, Telling telling, string prose)
    {
        var check = new ProseCheck(sheet, telling);
        check.Feed(prose);
        return check.Finish();
    }

    /// <summary>Takes the next piece.</summary>
    /// <returns>The sentences that it completed and that are good; none once something was refused.</returns>
    internal IReadOnlyList<CheckedSentence> Feed(string piece)
    {
        List<CheckedSentence> made = [];
        raw += piece.Length;
        foreach (var c in piece)
        {
            if (IsRefused)
            {
                return [];
            }

            rest.Append(c);
            if (ProseText.EndsSentence(c) && Take() is { } sentence)
            {
                made.Add(sentence);
            }
        }

        if (raw > MostRaw)
        {
            Refuse(ProseFault.Length, string.Empty);
        }

        return IsRefused ? [] : made;
    }

    /// <summary>The verdict on all of it.</summary>
    internal ProseVerdict Finish()
    {
        if (!IsRefused && (sentences.Count == 0 || rest.ToString().Any(c => !char.IsWhiteSpace(c))))
        {
            Refuse(ProseFault.Unfinished, rest.ToString());
        }

        return refused is not null ? refused : new ProseVerdict.Accepted(sentences);
    }

    private CheckedSentence? Take()
    {
        var written = rest.ToString();
        rest.Clear();
        try
        {
            var sentence = Checked(written);
            sentences.Add(sentence);
            if (sentences.Count > (telling == Telling.Answer ? MostOfAnswer : MostSentences) || sentences.Sum(one => one.Text.Length) > MostLetters)
            {
                Refuse(ProseFault.Length, written);
            }

            return IsRefused ? null : sentence;
        }
        catch (ProseRefusedException refusal)
        {
            Refuse(refusal.Fault, refusal.Piece);
            return null;
        }
    }

    private CheckedSentence Checked(string written)
    {
        var parts = reader.Read(written);
        var fields = parts.SelectMany(part => part).Select(token => token.Field).OfType<SheetField>().Where(field => field.Of.Owner == Owner.Item).ToList();
        var cited = fields.Select(field => field.Of.Number).Distinct().ToList();
        ranks ??= new RankWords(sheet, measures);
        foreach (var part in parts.Select(part => Narrowed(WithWholes(part), cited)))
        {
            attribution.Check(part, cited);
            measures.Check(part);
            ranks.Check(part);
        }

        if (telling == Telling.Week && cited.Count == 0)
        {
            throw new ProseRefusedException(ProseFault.Uncited, written);
        }

        var text = string.Concat(parts.Select(Attribution.Text));
        if (!IsPaired(text, '“', '”') || !IsPaired(text, '《', '》') || !IsPaired(text, '（', '）') || text.Length < 2 || parts.Any(IsStuttering))
        {
            throw new ProseRefusedException(ProseFault.Character, written);
        }

        var marks = cited.Where(number => !fields.Exists(field => field.Kind == FieldKind.Mark && field.Of.Number == number)).Select(number => sheet.Items[number - 1].Mark);
        return new CheckedSentence(text + string.Concat(marks), [.. cited.Select(number => sheet.Items[number - 1].Ref)]);
    }

    /// <summary>总体, 本次统计 name what was counted; behind 占 they are only the end of a phrase.</summary>
    private List<ProseToken> WithWholes(IReadOnlyList<ProseToken> part)
    {
        var share = false;
        var tokens = new List<ProseToken>();
        foreach (var token in part)
        {
            share |= token.Is(Claim.Share);
            var subjects = sheet.Results.Where(result => !sheet.IsShare || result.Number == 3).Select(result => new Named(Owner.Subject, result.Number));
            tokens.Add(token.Is(Claim.Whole) && (!share || sheet.IsShare) ? token with { Names = [.. subjects] } : token);
        }

        return tokens;
    }

    /// <summary>A name is an item's only where the part cites the item, or tells no figure of a result.</summary>
    private static List<ProseToken> Narrowed(List<ProseToken> part, List<int> cited)
    {
        var own = part.Where(token => token.Field is { Of.Owner: Owner.Item }).Select(token => token.Field!.Of.Number).ToHashSet();
        var good = own.Count > 0 ? own : part.Exists(token => token.IsFigure || token.Field is { Of.Owner: Owner.Row }) ? [] : cited.ToHashSet();
        var narrowed = part.ConvertAll(token => token.IsOf(Owner.Item) ? token with { Names = [.. token.Names.Where(name => name.Owner != Owner.Item || good.Contains(name.Number))] } : token);
        return narrowed.Exists(token => token is { Kind: TokenKind.Name, IsName: false }) ? throw new ProseRefusedException(ProseFault.Attribution, Attribution.Text(part)) : narrowed;
    }

    /// <summary>、、 or ，。: something is missing between them.</summary>
    private static bool IsStuttering(IReadOnlyList<ProseToken> part)
    {
        const string Stops = "，、；：。！";
        static bool IsStop(ProseToken token) => token.Kind == TokenKind.Mark && Stops.Contains(token.Text, StringComparison.Ordinal);
        return IsStop(part[0]) || part.Zip(part.Skip(1)).Any(pair => IsStop(pair.First) && IsStop(pair.Second));
    }

    private static bool IsPaired(string text, char open, char close)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth is < 0 or > 2)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private void Refuse(ProseFault fault, string piece) => refused ??= new ProseVerdict.Refused(fault, piece);
}
