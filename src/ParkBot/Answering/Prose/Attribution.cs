namespace ParkBot.Answering;

/// <summary>
/// Checks that each figure stands with what it is of: a row's with the row that was named last, a result's with no name but its
/// subject's, an item's alone with its item.
/// </summary>
internal sealed class Attribution(FactSheet sheet)
{
    private IReadOnlyCollection<Named> last = [];

    /// <param name="part">A part of a sentence.</param>
    /// <param name="cited">The items that its sentence cites.</param>
    internal void Check(IReadOnlyList<ProseToken> part, IReadOnlyCollection<int> cited)
    {
        Items(part, cited);
        Rows(part);
        Beside(part);
        for (var at = 0; at < part.Count; at++)
        {
            Apart(part, at);
            switch (part[at].Field)
            {
                case { Kind: FieldKind.RowValue }:
                    RowFigure(part, at);
                    break;
                case { Kind: FieldKind.Value, Of.Number: 1 } when sheet.IsShare:
                    Share(part, at);
                    break;
                case { Kind: FieldKind.Value or FieldKind.Items or FieldKind.Told or FieldKind.Untold } field:
                    Whole(part, at, field);
                    break;
                case { Kind: FieldKind.Gap } field:
                    Gap(part, at, field);
                    break;
            }
        }

        last = part.LastOrDefault(token => token.IsName)?.Names ?? last;
    }

    /// <summary>One item where a figure is told of one; of several only one kind of thing, so that nothing crosses over; no foreign names.</summary>
    private static void Items(IReadOnlyList<ProseToken> part, IReadOnlyCollection<int> cited)
    {
        var fields = part.Where(token => token.Field is { Of.Owner: Owner.Item }).Select(token => token.Field!).ToList();
        var own = fields.Select(field => field.Of.Number).Distinct().ToList();
        if (own.Count > 1 && (fields.Exists(field => field.IsFigure) || fields.Select(field => field.Kind).Distinct().Count() > 1))
        {
            throw new ProseRefusedException(ProseFault.Mixed, Text(part));
        }

        var good = own.Count > 0 ? own : [.. cited];
        if (part.FirstOrDefault(token => token.IsName && !token.Names.Any(name => name.Owner == Owner.Item ? good.Contains(name.Number) : own.Count == 0 || name.Owner == Owner.Subject)) is { } foreign)
        {
            throw Wrong(part, foreign);
        }
    }

    /// <summary>The rows that a part names are those of one result: 江苏省，光伏 would be read as one thing.</summary>
    private void Rows(IReadOnlyList<ProseToken> part)
    {
        var named = part.Where(token => token.IsName && token.IsOf(Owner.Row) && !token.IsOf(Owner.Subject) && !token.IsOf(Owner.Item)).ToList();
        var told = part.Where(token => token.Field is { Kind: FieldKind.RowValue or FieldKind.Row or FieldKind.Gap }).Select(token => token.Field!.Of.Number).Distinct().ToList();
        var frames = sheet.Results.Select(result => result.Number).Where(number => named.TrueForAll(token => token.Rows(number).Any())).ToList();
        if ((named.Count > 0 && frames.Count == 0) || told.Count > 1 || (told is [var one] && named.Count > 0 && !frames.Contains(one)))
        {
            throw Wrong(part, named.FirstOrDefault());
        }
    }

    /// <summary>江苏省浙江省, 江苏省的光伏: two names that flow together are no name of either.</summary>
    private static void Beside(IReadOnlyList<ProseToken> part)
    {
        ProseToken? before = null;
        foreach (var token in part)
        {
            if (token.IsName && before is not null && !before.Names.Intersect(token.Names).Any() && !(before.IsOf(Owner.Subject) && !before.IsOf(Owner.Row)))
            {
                throw Wrong(part, token);
            }

            before = token.IsName ? token : before is not null && token.Kind == TokenKind.Word && token.Text == "的" ? before : null;
        }
    }

    /// <summary>What is of an item must not narrow a result's figure (纺织服装收录24条), and only rows' figures go in a run.</summary>
    private static void Apart(IReadOnlyList<ProseToken> part, int at)
    {
        var isOfResult = part[at].IsFigure && part[at].Field!.Of.Owner != Owner.Item;
        var isRun = part[at].IsFigure && at > 1 && part[at - 1].IsJoint && (part[at - 2].IsFigure || part[at - 2].Field?.Kind == FieldKind.Row)
            && (part[at].Field!.Kind != FieldKind.RowValue || part[at - 2].Field!.Kind != FieldKind.RowValue);
        if (isRun || (isOfResult && part.Take(at).Concat(Phrase(part, at)).Any(token => token.Kind == TokenKind.Stretch || token.Field is { Of.Owner: Owner.Item })))
        {
            throw Wrong(part, part[at]);
        }
    }

