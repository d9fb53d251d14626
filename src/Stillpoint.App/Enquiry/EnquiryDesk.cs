using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Enquiry;

/// <summary>What somebody wrote on the public form, exactly as they wrote it.</summary>
internal sealed class EnquiryForm
{
    public string? Clinic { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? MayText { get; set; }
    public string? MayEmail { get; set; }
    public string? BestTime { get; set; }
    public string? Message { get; set; }

    public override string ToString() => "[enquiry form]";
}

/// <summary>What a coordinator fills in to make somebody a patient.</summary>
internal sealed class NewPatientForm
{
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? BirthDate { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Language { get; set; }

    public override string ToString() => "[patient form]";
}

/// <summary>Receives enquiries, and lets a coordinator accept one, decline it with a reason, or point to a better place.</summary>
internal sealed class EnquiryDesk(ClinicDb db, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>Keeps the enquiry; the errors say which field, why and what to do.</summary>
    public async Task<(EnquiryRow? Received, FormErrors Errors)> Receive(EnquiryForm form, Language language)
    {
        var errors = new FormErrors();
        var clinics = await db.Set<ClinicRow>().AsNoTracking().ToListAsync();
        var clinic = clinics.Count == 1 ? clinics[0] : clinics.FirstOrDefault(one => one.Id.ToString() == form.Clinic);
        if (clinic is null) errors.Add("Form.Clinic", EnquiryWords.WhichClinic.In(language));
        if (Blank(form.Name)) errors.Add("Form.Name", EnquiryWords.NameMissing.In(language));
        if (Blank(form.Phone) && Blank(form.Email)) errors.Add("Form.Phone", EnquiryWords.ReachMissing.In(language));
        else if (!Blank(form.Phone) && form.Phone!.Count(char.IsDigit) < 7) errors.Add("Form.Phone", EnquiryWords.PhoneShort.In(language));
        if (!Blank(form.Email) && !form.Email!.Contains('@', StringComparison.Ordinal)) errors.Add("Form.Email", EnquiryWords.EmailOdd.In(language));
        if (form.MayText == "true" && Blank(form.Phone)) errors.Add("Form.MayText", EnquiryWords.TextWithoutPhone.In(language));
        if (form.MayEmail == "true" && Blank(form.Email)) errors.Add("Form.MayEmail", EnquiryWords.EmailWithoutAddress.In(language));
        if (errors.Any) return (null, errors);

        var now = clock.Moment();
        var id = Guid.CreateVersion7(now);
        var enquiry = new EnquiryRow
        {
            Id = id, ClinicId = clinic!.Id, Reference = Reference.From(id), Name = form.Name!.Trim(), Phone = Trimmed(form.Phone), Email = Trimmed(form.Email),
            Language = Words.Code(language), Message = form.Message?.Trim() ?? "", BestTime = Trimmed(form.BestTime), ReceivedAt = now, Status = "new",
        };
        await audit.Change(Actor.System, new AuditNote("enquiry-received", $"enquiry/{id}"), () =>
        {
            db.Add(enquiry);
            if (form.MayText == "true") Consented(enquiry, "sms", enquiry.Phone!);
            if (form.MayEmail == "true") Consented(enquiry, "email", enquiry.Email!);
            return Task.CompletedTask;
        });
        return (enquiry, errors);

        void Consented(EnquiryRow from, string channel, string recipient)
        {
            db.Add(new ContactConsentRow { Id = Guid.CreateVersion7(now), EnquiryId = from.Id, Channel = channel, GivenAt = now });
            outbox.Put(channel, recipient, "enquiry-received", language, new Dictionary<string, string> { ["clinic"] = clinic.Name, ["reference"] = from.Reference });
        }
    }

    /// <summary>Makes the patient. The enquiry, the patient and the audit are one.</summary>
    public async Task<(PatientRow? Patient, FormErrors Errors)> Accept(Guid enquiry, NewPatientForm form, Actor actor)
    {
        var errors = new FormErrors();
        if (Blank(form.GivenName)) errors.Add("Form.GivenName", "Enter the given name.");
        if (Blank(form.FamilyName)) errors.Add("Form.FamilyName", "Enter the family name.");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!DateOnly.TryParseExact(form.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
            errors.Add("Form.BirthDate", "Enter the birth date as year-month-day, such as 1984-03-11.");
        else if (born > today || born < today.AddYears(-120))
            errors.Add("Form.BirthDate", "Nobody alive was born on that day. Check the year.");
        if (form.Language is not ("en" or "es")) errors.Add("Form.Language", "Choose the language the patient reads.");
        if (errors.Any) return (null, errors);

        try
        {
            var patient = await audit.Write<PatientRow>(actor, async () =>
            {
                var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
                if (row.Status != "new") return null;
                var now = clock.Moment();
                var id = Guid.CreateVersion7(now);
                var made = new PatientRow
                {
                    Id = id, ClinicId = row.ClinicId, Reference = Reference.From(id), GivenName = form.GivenName!.Trim(), FamilyName = form.FamilyName!.Trim(), BirthDate = born,
                    Phone = Trimmed(form.Phone), Email = Trimmed(form.Email), Language = form.Language!, CreatedAt = now,
                };
                db.Add(made);
                (row.Status, row.PatientId, row.DecidedBy, row.DecidedAt) = ("accepted", id, actor.Person, now);
                return (made, new AuditNote("enquiry-accepted", $"enquiry/{enquiry}", id));
            });
            if (patient is null) errors.Add("", Decided);
            return (patient, errors);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, errors.Add("", Decided));
        }
    }

    /// <summary>Declines, or points to a better place, with the reason. Answers why not, in words.</summary>
    public async Task<string?> Close(Guid enquiry, string status, string? reason, Actor actor)
    {
        if (status is not ("declined" or "signposted")) return "Choose what happens to the enquiry.";
        if (Blank(reason)) return status == "declined" ? "Say why, in words the person may hear." : "Say where the person was pointed to.";
        try
        {
            var closed = await audit.Write<EnquiryRow>(actor, async () =>
            {
                var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
                if (row.Status != "new") return null;
                (row.Status, row.Reason, row.DecidedBy, row.DecidedAt) = (status, reason!.Trim(), actor.Person, clock.Moment());
                return (row, new AuditNote($"enquiry-{status}", $"enquiry/{enquiry}"));
            });
            return closed is null ? Decided : null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Decided;
        }
    }

    private const string Decided = "Somebody decided on this enquiry already. Go back to the list.";

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static string? Trimmed(string? text) => Blank(text) ? null : text!.Trim();
}
