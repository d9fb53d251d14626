using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Enquiry;

/// <summary>Receives enquiries, and lets a coordinator accept one, decline it with a reason, or point to a better place.</summary>
internal sealed class EnquiryDesk(ClinicDb db, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>The clinics somebody may ask.</summary>
    public async Task<IReadOnlyList<ClinicRow>> Clinics() => await db.Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.Name).ToListAsync();

    /// <summary>An enquiry to one of these clinics, and the ways its writer may be reached by; none when there is no such enquiry.</summary>
    public async Task<(EnquiryRow? Enquiry, IReadOnlyList<string> Consents)> Find(Guid enquiry, IReadOnlyCollection<Guid> clinics) =>
        await db.Set<EnquiryRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == enquiry && clinics.Contains(row.ClinicId)) is { } found
            ? (found, await db.Set<ContactConsentRow>().Where(consent => consent.EnquiryId == enquiry && consent.RevokedAt == null).Select(consent => consent.Channel).ToListAsync())
            : (null, []);

    /// <summary>What its writer may call the enquiry by.</summary>
    public string ReferenceOf(EnquiryForm form) => Reference.From(form.Id(clock.GetUtcNow()));

    /// <summary>Keeps the enquiry.</summary>
    public async Task<Outcome> Receive(EnquiryForm form)
    {
        var now = clock.Moment();
        var enquiry = new EnquiryRow
        {
            Id = form.Id(now), ClinicId = form.Asked.Id, Reference = ReferenceOf(form), Name = form.Name.Given, Phone = form.Phone.Value, Email = form.Email.Value,
            Language = Words.Code(form.Language), Message = form.Message.Value ?? "", BestTime = form.BestTime.Value, ReceivedAt = now, Status = "new",
        };
        return await audit.Once(db.Set<EnquiryRow>().Where(row => row.Id == enquiry.Id), Actor.System, new AuditNote("enquiry-received", $"enquiry/{enquiry.Id}"), () =>
        {
            db.Add(enquiry);
            if (form.MayText.Ticked) Consented("sms", enquiry.Phone!);
            if (form.MayEmail.Ticked) Consented("email", enquiry.Email!);
            return Task.FromResult<Outcome>(new Outcome.Done());
        });

        void Consented(string channel, string recipient)
        {
            db.Add(new ContactConsentRow { Id = Guid.CreateVersion7(now), EnquiryId = enquiry.Id, Channel = channel, GivenAt = now });
            outbox.Put(channel, recipient, "enquiry-received", form.Language, new Dictionary<string, string> { ["clinic"] = form.Asked.Name, ["reference"] = enquiry.Reference });
        }
    }

    /// <summary>Makes the patient. The enquiry, the patient and the audit are one.</summary>
    public Task<Outcome> Accept(Guid enquiry, NewPatientForm form, Actor actor)
    {
        var now = clock.Moment();
        var id = form.Id(now);
        return audit.Once(db.Set<PatientRow>().Where(row => row.Id == id), actor, new AuditNote("enquiry-accepted", $"enquiry/{enquiry}", id), async () =>
        {
            var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
            if (row.Status != "new") return Decided;
            db.Add(new PatientRow
            {
                Id = id, ClinicId = row.ClinicId, Reference = Reference.From(id), GivenName = form.GivenName.Given, FamilyName = form.FamilyName.Given, BirthDate = form.BirthDate.Given,
                Phone = form.Phone.Value, Email = form.Email.Value, Language = form.Reads.Given, CreatedAt = now,
            });
            (row.Status, row.PatientId, row.DecidedBy, row.DecidedAt) = ("accepted", id, actor.Person, now);
            return new Outcome.Done();
        }, Decided);
    }

    /// <summary>Declines, or points to a better place, with the reason.</summary>
    public Task<Outcome> Close(Guid enquiry, ClosingForm form, Actor actor) =>
        audit.Do(actor, new AuditNote($"enquiry-{form.What.Given}", $"enquiry/{enquiry}"), async () =>
        {
            var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
            if (row.Status != "new") return Decided;
            (row.Status, row.Reason, row.DecidedBy, row.DecidedAt) = (form.What.Given, form.Reason.Given, actor.Person, clock.Moment());
            return new Outcome.Done();
        }, Decided);

    private static readonly Outcome Decided = Outcome.No("Somebody decided on this enquiry already. Go back to the list.");
}
