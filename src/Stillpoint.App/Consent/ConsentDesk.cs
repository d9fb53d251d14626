using System.Text.Json;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;
using Routes = Stillpoint.Care.Planning.Routes;

namespace Stillpoint.App.Consent;

/// <summary>What is filled in while patient and clinician go through the consent together.</summary>
internal sealed class ConsentForm
{
    public string? Product { get; set; }
    public string? Route { get; set; }
    public string? Indication { get; set; }
    public string? Questions { get; set; }
    public string? TeachBackHome { get; set; }
    public string? TeachBackStop { get; set; }
    public string? OffLabel { get; set; }
    public string? Agrees { get; set; }
    public string? SignedName { get; set; }

    /// <summary>The version of the text that stood on the page; what was not read can't be signed.</summary>
    public string? Shown { get; set; }

    public override string ToString() => "[consent form]";
}

/// <summary>Takes a consent: the text in force, questions answered, what the patient said back, and their written name.</summary>
internal sealed class ConsentDesk(ClinicDb db, AuditTrail audit, Policies policies, TimeProvider clock)
{
    public Task<PolicyText> Text(string product, Language language, DateOnly today) => policies.InForce(ConsentTexts.NameOf(product, language), today);

    public static bool NeedsOffLabel(string? product, string? indication) =>
        product == nameof(Product.KetamineRacemic) && indication is not null && (Indications.Find(indication)?.NeedsOffLabelConsent ?? true);

    public async Task<(ConsentRow? Signed, FormErrors Errors)> Sign(PatientRow patient, ConsentForm form, DateOnly today, Actor explainedBy)
    {
        var errors = new FormErrors();
        if (form.Product is not (nameof(Product.KetamineRacemic) or nameof(Product.Esketamine))) errors.Add("Form.Product", "Choose the product.");
        if (form.Route is null || Routes.Find(form.Route) is null) errors.Add("Form.Route", "Choose the route.");
        if (form.Indication is null || Indications.Find(form.Indication) is null) errors.Add("Form.Indication", "Choose what it is for.");
        if (string.IsNullOrWhiteSpace(form.TeachBackHome)) errors.Add("Form.TeachBackHome", "Write what the patient said about going home; if they couldn't say, explain it again first.");
        if (string.IsNullOrWhiteSpace(form.TeachBackStop)) errors.Add("Form.TeachBackStop", "Write what the patient said about stopping; if they couldn't say, explain it again first.");
        if (NeedsOffLabel(form.Product, form.Indication) && form.OffLabel != "true") errors.Add("Form.OffLabel", "The patient must acknowledge that this use is off-label, or there is no consent to it.");
        if (form.Agrees != "true") errors.Add("Form.Agrees", "Without the patient's own yes there is no consent: let the patient tick it, or leave the page.");
        if (string.IsNullOrWhiteSpace(form.SignedName)) errors.Add("Form.SignedName", "Let the patient write their name.");
        if (errors.Any) return (null, errors);

        var text = await Text(form.Product!, Translated.Of(patient.Language), today);
        if (form.Shown is { } shown && shown != text.Version) return (null, errors.Add("Form.Product", $"The text for this is {text.Version}, and the page showed another. It stands below now: go through it together, then sign."));
        var now = clock.Moment();
        var consent = new ConsentRow
        {
            Id = Guid.CreateVersion7(now), PatientId = patient.Id, Product = form.Product!, Route = form.Route!, Indication = form.Indication!,
            DocumentVersion = text.Version, Language = patient.Language, DocumentText = text.Body,
            Answers = JsonSerializer.Serialize(new { questions = form.Questions?.Trim(), goingHome = form.TeachBackHome!.Trim(), stopping = form.TeachBackStop!.Trim() }),
            OffLabelAcknowledged = form.OffLabel == "true", SignedName = form.SignedName!.Trim(), SignedAt = now, ExplainedBy = explainedBy.Person!.Value,
        };
        await audit.Change(explainedBy, new AuditNote("consent-signed", $"consent/{consent.Id}", patient.Id, text.Version), () =>
        {
            db.Add(consent);
            return Task.CompletedTask;
        });
        return (consent, errors);
    }
}
