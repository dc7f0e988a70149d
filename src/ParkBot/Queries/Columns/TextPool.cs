using System.Text;

namespace ParkBot.Queries;

/// <summary>
/// Many short texts in one block of memory: titles and the words of figures, of which an answer shows a thousand at most. Read
/// from the file for each answer they cost more than all of its arithmetic.
/// </summary>
internal sealed class TextPool
{
    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int count;

    internal string this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : ends[number - 1];
            return Encoding.UTF8.GetString(bytes, start, ends[number] - start);
        }
    }

    internal int Add(string text)
    {
        var start = count == 0 ? 0 : ends[count - 1];
        var length = Encoding.UTF8.GetByteCount(text);
        if (start + length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + length));
        }

        if (count == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        Encoding.UTF8.GetBytes(text, bytes.AsSpan(start));
        ends[count] = start + length;
        return count++;
    }
}
