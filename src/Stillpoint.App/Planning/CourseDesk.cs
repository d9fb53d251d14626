using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Units;
using static System.FormattableString;

namespace Stillpoint.App.Planning;

/// <summary>Turns what a prescriber wrote into an order, has it judged, and signs it as a version of the course.</summary>
internal sealed class CourseDesk(ClinicDb db, FactStore facts, IDosesGiven given, AuditTrail audit, Signing signing, TimeProvider clock)
{
    public const string Meaning = "I order this course and have read every finding.";

    public Task<CourseBasis> Basis(Guid patient, DateTimeOffset at) => CourseBasis.Read(db, facts, given, patient, at);

    /// <summary>The order as written, judged on what facts and record know.</summary>
    public static (DoseOrder Order, DoseAnswer Answer) Judge(CourseForm form, CourseBasis basis, DateTimeOffset at)
    {
        var known = basis.Known;
        var weight = known.Facts.Of(Measurements.Weight)?.Value.Value;
        var height = known.Facts.Latest(Measurements.Height)?.Value.Value;
        var order = new DoseOrder(form.Row.Given, form.Product.Given, form.Route.Given, new OrderedPatient
        {
            Sex = known.Record.Sex, AgeYears = Years(known.Patient.BirthDate, at), Weight = weight is { } kilograms ? BodyMass.Of(kilograms) : null,
            Height = height is { } centimetres ? BodyHeight.Of(centimetres) : null,
            ChildPugh = known.Facts.Of(ScreeningFacts.ChildPughScore)?.Value.Value is { } points ? ChildPughClasses.Of(points) : null,
        })
        {
            House = known.House,
            Amount = OrderedAmount.Of(form.Amount.Given, form.AmountUnit.Given),
            Minutes = form.Minutes.Value,
            WeightBasis = form.Basis.Value,
            Session = basis.SoFar,
            TotalToday = basis.TotalThatDay,
            Site = new() { AnaesthesiaCapable = known.Facts.Of(ScreeningFacts.AnaesthesiaCapable)?.Value },
            Vial = form.VialMgPerMl.Value is { } strength ? new Vial(Concentration.Of(strength), form.VialMl.Value) : null,
            Mix = form.Mix.Value switch
            {
                "qs" => Mix.MadeUpTo(form.MixMl.Given),
                "bag" => Mix.Bag(form.MixMgPerMl.Given),
                "equalVolume" => Mix.EqualVolume,
                _ => Mix.AsSupplied,
            },
        };
        return (order, DoseCheck.Judge(order));
    }

    /// <summary>What the course around the order and the drugs before each session come to: beside the findings of the order, and judged with them.</summary>
    public static IReadOnlyList<Finding> Around(CoursePlan? course, DoseOrder order, CourseBasis basis, DateTimeOffset at)
    {
        if (course is null) return [];
        var patient = basis.Known.Case(new(order.Product, order.Route), at);
        return
        [
            .. CoursePlanCheck.Judge(course, order.Row, order.House),
            .. course.Premedication.SelectMany(drug => Premedicated(drug, order, patient)),
        ];
    }

    private static IEnumerable<Finding> Premedicated(PlannedPremedication drug, DoseOrder order, PatientCase patient)
    {
        if (Premedication.Judge(new(drug.Drug, drug.Mg is { } mg ? Dose.Of(mg) : null)).Finding is { } own) yield return own with { Severity = Severity.Caution };
        var (rate, systolic) = (patient.Facts.Of(Measurements.HeartRate)?.Value.Value, patient.Facts.Of(Measurements.Systolic)?.Value.Value);
        // What the bedside would refuse is not ordered here: a limit of it blocks. That a dose is not the usual one is said above.
        var route = BesideDrugs.Way(drug.Drug, drug.How, order.House)?.Route ?? "";
        foreach (var finding in MedicineCheck.Judge(new(drug.Drug, drug.Mg ?? 0, "mg", route, 0) { House = order.House, AgeYears = order.Patient.AgeYears, WeightKg = order.Patient.Weight?.Kilograms, At = new(patient, rate, systolic) })
            .Where(finding => finding.Severity is not Severity.Unknown && (finding.Rule != MedicineCheck.Limit.Id || finding.Severity is Severity.Block)))
            yield return finding with { Because = $"Before each session: {finding.Because}", Severity = finding.Severity is Severity.Block or Severity.Contraindicated ? Severity.Block : Severity.Override };
    }

