using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Persons;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Consent;

/// <summary>Takes a consent at the clinic: the text in force for this product, way and use, questions answered, what the patient said back, capacity, and their written name. Takes one back at once.</summary>
internal sealed class ConsentDesk(ClinicDb db, AuditTrail audit, Policies policies, Tasks tasks, TimeProvider clock)
{
    private const string Written = "written", Signs = "signs";

    /// <summary>The text in force for a product, and, where they are known, for the way it is given and what it is given for.</summary>
    public async Task<ConsentDocument> Text(Product product, Route? route, string? indication, Language language, DateOnly today)
    {
        var main = await policies.InForce(ConsentTexts.NameOf(product.ToString(), language), today);
        var (version, text) = (main.Version, main.Body);
        foreach (var (name, heading) in new[] { (route is { } way ? ConsentTexts.NameOfWay(way, language) : null, ConsentDocument.Way), (indication is { } use ? ConsentTexts.NameOfUse(use, language) : null, ConsentDocument.Use) })
        {
            if (name is null) continue;
            var part = await policies.InForce(name, today);
            (version, text) = ($"{version}, {part.Version}", $"{text}\n{ConsentDocument.HeadingMark}{heading.In(language)}\n{part.Body}");
        }
        return new(version, text, language);
    }

    /// <summary>What the page puts before the patient: who they are, and the text itself.</summary>
    public static IEnumerable<ShownLine> Lines(PatientRow patient, ConsentDocument text) =>
    [
        new("Patient", $"{patient.Name}, {ClinicClock.BirthDate(patient.BirthDate)}"),
        new("Text", text.Version),
        new("Text in full", text.Hash[..12]),
    ];

