namespace ParkBot.Answering;

internal enum TokenKind { Reference, Name, Word, Stretch, Mark }

/// <summary>A piece of a sentence.</summary>
internal sealed record ProseToken(TokenKind Kind, string Text)
{
    /// <summary>What a word claims.</summary>
    internal Claim Word { get; init; }

    /// <summary>What a reference names.</summary>
    internal SheetField? Field { get; init; }

    /// <summary>Whom a name, or a reference that is one, can belong to.</summary>
    internal IReadOnlyCollection<Named> Names { get; init; } = [];

    internal bool IsName => Names.Count > 0;

    internal bool IsFigure => Field is { IsFigure: true };

    internal bool Is(Claim word) => Kind == TokenKind.Word && Word == word;

    internal bool IsMark(char mark) => Kind == TokenKind.Mark && Text[0] == mark;

    /// <summary>、 and 和: a run of names or figures goes on.</summary>
    internal bool IsJoint => IsMark('、') || Is(Claim.Joint);

    internal bool IsOf(Owner owner) => Names.Any(name => name.Owner == owner);

    /// <summary>The rows of that result that it can be.</summary>
    internal IEnumerable<int> Rows(int result) => Names.Where(name => name.Owner == Owner.Row && name.Number == result).Select(name => name.Row);
}

/// <summary>Prose that is refused; caught where prose is checked.</summary>
internal sealed class ProseRefusedException(ProseFault fault, string piece) : Exception
{
    internal ProseFault Fault { get; } = fault;

    internal string Piece { get; } = piece;
}
