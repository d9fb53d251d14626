using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Uploads;
using Stillpoint.Care.FollowUp.Alerts;

namespace Stillpoint.App.Enquiry;

/// <summary>Receives the referral of a professional, with what they attach, as an enquiry that is called before others.</summary>
internal sealed class ReferDesk(ClinicDb db, AuditTrail audit, Tasks tasks, UploadStore uploads, TimeProvider clock)
{
    /// <summary>The most bytes of a referral with its files.</summary>
    public const int MostSent = (UploadStore.MostFiles * Cleaned.MostBytes) + (1024 * 1024);

    public async Task<(Outcome Outcome, string Reference, bool Danger)> Receive(ReferForm form)
    {
        var (files, refused) = await UploadStore.Read(form.Files.Sent, form.Language);
        if (refused is not null) return (Outcome.No(refused, form.Files), "", false);
        var now = clock.Moment();
        var id = form.Id(now);
        var reference = Reference.From(id);
        var alert = SafetyAlerts.OfWords($"{form.Reason.Value}");
        var outcome = await audit.Once(db.Set<EnquiryRow>().Where(row => row.Id == id), Actor.System, new AuditNote("referral-received", $"enquiry/{id}"), async () =>
        {
            var clinic = form.Asked.Id;
            if (await db.Set<EnquiryRow>().CountAsync(row => row.ClinicId == clinic && row.Status == EnquiryStatus.New) >= EnquiryDesk.MostWaiting) return Outcome.No(EnquiryTexts.TooManyWait.In(form.Language));
            db.Add(new EnquiryRow
            {
                Id = id, ClinicId = clinic, Reference = reference, Name = form.Name.Given, Phone = form.Phone.Value, Email = form.Email.Value, Language = form.Reads.Given, Message = form.Reason.Given, ReceivedAt = now,
                Status = EnquiryStatus.New, ReferredBy = $"{form.Referrer.Given}, {form.Role.Given}", ReferrerReach = string.Join(", ", new[] { form.ReferrerPhone.Value, form.ReferrerEmail.Value }.OfType<string>()),
            });
            if (alert is not null) await tasks.Raise(alert, clinic, null, EnquiryDesk.PageOf(id), Role.Coordinator);
            foreach (var (name, file) in files) uploads.Put(clinic, name, file, "the referrer", enquiry: id);
            return new Outcome.Done();
        });
        return (outcome, reference, alert is not null);
    }
}
