using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Consent;

/// <summary>Takes a consent: the text in force, questions answered, what the patient said back, and their written name.</summary>
internal sealed class ConsentDesk(ClinicDb db, AuditTrail audit, Policies policies, TimeProvider clock)
{
    public Task<PolicyText> Text(Product product, Language language, DateOnly today) => policies.InForce(ConsentTexts.NameOf(product.ToString(), language), today);

    /// <summary>What the page puts before the patient: who they are, and the text itself.</summary>
    public static IEnumerable<ShownLine> Lines(PatientRow patient, PolicyText text) =>
    [
        new("Patient", $"{patient.Name}, {ClinicClock.BirthDate(patient.BirthDate)}"),
        new("Text", text.Version),
        new("Text in full", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Body)))[..12]),
    ];

    public async Task<Outcome> Sign(PatientRow patient, ConsentForm form, DateOnly today, Actor explainedBy)
    {
        var text = await Text(form.Product.Given, Translated.Of(patient.Language), today);
        var now = clock.Moment();
        var consent = new ConsentRow
        {
            Id = form.Id(now), PatientId = patient.Id, Product = form.Product.Given, Route = form.Route.Given, Indication = form.Indication.Given,
            DocumentVersion = text.Version, Language = patient.Language, DocumentText = text.Body,
            Answers = JsonSerializer.Serialize(new { questions = form.Questions.Value, goingHome = form.TeachBackHome.Given, stopping = form.TeachBackStop.Given }),
            OffLabelAcknowledged = form.OffLabel.Ticked, SignedName = form.SignedName.Given, SignedAt = now, ExplainedBy = explainedBy.Person!.Value,
        };
        return await audit.Once(db.Set<ConsentRow>().Where(row => row.Id == consent.Id), explainedBy, new AuditNote("consent-signed", $"consent/{consent.Id}", patient.Id, text.Version), async () =>
        {
            var person = await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient.Id);
            if (form.Shown.Against(Lines(person, await Text(form.Product.Given, Translated.Of(person.Language), today))) is { } unseen) return unseen;
            db.Add(consent);
            return new Outcome.Done();
        });
    }
}
