using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>The built-in Chinese grammar: a question in, the typed plan out, with no model anywhere.</summary>
internal sealed class BuiltinParser(NewsCatalog catalog, Spelling spelling, Binder binder) : IQuestionParser
{
    public async ValueTask<Understood> ParseAsync(Asking asking, CancellationToken cancellationToken)
    {
        PlanSentenceReader.TryRead(asking.Question, out var restated);
        var typed = Spacing.Closed(TextFold.Fold(asking.Question)).Trim();
        var folded = QuestionForm.Of(English.ToChinese(typed));
        if (restated is null && (Scope.Refusal(typed) ?? Scope.Refusal(folded)) is { } refusal)
        {
            return new OutOfScope(refusal);
        }

        var news = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (news.IsEmpty)
        {
            return new NothingLoaded("还没有载入任何一期周报。请先用 load 命令载入，例如：parkbot load 周报.txt");
        }

        if (restated is not null)
        {
            // The 口径 of an answer, asked again: nothing is left to understand.
            return new Planned(restated, []);
        }

        var read = await spelling.ReadAsync(folded, news, cancellationToken).ConfigureAwait(false);
        var understood = await binder.BindAsync(new Question(read.Folded, read.Words, news), asking.Context, cancellationToken).ConfigureAwait(false);
        understood = understood with { IsSure = IsSure(understood) };
        return understood is Planned planned && read.Remarks.Count > 0 ? planned with { Remarks = [.. read.Remarks, .. planned.Remarks] } : understood;
    }

    /// <summary>A search over everything is the grammar's last resort, and a name that it did not find may be another reader's find.</summary>
    private static bool IsSure(Understood understood) => understood switch
    {
        Planned { Plan: Passages { Filter: { Items.Count: 0, Places.Count: 0 } } } => false,
        NotUnderstood or Unclear { Choices.Count: 0 } => false,
        _ => understood.IsSure,
    };
}

/// <summary>A question in its words, with the news that it is asked of.</summary>
internal sealed record Question(string Folded, IReadOnlyList<Word> Words, NewsSnapshot News);
