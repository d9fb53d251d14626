using System.Security.Cryptography;
using System.Text;
using Stillpoint.App.Audit;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Writes entries on a strip, and with them the stops they raise.</summary>
internal sealed class Charting(SessionReader reader, SessionRecord record, SessionBoard board, SessionFeed feed)
{
    public async Task<Receipt> Write(Guid session, Sent sent, Actor actor)
    {
        var receipt = await record.Append(session, sent, actor);
        // Open screens read anew for the entry itself; what it raises is among it.
        if (receipt is Receipt.Stored { Already: false }) board.IsNews(session, (await RaiseStops(session, CancellationToken.None)).Says);
        return receipt;
    }

    /// <summary>Looks at a session at which nobody writes: raises its stops, and tells open screens when it is judged otherwise than they were last told.</summary>
    public async Task LookAt(Guid session, CancellationToken cancel)
    {
        if (board.IsNews(session, (await RaiseStops(session, cancel)).Says)) feed.AnnounceJudged(session);
    }

    /// <summary>Raises what the stop rules raise now. Several servers may look at once: the same stop has the same id, and is written once.</summary>
    private async Task<Assessment> RaiseStops(Guid session, CancellationToken cancel)
    {
        var view = await reader.Read(session, cancel);
        foreach (var stop in Surveillance.StopsToRaise(view))
        {
            var before = view.Story.Strip.Count(raised => raised.Entry is Entry.StopRaised earlier && earlier.Rule == stop.Rule);
            await record.Append(session, new(IdOf(session, stop.Rule, before), new Entry.StopRaised(stop.Rule, stop.Why), view.Now, By: new(Automatic: true)), Actor.System);
        }
        return Surveillance.Over(view);
    }

    private static Guid IdOf(Guid session, string rule, int before)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{session} {rule} {before}"));
        // RFC 9562 version 8: made of the content, not of the time.
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
