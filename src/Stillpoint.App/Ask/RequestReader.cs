using System.Runtime.CompilerServices;
using System.Text.Json;
using Stillpoint.App.Json;

namespace Stillpoint.App.Ask;

/// <summary>One request as it came: the 1-based line it starts on and its bytes, or why they were not kept.</summary>
internal readonly record struct RawRequest(int Line, ReadOnlyMemory<byte> Text, Refusal? Refused = null);

/// <summary>
/// Splits an input into requests: one JSON document over several lines, or one request a line (NDJSON). Never more than one
/// request, and at most 16 MiB of it, is held in memory.
/// </summary>
internal sealed class RequestReader(Stream input)
{
    public const int Cap = 16 * 1024 * 1024;

    private static readonly Refusal TooLong = new("invalid_json", "A request may have at most 16 MiB.", null);

    private readonly LineReader lines = new(input, Cap);

    public async IAsyncEnumerable<RawRequest> Read([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (await NextWritten(cancel) is not { } first)
        {
            yield return new(1, default, new Refusal("empty_input", "There is no request on the input.", null));
            yield break;
        }

        var opening = new OpenValue();
        if (!first.TooLong && opening.Add(first.Text.Span) == OpenValue.State.Incomplete)
        {
            var held = new List<(int Number, byte[] Text)> { (first.Number, first.Text.ToArray()) };
            var size = first.Text.Length;
            LineReader.Line? after = null;
            var complete = false;
            while (await lines.Next(cancel) is { } next)
            {
                if (complete)
                {
                    if (next.IsBlank) continue;
                    after = next;
                    break;
                }
                if (next.TooLong || (size += next.Text.Length + 1) > Cap)
                {
                    after = next;
                    break;
                }
                held.Add((next.Number, next.Text.ToArray()));
                var state = opening.Add(next.Text.Span);
                if (state == OpenValue.State.Malformed) break;
                complete = state == OpenValue.State.Complete;
            }

            if (complete && after is null)
            {
                yield return new(first.Number, Joined(held));
                yield break;
            }
            foreach (var (number, text) in held)
                if (!LineReader.Blank(text)) yield return new(number, text);
            if (after is { IsBlank: false } rest) yield return Raw(rest);
        }
        else
        {
            yield return Raw(first);
        }

        while (await NextWritten(cancel) is { } line) yield return Raw(line);
    }

    private async Task<LineReader.Line?> NextWritten(CancellationToken cancel)
    {
        while (await lines.Next(cancel) is { } line)
            if (!line.IsBlank) return line;
        return null;
    }

    private static RawRequest Raw(LineReader.Line line) => line.TooLong ? new(line.Number, default, TooLong) : new(line.Number, line.Text);

    private static byte[] Joined(List<(int Number, byte[] Text)> held)
    {
        using var whole = new MemoryStream();
        foreach (var (_, text) in held)
        {
            whole.Write(text);
            whole.WriteByte((byte)'\n');
        }
        return whole.ToArray();
    }

    /// <summary>Follows a JSON value over lines without parsing any byte twice.</summary>
    private sealed class OpenValue
    {
        public enum State { Incomplete, Complete, Malformed }

        private JsonReaderState state;
        private byte[] unread = [];

        public State Add(ReadOnlySpan<byte> text)
        {
            byte[] bytes = [.. unread, .. text, (byte)'\n'];
            var reader = new Utf8JsonReader(bytes, isFinalBlock: false, state);
            try
            {
                while (reader.Read()) { }
            }
            catch (JsonException)
            {
                return State.Malformed;
            }
            // The reader leaves a property name unread until its value begins.
            unread = bytes[(int)reader.BytesConsumed..];
            state = reader.CurrentState;
            return reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray) ? State.Complete : State.Incomplete;
        }
    }
}
