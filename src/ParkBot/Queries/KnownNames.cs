using System.Collections;
using System.Runtime.CompilerServices;
using ParkBot.Language;

namespace ParkBot.Queries;

/// <summary>
/// The folded names of the organisations that the stored news tells of, as a question may use them: whole, or from their
/// beginning, which for 上海瑞立达玻璃科技有限公司 is 瑞立达 as well. The orders are made once for each change of the news, and the
/// second only when a question needs it.
/// </summary>
[CollectionBuilder(typeof(KnownNames), nameof(Create))]
internal sealed class KnownNames : IEnumerable<string>
{
    private readonly string[] _names;
    private readonly Lazy<SortedNames> _whole;
    private readonly Lazy<SortedNames> _distinctive;

    private KnownNames(string[] names)
    {
        _names = names;
        _whole = new(() => new SortedNames(names));
        _distinctive = new(() => new SortedNames(names.SelectMany(name => Gazetteer.Default.Leading(name) is var place and > 0 ? (string[])[name, name[place..]] : [name]).Distinct(StringComparer.Ordinal)));
    }

    internal static KnownNames None { get; } = [];

    /// <summary>The names as the news tells them.</summary>
    internal SortedNames Whole => _whole.Value;

    /// <summary>The names with the places before them and without.</summary>
    internal SortedNames Distinctive => _distinctive.Value;

    public static KnownNames Create(ReadOnlySpan<string> names) => new([.. names]);

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();
}
