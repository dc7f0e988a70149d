using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Questions that divide the news: comparisons, shares, and what is left out. Tells which words belong to which side.</summary>
internal static class Division
{
    internal static IReadOnlyList<Word> MainFilterWords(IReadOnlyList<Word> words, Shape shape)
    {
        if (shape.Taken.Count > 0)
        {
            return [.. words.Where(word => !shape.Taken.Contains(word))];
        }

        if (shape.Kind == ShapeKind.Compare)
        {
            var compared = FilterReader.Comparables(words).Count > 0 ? ComparedKinds(words) : [];
            return [.. words.Where(word => !compared.Contains(word))];
        }

        if (shape.Kind == ShapeKind.Share && shape.WholeMeasure is null)
        {
            var split = words.First(word => word.Kind == WordKind.Share).Start;
            return [.. words.Where(word => word.Start < split || !IsPart(word))];
        }

        return words;
    }

    /// <summary>A word for a part of the news by what it is about.</summary>
    private static bool IsPart(Word word) => word.Kind is WordKind.Place or WordKind.Group or WordKind.Industry or WordKind.Stage or WordKind.Section;

    internal static HashSet<Word> ComparedKinds(IReadOnlyList<Word> words)
    {
        WordKind[][] kinds = [[WordKind.Place, WordKind.Group], [WordKind.Industry], [WordKind.Section], [WordKind.Stage], [WordKind.IssueNumber], [WordKind.MoneyRange], [WordKind.Unknown, WordKind.Title]];
        var first = kinds.First(group => words.Where(word => group.Contains(word.Kind)).Select(word => word.Text).Distinct(StringComparer.Ordinal).Count() >= 2);
        return [.. words.Where(word => first.Contains(word.Kind))];
    }

    internal static Aggregate Compared(Question question, Shape shape, Filter filter) =>
        new() { Filter = filter, Measure = shape.Measure!, Branches = FilterReader.Comparables(question.Words), Contrast = shape.Contrast };

    internal static Aggregate Shared(Question question, Shape shape, Filter filter)
    {
        if (shape.WholeMeasure is not null)
        {
            return new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = Statistic.Share, Whole = new Aggregate { Filter = filter, Measure = shape.WholeMeasure } };
        }

        var split = question.Words.First(word => word.Kind == WordKind.Share).Start;
        var after = FilterReader.Read([.. question.Words.Where(word => word.Start > split)]);
        if (after.IsOpen && question.Words.Any(word => word.Start > split && word.Kind == WordKind.Kind) && !question.Words.Any(word => word.Start > split && word.Text is "全国" or "全部" or "所有" or "全省" or "总体") && filter.Stages.Count + filter.Industries.Count > 0 && filter.Places.Count + filter.Items.Count > 0)
        {
            // 柳城开工项目投资占总投资: the whole is that of the same place.
            return new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = Statistic.Share, GroupBy = shape.GroupBy, Whole = new Aggregate { Filter = filter with { Stages = [], Industries = [] }, Measure = shape.Measure! } };
        }

        var before = question.Words.Where(word => word.Start < split && word.Kind is WordKind.Place or WordKind.Group).ToList();
        if (after.IsOpen && before is [var outer, var inner] && question.Words.Any(word => word.Start >= outer.End && word.Start < inner.Start && word.Text is "里" or "中" or "内" or "里面" or "当中" or "总额" or "的" or "投资"))
        {
            // 江苏投资里无锡占几成: the whole is what was named first.
            return new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = Statistic.Share, Whole = new Aggregate { Filter = filter with { Places = FilterReader.Read([outer]).Places }, Measure = shape.Measure! } };
        }

        var whole = Filter.None with { Issues = filter.Issues, Dates = filter.Dates, Places = after.Places, Industries = after.Industries, Stages = after.Stages, Sections = after.Sections };
        return new Aggregate { Filter = filter, Measure = shape.Measure!, Statistic = Statistic.Share, GroupBy = shape.GroupBy, Whole = new Aggregate { Filter = whole, Measure = shape.Measure! } };
    }

    /// <summary>除了江苏（以外）: what stands between the two words is left out.</summary>
    internal static (IReadOnlyList<Word> Main, Filter? Except) SplitExcept(IReadOnlyList<Word> words)
    {
        if (words.FirstOrDefault(word => word.Kind == WordKind.Except) is not { } start)
        {
            // 政策以外的: the word right before.
            return words.FirstOrDefault(word => word is { Kind: WordKind.ExceptEnd, Length: > 1 }) is { } behind && words.FirstOrDefault(word => word.End == behind.Start && IsPart(word)) is { } left
                ? ([.. words.Where(word => word != left && word != behind)], FilterReader.Read([left]))
                : (words, null);
        }

        var end = words.FirstOrDefault(word => word.Kind == WordKind.ExceptEnd && word.Start >= start.End)?.Start ?? int.MaxValue;
        var inside = words.Where(word => word.Start >= start.End && word.Start < end && (IsPart(word) || word.Kind == WordKind.Kind)).ToList();
        if (end == int.MaxValue)
        {
            // No closing word: the first name after 除了 (and what is listed with it by 和/、) is meant.
            inside = [.. inside.TakeWhile((word, i) => i == 0 || (word.Kind == inside[0].Kind && word.Start - inside[i - 1].End <= 1))];
        }

        // 授信别算进去: what is left out stands before.
        if (inside.Count == 0 && words.LastOrDefault(word => word.End <= start.Start && (IsPart(word) || word.Kind == WordKind.Kind)) is { } told && start.Start - told.End <= 1)
        {
            inside = [told];
        }

        var filter = FilterReader.Read(inside);
        return filter.IsOpen && inside.Count == 0 ? (words, null) : filter.IsOpen ? ([.. words.Where(word => !inside.Contains(word))], null) : ([.. words.Where(word => !inside.Contains(word))], filter);
    }
}
