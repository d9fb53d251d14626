using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Audit;

/// <summary>
/// The newest entry of the audit on one line: kept where nobody who can change the database can reach it, it finds out whoever
/// cuts the end off or writes everything anew. It says nothing about anybody.
/// </summary>
internal sealed record AuditHead(DateTimeOffset At, long Number, string Hash)
{
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd'T'HH:mm:ss'Z'} {Number} {Hash}");

    /// <summary>Null while nothing was ever written.</summary>
    public static async Task<AuditHead?> Of(ClinicDb db, CancellationToken cancel = default) =>
        await db.Set<AuditEntryRow>().AsNoTracking().OrderByDescending(entry => entry.Number).Select(entry => new AuditHead(entry.At, entry.Number, entry.Hash)).FirstOrDefaultAsync(cancel);

    /// <summary>Null for a line that is none.</summary>
    public static AuditHead? Read(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var at, var number, var hash] && HashChain.FormatOf(hash) > 0 && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? new(when, place, hash) : null;

    /// <summary>Every hash in such a file, by number; otherwise the one sentence why it can't be used.</summary>
    public static (IReadOnlyDictionary<long, string>? Hashes, string? Refusal) ReadAll(string file)
    {
        try
        {
            var hashes = new Dictionary<long, string>();
            foreach (var (line, place) in File.ReadLines(file).Select((line, place) => (line, place + 1)).Where(one => one.line.Length > 0))
            {
                if (Read(line) is not { } head) return (null, $"Line {place} of {file} is no hash of the audit: each is a time, a number and a hash, as “record head” prints them.");
                if (!hashes.TryAdd(head.Number, head.Hash) && hashes[head.Number] != head.Hash) return (null, $"{file} has two hashes for entry {head.Number}. After a copy was put back, begin a new file.");
            }
            return hashes.Count > 0 ? (hashes, null) : (null, $"{file} holds no hash yet.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, $"{file} can't be read.");
        }
    }

    /// <summary>Puts the line at the end of a file that only this account can read, on the disk before it returns.</summary>
    public void AppendTo(string file)
    {
        using var stream = File.Exists(file) ? new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read) : PrivateFiles.Create(file);
        stream.Write(Encoding.ASCII.GetBytes(Line + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
