namespace ParkBot.Answering;

/// <summary>Checks what prose says about ranks against the rows: 最高, 其次, 主要, 高于.</summary>
internal sealed class RankWords(FactSheet sheet, MeasureWords measures)
{
    /// <summary>The rows that were named since the last superlative, by result.</summary>
    private readonly Dictionary<int, HashSet<int>> told = sheet.Results.ToDictionary(result => result.Number, _ => new HashSet<int>());
    private bool ascending;

    internal void Check(IReadOnlyList<ProseToken> part)
    {
        var clauses = Clauses(part);
        var frames = Frames(part);
        for (var at = 0; at < clauses.Count; at++)
        {
            foreach (var word in clauses[at].Where(token => token.Kind == TokenKind.Word))
            {
                if (!IsTrue(part, clauses, at, word, frames))
                {
                    throw new ProseRefusedException(ProseFault.Rank, $"{word.Text}：{Attribution.Text(part)}");
                }
            }

            foreach (var result in sheet.Results)
            {
                told[result.Number].UnionWith(Rows(clauses[at], result.Number));
            }
        }
    }

    private bool IsTrue(IReadOnlyList<ProseToken> part, List<List<ProseToken>> clauses, int at, ProseToken word, List<SheetResult> frames)
    {
        var clause = clauses[at];
        switch (word.Word)
        {
            case Claim.Most or Claim.Least or Claim.Leader:
                ascending = word.Word == Claim.Least;
                frames.ForEach(result => told[result.Number].Clear());
                return frames.Exists(result => IsExtreme(part, clauses, at, word, result));
            case Claim.Next:
                return frames.Exists(result => Follow(Rows(clause, result.Number), result) && measures.Ranks(part, Index(part, word), result));
            case Claim.Leading when !clause.Exists(token => token.IsOf(Owner.Row)):
                return clause.Exists(token => token.Field is { Of.Owner: Owner.Item });
            case Claim.Leading:
                return frames.Exists(result => result.AreAhead(Rows(clause, result.Number), new HashSet<int>(), ascending: false) && measures.Ranks(part, Index(part, word), result));
            case Claim.Descending or Claim.Ascending:
                return !part.Any(token => token.IsOf(Owner.Row)) || frames.Exists(result => AreInOrder(part, result, word.Word == Claim.Ascending));
            case Claim.Gap:
                return part.Any(token => token.Field is { Kind: FieldKind.Gap });
            case Claim.More or Claim.Less:
                return frames.Exists(result => Compares(part, word, result) && measures.Ranks(part, Index(part, word), result));
            case Claim.From when clause.Exists(token => token.IsOf(Owner.Row)) && !clause.Exists(IsOwnFigure):
                return clause.Exists(token => token.Kind == TokenKind.Word && (token.Word is Claim.Leading or Claim.Most or Claim.Next || token.Text == "其中"))
                    || frames.Exists(result => Enumerable.Range(0, result.Rows.Count).All(Rows(clause, result.Number).Contains));
            default:
                return true;
        }
    }

    /// <summary>The next ones after those that were named since the last superlative.</summary>
    private bool Follow(HashSet<int> rows, SheetResult result)
    {
        var chain = told[result.Number];
        return chain.Count > 0 && !rows.Overlaps(chain) && result.AreAhead(rows, chain, ascending);
    }

    private bool IsExtreme(IReadOnlyList<ProseToken> part, List<List<ProseToken>> clauses, int at, ProseToken word, SheetResult result)
    {
        var extreme = word.Word == Claim.Least ? result.Least : result.Most;
        var rows = Rows(Named(part, clauses, at), result.Number);
        if (extreme.Count == 0 || !rows.SetEquals(extreme) || (word.Word == Claim.Leader && result.Rows.Count != 2) || !measures.Ranks(part, Index(part, word), result))
        {
            return false;
        }

        // 最高的是江苏省，浙江省: another row needs a figure or a rank of its own.
        return clauses.TrueForAll(clause => Rows(clause, result.Number).IsSubsetOf(rows) || clause.Exists(token => IsOwnFigure(token) || (token.Kind == TokenKind.Word && token.Word is Claim.Next or Claim.Most or Claim.Least or Claim.Leading)));
    }

