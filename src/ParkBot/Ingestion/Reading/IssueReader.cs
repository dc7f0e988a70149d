namespace ParkBot.Ingestion;

/// <summary>Reads a weekly issue from the bytes of a file: plain text here, everything else through the reading process.</summary>
internal sealed class IssueReader(ContentReader contents)
{
    /// <summary>Raised when the reading changes, so that stored sources are known to be read by an older reader.</summary>
    internal const string Version = "reader-2";

    /// <summary>A text of more bytes is no usual issue: it goes the safe way too.</summary>
    private const int MostTextHere = 512 * 1024;

    internal async Task<ReadResult> ReadAsync(byte[] bytes, HeaderOverride? given, CancellationToken cancellationToken)
    {
        if (bytes.Length > TextDecoder.MaxBytes)
        {
            return new ReadResult.Refused(TextDecoder.TooLarge);
        }

        return ReadingBounds.Within(ContentKinds.Of(bytes) == ContentKind.Text && bytes.Length <= MostTextHere
            ? IssueTextReader.Read(bytes, given)
            : await contents.ReadAsync(bytes, given, cancellationToken).ConfigureAwait(false));
    }
}
