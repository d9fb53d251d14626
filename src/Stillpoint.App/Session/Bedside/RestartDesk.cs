using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A prescriber's signed order that a stopped drug may go on. It closes the open stops with the same reason; what the rules refuse, no signature orders.</summary>
internal sealed class RestartDesk(ClinicDb db, AuditTrail audit, SessionReader reader, SessionRecord strips, ClinicClock clock)
{
    public const string Meaning = "I have judged this patient and order that the drug may go on, at most at this rate.";

    /// <param name="noneHappened">The prescriber states that there was no laryngospasm, anaphylaxis or seizure; otherwise nothing is stated.</param>
    public async Task<string?> Order(Guid session, decimal mlPerHour, string? why, bool noneHappened, Confirmed prescriber)
    {
        if (string.IsNullOrWhiteSpace(why)) return "Say why it may go on.";
        var view = await reader.Read(session, CancellationToken.None);
        var actor = Actor.Of(prescriber.Person);
        return await audit.Together(actor, new("restart-ordered", $"session/{session}", view.Who.Id), async () =>
        {
            foreach (var rule in view.Story.OpenStops.Select(stop => stop.Entry.Rule).Distinct())
                if (await Write(session, new Entry.StopClosed(rule, why.Trim()), actor) is { } refused) return refused;
            var signature = prescriber.Sign(NewId(), $"session/{session}", Meaning, FormattableString.Invariant($"{mlPerHour:0.###} mL/h: {why.Trim()}"));
            db.Add(signature);
            bool? no = noneHappened ? false : null;
            return await Write(session, new Entry.RestartOrdered(mlPerHour, why.Trim(), signature.Id, no, no, no), actor);
        });
    }

    private async Task<string?> Write(Guid session, Entry entry, Actor actor) =>
        await strips.Append(session, new(NewId(), entry, clock.Now), actor) is Receipt.Refused refused ? refused.Because : null;

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