    private static void RowFigure(IReadOnlyList<ProseToken> part, int at)
    {
        var figures = Run(part, at, out var first);
        var before = Names(part, first);
        if (figures.Count > 1)
        {
            var isInOrder = before.Count == figures.Count && figures.Zip(before).All(pair => pair.Second.Names.Contains(pair.First.Field!.Of));
            if (!isInOrder || !part.Take(first).Any(token => token.Is(Claim.Respectively)))
            {
                throw Wrong(part, part[at]);
            }
        }
        else
        {
            var of = part[at].Field!.Of;
            var after = Phrase(part, at).Where(token => token.IsName).ToList();
            var isFirst = before.Count == 0 || before.TrueForAll(token => token.IsOf(Owner.Subject) && !token.IsOf(Owner.Row));
            if (!(isFirst ? after.Count > 0 : before is [var only] && only.Names.Contains(of)) || !after.TrueForAll(token => token.Names.Contains(of)))
            {
                throw Wrong(part, part[at]);
            }
        }
    }

    private void Whole(IReadOnlyList<ProseToken> part, int at, SheetField field)
    {
        var of = new Named(Owner.Subject, field.Of.Number);
        var before = Names(part, at);
        var after = Phrase(part, at).Where(token => token.IsName).ToList();
        var named = before.Count > 0 ? before is [var only] && only.Names.Contains(of)
            : after.Count > 0 || (sheet.Results[of.Number - 1].Subject == sheet.Results[0].Subject && (last.Count == 0 || last.Contains(of)));
        if (!named || !after.TrueForAll(token => token.Names.Contains(of)))
        {
            throw Wrong(part, part[at]);
        }
    }

    /// <summary>江苏省占全部新闻的35%: the part is named before 占, the whole behind it.</summary>
    private static void Share(IReadOnlyList<ProseToken> part, int at)
    {
        var (above, below) = (new Named(Owner.Subject, 2), new Named(Owner.Subject, 3));
        var share = part.Take(at).ToList().FindLastIndex(token => token.Is(Claim.Share) || token.Field is { Kind: FieldKind.Measure, Of.Number: 1 } || (token.Is(Claim.Measure) && token.Text.EndsWith("占比", StringComparison.Ordinal)));
        var before = share < 0 ? [] : Names(part, share);
        var isOfPart = before.Count == 0 || (before is [var only] && only.Names.Contains(above));
        var behind = share < 0 ? [] : part.Skip(share).Take(at - share).Where(token => token.IsName).ToList();
        if (share < 0 || !isOfPart || !behind.TrueForAll(token => token.Names.Contains(below)) || Phrase(part, at).Any(token => token.IsName))
        {
            throw Wrong(part, part[at]);
        }
    }

    private static void Gap(IReadOnlyList<ProseToken> part, int at, SheetField field)
    {
        var rows = part.Where(token => token.IsName && token.IsOf(Owner.Row)).SelectMany(token => token.Rows(field.Of.Number)).Distinct().Count();
        if (rows == 1 || !part.Take(at).Any(token => token.Is(Claim.Gap)))
        {
            throw Wrong(part, part[at]);
        }
    }

    /// <summary>The run of names that ends last before a place: 江苏省、浙江省 is one of two.</summary>
    internal static List<ProseToken> Names(IReadOnlyList<ProseToken> part, int before)
    {
        List<ProseToken> run = [];
        var goesOn = false;
        for (var at = 0; at < before; at++)
        {
            var token = part[at];
            if (token.IsName)
            {
                run = goesOn && token.Field?.Kind != FieldKind.Row ? [.. run, token] : [token];
                goesOn = false;
            }
            else
            {
                goesOn = token.IsJoint && at > 0 && (goesOn || part[at - 1] is { IsName: true, Field: not { Kind: FieldKind.Row } });
            }
        }

        return run;
    }

    /// <summary>The figures that stand in one run with that of a place: 12亿元、3亿元和1亿元.</summary>
    private static List<ProseToken> Run(IReadOnlyList<ProseToken> part, int at, out int first)
    {
        first = at;
        while (first > 1 && part[first - 1].IsJoint && part[first - 2].Field is { Kind: FieldKind.RowValue })
        {
            first -= 2;
        }

        List<ProseToken> run = [part[first]];
        for (var next = first + 1; next + 1 < part.Count && part[next].IsJoint && part[next + 1].Field is { Kind: FieldKind.RowValue }; next += 2)
        {
            run.Add(part[next + 1]);
        }

        return run;
    }

    /// <summary>What follows up to the next mark.</summary>
    private static IEnumerable<ProseToken> Phrase(IReadOnlyList<ProseToken> part, int at) =>
        part.Skip(at + 1).TakeWhile(token => token.Kind != TokenKind.Mark);

    private static ProseRefusedException Wrong(IReadOnlyList<ProseToken> part, ProseToken? token) => new(ProseFault.Attribution, $"{token?.Text}：{Text(part)}");

    internal static string Text(IEnumerable<ProseToken> part) => string.Concat(part.Select(token => token.Text));
}
