using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads the parts of a sentence that are names: subjects, items, places, industries, stages, sections, issues and days.</summary>
internal sealed class NameSentenceReader(SentenceCursor cursor)
{
    internal Filter? Part(Filter filter)
    {
        var start = cursor.At;
        if (cursor.Eat("与"))
        {
            if (cursor.Quoted() is not { } words)
            {
                return null;
            }

            var single = cursor.Eat("最相符的一条");
            return single || cursor.Eat("有关") ? filter with { About = new Subject(words, single) } : null;
        }

        if (cursor.IsAt('“'))
        {
            return Subject(filter) ?? Again(start, () => Labelled(filter));
        }

        if (cursor.IsAt('第') || cursor.IsAt('《'))
        {
            return Issues(filter) ?? Again(start, () => ItemsSentenceReader.Read(cursor) is { } items ? filter with { Items = items } : null);
        }

        return DaysAlone(filter) ?? Again(start, () => Labelled(filter)) ?? Again(start, () => Words(filter));
    }

    private T? Again<T>(int start, Func<T?> read) where T : class
    {
        cursor.At = start;
        return read();
    }

    /// <summary>“海优威基地”（即第108期第3条）.</summary>
    private Filter? Subject(Filter filter)
    {
        if (cursor.Quoted() is not { } words || !cursor.Eat("（"))
        {
            return null;
        }

        var single = cursor.Eat("即");
        return ItemsSentenceReader.Read(cursor) is { Count: > 0 } items && cursor.Eat("）") ? filter with { About = new Subject(words, single), Items = items } : null;
    }

    private Filter? Issues(Filter filter)
    {
        var issues = cursor.Each("、", () => cursor.Eat("第") && cursor.Whole() is { } number && cursor.Eat("期") ? (true, number) : default);
        return issues is not null && !cursor.IsAt('第') ? filter with { Issues = issues } : null;
    }

    /// <summary>Days that are called by nothing but themselves.</summary>
    private Filter? DaysAlone(Filter filter)
    {
        var unnamed = cursor.Eat("日期为");
        if (WindowSentenceReader.Read(cursor) is not { } window)
        {
            return null;
        }

        var label = unnamed ? string.Empty : PlanDescriber.Describe(window);
        var undated = SentenceWords.UsualUndated(label, window);
        if (cursor.Eat("（"))
        {
            if (cursor.Any(SentenceWords.Undateds) is not { } told || !cursor.Eat("）"))
            {
                return null;
            }

            undated = told;
        }

        return cursor.Word() is null ? filter with { Dates = new DateFilter(label, window, undated) } : null;
    }

    /// <summary>上周（2023年2月20日至26日）, or the first of places that have a label.</summary>
    private Filter? Labelled(Filter filter)
    {
        if (Label() is not { } label || !cursor.Eat("（"))
        {
            return null;
        }

        if (!cursor.IsAtDigit())
        {
            return PlaceSentenceReader.Meaning(cursor, label) is { } place ? Places(filter, place) : null;
        }

        if (WindowSentenceReader.Read(cursor) is not { } window)
        {
            return null;
        }

        var undated = cursor.Eat("，") ? cursor.Any(SentenceWords.Undateds) : SentenceWords.UsualUndated(label, window);
        return undated is { } told && cursor.Eat("）") ? filter with { Dates = new DateFilter(label, window, told) } : null;
    }

    private string? Label() => cursor.IsAt('“') ? cursor.Quoted() : cursor.Word();

    private Filter? Words(Filter filter)
    {
        if (cursor.Word() is not { } word)
        {
            return null;
        }

        if (SentenceWords.Industries.TryGetValue(word, out var industry))
        {
            return Rest(industry, SentenceWords.Industries) is { } industries ? filter with { Industries = industries } : null;
        }

        if (SentenceWords.Stages.TryGetValue(word, out var stage))
        {
            return Rest(stage, SentenceWords.Stages) is { } stages ? filter with { Stages = stages } : null;
        }

        if (SectionOf(word) is { } section)
        {
            var sections = new List<Section> { section };
            while (cursor.Eat("、"))
            {
                if (cursor.Word() is not { } other || SectionOf(other) is not { } another)
                {
                    return null;
                }

                sections.Add(another);
            }

            return filter with { Sections = sections };
        }

        return PlaceSentence.Resolve(word) is { } place ? Places(filter, new PlaceFilter(word, [place])) : null;
    }

    private static Section? SectionOf(string word) =>
        word.EndsWith(SentenceWords.SectionEnd, StringComparison.Ordinal) && SentenceWords.Sections.TryGetValue(word[..^SentenceWords.SectionEnd.Length], out var section) ? section : null;

    private List<T>? Rest<T>(T first, IReadOnlyDictionary<string, T> known)
    {
        var all = new List<T> { first };
        while (cursor.Eat("、"))
        {
            if (cursor.Word() is not { } word || !known.TryGetValue(word, out var value))
            {
                return null;
            }

            all.Add(value);
        }

        return all;
    }

    private Filter? Places(Filter filter, PlaceFilter first)
    {
        var places = new List<PlaceFilter> { first };
        while (cursor.Eat("、"))
        {
            if (Label() is not { } label)
            {
                return null;
            }

            var place = cursor.Eat("（") ? PlaceSentenceReader.Meaning(cursor, label) : PlaceSentence.Resolve(label) is { } alone ? new PlaceFilter(label, [alone]) : null;
            if (place is null)
            {
                return null;
            }

            places.Add(place);
        }

        return filter with { Places = places };
    }
}
