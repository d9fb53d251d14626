using System.Diagnostics;
using System.Globalization;
using Stillpoint.App.Ask;

namespace Stillpoint.Bench.Ask;

/// <summary><c>lines</c>: a long NDJSON input put to screening in this process, how many lines a second are answered, and what memory the process holds on the way.</summary>
internal static class LinesAsked
{
    private const int All = 100_000;

    public static async Task Run()
    {
        await new AskShell(Questions.Find("screening")!).Run(new Lines(2_000, 25, _ => { }), Stream.Null);
        var started = Stopwatch.GetTimestamp();
        var input = new Lines(All, 25, number =>
        {
            if (number is not (10_000 or 50_000 or All)) return;
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{number,7} lines  {Stopwatch.GetElapsedTime(started).TotalSeconds,6:0.0} s  {process.WorkingSet64 / 1048576.0,6:0.0} MiB held  {process.PeakWorkingSet64 / 1048576.0,6:0.0} MiB at most"));
        });
        var outcome = await new AskShell(Questions.Find("screening")!).Run(input, Stream.Null);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcome.Requests} requests of {input.LineLength} bytes, {outcome.Errors} refused: {outcome.Requests / took:0} a second, {outcome.Requests * (double)input.LineLength / took / 1048576:0.0} MiB a second"));
    }

    /// <summary>The same request again and again, made as it is read.</summary>
    private sealed class Lines(int count, int entries, Action<int> after) : Stream
    {
        private readonly byte[] line = ChartedPatient.Screening(entries);
        private int sent, at;

        public int LineLength => line.Length;

        public override int Read(Span<byte> buffer)
        {
            if (sent == count) return 0;
            var part = Math.Min(buffer.Length, line.Length - at);
            line.AsSpan(at, part).CopyTo(buffer);
            at += part;
            if (at < line.Length) return part;
            at = 0;
            after(++sent);
            return part;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default) => ValueTask.FromResult(Read(buffer.Span));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int length) => Read(buffer.AsSpan(offset, length));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();
    }
}
