using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Messages;

/// <summary>Sends a patient the link to a form of theirs, where they may be written to: the clinic's name and the link, nothing else.</summary>
internal sealed class FormLinks(ClinicDb db, Reach reach, Outbox outbox, Settings settings)
{
    /// <summary>Puts the message with the rows of whoever calls; false where no way is allowed, and the link is handed over otherwise.</summary>
    public Task<bool> Put(PatientRow patient, string link) => Put(patient, () => link, "form");

    /// <summary>The same with a link that is made only where it can be sent, in words of its own.</summary>
    public async Task<bool> Put(PatientRow patient, Func<string> link, string template)
    {
        if (await reach.Of(patient) is not { } way) return false;
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == patient.ClinicId);
        var words = new Dictionary<string, string> { ["clinic"] = clinic.Name, ["link"] = settings.PublicBase + link() };
        outbox.Put(way.Channel, way.Recipient, template, Translated.Of(patient.Language), words, patient: patient.Id);
        return true;
    }
}
