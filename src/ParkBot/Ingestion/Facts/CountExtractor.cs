using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Every number of projects: 签约项目303个, 十大项目, 4个重点项目. Firms, agreements, contest entries and goals are none.</summary>
internal static class CountExtractor
{
    /// <summary>So many characters may stand between a count and its verb (全面投产), beside the adverbs that are known.</summary>
    private const int LongestPrefix = 2;

    /// <summary>30余个 may stand for up to 39.</summary>
    private const decimal RoughReach = 1.34m;

    internal static IReadOnlyList<ProjectCount> Extract(FactText text)
    {
        if (text.IsPolicy)
        {
            // A policy's numbers are goals.
            return [];
        }

        var found = new List<CountCandidate>();
        foreach (var field in text.Fields)
        {
            var read = CountReader.Read(field).ToList();
            var staged = read.Select((count, i) => WithStage(count, i > 0 ? read[i - 1] : null, i + 1 < read.Count ? read[i + 1] : null)).ToList();
            for (var i = staged.Count - 2; i >= 0; i--)
            {
                // 22个产业项目、8个科技项目签约: the verb is that of both.
                staged[i] = staged[i].Stage is null && field.Between(staged[i].End, staged[i + 1].Start) is "、" or "和" or "及" or "与"
                    ? staged[i] with { Stage = staged[i + 1].Stage }
                    : staged[i];
            }

            staged.ForEach(count => Add(found, count));
        }

        foreach (var part in text.Fields.SelectMany(field => CountBreakdown.Read(field, found)).ToList())
        {
            found.Add(part);
        }

        found.RemoveAll(rough => rough.IsRough && found.Exists(other => !other.IsRough && other.Field != rough.Field
            && (other.Stage == rough.Stage || rough.Stage is null) && other.Value >= rough.Value && other.Value < rough.Value * RoughReach));
        return [.. CountParts.Mark(found).Select(candidate => candidate.ToCount())];
    }

    private static void Add(List<CountCandidate> found, CountCandidate candidate)
    {
        var same = found.FindIndex(other => other.Value == candidate.Value && (other.Field != candidate.Field || (!other.SharesSentence(candidate) && !found.Exists(whole => whole.Value > candidate.Value)))
            && (other.Stage == candidate.Stage || other.Stage is null || candidate.Stage is null));
        if (same < 0)
        {
            found.Add(candidate);
        }
        else
        {
            found[same] = found[same] with
            {
                Stage = found[same].Stage ?? candidate.Stage,
                IsAmong = found[same].IsAmong && candidate.IsAmong,
                Again = [.. found[same].Again, candidate.Field.Evidence(candidate.Start, candidate.Length)],
            };
        }
    }

    /// <summary>The stage of a count: the verb right behind (10个项目集中开工), else the one before in its piece (签约项目20个), else its clause's.</summary>
    private static CountCandidate WithStage(CountCandidate count, CountCandidate? before, CountCandidate? after)
    {
        if (count.IsPending)
        {
            // 签约12个,另有7个正在洽谈: what is only talked about has reached no stage.
            return count;
        }

        var field = count.Field;
        var (sentenceStart, sentenceEnd) = field.Sentence(count.Start);
        var floor = Math.Max(sentenceStart, before?.End ?? 0);
        var ceiling = Math.Min(sentenceEnd, after?.Start ?? int.MaxValue);
        var clause = field.Clause(count.Start);
        var verb = CountReader.Verb.Match(field.Folded, count.End);
        var piece = Math.Max(floor, field.Folded.LastIndexOf('、', Math.Max(0, count.Start - 1), Math.Max(0, Math.Min(count.Start, count.Start - floor))) + 1);
        (int From, int To)[] reaches =
        [
            (count.Start, count.End),
            (count.End, VerbsEnd(field, verb.Index + verb.Length)),
            (Math.Max(piece, Math.Min(clause.Start, count.Start)), count.Start),
            (Math.Max(floor, clause.Start), count.Start),
            (count.End, Math.Min(clause.End, ceiling)),
            (floor, count.Start),
        ];
        foreach (var (from, to) in reaches)
        {
            // The nearest words that name stages decide; where they name two (开竣工), the count covers both. 园区揭牌,首批项目9个: what was unveiled is not them.
            var isFar = to == count.Start && from == floor && from < clause.Start;
            var stages = field.Stages.Where(mention => IsOfProjects(mention) && !(isFar && mention.Stage == Stage.Launched) && mention.Start >= from && mention.End <= to).Select(mention => mention.Stage).Distinct().ToList();
            if (stages.Count > 0)
            {
                return count with { Stage = stages switch { [var only] => only, [Stage.Completed, Stage.Operating] => Stage.Operating, _ => null } };
            }
        }

        return count;
    }

    /// <summary>签约、开工、竣工: verbs in a row go together.</summary>
    private static int VerbsEnd(FactField field, int position)
    {
        var prefix = LongestPrefix;
        while (field.Stages.FirstOrDefault(mention => mention.Start <= position + prefix && mention.Start >= position) is { Length: > 0 } mention
            && field.Folded.AsSpan(position, mention.Start - position).IndexOfAny('、', ',', '，') < 0)
        {
            (position, prefix) = (mention.End, 0);
            if (position < field.Folded.Length && field.Folded[position] is '、' or '和' or '及' or '暨')
            {
                position++;
            }
        }

        return position;
    }

    private static bool IsOfProjects(StageMention mention) =>
        !mention.Planned && mention.Stage is Stage.Signed or Stage.Started or Stage.Completed or Stage.Operating or Stage.Launched
        && !(mention.Stage == Stage.Launched && mention.Past);
}
