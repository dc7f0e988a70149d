using System.Text.RegularExpressions;
using ParkBot.Answering;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>
/// Reads a delivered text as a person does who has the sheet beside it, by other means than the check: every number must be a figure of
/// the sheet, and stand with the name that it is of; every rank must be so. Works on the words alone, it knows no references.
/// </summary>
internal sealed partial class Reviewer
{
    private const char Row = '\ue000';
    private const char Figure = '\ue001';

    private readonly Pressroom.Sheet sheet;
    private readonly List<(string Text, List<Named> Of)> names;
    private readonly List<(string Text, List<SheetField> Of)> figures;

    internal Reviewer(Pressroom.Sheet sheet)
    {
        this.sheet = sheet;
        var facts = sheet.Facts;
        var all = new List<(string Text, Named Of)>();
        foreach (var result in facts.Results)
        {
            all.AddRange(Ways(result.Subject).Select(way => (way, new Named(Owner.Subject, result.Number))));
            for (var row = 0; row < result.Rows.Count; row++)
            {
                var of = new Named(Owner.Row, result.Number, row);
                all.AddRange(Ways(result.Rows[row].Label).Concat([RowsText.Label(result.Rows[row].Label), $"“{result.Rows[row].Label}”"]).Select(way => (way, of)));
            }
        }

        foreach (var item in facts.Items)
        {
            all.AddRange(new[] { item.Title, facts.Field($"i{item.Number}.place")?.Text }.OfType<string>().Select(way => (way, new Named(Owner.Item, item.Number))));
        }

        names = [.. all.GroupBy(name => name.Text, StringComparer.Ordinal).Select(group => (group.Key, group.Select(name => name.Of).Distinct().ToList())).OrderByDescending(name => name.Key.Length)];
        figures = [.. facts.Fields.Where(field => field.IsFigure).GroupBy(field => field.Text, StringComparer.Ordinal).Select(group => (group.Key, group.ToList())).OrderByDescending(figure => figure.Key.Length)];
    }

