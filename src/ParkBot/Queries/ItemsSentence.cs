using System.Globalization;
using System.Text;

namespace ParkBot.Queries;

/// <summary>Items by what a reader calls them: 第108期第1、3、5至9条、第107期第2条; another publication by its name: 《…》第12期第4条.</summary>
internal static class ItemsSentence
{
    /// <summary>The publication that is meant where none is named: the one that the reader of issues takes a bare header for.</summary>
    internal const string UsualPublication = "园区周报";

    /// <summary>As many in a row are written from the first to the last.</summary>
    private const int Run = 3;

    internal static string Of(IReadOnlyList<ItemRef> items)
    {
        var said = new StringBuilder();
        for (var at = 0; at < items.Count;)
        {
            var end = at + 1;
            while (end < items.Count && items[end].Publication == items[at].Publication && items[end].Issue == items[at].Issue)
            {
                end++;
            }

            said.Append(at == 0 ? string.Empty : "、").Append(Publication(items[at].Publication))
                .Append(CultureInfo.InvariantCulture, $"第{items[at].Issue}期第{Numbers([.. items.Skip(at).Take(end - at).Select(item => item.Number)])}条");
            at = end;
        }

        return said.ToString();
    }

    private static string Publication(string name) => name == UsualPublication ? string.Empty : $"《{Labels.Of(name)}》";

    private static string Numbers(IReadOnlyList<int> numbers)
    {
        var said = new List<string>();
        for (var at = 0; at < numbers.Count;)
        {
            var end = at + 1;
            while (end < numbers.Count && numbers[end] == (long)numbers[end - 1] + 1)
            {
                end++;
            }

            if (end - at >= Run)
            {
                said.Add(string.Create(CultureInfo.InvariantCulture, $"{numbers[at]}至{numbers[end - 1]}"));
                at = end;
            }
            else
            {
                said.Add(numbers[at++].ToString(CultureInfo.InvariantCulture));
            }
        }

        return string.Join('、', said);
    }
}