    public async Task<Outcome> Sign(PatientRow patient, ConsentForm form, DateOnly today, Actor explainedBy)
    {
        if (Doubt(patient, form) is { } doubt) return doubt;
        var now = clock.Moment();
        var id = form.Id(now);
        return await audit.Once(db.Set<ConsentRow>().Where(row => row.Id == id), explainedBy, new AuditNote("consent-signed", $"consent/{id}", patient.Id), async () =>
        {
            var person = await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient.Id);
            var text = await Text(form.Product.Given, form.Route.Given, form.Indication.Given.Id, Translated.Of(person.Language), today);
            if (form.Shown.Against(Lines(person, text)) is { } unseen) return unseen;
            db.Add(new ConsentRow
            {
                Id = id, PatientId = patient.Id, Product = form.Product.Given, Route = form.Route.Given, Indication = form.Indication.Given,
                DocumentVersion = text.Version, Language = person.Language, DocumentText = text.Text,
                Answers = ConsentAnswers.Write(new()
                {
                    ["questions"] = form.Questions.Value, ["goingHome"] = form.TeachBackHome.Given, ["stopping"] = form.TeachBackStop.Given, ["capacity"] = form.Capacity.Value ?? ConsentForm.CapacitySeen,
                    [ConsentAnswers.Assent] = form.IsMinor ? form.Assent.Value : null, [ConsentAnswers.GuardianIs] = form.IsMinor ? form.GuardianIs.Value : null,
                    [ConsentAnswers.Drawn] = form.Drawn.Value, [ConsentAnswers.GuardianDrawn] = form.IsMinor ? form.GuardianDrawn.Value : null,
                    [ConsentAnswers.Rems] = form.Product.Given is Product.Esketamine ? ConsentAnswers.RemsSigned : null,
                    ["interpreter"] = form.Interpreter.Value, ["witness"] = form.Witness.Value, [ConsentAnswers.Guardian] = form.Guardian.Value, ["touch"] = form.Touch.Value switch { true => "yes", false => "no", null => null },
                }),
                OffLabelAcknowledged = form.OffLabel.Ticked, SignedName = form.SignedName.Given, SignedAt = now, ExplainedBy = explainedBy.Person!.Value,
            });
            return new Outcome.Done();
        });
    }

    /// <summary>Another name than the chart's is asked about once: a slip of a chart is found like this, and so is a paper of somebody else.</summary>
    private static Outcome.Asks? Doubt(PatientRow patient, ConsentForm form)
    {
        if (IsTheirs(patient, form.SignedName.Given)) return null;
        var about = $"{Written} {form.SignedName.Given}";
        return form.AnswerTo(about) is not null ? null
            : new(Question.About(about, $"The chart says {patient.Name}, the paper says {form.SignedName.Given}. Is this the patient's own signature?", (Signs, "Yes, they sign like this")));
    }

    /// <summary>Whether a written name is this patient's.</summary>
    public static bool IsTheirs(PatientRow patient, string written) => SignedName.Is(written, [patient.GivenName, .. patient.CalledName is { } called ? [called] : (string[])[]], patient.FamilyName);

    public static bool IsMinor(PatientRow patient, DateOnly today) => patient.BirthDate > today.AddYears(-18);

    /// <summary>Every consent of a patient, the newest first, with when it was taken back.</summary>
    public async Task<IReadOnlyList<(ConsentRow Consent, ConsentWithdrawalRow? Withdrawn)>> All(Guid patient)
    {
        var withdrawn = await db.Set<ConsentWithdrawalRow>().AsNoTracking().Where(row => row.PatientId == patient).ToDictionaryAsync(row => row.ConsentId);
        return [.. (await db.Set<ConsentRow>().AsNoTracking().Where(row => row.PatientId == patient).OrderByDescending(row => row.SignedAt).ToListAsync()).Select(row => (row, withdrawn.GetValueOrDefault(row.Id)))];
    }

    /// <summary>Takes a consent back: from this moment it covers nothing, and whoever booked or treats is told.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="reason">Why, in words; the patient need not say.</param>
    /// <param name="actor">Who writes it down.</param>
    public Task<Outcome> Withdraw(ConsentRow consent, string reason, Actor actor) =>
        audit.Once(db.Set<ConsentWithdrawalRow>().Where(row => row.ConsentId == consent.Id), actor, new AuditNote("consent-withdrawn", $"consent/{consent.Id}", consent.PatientId), async () =>
        {
            var now = clock.Moment();
            db.Add(new ConsentWithdrawalRow { Id = Guid.CreateVersion7(now), ConsentId = consent.Id, PatientId = consent.PatientId, At = now, By = actor.Person, Reason = reason });
            var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == consent.PatientId);
            var booked = await db.Set<VisitRow>().AsNoTracking().Where(visit => visit.PatientId == patient.Id && visit.Kind == VisitKind.Session && (visit.Status == VisitStatus.Booked || visit.Status == VisitStatus.Arrived) && visit.EndsAt > now).CountAsync();
            await tasks.OpenOnce(patient.ClinicId, patient.Id, TaskKind.ConsentWithdrawn, booked == 0 ? "The patient took their consent back: talk with them" : $"The patient took their consent back and has {booked} session(s) booked: nobody is treated; talk with them and free the chair",
                Role.Nurse, now + TimeSpan.FromHours(4), $"/patients/{patient.Id}/consent", TimeSpan.FromHours(4), Role.Prescriber);
            return new Outcome.Done();
        });
}

/// <summary>What stands beside a signature: questions, what was said back, capacity, who was there.</summary>
internal static class ConsentAnswers
{
    public const string Guardian = "guardian", GuardianIs = "guardianIs", Assent = "assent", Drawn = "signature", GuardianDrawn = "guardianSignature", Rems = "rems";

    /// <summary>The patient knows of the program of the spray, and its form is signed by both.</summary>
    public const string RemsSigned = "acknowledged; enrollment form signed by both";

    /// <summary>What is drawn, and shown as it was drawn.</summary>
    public static bool IsDrawn(string answer) => answer is Drawn or GuardianDrawn;

    /// <summary>What an answer is about, as a clinician reads it.</summary>
    public static string Label(string answer) => answer switch
    {
        "questions" => "Questions",
        "goingHome" => "Going home, in their words",
        "stopping" => "Stopping, in their words",
        "capacity" => "Capacity",
        "interpreter" => "Interpreter",
        "witness" => "Witness",
        Guardian => "Parent or guardian",
        GuardianIs => "Who they are to the patient",
        Assent => "What the young person says",
        "touch" => "May be touched to comfort",
        Rems => "Safety program",
        "by" => "Signed by",
        var other => other,
    };

    public static string Write(Dictionary<string, string?> answers) => JsonSerializer.Serialize(answers.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value));

    public static IReadOnlyDictionary<string, string> Read(string written) => JsonSerializer.Deserialize<Dictionary<string, string?>>(written)!.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!);
}
