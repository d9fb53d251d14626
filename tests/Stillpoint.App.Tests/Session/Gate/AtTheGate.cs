using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Demo;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Gate;

/// <summary>A patient of whom everything the gate asks is known and well, with two people to sign.</summary>
internal sealed class AtTheGate(AChair chair, StaffRow second)
{
    public AChair Chair => chair;

    public StaffRow Second => second;

    public string Page => $"{chair.Page}/gate";

    /// <param name="onlyEvaluated">The patient has just come: what the evaluation knew is known, and nothing of today.</param>
    public static async Task<AtTheGate> In(RunningClinic clinic, bool onlyEvaluated = false, Product product = Product.KetamineRacemic, Route route = Route.Intravenous)
    {
        var chair = await AChair.In(clinic, route: route, product: product);
        var now = clinic.Clock.GetUtcNow();
        await using (var db = clinic.Database.Open())
        {
            db.Add(new ConsentRow
            {
                Id = clinic.NewId(), PatientId = chair.Patient, Product = product, Route = route, Indication = Indications.Find("IND-01")!, DocumentVersion = "consent-ketamine-en 0", Language = "en", DocumentText = "…",
                Answers = "{}", OffLabelAcknowledged = true, SignedName = "Juniper Vale", SignedAt = now, ExplainedBy = chair.Nurse.Id,
            });
            var visit = db.Set<VisitRow>().Single(row => row.PatientId == chair.Patient);
            (visit.EscortName, visit.EscortPhone) = ("Sage Vale", "555 555 0177");
            await db.SaveChangesAsync();
        }
        var patient = new MadeUpPatient("Juniper", "Vale", "1984-03-11", "male", 80, 178, 0, Stands.Running);
        await chair.Ask(async services =>
        {
            var facts = services.GetRequiredService<FactStore>();
            await facts.Record(chair.Patient, [.. NormalFacts.AtEvaluation(patient, onlyEvaluated ? now.AddDays(-14) : now.AddMinutes(-30)), .. product is Product.Esketamine ? Enrolled(now.AddDays(-14)) : [], .. onlyEvaluated ? Enumerable.Empty<StatedFact>() : NormalFacts.OnTheDay(patient, now)], Actor.Of(chair.Nurse.Id));
            return 0;
        });
        await chair.Write(new Entry.Arrived());
        if (onlyEvaluated) return new(chair, await clinic.Staff([Role.Nurse], name: "Moss Arden"));
        await chair.Write(new Entry.IdentityChecked(2, true));
        await chair.Write(new Entry.VitalsCharted { Systolic = 122, Diastolic = 76, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, TemperatureCelsius = 36.7m, OnOxygen = false });
        await chair.Write(new Entry.IvPlaced("left forearm", 22, 1, true));
        return new(chair, await clinic.Staff([Role.Nurse], name: "Moss Arden"));
    }

    /// <summary>What esketamine asks beside: the programme's site, and this patient in it.</summary>
    private static IEnumerable<StatedFact> Enrolled(DateTimeOffset at) => new[] { "siteRemsCertified", "patientRemsEnrolled" }.Select(key => new StatedFact(Vocabulary.Find(key)!, true, at, "clinician"));

    /// <summary>The nurse draws up, and the second person works it out apart on the same screen.</summary>
    public async Task<HttpResponseMessage> Prepare(Visitor nurse)
    {
        using var drawn = await DrawUp(nurse);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, drawn.StatusCode);
        return await Check(nurse);
    }

    public Task<HttpResponseMessage> DrawUp(Visitor nurse, string vial = "50", string expiry = "2027-05") => nurse.Fill(Page, "prepare", ("vialMgPerMl", vial), ("lot", "L4711"), ("expiry", expiry));

    /// <param name="changed">What differs from the numbers of the order.</param>
    public Task<HttpResponseMessage> Check(Visitor nurse, params (string Name, string Value)[] changed) => nurse.Fill(Page, "second-check", Numbers(changed));

    public (string Name, string Value)[] Numbers(params (string Name, string Value)[] changed) =>
    [
        .. new[] { ("vialMgPerMl", "50"), ("weightKg", "80"), ("mgPerMl", "0.8"), ("mg", "40"), ("rate", "75"), ("checkerEmail", Second.Email), ("checkerPassword", RunningClinic.Password) }.Where(field => changed.All(other => other.Name != field.Item1)), .. changed,
    ];

    public Task<HttpResponseMessage> SignTimeOut(Visitor nurse) => nurse.Fill(Page, "time-out", TimeOut);

    /// <summary>What two people enter to sign the time-out.</summary>
    public (string Name, string Value)[] TimeOut => [("watchedBy", chair.Nurse.Id.ToString()), ("stopWord", "harbour"), ("callButton", "true"), ("rescueAtHand", "true"), ("myPassword", RunningClinic.Password), ("secondEmail", Second.Email), ("secondPassword", RunningClinic.Password)];

    /// <summary>How many signatures carry this meaning.</summary>
    public Task<int> Signatures(string meaning) => Chair.Ask(services =>
        services.GetRequiredService<ClinicDb>().Set<SignatureRow>().CountAsync(signature => signature.Meaning == meaning));
}
