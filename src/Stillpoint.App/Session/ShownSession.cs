using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Session;

/// <summary>
/// What every page of a session rests on, a line each, for whoever signs on it. Strip and facts only ever grow, so how many there
/// are and which came last says all of them; nothing here moves with the clock alone.
/// </summary>
internal static class ShownSession
{
    public static IEnumerable<ShownLine> Of(SessionView view, ClinicClock clock) =>
    [
        new("Patient", $"{view.Who.Name}, {ClinicClock.BirthDate(view.Who.BirthDate)}"),
        .. Order(view),
        new("Limits", view.Story.House.Version),
        new("Escort", view.EscortName is { } escort ? $"{escort}, {view.EscortPhone}" : "nobody named"),
        new("Strip", view.Story.Strip is [.., var last] strip ? $"{strip.Count} entries, the last: {EntryText.Line(last.Entry)}, {clock.Time(last.MeasuredAt)}" : "empty"),
        new("Facts", view.Known.Rows is [.., var fact] rows ? $"{rows.Count}, the last: {Words(fact)}, {clock.Moment(fact.RecordedAt)}" : "none"),
    ];

    /// <summary>The signed order in the numbers a bedside reads aloud.</summary>
    public static IEnumerable<ShownLine> Order(SessionView view)
    {
        var (order, body) = (view.Order, view.Order.Body);
        yield return new("Order", $"{order.Drug} {order.Way}, {(body is null ? "unreadable" : string.Join(", ", Numbers(body)))}");
    }

    private static IEnumerable<string> Numbers(Planning.PlanBody body)
    {
        yield return $"{EntryText.Mg(body.DoseMg)} mg";
        if (body.MgPerKg is { } perKg) yield return $"{EntryText.Mg(perKg)} mg/kg";
        if (body.FinalMgPerMl is { } strength) yield return $"{EntryText.Mg(strength)} mg/mL";
        if (body.FinalMl is { } volume) yield return $"{EntryText.Mg(volume)} mL";
        if (body.MlPerHour is { } rate) yield return EntryText.Rate(rate);
        if (body.Minutes is { } minutes) yield return $"{EntryText.Mg(minutes)} min";
    }

    private static string Words(FactRow fact) => Vocabulary.Find(fact.Key) is { } key ? $"{key.Label} {fact.Value} {fact.Unit}".TrimEnd() : fact.Key;

    /// <summary>What is signed on this strip is written while nobody else writes on it or about this patient, and noted; or nothing is.</summary>
    public static Task<Outcome> Do(this AuditTrail audit, ClinicDb db, SessionView view, Actor actor, string action, Func<Task<Outcome>> work) => audit.Do(actor, new(action, $"session/{view.Id}", view.Who.Id), async () =>
    {
        await db.Hold(view);
        return await work();
    });

    /// <summary>Nobody writes on this strip or about this patient until the signature is kept. SQLite's transaction holds the only write lock already.</summary>
    public static async Task Hold(this ClinicDb db, SessionView view)
    {
        if (!db.IsPostgres) return;
        await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {view.Who.Id} for update");
        await db.Database.ExecuteSqlAsync($"select 1 from session where id = {view.Id} for update");
    }
}