    /// <summary>What is wrong with a text, or null.</summary>
    internal string? Wrong(string text)
    {
        var whole = Marks().Replace(text, string.Empty);
        foreach (var sentence in whole.Split('。', '！'))
        {
            foreach (var part in Parts(sentence))
            {
                if (Judge(Seen(part)) is { } wrong)
                {
                    return $"{wrong}: {part}";
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Ways(string name)
    {
        yield return name;
        if (name.Length > 2 && (name.EndsWith('省') || name.EndsWith('市')))
        {
            yield return name[..^1];
        }

        // As everybody calls the autonomous regions.
        if (Regions.FirstOrDefault(region => name.StartsWith(region, StringComparison.Ordinal) && name.EndsWith("自治区", StringComparison.Ordinal)) is { } usual)
        {
            yield return usual;
        }
    }

    private static readonly string[] Regions = ["内蒙古", "广西", "西藏", "宁夏", "新疆"];

    /// <summary>Titles may hold ；: they are taken as one.</summary>
    private IEnumerable<string> Parts(string sentence)
    {
        var at = 0;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (names.Find(name => IsAt(sentence, i, name.Text)) is { Text: not null } found)
            {
                i += found.Text.Length - 1;
            }
            else if (sentence[i] == '；')
            {
                yield return sentence[at..i];
                at = i + 1;
            }
        }

        yield return sentence[at..];
    }

    private sealed record Piece(string Text, List<Named>? Names, List<SheetField>? Figures);

    /// <summary>Names and figures of the sheet wherever they stand, the longest first; the rest letter by letter.</summary>
    private List<Piece> Seen(string part)
    {
        var seen = new List<Piece>();
        for (var at = 0; at < part.Length;)
        {
            var name = names.Find(one => IsAt(part, at, one.Text));
            var isOpen = seen.Count == 0 || !(char.IsAsciiDigit(seen[^1].Text[^1]) || seen[^1].Text is "." or "约");
            var figure = isOpen ? figures.Find(one => IsAt(part, at, one.Text)) : default;
            var piece = name.Text is { } found && found.Length >= (figure.Text?.Length ?? 0) ? new Piece(found, name.Of, null)
                : figure.Text is { } told ? new Piece(told, null, figure.Of)
                : new Piece(part[at..(at + 1)], null, null);
            seen.Add(piece);
            at += piece.Text.Length;
        }

        return seen;
    }

    private static bool IsAt(string part, int at, string text) => part[at] == text[0] && string.CompareOrdinal(part, at, text, 0, text.Length) == 0;

    private string? Judge(List<Piece> seen)
    {
        var words = string.Concat(seen.Select(piece => piece.Names is not null ? Row.ToString() : piece.Figures is not null ? Figure.ToString() : piece.Text));
        if (Number().Match(words) is { Success: true } number)
        {
            return $"a number of its own ({number.Value})";
        }

        if (Beside().Match(words) is { Success: true } beside)
        {
            return $"a figure with a unit or hedge ({beside.Value})";
        }

        for (var at = 0; at < seen.Count; at++)
        {
            if (seen[at].Figures is { } told && Misplaced(seen, at, told) is { } wrong)
            {
                return wrong;
            }
        }

        return Ranked(seen);
    }

    private string? Misplaced(List<Piece> seen, int at, List<SheetField> told)
    {
        var named = seen.FindLastIndex(at, at + 1, piece => piece.Names is not null);
        var order = Order(seen, at);
        if (order is { } place)
        {
            // A、B和C分别为x、y和z: each with the name of its place.
            return told.Exists(field => place.Names!.Contains(field.Of)) ? null : $"{seen[at].Text} in a row of names";
        }

        if (named < 0)
        {
            var after = seen.Skip(at + 1).TakeWhile(piece => piece.Text is not ("，" or "、")).FirstOrDefault(piece => piece.Names is not null);
            return told.Exists(field => field.Of.Owner != Owner.Row || after?.Names!.Contains(field.Of) == true) ? null : $"{seen[at].Text} of nothing";
        }

        var of = seen[named].Names!;
        return told.Exists(field => of.Contains(field.Of) || field.Kind == FieldKind.Gap || (field.Of.Owner != Owner.Row && of.Exists(name => name.Owner == Owner.Subject)) || (field.Of.Owner == Owner.Row && of.TrueForAll(name => name.Owner == Owner.Subject) && seen.Skip(at).FirstOrDefault(piece => piece.Names is not null)?.Names!.Contains(field.Of) == true) || IsWhole(seen, at, field))
            ? null
            : $"{seen[at].Text} beside {seen[named].Text}";
    }

    /// <summary>总体 and its like behind the last name: the figure is of the whole again. A share stands behind the name of what it is of.</summary>
    private bool IsWhole(List<Piece> seen, int at, SheetField field)
    {
        if (field.Of.Owner != Owner.Subject)
        {
            return false;
        }

        var named = seen.FindLastIndex(at, at + 1, piece => piece.Names is not null);
        var between = string.Concat(seen.Skip(named + 1).Take(at - named - 1).Select(piece => piece.Text));
        return Whole().IsMatch(between) || (sheet.Facts.IsShare && field.Of.Number == 1);
    }

    /// <summary>The name that a figure of several in a row belongs to; null where it stands alone.</summary>
    private static Piece? Order(List<Piece> seen, int at)
    {
        static bool IsJoint(Piece piece) => piece.Text is "、" or "和" or "与" or "及";
        var first = at;
        while (first > 1 && IsJoint(seen[first - 1]) && seen[first - 2].Figures is not null)
        {
            first -= 2;
        }

        var last = at;
        while (last + 2 < seen.Count && IsJoint(seen[last + 1]) && seen[last + 2].Figures is not null)
        {
            last += 2;
        }

        if (first == last)
        {
            return null;
        }

        var end = seen.FindLastIndex(first, first + 1, piece => piece.Names is not null);
        var place = end - (last - at);
        for (var back = last; back > at && place >= 0; back -= 2)
        {
            if (end < 0 || !IsJoint(seen[end - 1]))
            {
                return new Piece("?", [], null);
            }
        }

        return place >= 0 && seen[place].Names is not null ? seen[place] : new Piece("?", [], null);
    }

    /// <summary>What a clause calls the highest is the highest.</summary>
    private string? Ranked(List<Piece> seen)
    {
        foreach (var clause in string.Join('\u0001', seen.Select(piece => piece.Text)).Split("，").Select(clause => clause.Replace("\u0001", string.Empty, StringComparison.Ordinal)))
        {
            var (most, least) = (Most().IsMatch(clause), Least().IsMatch(clause));
            var rows = Seen(clause).Where(piece => piece.Names?.Exists(name => name.Owner == Owner.Row) == true).ToList();
            if ((!most && !least) || rows.Count == 0 || (most && least))
            {
                continue;
            }

            if (rows.Exists(row => !row.Names!.Where(name => name.Owner == Owner.Row).Any(name => IsExtreme(name, most))))
            {
                return "a rank that is not so";
            }
        }

        return null;
    }

    private bool IsExtreme(Named name, bool most)
    {
        var values = sheet.Facts.Results[name.Number - 1].Rows.Select(row => row.Value).ToList();
        return values[name.Row] is { } value && value == (most ? values.Max() : values.Min());
    }

    [GeneratedRegex("［[^］]*］", RegexOptions.None, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[\p{Nd}\p{Nl}\p{No}]|[一二三四五六七八九十百千万亿两半双几数](?=[亿万千百元个条家成倍])|(?<![一两])[二三四五六七八九十百千万亿]+", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("(约|超|近|逾|不足|仅|超过)\ue001|\ue001(元|亿|万|%|倍|美元|条|个|家|余|左右|以上)(?!目)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beside();

    [GeneratedRegex("总体|整体|总的来|本次统计|全部|符合条件", RegexOptions.None, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex("最高|最多|最大|居首|首位|领先(?!于)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Most();

    [GeneratedRegex("最低|最少|最小|垫底|居末", RegexOptions.None, 1000)]
    private static partial Regex Least();
}
