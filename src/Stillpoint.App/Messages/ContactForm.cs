using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Messages;

/// <summary>How a patient may be reached, as they said it, and where they are.</summary>
internal sealed class ContactForm : Form
{
    public ContactForm() : base("contact") => Marks = false;

    public TickInput MayText { get; } = new("May be texted");
    public TickInput MayEmail { get; } = new("May be emailed");
    public ChoiceInput TimeZone { get; } = new("Where they are", Premises.Zones) { As = Choice.List, None = "As the clinic", Hint = "Nothing is sent at night there" };
}

/// <summary>The desk that writes down how a patient may be reached.</summary>
internal sealed class ContactDesk(ClinicDb db, AuditTrail audit, Reach reach, TimeProvider clock)
{
    public async Task Draw(Guid patient, ContactForm form)
    {
        form.MayText.Typed = await reach.Allows(patient, "sms") ? "true" : "";
        form.MayEmail.Typed = await reach.Allows(patient, "email") ? "true" : "";
        form.TimeZone.Typed = await db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.TimeZone).SingleAsync() ?? "";
    }

    public Task<Outcome> Keep(Guid patient, ContactForm form, Actor actor) => audit.Do(actor, new AuditNote("contact-set", $"patient/{patient}", patient), async () =>
    {
        var row = await db.Set<PatientRow>().SingleAsync(one => one.Id == patient);
        if (form.MayText.Ticked && row.Phone is null) return Outcome.No("There is no phone number to text. Enter it first.", form.MayText);
        if (form.MayEmail.Ticked && row.Email is null) return Outcome.No("There is no email address. Enter it first.", form.MayEmail);
        foreach (var (channel, allowed) in new[] { ("sms", form.MayText.Ticked), ("email", form.MayEmail.Ticked) })
            if (await reach.Allows(patient, channel) != allowed) db.Add(new ContactChoiceRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), PatientId = patient, Channel = channel, Allowed = allowed, At = clock.Moment(), By = actor.Person });
        row.TimeZone = form.TimeZone.Value;
        return new Outcome.Done();
    }, Outcome.No("Somebody changed this patient meanwhile. Load the page again."));
}
