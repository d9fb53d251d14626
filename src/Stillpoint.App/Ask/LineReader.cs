namespace Stillpoint.App.Ask;

/// <summary>Lines of bytes from a stream. A line longer than the cap is read past and only its number is kept.</summary>
internal sealed class LineReader(Stream input, int cap)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start, end, number;
    private bool ended;

    internal readonly record struct Line(int Number, ReadOnlyMemory<byte> Text, bool TooLong)
    {
        public bool IsBlank => !TooLong && Blank(Text.Span);
    }

    /// <summary>The next line without its end, valid until the following call; null at the end of the input.</summary>
    public async ValueTask<Line?> Next(CancellationToken cancel)
    {
        var scanned = start;
        var tooLong = false;
        while (true)
        {
            var at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n');
            if (at >= 0) return Take(scanned + at, next: scanned + at + 1, tooLong);
            scanned = end;

            if (ended) return start == end && !tooLong ? null : Take(end, next: end, tooLong);

            if (end - start > cap)
            {
                tooLong = true;
                start = end = scanned = 0;
            }
            else if (end == buffer.Length)
            {
                scanned -= start;
                Room();
            }
            var read = await input.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0) ended = true;
            end += read;
        }
    }

    private Line Take(int until, int next, bool tooLong)
    {
        var text = buffer.AsMemory(start, until - start);
        start = next;
        number++;
        if (number == 1 && text.Span.StartsWith("\uFEFF"u8)) text = text[3..];
        return text.Length > cap || tooLong ? new(number, default, true) : new(number, text, false);
    }

    private void Room()
    {
        var into = start > buffer.Length / 2 ? buffer : new byte[buffer.Length * 2];
        buffer.AsSpan(start, end - start).CopyTo(into);
        (buffer, end, start) = (into, end - start, 0);
    }

    public static bool Blank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(" \t\r\n"u8);
}
