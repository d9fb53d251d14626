using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.Messages;

/// <summary>A way to reach somebody.</summary>
internal sealed record Way(string Channel, string Recipient)
{
    public override string ToString() => "[way to reach somebody]";
}

/// <summary>Whether and how somebody may be reached: each channel is allowed by itself, taken back at once, and what its owner stopped stays stopped.</summary>
internal sealed class Reach(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Channels = ["sms", "email"];

    /// <summary>The way to reach a patient now, by text first; null when there is none.</summary>
    public async Task<Way?> Of(PatientRow patient)
    {
        foreach (var way in Ways(patient))
            if (await Allows(patient.Id, way.Channel) && !await IsStopped(way.Channel, way.Recipient)) return way;
        return null;
    }

    /// <summary>Whether the patient allows a channel: what they said last, else what they said when they first asked.</summary>
    public async Task<bool> Allows(Guid patient, string channel) =>
        await db.Set<ContactChoiceRow>().AsNoTracking().Where(choice => choice.PatientId == patient && choice.Channel == channel).OrderByDescending(choice => choice.At).ThenByDescending(choice => choice.Id).Select(choice => (bool?)choice.Allowed).FirstOrDefaultAsync()
        ?? await db.Set<ContactConsentRow>().AnyAsync(consent => consent.Channel == channel && consent.RevokedAt == null && db.Set<EnquiryRow>().Any(enquiry => enquiry.Id == consent.EnquiryId && enquiry.PatientId == patient));

    /// <summary>Why a message may not be sent now; null when it may.</summary>
    public async Task<string?> Refuses(OutboxMessageRow message)
    {
        if (await db.Set<StoppedRecipientRow>().AsNoTracking().SingleOrDefaultAsync(IsFor(message.Channel, message.Recipient)) is { } stopped) return stopped.Bounced ? "nothing arrives there" : "its owner said stop";
        if (message.PatientId is { } patient && !await Allows(patient, message.Channel)) return "no leave any more";
        if (message.EnquiryId is { } enquiry && !await db.Set<ContactConsentRow>().AnyAsync(consent => consent.EnquiryId == enquiry && consent.Channel == message.Channel && consent.RevokedAt == null)) return "no leave any more";
        return null;
    }

    public Task<bool> IsStopped(string channel, string recipient) => db.Set<StoppedRecipientRow>().AnyAsync(IsFor(channel, recipient));

    /// <summary>Nothing is sent there any more: its owner said stop, or nothing arrives. Whoever it belongs to takes their leave back with it.</summary>
    public Task Stop(string channel, string recipient, bool bounced) => audit.Write<AuditNote>(Actor.System, async () =>
    {
        if (await IsStopped(channel, recipient)) return null;
        var (now, normal) = (clock.Moment(), Recipients.Normal(channel, recipient));
        db.Add(new StoppedRecipientRow { Channel = channel, Recipient = normal, At = now, Bounced = bounced });
        if (!bounced)
            foreach (var patient in await Owners(channel, normal))
                if (await Allows(patient, channel)) db.Add(new ContactChoiceRow { Id = Guid.CreateVersion7(now), PatientId = patient, Channel = channel, Allowed = false, At = now });
        var note = new AuditNote(bounced ? "recipient-bounced" : "recipient-stopped", $"channel/{channel}");
        return (note, note);
    });

    /// <summary>Whose number or address it is.</summary>
    public async Task<IReadOnlyList<Guid>> Owners(string channel, string recipient)
    {
        var normal = Recipients.Normal(channel, recipient);
        var known = channel == "email"
            ? await db.Set<PatientRow>().Where(patient => patient.Email != null).Select(patient => new { patient.Id, To = patient.Email! }).ToListAsync()
            : await db.Set<PatientRow>().Where(patient => patient.Phone != null).Select(patient => new { patient.Id, To = patient.Phone! }).ToListAsync();
        return [.. known.Where(patient => Recipients.Normal(channel, patient.To) == normal).Select(patient => patient.Id)];
    }

    private static IEnumerable<Way> Ways(PatientRow patient)
    {
        if (patient.Phone is { } phone) yield return new("sms", phone);
        if (patient.Email is { } email) yield return new("email", email);
    }

    private static System.Linq.Expressions.Expression<Func<StoppedRecipientRow, bool>> IsFor(string channel, string recipient)
    {
        var normal = Recipients.Normal(channel, recipient);
        return stopped => stopped.Channel == channel && stopped.Recipient == normal;
    }
}
