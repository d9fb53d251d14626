namespace Stillpoint.App.Ask;

/// <summary>
/// Holds the first line back until it is known whether it is the only one: one answer is JSON and one that could not be
/// read is 422; several are NDJSON, sent as they are made.
/// </summary>
internal sealed class AskReply(HttpResponse response) : Stream
{
    private byte[]? first;
    private bool several;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancel = default)
    {
        if (first is null)
        {
            first = line.ToArray();
            return;
        }
        if (!several)
        {
            several = true;
            response.ContentType = "application/x-ndjson";
            await response.Body.WriteAsync(first, cancel);
        }
        await response.Body.WriteAsync(line, cancel);
    }

    public override Task FlushAsync(CancellationToken cancel) => several ? response.Body.FlushAsync(cancel) : Task.CompletedTask;

    public async Task Finish(AskShell.Outcome outcome)
    {
        if (several || first is null) return;
        response.StatusCode = outcome.Errors == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        response.ContentType = "application/json";
        response.ContentLength = first.Length;
        await response.Body.WriteAsync(first, CancellationToken.None);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancel) => WriteAsync(buffer.AsMemory(offset, count), cancel).AsTask();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
