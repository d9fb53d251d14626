using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Enquiry;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Enquiry;

/// <summary>Receives enquiries, and lets a coordinator decline one with a reason, or point to a better place.</summary>
internal sealed class EnquiryDesk(ClinicDb db, AuditTrail audit, Outbox outbox, Tasks tasks, SingleUseLinks links, TimeProvider clock)
{
    /// <summary>More wait for a call than any clinic can make: it is said on the page, with the number to call.</summary>
    public const int MostWaiting = 500;

    /// <summary>Of confirmations by SMS and e-mail: nobody has shown yet that the number is theirs, and one is enough.</summary>
    private const int MostConfirmationsADay = 200;
    private const string Confirmation = "enquiry-received";

    /// <summary>What the link to a request is for, and how long it opens.</summary>
    public const string Purpose = "enquiry";
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(365);

    /// <summary>The version of the words by which leave to write is given.</summary>
    private const string Wording = "2026-11-30";

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
        if (form.Name.Doubt(form) is { } doubt) return doubt;
        var now = clock.Moment();
        var enquiry = new EnquiryRow
        {
            Id = form.Id(now), ClinicId = form.Asked.Id, Reference = ReferenceOf(form), Name = form.Name.Given, Phone = form.Phone.Value, Email = form.Email.Value,
            Language = Translated.Code(form.Language), Message = form.Message.Value ?? "", BestTime = form.BestTime.Value, ReceivedAt = now, Status = EnquiryStatus.New,
            TimesOfDay = form.TimesOfDay.Value is { Count: > 0 } times ? string.Join(' ', times) : null, Check = PrivateCheckForm.Read(form.Check.Value) is { Count: > 0 } check ? PrivateCheckForm.Write(check) : null,
        };
        return await audit.Once(db.Set<EnquiryRow>().Where(row => row.Id == enquiry.Id), Actor.System, new AuditNote("enquiry-received", $"enquiry/{enquiry.Id}"), async () =>
        {
            if (await db.Set<EnquiryRow>().CountAsync(row => row.ClinicId == enquiry.ClinicId && row.Status == EnquiryStatus.New) >= MostWaiting) return Outcome.No(EnquiryTexts.TooManyWait.In(form.Language));
            var confirms = await MayConfirm(enquiry);
            db.Add(enquiry);
            // Before the page says thank you, somebody is called.
            form.Link = $"/e/{links.Make(Purpose, enquiry.Id.ToString(), LinkLasts)}?lang={Translated.Code(form.Language)}";
            if (DangerOf(form) is { } alert) await tasks.Raise(alert, enquiry.ClinicId, null, PageOf(enquiry.Id), Role.Coordinator);
            if (form.MayText.Ticked) Consented("sms", enquiry.Phone!, confirms, $"{form.MayText.Label}. {form.MayText.Hint}.");
            if (form.MayEmail.Ticked) Consented("email", enquiry.Email!, confirms, $"{form.MayEmail.Label}. {form.MayEmail.Hint}.");
            return new Outcome.Done();
        });

        void Consented(string channel, string recipient, bool confirms, string words)
        {
            db.Add(new ContactConsentRow { Id = Guid.CreateVersion7(now), EnquiryId = enquiry.Id, Channel = channel, GivenAt = now, Wording = $"{Wording}: {words}" });
            if (confirms) outbox.Put(channel, recipient, Confirmation, form.Language, new Dictionary<string, string> { ["clinic"] = form.Asked.Name, ["reference"] = enquiry.Reference, ["link"] = Base + form.Link }, enquiry: enquiry.Id);
        }
    }

    /// <summary>What every link that is sent begins with.</summary>
    public string Base { get; init; } = "";

    /// <summary>What the words or the private check of a form raise: somebody is called for it before the page returns.</summary>
    public static SafetyAlert? DangerOf(EnquiryForm form) => DangerIn(form) ?? PrivateCheckForm.Read(form.Check.Value).GetValueOrDefault(PrivateCheck.Safety) switch
    {
        "might-act" => new("PRIVATE_CHECK_DANGER", AlertTier.Emergency, "The private check sent with the enquiry says they might act on thoughts of suicide: call now, ask with the C-SSRS; 988 or 911 if they cannot be kept safe"),
        "thoughts" => new("PRIVATE_CHECK_DANGER", AlertTier.Urgent, "The private check sent with the enquiry says thoughts of suicide: call today, ask with the C-SSRS"),
        _ => null,
    };

    /// <summary>Words of the form after which nobody waits for the next working day.</summary>
    public static SafetyAlert? DangerIn(EnquiryForm form) => SafetyAlerts.OfWords($"{form.Message.Value} {form.BestTime.Value} {form.Name.Value}");

    /// <summary>The page on which a coordinator answers an enquiry: where its alert leads.</summary>
    public static string PageOf(Guid enquiry) => $"/enquiries/{enquiry}";

    /// <summary>Somebody wrote of danger here, and nobody has said yet how that ended.</summary>
    public Task<bool> IsInDanger(Guid enquiry)
    {
        var page = PageOf(enquiry);
        return db.Set<TaskRow>().AnyAsync(task => task.DoneAt == null && task.Tier != null && task.About == page);
    }

    private async Task<bool> MayConfirm(EnquiryRow enquiry)
    {
        var (since, phone, email) = (enquiry.ReceivedAt.AddDays(-1), enquiry.Phone, enquiry.Email);
        var lately = db.Set<OutboxMessageRow>().Where(message => message.Template == Confirmation && message.CreatedAt >= since);
        return await lately.CountAsync() < MostConfirmationsADay && !await lately.AnyAsync(message => message.Recipient == phone || message.Recipient == email);
    }

    /// <summary>Declines, or points to a better place, with the reason.</summary>
    public Task<Outcome> Close(Guid enquiry, ClosingForm form, Actor actor) =>
        audit.Do(actor, new AuditNote($"enquiry-{form.What.Given.Text()}", $"enquiry/{enquiry}"), async () =>
        {
            var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
            if (row.Status != EnquiryStatus.New) return Decided;
            (row.Status, row.Reason, row.DecidedBy, row.DecidedAt) = (form.What.Given, form.Reason.Given, actor.Person, clock.Moment());
            return new Outcome.Done();
        }, Decided);

    /// <summary>What was declined or pointed elsewhere a year ago is nobody's business any more. How long is house policy.</summary>
    public static Kept Kept { get; } = new(async (services, now) =>
    {
        var (db, audit) = (services.GetRequiredService<ClinicDb>(), services.GetRequiredService<AuditTrail>());
        var before = now.AddYears(-1);
        var old = db.Set<EnquiryRow>().Where(row => row.PatientId == null && row.Status != EnquiryStatus.New && row.DecidedAt < before);
        foreach (var id in await old.OrderBy(row => row.DecidedAt).Select(row => row.Id).Take(500).ToListAsync())
            await audit.Change(Actor.System, new AuditNote("enquiry-deleted", $"enquiry/{id}", Detail: "a year after it was closed"), async () =>
            {
                await db.Set<ContactConsentRow>().Where(consent => consent.EnquiryId == id).ExecuteDeleteAsync();
                await db.Set<EnquiryCallRow>().Where(call => call.EnquiryId == id).ExecuteDeleteAsync();
                await db.Set<UploadRow>().Where(upload => upload.EnquiryId == id && upload.PatientId == null).ExecuteDeleteAsync();
                await db.Set<EnquiryRow>().Where(row => row.Id == id).ExecuteDeleteAsync();
            });
    });

    public static Outcome Decided { get; } = Outcome.No("Somebody decided on this enquiry already. Go back to the list.");
}
