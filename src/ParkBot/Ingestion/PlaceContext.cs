using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>A place named in a field of an item, settled to one meaning.</summary>
internal sealed record Mention(EvidenceField Field, int Start, int Length, Place Place)
{
    internal int End => Start + Length;
}

/// <summary>The places that an item names, those with several meanings settled by the rest of the item or left out.</summary>
internal sealed class PlaceContext
{
    private readonly ItemText _item;
    private readonly Dictionary<EvidenceField, (string Folded, IReadOnlyList<PlaceMatch> Matches)> _found = [];
    private readonly Dictionary<EvidenceField, IReadOnlyList<Mention>> _mentions = [];

    internal PlaceContext(ItemText item)
    {
        _item = item;
        foreach (var field in (EvidenceField[])[EvidenceField.Title, EvidenceField.Lead, EvidenceField.Body, EvidenceField.Source])
        {
            var folded = TextFold.Fold(item.Text(field, "") ?? "");
            _found[field] = (folded, Gazetteer.Default.Find(folded));
        }

        var sure = _found.Values.SelectMany(found => found.Matches).Where(match => match.Candidates.Count == 1).Select(match => match.Candidates[0]).ToList();
        foreach (var (field, found) in _found)
        {
            _mentions[field] = AsCities(found.Folded, [.. found.Matches.Select(match => Settle(match, sure) is { } place ? new Mention(field, match.Start, match.Length, place) : null).OfType<Mention>()]);
        }
    }

    internal string Folded(EvidenceField field) => _found[field].Folded;

    internal IReadOnlyList<Mention> In(EvidenceField field) => _mentions[field];

    /// <summary>The places inside a place that the lead and the body name, in that order.</summary>
    internal IReadOnlyList<Mention> Finer(Place outer, bool orSame) =>
        [.. In(EvidenceField.Lead).Concat(In(EvidenceField.Body)).Where(mention => mention.Place.IsWithin(outer) && (orSame || mention.Place != outer))];

    /// <summary>Where the whole name of a place begins: 湖北省潜江市 at 湖北省.</summary>
    internal int PhraseStart(Mention mention)
    {
        var start = mention.Start;
        foreach (var before in In(mention.Field).Reverse().SkipWhile(other => other.Start >= mention.Start))
        {
            if (start - before.End > 1 || !mention.Place.IsWithin(before.Place))
            {
                break;
            }

            start = before.Start;
        }

        return start;
    }

    /// <summary>The place as a fact: by the words alone where they name every level of it, else with the gazetteer's help.</summary>
    internal Fact<Place> Fact(Mention place, IReadOnlyList<Mention> beside)
    {
        var evidence = beside.Append(place).Select(mention => new Evidence(mention.Field, mention.Start, mention.Length)).ToList();
        var words = string.Concat(evidence.Select(words => _item.Text(words.Field, "")!.Substring(words.Start, words.Length)));
        var told = new[] { place.Place.Province, place.Place.City, place.Place.County }.OfType<string>().All(name => words.Contains(name, StringComparison.Ordinal));
        return new Fact<Place>(place.Place, told ? Basis.Text : Basis.Gazetteer, evidence);
    }

    /// <summary>长春、吉林、白山: a province's name in a row of its cities is that of the city called so.</summary>
    private static List<Mention> AsCities(string folded, List<Mention> mentions)
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            var (province, beside) = (mentions[i], mentions.Where((other, j) => Math.Abs(i - j) == 1 && other.Place.City is not null && other.Place.IsWithin(mentions[i].Place)
                && folded[Math.Min(other.End, mentions[i].End)..Math.Max(other.Start, mentions[i].Start)] is "、" or "和" or "与"));
            if (province.Place.City is null && beside.Any() && Gazetteer.Default.Find(string.Concat(folded.AsSpan(province.Start, province.Length), "市")) is [{ Start: 0, Candidates: [{ City: not null } city] }] && city.IsWithin(province.Place))
            {
                mentions[i] = province with { Place = city };
            }
        }

        return mentions;
    }

    /// <summary>The one meaning that the item's other places point to; null where none does (朝阳区 with nothing beside it).</summary>
    private static Place? Settle(PlaceMatch match, List<Place> sure)
    {
        if (match.Candidates.Count == 1)
        {
            return match.Candidates[0];
        }

        var ranked = match.Candidates
            .Select(place => (place, score: sure.Count(other => other.City is not null && other.City == place.City && other.Province == place.Province) * 2 + sure.Count(other => other.Province == place.Province)))
            .OrderByDescending(pair => pair.score)
            .ToList();
        return ranked[0].score > 0 && ranked[0].score > ranked[1].score ? ranked[0].place : null;
    }
}
