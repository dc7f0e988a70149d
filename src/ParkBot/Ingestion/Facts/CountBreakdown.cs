using System.Globalization;
using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>
/// A breakdown that leaves its noun out (东区8个、西区6个): numbers of projects where they add up to a number of projects
/// that the item tells, and where they do not, numbers of nobody knows what.
/// </summary>
internal static partial class CountBreakdown
{
    internal static IEnumerable<CountCandidate> Read(FactField field, IReadOnlyList<CountCandidate> told)
    {
        foreach (Match row in Row.Matches(field.Folded))
        {
            var parts = row.Groups["part"].Captures;
            var numbers = row.Groups["n"].Captures.Select(number => int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
            if (!told.Any(whole => whole.Value == numbers.Sum() && (whole.Field != field || whole.End <= row.Index)) || Other.IsMatch(row.Value) || field.Stages.Any(mention => mention.End > row.Index && mention.Start < row.Index + row.Length))
            {
                continue;
            }

            for (var i = 0; i < numbers.Count; i++)
            {
                yield return new CountCandidate
                {
                    Field = field,
                    Value = numbers[i],
                    Start = parts[i].Index,
                    Length = parts[i].Length,
                    Number = row.Groups["n"].Captures[i].Index,
                    IsAmong = true,
                };
            }
        }
    }

    [GeneratedRegex("(?<=[,，。;；:：]|^)(?<part>[\\u4e00-\\u9fff]{2,10}(?<n>[0-9]{1,4})[个项])(?:[、,，和及](?<part>[\\u4e00-\\u9fff]{2,10}(?<n>[0-9]{1,4})[个项])){1,8}(?=[,，。;；]|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Row { get; }

    [GeneratedRegex("项目|企业|公司|协议|合同|订单|机构|单位|平台|会场|国家|城市", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Other { get; }
}
