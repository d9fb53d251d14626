using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Enquiry;

namespace Stillpoint.App.Enquiry;

/// <summary>What becomes of a request between the first message and the decision: calls, the waiting list, and what the person takes back by their own link.</summary>
internal sealed class RequestDesk(ClinicDb db, AuditTrail audit, SingleUseLinks links, TimeProvider clock)
{
    /// <summary>What is measured of answers looks so far back.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    private static Actor Themselves => new(null, "enquirer");

    /// <summary>The request a link opens, with its clinic; null where there is none such, or its time is over.</summary>
    public async Task<(EnquiryRow Enquiry, ClinicRow Clinic)?> Open(string token) =>
        await links.Subject(token, EnquiryDesk.Purpose) is { } subject && Guid.TryParse(subject, out var id) && await db.Set<EnquiryRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } enquiry
            ? (enquiry, await db.Set<ClinicRow>().AsNoTracking().SingleAsync(clinic => clinic.Id == enquiry.ClinicId)) : null;

    public async Task<IReadOnlyList<EnquiryCallRow>> Calls(Guid enquiry) => await db.Set<EnquiryCallRow>().AsNoTracking().Where(call => call.EnquiryId == enquiry).OrderBy(call => call.At).ToListAsync();

    public async Task<IReadOnlyList<string>> Channels(Guid enquiry) => await db.Set<ContactConsentRow>().Where(consent => consent.EnquiryId == enquiry && consent.RevokedAt == null).Select(consent => consent.Channel).ToListAsync();

    /// <summary>Earlier requests from the same telephone or address.</summary>
    public async Task<IReadOnlyList<EnquiryRow>> Before(EnquiryRow enquiry)
    {
        var others = await db.Set<EnquiryRow>().AsNoTracking().Where(row => row.ClinicId == enquiry.ClinicId && row.Id != enquiry.Id && row.ReceivedAt <= enquiry.ReceivedAt && (row.Phone != null || row.Email != null)).OrderByDescending(row => row.ReceivedAt).Take(1000).ToListAsync();
        return [.. others.Where(row => Same("sms", row.Phone, enquiry.Phone) || Same("email", row.Email, enquiry.Email)).Take(5)];

        static bool Same(string channel, string? one, string? other) => one is not null && other is not null && Recipients.Normal(channel, one) == Recipients.Normal(channel, other);
    }

    /// <summary>In what order people are called, and why, each by the numbers of the clinic they asked.</summary>
    public async Task<IReadOnlyDictionary<Guid, Triage>> Orders(IReadOnlyCollection<EnquiryRow> enquiries)
    {
        var now = clock.GetUtcNow();
        var houses = new Dictionary<Guid, House>();
        foreach (var clinic in enquiries.Select(enquiry => enquiry.ClinicId).Distinct()) houses[clinic] = await new Houses(db).InForce(clinic, now);
        // Whoever was spoken with waits for something else than a first word.
        return enquiries.ToDictionary(enquiry => enquiry.Id, enquiry => Triage.Of(
            new($"{enquiry.Message} {enquiry.BestTime} {enquiry.Name}", PrivateCheckForm.Read(enquiry.Check), enquiry.ReferredBy is not null, enquiry.FirstAnsweredAt is null ? enquiry.ReceivedAt : now), now, houses[enquiry.ClinicId]));
    }

    /// <summary>How long people lately waited until somebody spoke with them.</summary>
    public async Task<WaitingTime?> AnswerTime(IReadOnlyCollection<Guid> clinics)
    {
        var since = clock.GetUtcNow() - Lately;
        return WaitingTime.Of((await db.Set<EnquiryRow>().Where(row => clinics.Contains(row.ClinicId) && row.FirstAnsweredAt > since).Select(row => new { row.ReceivedAt, row.FirstAnsweredAt }).ToListAsync()).Select(row => row.FirstAnsweredAt!.Value - row.ReceivedAt));
    }

    /// <summary>How long people lately stood on the waiting list until they were accepted.</summary>
    public async Task<WaitingTime?> ListTime(Guid clinic)
    {
        var since = clock.GetUtcNow() - Lately;
        return WaitingTime.Of((await db.Set<EnquiryRow>().Where(row => row.ClinicId == clinic && row.Status == EnquiryStatus.Accepted && row.WaitingSince != null && row.DecidedAt > since).Select(row => new { row.WaitingSince, row.DecidedAt }).ToListAsync())
            .Select(row => row.DecidedAt!.Value - row.WaitingSince!.Value));
    }

    /// <summary>Somebody called: the first time they are spoken with is what they waited for.</summary>
    public Task<Outcome> Called(Guid enquiry, CallForm form, Actor actor)
    {
        var now = clock.Moment();
        var id = form.Id(now);
        return audit.Once(db.Set<EnquiryCallRow>().Where(call => call.Id == id), actor, new AuditNote("enquiry-called", $"enquiry/{enquiry}", Detail: form.CameOf.Given), async () =>
        {
            var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
            var reached = form.CameOf.Given == CallForm.Reached;
            if (reached) row.FirstAnsweredAt ??= now;
            db.Add(new EnquiryCallRow { Id = id, EnquiryId = enquiry, At = now, By = actor.Person!.Value, Reached = reached, Note = form.Note.Value ?? "" });
            return new Outcome.Done();
        });
    }

    /// <summary>Puts them on the waiting list, or takes them off.</summary>
    public Task<Outcome> Waits(Guid enquiry, bool waits, Actor actor) => audit.Do(actor, new AuditNote(waits ? "enquiry-waits" : "enquiry-waits-no-more", $"enquiry/{enquiry}"), async () =>
    {
        var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry);
        if (row.Status != EnquiryStatus.New) return EnquiryDesk.Decided;
        row.WaitingSince = waits ? row.WaitingSince ?? clock.Moment() : null;
        return new Outcome.Done();
    }, EnquiryDesk.Decided);

    /// <summary>The person takes leave to write back: nothing that waits is sent any more.</summary>
    public Task<Outcome> Revoke(EnquiryRow enquiry, string channel) => audit.Do(Themselves, new AuditNote("contact-consent-revoked", $"enquiry/{enquiry.Id}", enquiry.PatientId, channel), async () =>
    {
        var now = clock.Moment();
        foreach (var consent in await db.Set<ContactConsentRow>().Where(row => row.EnquiryId == enquiry.Id && row.Channel == channel && row.RevokedAt == null).ToListAsync()) consent.RevokedAt = now;
        if (enquiry.PatientId is { } patient) db.Add(new ContactChoiceRow { Id = Guid.CreateVersion7(now), PatientId = patient, Channel = channel, Allowed = false, At = now });
        return new Outcome.Done();
    });

    /// <summary>The person does not want help any more.</summary>
    public Task<Outcome> Withdraw(EnquiryRow enquiry) => audit.Do(Themselves, new AuditNote("enquiry-withdrawn", $"enquiry/{enquiry.Id}", enquiry.PatientId), async () =>
    {
        var row = await db.Set<EnquiryRow>().SingleAsync(one => one.Id == enquiry.Id);
        if (row.Status != EnquiryStatus.New) return EnquiryDesk.Decided;
        (row.Status, row.Reason, row.DecidedAt) = (EnquiryStatus.Declined, "They took the request back by their link.", clock.Moment());
        return new Outcome.Done();
    }, EnquiryDesk.Decided);
}

/// <summary>What came of a call to somebody who asked.</summary>
internal sealed class CallForm() : Form("call")
{
    public const string Reached = "reached";

    public ChoiceInput CameOf { get; } = new("What came of the call", [(Reached, "Spoken with"), ("not-reached", "Not reached")]) { Needed = "Choose whether you spoke with them." };
    public LongTextInput Note { get; } = new("What was said") { Most = 1000 };
}
