namespace Stillpoint.App.Tests.Arrows;

/// <summary>One arm of a switch expression as it is written, without what is said in strings and comments.</summary>
internal sealed record Arm(string Pattern, string Value);

/// <summary>Reads the switch expressions of a source file: enough of C# to find arms, and nothing more.</summary>
internal static class SwitchReader
{
    /// <summary>Every switch expression with its line, the outer before the inner.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<Arm> Arms)> Of(string source)
    {
        var code = Bare(source);
        for (var at = code.IndexOf("switch", StringComparison.Ordinal); at >= 0; at = code.IndexOf("switch", at + 6, StringComparison.Ordinal))
        {
            var open = at + 6;
            while (open < code.Length && char.IsWhiteSpace(code[open])) open++;
            if (open < code.Length && code[open] == '{' && (at == 0 || !char.IsLetterOrDigit(code[at - 1])))
                yield return (code.AsSpan(0, at).Count('\n') + 1, [.. Arms(code, open + 1)]);
        }
    }

    private static IEnumerable<Arm> Arms(string code, int from)
    {
        int depth = 0, start = from, arrow = -1;
        for (var at = from; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '(' or '[' or '{': depth++; break;
                case '}' when depth == 0:
                    if (arrow > 0) yield return new(code[start..arrow].Trim(), code[(arrow + 2)..at].Trim());
                    yield break;
                case ')' or ']' or '}': depth--; break;
                case '=' when depth == 0 && arrow < 0 && code[at + 1] == '>': arrow = at; break;
                case ',' when depth == 0 && arrow > 0:
                    yield return new(code[start..arrow].Trim(), code[(arrow + 2)..at].Trim());
                    (start, arrow) = (at + 1, -1);
                    break;
                default: break;
            }
        }
    }

    /// <summary>The source with blanks for comments and for all that stands in quotes, what is filled into them too.</summary>
    private static string Bare(string source)
    {
        var bare = source.ToCharArray();
        for (var at = 0; at < source.Length;)
        {
            var end = source[at] switch
            {
                '/' when source.AsSpan(at).StartsWith("//") => EndOf(source, "\n", at + 2),
                '/' when source.AsSpan(at).StartsWith("/*") => EndOf(source, "*/", at + 2) + 2,
                '"' when source.AsSpan(at).StartsWith("\"\"\"") => EndOf(source, "\"\"\"", at + 3) + 3,
                '"' => Quoted(source, at),
                '\'' when at + 2 < source.Length && (source[at + 2] == '\'' || source[at + 1] == '\\') => EndOf(source, "'", at + 2) + 1,
                _ => at,
            };
            for (var i = at; i < Math.Min(end, bare.Length); i++)
                if (bare[i] != '\n') bare[i] = ' ';
            at = Math.Max(at + 1, end);
        }
        return new string(bare);
    }

    private static int EndOf(string source, string what, int from) => source.IndexOf(what, Math.Min(from, source.Length), StringComparison.Ordinal) is >= 0 and var end ? end : source.Length;

    private static int Quoted(string source, int at)
    {
        bool filled = at > 0 && (source[at - 1] == '$' || (at > 1 && source[at - 2] == '$')), verbatim = at > 0 && (source[at - 1] == '@' || (at > 1 && source[at - 2] == '@'));
        for (at++; at < source.Length; at++)
        {
            if (source[at] == '\\' && !verbatim) at++;
            else if (source[at] == '"') return at + 1;
            else if (source[at] == '\n' && !verbatim) return at;
            else if (filled && source[at] == '{' && at + 1 < source.Length && source[at + 1] == '{') at++;
            else if (filled && source[at] == '{') at = Filled(source, at);
        }
        return at;
    }

    private static int Filled(string source, int at)
    {
        for (var depth = 0; at < source.Length; at++)
        {
            if (source[at] == '{') depth++;
            else if (source[at] == '}' && --depth == 0) return at;
            else if (source[at] == '"') at = Quoted(source, at) - 1;
        }
        return at;
    }
}
