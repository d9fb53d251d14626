namespace Stillpoint.App.Ask;

/// <summary>
/// A body that may have so many bytes and no more. Kestrel's own limit breaks the connection of whoever sends more in
/// chunks; counted here, they still hear why.
/// </summary>
internal sealed class CappedBody(Stream body, long cap) : Stream
{
    private long read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default)
    {
        var count = await body.ReadAsync(buffer, cancel);
        read += count;
        return read <= cap ? count : throw new BadHttpRequestException("The body has more than 16 MiB.", StatusCodes.Status413PayloadTooLarge);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancel) => ReadAsync(buffer.AsMemory(offset, count), cancel).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
