using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Why prose is refused.</summary>
internal enum ProseFault
{
    /// <summary>A reference that the sheet does not hold, or braces that are none.</summary>
    Reference,

    /// <summary>A digit of any script.</summary>
    Digit,

    /// <summary>A number written in Chinese.</summary>
    Numeral,

    /// <summary>A unit or hedge beside a figure, or a sign of percent or currency.</summary>
    Unit,

    /// <summary>Letters, markup, invisible characters, pictures.</summary>
    Character,

    /// <summary>Words that are refused wherever they stand: instructions, contacts, denial, change.</summary>
    Forbidden,

    /// <summary>Words that are neither of the list nor of the sheet nor of a cited item.</summary>
    Foreign,

    /// <summary>A figure beside a name that it is not of.</summary>
    Attribution,

    /// <summary>A figure called what it is not: another measure, a sum for an average.</summary>
    Measure,

    /// <summary>A rank that the rows do not bear out.</summary>
    Rank,

    /// <summary>Several items in one part of a sentence with a figure.</summary>
    Mixed,

    /// <summary>A sentence of a list's telling without an item.</summary>
    Uncited,

    /// <summary>More sentences or characters than are shown.</summary>
    Length,

    /// <summary>It breaks off.</summary>
    Unfinished,
}

/// <summary>A sentence with its figures and names filled in.</summary>
/// <param name="Text">As it is shown, with the marks of the items it cites.</param>
internal sealed record CheckedSentence(string Text, IReadOnlyList<ItemRef> Cites);

/// <summary>What became of prose. Closed.</summary>
internal abstract record ProseVerdict
{
    private ProseVerdict()
    {
    }

    internal sealed record Accepted(IReadOnlyList<CheckedSentence> Sentences) : ProseVerdict
    {
        internal string Text => string.Concat(Sentences.Select(sentence => sentence.Text));
    }

    /// <param name="Piece">Where it is wrong; it is a stranger's word and not for any log.</param>
    internal sealed record Refused(ProseFault Fault, string Piece) : ProseVerdict;
}
