using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Session.Monitors;

/// <summary>Whether whom a monitor names is the patient it is on, signed.</summary>
internal sealed class NameForm(NamedAs named) : Form($"name-{MeaningForm.Key($"{named.Device} {named.Text}")}")
{
    public const string Meaning = "I looked at the patient and the monitor: this is who it means.";

    public PasswordInput Password { get; } = new("Your password") { Hint = Meaning, Needed = Signing.Needed };
}

/// <summary>Asks once of a name that a monitor shows, where it may be the patient's: from then on, and back to when it was said, its readings are the patient's.</summary>
internal sealed class NameDesk(ClinicDb db, AuditTrail audit, SessionReadings readings, ReadingFeed feed, Signing signing, TimeProvider clock)
{
    public async Task<Outcome> Agree(Guid session, Guid patient, NamedAs named, NameForm form, Actor actor)
    {
        var (signer, otherwise) = await signing.Confirm(actor.Person!.Value, form.Password);
        if (signer is null) return otherwise;
        if (!(await readings.ToAsk(session)).Contains(named)) return Outcome.No("The monitor names nobody of that kind any more. Load the page again.");
        var now = clock.Moment();
        var signature = signer.Sign(Guid.CreateVersion7(now), $"session/{session}", NameForm.Meaning, $"{named.Device} {named.Text}");
        await audit.Change(Actor.Of(signer.Person), new AuditNote("monitor-name-agreed", $"session/{session}", patient, $"device/{named.Device}"), () =>
        {
            db.Add(signature);
            db.Add(new NameAgreedRow { Id = Guid.CreateVersion7(now), SessionId = session, DeviceId = named.Device, Named = named.Text, At = now, SignatureId = signature.Id });
            audit.AfterCommit(feed.AnnounceBindings);
            return Task.CompletedTask;
        });
        return new Outcome.Done();
    }
}
