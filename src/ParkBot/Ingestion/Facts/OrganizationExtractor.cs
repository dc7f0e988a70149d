using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// The companies and institutions that an item names: full names by their last word, rows of names before 等…企业,
/// well-known short names, and a company's short name at the head of a title. Governments are left out.
/// </summary>
internal static class OrganizationExtractor
{
    /// <summary>A run of characters longer than this is a clause, not a name.</summary>
    private const int LongestName = 26;

    internal static IReadOnlyList<Fact<string>> Extract(FactText text)
    {
        var spans = new List<(FactField Field, int Start, int Length)>();
        foreach (var field in text.Fields)
        {
            foreach (var (start, length) in Outermost([.. Named(field), .. Rows(field), .. OrganizationNames.Famous(field.Folded), .. Heads(field), .. OrganizationDealers.Find(field.Folded)]))
            {
                spans.Add((field, start, length));
            }
        }

        var facts = new List<Fact<string>>();
        foreach (var same in spans.GroupBy(span => span.Field.Words(span.Start, span.Length), StringComparer.Ordinal))
        {
            facts.Add(new Fact<string>(same.Key, Basis.Text, [.. same.Select(span => span.Field.Evidence(span.Start, span.Length))]));
        }

        // 英威腾 beside 英威腾集团 is the same one; the fuller name stands.
        return [.. facts.Where(fact => !facts.Exists(other => other != fact && other.Value.Length > fact.Value.Length && other.Value.Contains(fact.Value, StringComparison.Ordinal)))];
    }

    private static List<(int Start, int Length)> Outermost(List<(int Start, int Length)> spans)
    {
        var kept = new List<(int Start, int Length)>();
        foreach (var span in spans.OrderByDescending(span => span.Length))
        {
            if (!kept.Exists(other => span.Start < other.Start + other.Length && other.Start < span.Start + span.Length))
            {
                kept.Add(span);
            }
        }

        kept.Sort();
        return kept;
    }

    private static IEnumerable<(int Start, int Length)> Named(FactField field)
    {
        foreach (Match suffix in OrganizationNames.Suffix.Matches(field.Folded))
        {
            var start = Beginning(field.Folded, suffix.Index);
            var length = suffix.Index + suffix.Length - start;
            var own = suffix.Index - start;
            if (own < 2 && suffix.Length < 3 || own < 1 || length > LongestName || (suffix.Groups["short"].Success && own is < 2 or > 6))
            {
                continue;
            }

            if (!OrganizationNames.IsGeneric(field.Folded.AsSpan(start, suffix.Groups["short"].Success ? length : own)) || IsOffice(field.Folded.AsSpan(start, length))
                || (own >= 4 && (suffix.Value.EndsWith("有限公司", StringComparison.Ordinal) || field.Folded.AsSpan(start).StartsWith("中国", StringComparison.Ordinal))))
            {
                yield return (start, length);
            }
        }
    }

    /// <summary>深圳市商务局 is made of common words only, and is a name all the same.</summary>
    private static bool IsOffice(ReadOnlySpan<char> name) =>
        (name.EndsWith("局", StringComparison.Ordinal) || name.EndsWith("厅", StringComparison.Ordinal) || name.EndsWith("人民政府办公室", StringComparison.Ordinal) || name.EndsWith("大学", StringComparison.Ordinal) || name.EndsWith("协会", StringComparison.Ordinal) || name.EndsWith("职业技术学院", StringComparison.Ordinal) || name.EndsWith("发改委", StringComparison.Ordinal))
        && name.Length >= 4 && !name.StartsWith("各", StringComparison.Ordinal) && !name.StartsWith("行业", StringComparison.Ordinal);

    /// <summary>Goes back over the characters of a name, a bracketed place inside it included, and cuts at the last word that is no part of it.</summary>
    private static int Beginning(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName)
        {
            var c = text[start - 1];
            if (c == ')' && text.LastIndexOf('(', start - 1, Math.Min(start, 8)) is > 0 and var open)
            {
                start = open;
            }
            else if (char.IsLetterOrDigit(c) || c is '·' or '&' or '+')
            {
                start--;
            }
            else
            {
                break;
            }
        }

        // The words behind are shown too: 联合 in 联合控股 cuts nothing, nor does 企业 in 统一企业(中国)有限公司.
        var cut = OrganizationNames.Stop.Match(text, start, Math.Min(text.Length, end + 2) - start);
        while (cut.Success && (cut.Index + cut.Length > end || (cut.Index + cut.Length < text.Length && text[cut.Index + cut.Length] == '(' && cut.Index + cut.Length < end)))
        {
            cut = cut.NextMatch();
        }

