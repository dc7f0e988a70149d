using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>
/// The grammar and the model side by side. What the grammar refuses is refused, whatever a model would make of it; what both
/// plan so that the answers differ, the user chooses; and where the model gives nothing, the grammar's word stands.
/// </summary>
internal sealed class ChoosingParser(BuiltinParser builtin, ModelParser model, AnswerMaker maker, IOptions<LlmOptions> options) : IQuestionParser
{
    public async ValueTask<Understood> ParseAsync(Asking asking, CancellationToken cancellationToken)
    {
        var own = await builtin.ParseAsync(asking, cancellationToken).ConfigureAwait(false);
        if (own is OutOfScope || (own is not Planned && own.IsSure) || (own.IsSure && options.Value.Reader == Reader.BuiltinFirst))
        {
            return own;
        }

        var (other, trouble) = await model.TryAsync(asking, cancellationToken).ConfigureAwait(false);
        if (other is null)
        {
            return trouble is { } told ? own with { Note = told.Note() } : own;
        }

        return own is Planned mine && other is Planned its ? await ChosenAsync(asking, mine, its, cancellationToken).ConfigureAwait(false)
            : own is Planned ? own
            : other;
    }

    private async Task<Understood> ChosenAsync(Asking asking, Planned mine, Planned its, CancellationToken cancellationToken)
    {
        if (PlanJson.Write(mine.Plan) == PlanJson.Write(its.Plan))
        {
            return mine;
        }

        var (own, ground) = await maker.MakeAsync(asking.Question, mine.Engine, mine, cancellationToken).ConfigureAwait(false);
        var (other, otherGround) = await maker.MakeAsync(asking.Question, its.Engine, its, cancellationToken).ConfigureAwait(false);

        // Whoever finds nothing does not keep the other from answering.
        if (other.Outcome != Outcome.Answered || SameAnswer.Of(ground.Result, otherGround.Result))
        {
            return mine;
        }

        if (own.Outcome != Outcome.Answered)
        {
            return its;
        }

        var (first, second) = (PlanTitle.Of(mine.Plan), PlanTitle.Of(its.Plan));
        return new Unclear("这个问题有两种理解，请选一种：", [new Choice(first, mine.Plan), new Choice(first == second ? second + "（另一种算法）" : second, its.Plan)]) { Engine = Understood.Model };
    }
}
