using System.Security.Claims;
using Stillpoint.App.Authorization;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Session.Bedside.Forms;

/// <summary>Writes what a form of the bedside says, by the right of whoever is signed in.</summary>
internal sealed class EntryDesk(Charting charting, ClinicClock clock)
{
    /// <summary>A scale that was charted item by item.</summary>
    public async Task<Outcome> Write(Guid session, ItemsForm form, ClaimsPrincipal who) =>
        (await charting.Write(session, new(form.Id(clock.Now), form.Entry with { Confirmed = form.Confirmed() }, clock.Now, By: EntryAccess.Of(who)), who.Actor())).ToOutcome();

    public async Task<Outcome> Write(Guid session, BedsideForm form, ClaimsPrincipal who)
    {
        Receipt? receipt = null;
        var (id, by) = (form.Id(clock.Now), EntryAccess.Of(who));
        foreach (var (entry, at) in form.Entries)
        {
            var one = await charting.Write(session, new(id, entry with { Confirmed = form.Confirmed() }, form.MomentMeant() ?? at ?? clock.Now, form.Corrects, by), who.Actor());
            // Of a monitor's set what is charted already is no refusal of the rest.
            if (receipt is not Receipt.Stored) receipt = one;
            id = id.Next();
        }
        return receipt!.ToOutcome(clock: clock);
    }
}
