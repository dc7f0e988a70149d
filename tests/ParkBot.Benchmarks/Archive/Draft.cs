using System.Text;
using ParkBot.News;

namespace ParkBot.Benchmarks.Archive;

/// <summary>A text while it is written: it knows where the words stand that facts point at.</summary>
internal sealed class Draft(EvidenceField field)
{
    private readonly StringBuilder _text = new();

    internal int Length => _text.Length;

    internal Draft Add(string words)
    {
        _text.Append(words);
        return this;
    }

    internal Evidence Mark(string words)
    {
        var start = _text.Length;
        _text.Append(words);
        return new Evidence(field, start, words.Length);
    }

    public override string ToString() => _text.ToString();
}
