using System.Globalization;
using ParkBot.News;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>Cuts every evidence of an item as it was read back out of the item's stored text.</summary>
internal sealed class EvidenceCheck(StoredItem stored)
{
    /// <summary>How many evidences were cut.</summary>
    internal int Cuts { get; private set; }

    internal static int Of(StoredItem stored)
    {
        var check = new EvidenceCheck(stored);
        check.All();
        return check.Cuts;
    }

    private void All()
    {
        var item = stored.Item;
        Stand<DateWindow>("date", item.Date is null ? [] : [item.Date]);
        Stand("region", item.Regions);
        Stand("stage", item.Stages);
        Stand("industry", item.Industries);
        Stand<int>("projects", item.Projects is null ? [] : [item.Projects]);
        Stand("organization", item.Organizations);
        foreach (var organization in item.Organizations.Where(fact => fact.Basis == Basis.Text))
        {
            Holds(organization.Evidence.Any(evidence => Cut("organization", evidence).Contains(organization.Value, StringComparison.Ordinal)), "organization", organization.Value);
        }

        foreach (var amount in item.Amounts)
        {
            Stands("amount", amount.Basis, amount.Evidence);
            Holds(amount.Evidence.Count == 0 || Cut("amount", amount.Evidence[0]) == amount.Text, "amount", amount.Text);
        }

        foreach (var count in item.Counts)
        {
            Stands("count", count.Basis, count.Evidence);
            Holds(count.Evidence.Count == 0 || Cut("count", count.Evidence[0]) == count.Text, "count", count.Text);
        }
    }

    private void Stand<T>(string what, IEnumerable<Fact<T>> facts)
    {
        foreach (var fact in facts)
        {
            Stands(what, fact.Basis, fact.Evidence);
        }
    }

    private void Stands(string what, Basis basis, IReadOnlyList<Evidence> evidence)
    {
        Holds(evidence.Count > 0 || basis == Basis.Correction, what, "no evidence");
        foreach (var one in evidence)
        {
            Cut(what, one);
            Cuts++;
        }
    }

    private string Cut(string what, Evidence evidence)
    {
        var text = stored.Item.Text.Text(evidence.Field, stored.Header);
        Holds(text is not null && evidence.Start >= 0 && evidence.Length > 0 && evidence.Start + evidence.Length <= text.Length, what, evidence.ToString());
        var cut = text!.Substring(evidence.Start, evidence.Length);
        Holds(!string.IsNullOrWhiteSpace(cut) && cut.Trim('\n', '\r') == cut, what, cut);
        Holds(!char.IsLowSurrogate(cut[0]) && !char.IsHighSurrogate(cut[^1]), what, cut);
        return cut;
    }

    private void Holds(bool condition, string what, string told) =>
        Assert.True(condition, string.Create(CultureInfo.InvariantCulture, $"{stored.IssueNumber}·{stored.Item.Text.Number} {stored.Item.Text.Title}: {what} {told}"));
}