        return cut.Success ? cut.Index + cut.Length : start;
    }

    private static IEnumerable<(int Start, int Length)> Rows(FactField field)
    {
        foreach (Match others in OrganizationNames.AndOthers.Matches(field.Folded))
        {
            var clause = field.Clause(others.Index);
            var before = field.Between(clause.Start, others.Index);
            var isProjects = others.Groups["projects"].Success;
            if (isProjects && (!before.Contains('、', StringComparison.Ordinal) || OrganizationNames.Making.IsMatch(before)))
            {
                continue;
            }

            var row = Row(field.Folded, clause.Start, others.Index).ToList();
            if (row.Count > 0 && row.TrueForAll(name => OrganizationNames.Material.IsMatch(field.Between(name.Start, name.Start + name.Length))))
            {
                continue;
            }

            foreach (var name in !isProjects && row.Count > 0 ? row.Concat(PlaceTrades(field, clause.Start, others.Index)) : row)
            {
                yield return name;
            }
        }

        foreach (Match led in OrganizationNames.Led.Matches(field.Folded))
        {
            // 由甲大学、乙学院和丙微电子牵头: beside those whose names tell what they are, one whose name does not.
            var row = led.Groups["row"];
            foreach (var name in Row(field.Folded, row.Index, row.Index + row.Length).Where(name => OrganizationDealers.CanBe(field.Between(name.Start, name.Start + name.Length))))
            {
                yield return name;
            }
        }

        foreach (Match bracket in OrganizationNames.Bracketed.Matches(field.Folded))
        {
            var row = bracket.Groups["row"];
            foreach (var name in Row(field.Folded, row.Index, row.Index + row.Length))
            {
                yield return name;
            }
        }
    }

    /// <summary>走访甲股份、绍兴能源等企业: last in a row of firms even a place and its trade are one.</summary>
    private static IEnumerable<(int Start, int Length)> PlaceTrades(FactField field, int clause, int end)
    {
        var from = field.Folded.LastIndexOf('、', end - 1, end - clause) + 1;
        if (from > 0 && OrganizationNames.PlaceTrade.IsMatch(field.Between(from, end)) && Gazetteer.Default.Find(field.Between(from, end)) is [{ Start: 0 }, ..])
        {
            yield return (from, end - from);
        }
    }

    private static IEnumerable<(int Start, int Length)> Row(string text, int start, int end)
    {
        var position = end;
        while (position > start)
        {
            var comma = text.LastIndexOf('、', position - 1, position - start);
            var from = comma < 0 ? start : comma + 1;
            // Only the first name of a row has the verb before it; one that is cut ends the row.
            var cut = OrganizationNames.RowStop.Match(text, from, position - from);
            var begin = cut.Success ? cut.Index + cut.Length : from;
            // 已与甲、乙等企业签约, 代表团与甲、乙等企业: 与 belongs to a name only inside it.
            begin += OrganizationNames.RowWith.Match(text, begin, position - begin).Length;
            if (Trimmed(text, begin, position - begin) is { } name)
            {
                yield return name;
            }

            var joined = cut.Success && cut.Value is "和" or "及" or "以及";
            if (!joined && (comma < 0 || cut.Success))
            {
                break;
            }

            position = joined ? cut.Index : comma;
        }
    }

    private static (int Start, int Length)? Trimmed(string text, int start, int length)
    {
        var name = text.AsSpan(start, length);
        var tail = OrganizationNames.ProjectTail.Match(text, start, length);
        var kept = tail.Success && tail.Index - start >= 2 ? tail.Index - start : length;
        if (kept < length && OrganizationNames.House.Match(text, start, kept) is { Success: true } house)
        {
            kept = house.Length;
        }

        return kept is >= 2 and <= 16 && name[..kept].IndexOfAny("“”《》\"") < 0 && !char.IsAsciiDigit(name[0]) && !OrganizationNames.IsGeneric(name[..kept]) && !OrganizationNames.IsGeneric(name)
            ? (start, kept)
            : null;
    }

    /// <summary>遂宁射洪锂电…: a trade of the place, where 岚锋锂电 is a firm.</summary>
    private static bool IsTradeOfPlace(string name) => name.EndsWith("锂电", StringComparison.Ordinal) && Gazetteer.Default.Find(name).Count > 0;

    private static IEnumerable<(int Start, int Length)> Heads(FactField field)
    {
        if (field.Field == EvidenceField.Title && OrganizationNames.TitleHead.Match(field.Folded).Groups["name"] is { Success: true } head && !OrganizationNames.IsGeneric(head.ValueSpan) && !IsTradeOfPlace(head.Value))
        {
            yield return (head.Index, head.Length);
        }

        foreach (Match foreign in OrganizationNames.Foreign.Matches(field.Folded))
        {
            var name = foreign.Groups["name"];
            var length = OrganizationNames.BeforeTrade(name.ValueSpan);
            if (length is >= 2 and <= 6 && !OrganizationNames.Stop.IsMatch(name.Value))
            {
                yield return (name.Index, length);
            }
        }
    }
}