    /// <summary>What order and course come to together.</summary>
    public static Verdict Together(DoseAnswer answer, IReadOnlyList<Finding> around) =>
        answer.Verdict is Verdict.Block || around.Any(finding => finding.Severity is Severity.Block) ? Verdict.Block
        : answer.Verdict is Verdict.Unknown ? Verdict.Unknown
        : answer.Verdict is Verdict.Override || around.Any(finding => finding.Severity is Severity.Override) ? Verdict.Override
        : answer.Verdict;

    /// <summary>What the page displays of a course, a line each.</summary>
    public static IEnumerable<ShownLine> Lines(CoursePlan? course) => course is null ? [] :
    [
        new("Sessions", Invariant($"{course.Sessions}")),
        new("Phases", string.Join("; ", course.Phases.Select(phase => phase.Says))),
        new("Titration", course.Titration.Says),
        .. course.Stops.Select(stop => new ShownLine("Stops", stop.Says)),
        .. course.Measures.Select(measure => new ShownLine("Measured", measure.Says)),
        .. course.Premedication.Select(drug => new ShownLine("Before each session", $"{drug.Drug} {(drug.Mg is { } mg ? $"{OrderLedger.Plain(mg)} mg" : "dose not stated")}{(drug.How.Length > 0 ? $", {drug.How}" : "")}")),
        .. course.Beside.Select(companion => new ShownLine(CompanionInputs.Words(companion.Kind), companion.Who is { } who ? $"{companion.What} ({who})" : companion.What)),
    ];

    /// <summary>A signed plan as the chart tells it; of one that can't be read only that.</summary>
    public static IReadOnlyList<ShownLine> InForce(PlanVersionRow plan)
    {
        if (PlanBody.TryRead(plan.Body) is not { } body) return [new("Course", "It can't be read here: ask whoever keeps the system.")];
        var over = body.Minutes is { } minutes ? $" over {OrderLedger.Plain(minutes)} min" : "";
        return
        [
            new("Dose", $"{OrderLedger.Plain(body.DoseMg)} mg{(body.MgPerKg is { } rule ? $", {OrderLedger.Plain(Math.Round(rule, 2))} mg/kg" : "")}, {plan.Route.Words()}{over}"),
            .. body.Course is { } course ? Lines(course)
                : new ShownLine[] { new("Sessions", Invariant($"{body.Sessions}")), new("Spacing", body.Spacing), new("Titration", body.TitrationLimit), new("Stops", body.StopRules), new("Measured", body.Measures) }.Where(line => line.Says.Length > 0),
        ];
    }

    /// <summary>What the page displays of order, course and findings: what is signed is this.</summary>
    public static IEnumerable<ShownLine> Lines(CourseForm form, DoseOrder order, DoseAnswer answer, IReadOnlyList<Finding> around) =>
        [.. Lines(order, answer), .. Lines(form.Course.Plan), .. around.Select(finding => new ShownLine(finding.Rule, $"{finding.Severity} {finding.Because}"))];

    /// <summary>What the page displays of a judged order, a line each.</summary>
    public static IEnumerable<ShownLine> Lines(DoseOrder order, DoseAnswer answer) =>
    [
        new("Kind of treatment", order.Row.Id),
        new("Product", order.Product.Words()),
        new("Route", order.Route.Code()),
        new("Ordered", Invariant($"{order.Amount}{(order.Minutes is { } minutes ? $" over {OrderLedger.Plain(minutes)} min" : "")}")),
        new("Weight", order.Patient.Weight is { } weight ? Invariant($"{weight.Kilograms:0.###} kg") : "unknown"),
        new("Dosing weight", answer.Weight.Dosing is { } dosing ? Invariant($"{dosing.Kilograms:0.##} kg, {answer.Weight.Basis}") : "unknown"),
        new("Dose", Written(answer.Dose.Mg, "mg")),
        new("Dose rule", Written(answer.Dose.MgPerKg, "mg/kg")),
        new("Draw up", Written(answer.Draw?.Ml, "mL")),
        new("Made up", answer.Final is { } final ? $"{OrderLedger.Plain(final.VolumeMl)} mL of {OrderLedger.Plain(final.MgPerMl)} mg/mL" : "nothing"),
        new("Pump", Written(answer.Rate?.MlPerHour, "mL/h")),
        new("Verdict", answer.Verdict.ToString()),
        new("Limits", $"house {order.House.Version}"),
        .. answer.Findings.Select(finding => new ShownLine(finding.Rule, $"{finding.Severity} {finding.Because}")),
    ];

