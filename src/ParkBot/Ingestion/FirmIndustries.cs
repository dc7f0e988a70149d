using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What a reader knows of a well-known firm: its industry, where the item itself names none (巴斯夫湛江一体化基地). From Data/firms.tsv.</summary>
internal static class FirmIndustries
{
    private static readonly (string Name, Industry Industry)[] Firms = [.. EmbeddedTable.Lines("firms.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(row => row[1].Split(' ').Select(name => (name, Industry: Names.TryIndustry(row[0], out var industry) ? industry : throw new InvalidOperationException($"firms.tsv names an unknown industry: {row[0]}"))))];

    internal static IReadOnlyList<Fact<Industry>> Of(string title)
    {
        var folded = TextFold.Fold(title);
        return [.. from firm in Firms
            let at = folded.IndexOf(firm.Name, StringComparison.Ordinal)
            where at >= 0
            orderby at
            select new Fact<Industry>(firm.Industry, Basis.Gazetteer, [new Evidence(EvidenceField.Title, at, firm.Name.Length)])];
    }
}
