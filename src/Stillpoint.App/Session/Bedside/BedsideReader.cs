using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A session at this moment with everything its bedside shows of it.</summary>
public sealed record AtBedside(SessionView View, Assessment Assessment, BedsideView Shown);

/// <summary>Gathers what a bedside shows: once for the page that is drawn without a script, and again for what the script puts in place.</summary>
internal sealed class BedsideReader(SessionReader reader, LastSessions before, Estimates estimates)
{
    public async Task<AtBedside> Read(Guid session, CancellationToken cancel)
    {
        var view = await reader.Read(session, cancel);
        var (judged, last) = (Surveillance.Over(view), await before.Before(view, cancel));
        return new(view, judged, BedsideView.Of(view, judged, last, estimates.Of(view, last)));
    }
}