    /// <summary>Signs the course, or its next version. It is judged before the password is counted, and once more in the transaction that signs.</summary>
    public async Task<Outcome> Sign(CourseForm form, Guid patient, DateTimeOffset at, Guid prescriber)
    {
        if (!await Signed(form).AnyAsync() && ((Outcome?)(await Ready(form, patient, at)).Refused ?? NotKnown(form)) is { } first) return first;
        var (confirmed, otherwise) = await signing.Confirm(prescriber, form.Password);
        return confirmed is null ? otherwise : await Keep(form, patient, at, confirmed);
    }

    /// <summary>A name before each session that no list of drugs knows is asked about once: a slip of the pen is a drug as well.</summary>
    private static Outcome.Asks? NotKnown(CourseForm form)
    {
        var unknown = form.Course.Plan?.Premedication.Select(drug => drug.Drug.Trim()).FirstOrDefault(name => BesideDrugs.NameOf(name) is null && DrugIdentity.NamedIn(name).Count == 0 && form.AnswerTo($"drug {name}") is null);
        return unknown is null ? null : new(Question.About($"drug {unknown}", $"No drug called “{unknown}” is known here, so nothing of it is judged: not its dose, not an allergy. Check how it is spelled.", ("right", "It is spelled right: order it")));
    }

    /// <summary>Keeps what was shown and confirmed: the course if there is none, the next version, the signature and the audit, as one.</summary>
    public Task<Outcome> Keep(CourseForm form, Guid patient, DateTimeOffset at, Confirmed confirmed)
    {
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(Signed(form), Actor.Of(confirmed.Person), new AuditNote("plan-signed", $"plan-version/{id}", patient, form.Row.Given.Id), async () =>
        {
            // A fact, a decision or a consent of this patient waits for this, or this has waited for it. SQLite's transaction holds the only write lock already.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {patient} for update");
            var (order, answer, around, refused) = await Ready(form, patient, at);
            if (refused is not null) return refused;
            var now = clock.Moment();
            var charts = (await Charts.Of(db, patient)).AsOne;
            var course = await db.Set<CourseRow>().Where(row => charts.Contains(row.PatientId) && row.Status == CourseStatus.Active).OrderByDescending(row => row.CreatedAt).FirstOrDefaultAsync();
            if (course is null)
            {
                course = new CourseRow { Id = Guid.CreateVersion7(now), PatientId = patient, CreatedAt = now, Status = CourseStatus.Active };
                db.Add(course);
            }
            var number = await db.Set<PlanVersionRow>().CountAsync(plan => plan.CourseId == course.Id) + 1;
            var plan = new PlanVersionRow
            {
                Id = id, CourseId = course.Id, Number = number, Product = order.Product, Route = order.Route, Indication = form.Indication.Given, DoseRow = order.Row.Id,
                Body = Body(form, order, answer, around).Write(), Verdict = Together(answer, around), RulesVersion = order.House.Version, Why = form.Why.Given, Shown = ShownLine.Text(Lines(form, order, answer, around)),
                SignedAt = confirmed.At, SignatureId = Guid.CreateVersion7(now),
            };
            db.AddRange(confirmed.Sign(plan.SignatureId, $"plan-version/{id}", Meaning, Signed(plan)), plan);
            await Follow(course.Id, id);
            return new Outcome.Done();
        });
    }

