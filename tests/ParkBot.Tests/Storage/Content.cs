using System.Collections;
using System.Globalization;
using System.Reflection;

namespace ParkBot.Tests.Storage;

/// <summary>Everything a value holds, as text: records with lists are equal by reference only.</summary>
internal static class Content
{
    internal static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable many => "[" + string.Join(", ", many.Cast<object?>().Select(Of)) + "]",
        Enum word => word.ToString(),
        _ when value.GetType().Namespace?.StartsWith("ParkBot", StringComparison.Ordinal) == true => "{" + string.Join(", ", Properties(value)) + "}",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static IEnumerable<string> Properties(object value) => value.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.Name != "EqualityContract" && property.GetIndexParameters().Length == 0)
        .Select(property => $"{property.Name}={Of(property.GetValue(value))}");
}