    /// <summary>The clause of a superlative; where it names no row what was named last before it, or the next one that does.</summary>
    private static List<ProseToken> Named(IReadOnlyList<ProseToken> part, List<List<ProseToken>> clauses, int at)
    {
        if (clauses[at].Exists(token => token.IsOf(Owner.Row)))
        {
            return clauses[at];
        }

        var before = Attribution.Names(part, Index(part, clauses[at][0])).FindAll(token => token.IsOf(Owner.Row));
        return before.Count > 0 ? before : clauses.Skip(at).FirstOrDefault(clause => clause.Exists(token => token.IsOf(Owner.Row))) ?? [];
    }

    /// <summary>从高到低 promises the first ones, in their order.</summary>
    private static bool AreInOrder(IReadOnlyList<ProseToken> part, SheetResult result, bool ascending)
    {
        var rows = part.Where(token => token.IsOf(Owner.Row)).SelectMany(token => token.Rows(result.Number).Take(1)).ToList();
        var sign = ascending ? -1 : 1;
        return result.AreAhead(rows, new HashSet<int>(), ascending) && rows.Zip(rows.Skip(1)).All(pair => sign * result.Value(pair.First) >= sign * result.Value(pair.Second));
    }

    private static bool Compares(IReadOnlyList<ProseToken> part, ProseToken word, SheetResult result)
    {
        var at = Index(part, word);
        var (left, right) = (Attribution.Names(part, at), at + 1 < part.Count && part[at + 1].IsName ? part[at + 1] : null);
        if (right is null || left is not [var one] || one.Rows(result.Number).ToList() is not [var first] || right.Rows(result.Number).ToList() is not [var second]
            || result.Value(first) is not { } above || result.Value(second) is not { } below || (at + 2 < part.Count && part[at + 2].IsJoint))
        {
            return false;
        }

        return word.Word == Claim.More ? above > below : above < below;
    }

    /// <summary>The results whose rows the part names; where it tells a row's figure that one.</summary>
    private List<SheetResult> Frames(IReadOnlyList<ProseToken> part)
    {
        var figured = part.Where(token => token.Field is { Of.Owner: Owner.Row }).Select(token => token.Field!.Of.Number).Distinct().ToList();
        var named = part.Where(token => token.IsOf(Owner.Row)).ToList();
        return [.. sheet.Results.Where(result => (figured.Count == 0 || figured.Contains(result.Number)) && named.TrueForAll(token => token.Rows(result.Number).Any() || token.IsOf(Owner.Subject)))];
    }

    private static HashSet<int> Rows(IEnumerable<ProseToken> tokens, int result) => [.. tokens.SelectMany(token => token.Rows(result).Concat(token.Field is { Kind: FieldKind.RowValue } field && field.Of.Number == result ? [field.Of.Row] : []))];

    private static bool IsOwnFigure(ProseToken token) => token.Field is { Kind: FieldKind.RowValue or FieldKind.Row };

    private static int Index(IReadOnlyList<ProseToken> part, ProseToken token)
    {
        for (var at = 0; at < part.Count; at++)
        {
            if (ReferenceEquals(part[at], token))
            {
                return at;
            }
        }

        return -1;
    }

    private static List<List<ProseToken>> Clauses(IReadOnlyList<ProseToken> part)
    {
        List<List<ProseToken>> clauses = [[]];
        foreach (var token in part)
        {
            clauses[^1].Add(token);
            if (token.IsMark('，'))
            {
                clauses.Add([]);
            }
        }

        return clauses.FindAll(clause => clause.Count > 0);
    }
}