    /// <summary>A session that is open and in which nothing of the drug was given goes by the version that is signed now; what was given stays with what it was given by.</summary>
    private async Task Follow(Guid course, Guid version)
    {
        foreach (var session in await db.Set<SessionRow>()
            .Where(row => row.ClosedAt == null && db.Set<VisitRow>().Any(visit => visit.Id == row.VisitId && visit.CourseId == course)).ToListAsync())
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from session where id = {session.Id} for update");
            if (!await given.Any(session.Id)) session.PlanVersionId = version;
        }
    }

    /// <summary>What the signature of an order covers: everything that is ordered, how it was judged, what was displayed and why.</summary>
    public static string Signed(PlanVersionRow plan) => JsonSerializer.Serialize<string?[]>(
        [plan.CourseId.ToString(), Invariant($"{plan.Number}"), plan.Product.ToString(), plan.Route.Code(), plan.Indication.Id, plan.DoseRow, plan.Body, plan.Verdict.ToString(), plan.RulesVersion, plan.Why, plan.Shown]);

    private IQueryable<PlanVersionRow> Signed(CourseForm form)
    {
        var id = form.Id(clock.GetUtcNow());
        return db.Set<PlanVersionRow>().Where(row => row.Id == id);
    }

    /// <summary>The order as it would be signed now, or why it isn't.</summary>
    private async Task<(DoseOrder Order, DoseAnswer Answer, IReadOnlyList<Finding> Around, Outcome.Refused? Refused)> Ready(CourseForm form, Guid patient, DateTimeOffset at)
    {
        var basis = await Basis(patient, at);
        var (order, answer) = Judge(form, basis, at);
        var around = Around(form.Course.Plan, order, basis, at);
        var verdict = Together(answer, around);
        var refused = basis.Blocks(form) is { } blocked ? Outcome.No($"Nothing was signed. {blocked}")
            : form.Course.Plan is null ? Outcome.No("Write the course around the order first.")
            : verdict is Verdict.Block or Verdict.Unknown ? Outcome.No("This order is not released. Clear what blocks it, or what is unknown, with data; a signature can't.", form.Amount)
            : answer.Dose.Mg is null ? Outcome.No("The dose could not be computed.", form.Amount)
            : form.Shown.Against(Lines(form, order, answer, around)) is { } unseen ? unseen
            : verdict is Verdict.Override && !form.OverrideReason.Has ? Outcome.No($"Give the reason for the override in at least {CourseForm.LeastReason} characters.", form.OverrideReason)
            : null;
        return (order, answer, around, refused);
    }

    private static PlanBody Body(CourseForm form, DoseOrder order, DoseAnswer answer, IReadOnlyList<Finding> around) => new()
    {
        Amount = order.Amount!.Value, AmountUnit = order.Amount.Unit.Code(), Minutes = order.Minutes, VialMgPerMl = order.Vial?.Strength.MgPerMl, VialMl = order.Vial?.Volume?.Millilitres,
        Mix = form.Mix.Value ?? "asSupplied", MixMl = form.MixMl.Value?.Millilitres, MixMgPerMl = form.MixMgPerMl.Value?.MgPerMl, WeightKg = order.Patient.Weight?.Kilograms,
        DosingKg = answer.Weight.Dosing?.Kilograms, WeightBasis = answer.Weight.Basis?.ToString(),
        DoseMg = answer.Dose.Mg!.Value, MgPerKg = answer.Dose.MgPerKg, Devices = answer.Dose.Devices, DrawMl = answer.Draw?.Ml, FinalMgPerMl = answer.Final?.MgPerMl, FinalMl = answer.Final?.VolumeMl,
        MlPerHour = answer.Rate?.MlPerHour, DoubleCheckRequired = answer.DoubleCheckRequired, Steps = answer.Steps,
        ChosenBasis = form.Basis.Value?.ToString(), Format = 2, Course = form.Course.Plan!,
        Sessions = form.Course.Plan!.Sessions, Spacing = string.Join("; ", form.Course.Plan.Phases.Select(phase => phase.Says)), TitrationLimit = form.Course.Plan.Titration.Says,
        StopRules = string.Join("; ", form.Course.Plan.Stops.Select(stop => stop.Says)), Measures = string.Join("; ", form.Course.Plan.Measures.Select(measure => measure.Says)),
        OverrideReason = Together(answer, around) == Verdict.Override ? form.OverrideReason.Given : null,
    };

    private static string Written(decimal? number, string unit) => number is { } value ? $"{OrderLedger.Plain(value)} {unit}" : "none";

    public static decimal Years(DateOnly born, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.DateTime);
        return today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
    }
}
