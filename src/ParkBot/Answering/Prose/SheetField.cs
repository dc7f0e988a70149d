namespace ParkBot.Answering;

/// <summary>What a field of a sheet is.</summary>
internal enum FieldKind { Subject, Measure, Value, Items, Told, Untold, Gap, Label, RowValue, Row, Title, Place, Investment, Date, Stage, Industry, Source, Mark }

/// <summary>Whom a name or figure belongs to.</summary>
internal enum Owner { Subject, Row, Item }

/// <summary>One of those: the subject of a result, a row of a result, an item.</summary>
/// <param name="Owner">Which of them.</param>
/// <param name="Number">The result's or item's number on the sheet, from 1.</param>
/// <param name="Row">The row's place among all rows of the result, from 0.</param>
internal readonly record struct Named(Owner Owner, int Number, int Row = 0);

/// <summary>What a reference may name, and what code puts there.</summary>
/// <param name="Name">r1.row1.value.</param>
/// <param name="Text">316.05亿元.</param>
/// <param name="Note">What it is, for the model.</param>
/// <param name="Of">Whom it belongs to.</param>
internal sealed record SheetField(string Name, FieldKind Kind, string Text, string Note, Named Of)
{
    /// <summary>A figure: it must stand with what it belongs to.</summary>
    internal bool IsFigure => Kind is FieldKind.Value or FieldKind.Items or FieldKind.Told or FieldKind.Untold or FieldKind.Gap or FieldKind.RowValue or FieldKind.Investment or FieldKind.Date;

    /// <summary>It names what a figure can belong to.</summary>
    internal bool IsName => Kind is FieldKind.Subject or FieldKind.Label or FieldKind.Row or FieldKind.Title or FieldKind.Place;
}
