using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A prescriber amends a session that is closed, or an entry that is signed: with a signed addendum beside it, never by changing it.</summary>
internal sealed class AddendumDesk(ClinicDb db, AuditTrail audit, SessionRecord strips, ClinicClock clock)
{
    public const string Meaning = "I amend this session with these words; what was written stands.";

    public async Task<string?> Sign(Guid session, Guid patient, string? says, Guid? about, Confirmed prescriber)
    {
        if (string.IsNullOrWhiteSpace(says)) return "The addendum is empty.";
        var actor = Actor.Of(prescriber.Person);
        return await audit.Together(actor, new("session-amended", $"session/{session}", patient), async () =>
        {
            var signature = prescriber.Sign(NewId(), $"session/{session}", Meaning, $"{about} {says.Trim()}");
            db.Add(signature);
            return (await strips.Append(session, new(NewId(), new Entry.Addendum(says.Trim(), signature.Id, about), clock.Now, By: new(Prescriber: true, Signed: true)), actor)).NotStored;
        });
    }

    private Guid NewId() => Guid.CreateVersion7(clock.Now);
}
