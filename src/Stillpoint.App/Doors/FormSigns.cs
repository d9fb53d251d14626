namespace Stillpoint.App.Doors;

/// <summary>
/// A NUL in a form makes the framework refuse the whole of it without a word. On its way in it becomes another sign that nobody can
/// see, so that the field it stands in says what is wrong, and every other word is kept.
/// </summary>
internal static class FormSigns
{
    public static IApplicationBuilder UseFormSigns(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true) http.Request.Body = new WithoutNul(http.Request.Body);
        return next(http);
    });

    /// <summary>The body with each NUL, bare or written as <c>%00</c>, made one greater; nothing gets longer or shorter.</summary>
    private sealed class WithoutNul(Stream body) : Stream
    {
        private byte before, beforeThat;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            Mend(buffer.Span[..read]);
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = body.Read(buffer, offset, count);
            Mend(buffer.AsSpan(offset, read));
            return read;
        }

        private void Mend(Span<byte> bytes)
        {
            foreach (ref var one in bytes)
            {
                if (one == 0 || (one == (byte)'0' && before == (byte)'0' && beforeThat == (byte)'%')) one++;
                (beforeThat, before) = (before, one);
            }
        }

        public override void Flush()
        {
            // Nothing is written here.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
