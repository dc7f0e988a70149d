using System.Globalization;
using System.Text;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>Evidence as one short column: <c>T12+5;B3+4</c> is five units of the title from 12 and four of the body from 3.</summary>
internal static class EvidenceCode
{
    // In the order of EvidenceField, which starts at 1.
    private const string Letters = "?TLBSHD";

    internal static string Write(IReadOnlyList<Evidence> evidence)
    {
        var code = new StringBuilder(evidence.Count * 8);
        foreach (var one in evidence)
        {
            code.Append(code.Length == 0 ? "" : ";")
                .Append(CultureInfo.InvariantCulture, $"{Letters[(int)one.Field]}{one.Start}+{one.Length}");
        }

        return code.ToString();
    }

    internal static IReadOnlyList<Evidence> Read(string code)
    {
        if (code.Length == 0)
        {
            return [];
        }

        var evidence = new List<Evidence>();
        foreach (var range in code.AsSpan().Split(';'))
        {
            var one = code.AsSpan(range);
            var plus = one.IndexOf('+');
            evidence.Add(new Evidence(
                (EvidenceField)Letters.IndexOf(one[0], StringComparison.Ordinal),
                int.Parse(one[1..plus], CultureInfo.InvariantCulture),
                int.Parse(one[(plus + 1)..], CultureInfo.InvariantCulture)));
        }

        return evidence;
    }
}
