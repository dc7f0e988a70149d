using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace ParkBot.Cli;

/// <summary>
/// Blanks secrets out of what is written: every value of the configuration whose name says that it is one, the password of a
/// proxy, and whatever looks like a bot's token.
/// </summary>
internal sealed partial class Redaction
{
    private const string Blank = "***";

    /// <summary>A shorter value would blank out half of the words.</summary>
    private const int Shortest = 6;

    private readonly string[] secrets;

    internal Redaction(IConfiguration configuration) => secrets =
    [
        .. configuration.AsEnumerable()
            .SelectMany(pair => Parts(pair.Key, pair.Value ?? string.Empty))
            .Where(part => part.Length >= Shortest)
            .SelectMany(part => new[] { part, Uri.EscapeDataString(part) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(part => part.Length),
    ];

    internal string Clean(string text)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, Blank, StringComparison.OrdinalIgnoreCase);
        }

        return Token().Replace(text, Blank);
    }

    private static IEnumerable<string> Parts(string key, string value)
    {
        if (SecretName().IsMatch(key))
        {
            // The half of a token behind its colon is the secret one.
            return value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? [value, value[(colon + 1)..]] : [value];
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? [address.UserInfo, Uri.UnescapeDataString(address.UserInfo), Basic(address.UserInfo), .. address.UserInfo.Split(':', 2).Skip(1).SelectMany(word => new[] { word, Uri.UnescapeDataString(word) })]
            : [];
    }

    /// <summary>As it stands in the header that a proxy is sent.</summary>
    private static string Basic(string user) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user)));

    [GeneratedRegex("(token|key|password|secret)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("[0-9]{5,12}(:|%3a)[A-Za-z0-9_-]{30,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
