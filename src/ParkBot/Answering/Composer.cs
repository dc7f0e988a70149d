using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>
/// Puts a result into Chinese: the figure or the list first, then the receipt. Every number it writes comes from the
/// result, its receipt or a quotation.
/// </summary>
internal static class Composer
{
    internal static Answer Compose(Material material)
    {
        var answer = material.Plan switch
        {
            Aggregate plan => AggregateText.Compose(material, plan),
            Listing { Asked: Asked.Items } plan => ListingText.Compose(material, plan),
            Listing { Asked: Asked.Confirmation } plan => ConfirmationText.Compose(material, plan),
            Listing { Asked: Asked.Progress } plan => ProgressText.Compose(material, plan),
            Listing { Asked: Asked.Interval } plan => IntervalText.Compose(material, plan),
            Listing { Asked: Asked.Summary } plan => SummaryText.Compose(material, plan),
            Listing plan => FieldText.Compose(material, plan),
            Passages => PassageText.Compose(material),
            _ => throw new ArgumentOutOfRangeException(nameof(material)),
        };
        return WithRemarks(answer, material.Planned.Remarks);
    }

    /// <summary>Nothing matches: said alike for every kind of plan.</summary>
    internal static Answer Nothing(Material material) => material.Answer(
        Outcome.NoData,
        [
            new Paragraph("没有：载入的新闻里找不到符合条件的。", Tone.Answer),
            ReceiptText.Restated(material.Plan),
            new Paragraph("可以放宽条件再问。", Tone.Note),
        ]) with
    { Items = [], ItemsTotal = 0 };

    /// <summary>Remarks stand right under the answer's first block: they say how the question was understood.</summary>
    private static Answer WithRemarks(Answer answer, IReadOnlyList<string> remarks) =>
        remarks.Count == 0
            ? answer
            : answer with
            {
                Message = new Message(
                [
                    .. answer.Message.Blocks.Take(1),
                    .. remarks.Select(remark => new Paragraph($"说明：{remark.TrimEnd('。')}。", Tone.Note)),
                    .. answer.Message.Blocks.Skip(1),
                ]),
            };
}
