using System.Numerics;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>A figure of an item in the columns. <paramref name="Words"/>: those that tell it, see <see cref="SumColumns"/>; -1 for the item's own number of projects.</summary>
internal readonly record struct FigureEntry(int Words, int Project, decimal Value, Bound Bound, int Currency, long Cents);

/// <summary>Gives the figures that a measure means, by the stages that the question names. Not for several threads: what it read last stands in <see cref="Told"/>.</summary>
internal sealed class Figures(ItemColumns news, Measure measure)
{
    internal const int NoCurrency = -1;

    /// <summary>Parts told with fewer decimals than their total may miss it by this share.</summary>
    private const decimal RoundingOfParts = 0.01m;

    private readonly List<FigureEntry> told = [];

    internal List<FigureEntry> Told => told;

    internal bool TellsMoney => measure is Measure.MoneyOf;

    internal bool IsInvestment => measure is Measure.MoneyOf { Kind: AmountKind.Investment };

    internal string Unit => measure switch
    {
        Measure.ItemCount => "条",
        Measure.ProjectTotal => "个",
        Measure.GroupCount { Dimension: Dimension.Organization or Dimension.Source } => "家",
        Measure.GroupCount { Dimension: Dimension.Day } => "天",
        Measure.GroupCount { Dimension: Dimension.Issue } => "期",
        Measure.GroupCount { Dimension: Dimension.Item } => "条",
        Measure.GroupCount => "个",
        _ => "亿元",
    };

    /// <summary>Reads an item's figures into <see cref="Told"/> and gives their sum; null where it tells none.</summary>
    /// <param name="row">The item.</param>
    /// <param name="stages">Bits of the stages asked for; 0 for any.</param>
    /// <param name="stage">The stage that the figures were told of; 0 where they are the item's as a whole.</param>
    /// <param name="currency">Only sums of this currency; <see cref="NoCurrency"/> for all.</param>
    internal decimal? Read(int row, uint stages, out byte stage, int currency = NoCurrency)
    {
        told.Clear();
        stage = 0;
        if (news.Corrects[row])
        {
            // An item that corrects another one's figure adds nothing by itself.
            return null;
        }

        switch (measure)
        {
            case Measure.MoneyOf { Kind: AmountKind.Investment }:
                Investment(row, stages, out stage, currency);
                break;
            case Measure.MoneyOf { Kind: var kind }:
                foreach (ref readonly var sum in news.Sums[row])
                {
                    if (sum.Kind == kind)
                    {
                        Add(row, sum, currency);
                    }
                }

                break;
            case Measure.ProjectTotal when stages != 0:
                foreach (ref readonly var count in news.Counts[row])
                {
                    if (IsOf(count, stages))
                    {
                        told.Add(new FigureEntry(count.Words, news.Project[row], count.Value, Bound.Exact, NoCurrency, count.Value));
                    }
                }

                break;
            case Measure.ProjectTotal when news.Told[row] >= 0:
                told.Add(new FigureEntry(-1, news.Project[row], news.Told[row], Bound.Exact, NoCurrency, news.Told[row]));
                break;
        }

        return Total();
    }

    /// <summary>How many projects an item's money belongs to: those of the stage that the money was told of, else all that it is about.</summary>
    internal decimal ProjectsBehind(int row, byte stage)
    {
        var ofStage = 0;
        if (stage != 0 && !news.Corrects[row])
        {
            foreach (ref readonly var count in news.Counts[row])
            {
                ofStage += IsOf(count, 1u << stage) ? count.Value : 0;
            }
        }

        return ofStage > 0 ? ofStage : Math.Max(0, news.Told[row]);
    }

    private static bool IsOf(in CountColumns count, uint stages) => !count.PartOf && count.Stage != 0 && (stages & (1u << count.Stage)) != 0;

    private decimal? Total()
    {
        if (told.Count == 0)
        {
            return null;
        }

        var total = told[0].Value;
        for (var i = 1; i < told.Count; i++)
        {
            total += told[i].Value;
        }

        return total;
    }

    /// <summary>Money of a currency without a rate is no figure.</summary>
    private void Add(int row, in SumColumns sum, int currency)
    {
        if (sum.HasRate && (currency == NoCurrency || sum.Currency == currency))
        {
            told.Add(new FigureEntry(sum.Words, sum.Project >= 0 ? sum.Project : news.Project[row], sum.Yi, sum.Bound, sum.Currency, sum.Cents));
        }
    }

    /// <summary>A sum of one stage takes the item's amounts of that stage where told, else its headline.</summary>
    private void Investment(int row, uint stages, out byte stage, int currency)
    {
        var sums = news.Sums[row];
        stage = BitOperations.PopCount(stages) == 1 ? (byte)BitOperations.TrailingZeroCount(stages) : (byte)0;
        if (stage != 0)
        {
            var whole = false;
            foreach (ref readonly var sum in sums)
            {
                if (sum.Stage == stage && !sum.IsPart && (sum.Headline || sum.Kind == AmountKind.Investment))
                {
                    whole |= sum.HasRate;
                    Add(row, sum, currency);
                }
            }

            if (!whole && BreaksDown(sums))
            {
                foreach (ref readonly var sum in sums)
                {
                    if (sum.Stage == stage && sum.IsPart)
                    {
                        Add(row, sum, currency);
                    }
                }
            }

            if (told.Count > 0)
            {
                return;
            }
        }

        stage = 0;
        foreach (ref readonly var sum in sums)
        {
            if (sum.Headline)
            {
                Add(row, sum, currency);
            }
        }
    }

    /// <summary>True where the parts of a total break it down by stage (开工64.21亿 + 竣工18.94亿 = 83.15亿), and are not something else, such as one project of a bundle.</summary>
    private static bool BreaksDown(ReadOnlySpan<SumColumns> sums)
    {
        decimal parts = 0, total = 0;
        var stages = 0u;
        foreach (ref readonly var sum in sums)
        {
            if (sum is { IsPart: true, Stage: not 0, HasRate: true })
            {
                parts += sum.Yi;
                stages |= 1u << sum.Stage;
            }

            total += sum is { Headline: true, HasRate: true } ? sum.Yi : 0;
        }

        return BitOperations.PopCount(stages) > 1 && Math.Abs(parts - total) <= total * RoundingOfParts;
    }
}
