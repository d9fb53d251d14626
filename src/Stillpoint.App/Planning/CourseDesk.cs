using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.Care;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;
using Routes = Stillpoint.Care.Planning.Routes;

namespace Stillpoint.App.Planning;

/// <summary>A course as a prescriber writes it.</summary>
internal sealed class CourseForm
{
    public string? Indication { get; set; }
    public string? Row { get; set; }
    public string? Product { get; set; }
    public string? Route { get; set; }
    public string? Amount { get; set; }
    public string? AmountUnit { get; set; }
    public string? Minutes { get; set; }
    public string? VialMgPerMl { get; set; }
    public string? VialMl { get; set; }
    public string? Mix { get; set; }
    public string? MixMl { get; set; }
    public string? MixMgPerMl { get; set; }
    public string? Sessions { get; set; }
    public string? Spacing { get; set; }
    public string? TitrationLimit { get; set; }
    public string? StopRules { get; set; }
    public string? Measures { get; set; }
    public string? Why { get; set; }
    public string? OverrideReason { get; set; }
    public string? Password { get; set; }

    public override string ToString() => "[course form]";
}

/// <summary>Turns what a prescriber wrote into an order, has it judged, and signs it as a version of the course.</summary>
internal sealed class CourseDesk(ClinicDb db, AuditTrail audit, Signing signing, TimeProvider clock)
{
    public const string Meaning = "I order this course and have read every finding.";

    /// <summary>The order as written, judged; null while a field cannot be read.</summary>
    /// <param name="soFar">Where the session stands in its course; null where that is not asked.</param>
    public static (DoseOrder? Order, DoseAnswer? Answer) Judge(CourseForm form, KnownPatient known, DateTimeOffset at, FormErrors errors, CourseSoFar? soFar = null)
    {
        if (Indications.Find(form.Indication ?? "") is null) errors.Add("Form.Indication", "Choose what it is for.");
        var row = DoseRows.All.FirstOrDefault(one => one.Id == form.Row);
        if (row is null) errors.Add("Form.Row", "Choose the kind of treatment.");
        if (!Enum.TryParse<Product>(form.Product, out var product) || form.Product != product.ToString()) errors.Add("Form.Product", "Choose the product.");
        var route = Routes.Find(form.Route ?? "");
        if (route is null) errors.Add("Form.Route", "Choose the route.");
        var amount = Number("Form.Amount", form.Amount, "Write the amount as a number with a point, such as 0.5.", errors, required: true);
        var unit = AmountUnits.Find(form.AmountUnit ?? "");
        if (unit is null) errors.Add("Form.AmountUnit", "Choose the unit.");
        var minutes = Number("Form.Minutes", form.Minutes, "Write the minutes as a number with a point, such as 40.", errors);
        var strength = Number("Form.VialMgPerMl", form.VialMgPerMl, "Choose the strength of the vial.", errors);
        var volume = Number("Form.VialMl", form.VialMl, "Write what the vial holds in mL as a number with a point, such as 10.", errors);
        if (product == Product.KetamineRacemic && form.Mix is not ("asSupplied" or "qs" or "bag" or "equalVolume")) errors.Add("Form.Mix", "Choose how it is made up.");
        var mixMl = Number("Form.MixMl", form.MixMl, "Write the volume it is made up to in mL, as a number with a point, such as 50.", errors, required: form.Mix == "qs");
        var mixMgPerMl = Number("Form.MixMgPerMl", form.MixMgPerMl, "Write the strength it is made up to in mg/mL, as a number with a point, such as 1.", errors, required: form.Mix == "bag");
        if (row is not null && route is { } by && row.IsInfusedBy(by) && minutes is null && errors["Form.Minutes"] is null) errors.Add("Form.Minutes", "An infusion has a duration: write its minutes.");
        if (errors.Any) return (null, null);

        var weight = known.Facts.Of(Measurements.Weight)?.Value.Value;
        var height = known.Facts.Latest(Measurements.Height)?.Value.Value;
        var order = new DoseOrder(row!, product, route!.Value, new OrderedPatient
        {
            Sex = known.Record.Sex, AgeYears = Years(known.Patient.BirthDate, at), Weight = weight is { } kilograms ? BodyMass.Of(kilograms) : null,
            Height = height is { } centimetres ? BodyHeight.Of(centimetres) : null,
        })
        {
            House = known.House,
            Amount = OrderedAmount.Of(amount!.Value, unit!.Value),
            Minutes = minutes,
            Session = soFar,
            Site = new() { AnaesthesiaCapable = known.Facts.Of(ScreeningFacts.AnaesthesiaCapable)?.Value },
            Vial = strength is { } mgPerMl ? new Vial(Concentration.Of(mgPerMl), volume is { } ml ? Volume.Of(ml) : null) : null,
            Mix = form.Mix switch
            {
                "qs" => Mix.MadeUpTo(Volume.Of(mixMl!.Value)),
                "bag" => Mix.Bag(Concentration.Of(mixMgPerMl!.Value)),
                "equalVolume" => Mix.EqualVolume,
                _ => Mix.AsSupplied,
            },
        };
        return (order, DoseCheck.Judge(order));
    }

    /// <summary>Signs the course, or its next version; the errors say why not.</summary>
    public async Task<(PlanVersionRow? Signed, FormErrors Errors)> Sign(CourseForm form, KnownPatient known, DateTimeOffset at, Guid prescriber, CourseSoFar? soFar = null)
    {
        var errors = new FormErrors();
        var (order, answer) = Judge(form, known, at, errors, soFar);
        if (string.IsNullOrWhiteSpace(form.Why)) errors.Add("Form.Why", "Say why this course, in a sentence.");
        if (Typing.Whole(form.Sessions, 1, 60) is null) errors.Add("Form.Sessions", "Write how many sessions, from 1 to 60.");
        if (string.IsNullOrWhiteSpace(form.Spacing)) errors.Add("Form.Spacing", "Write how far apart the sessions are.");
        if (string.IsNullOrWhiteSpace(form.TitrationLimit)) errors.Add("Form.TitrationLimit", "Write how far the dose may rise, or none.");
        if (string.IsNullOrWhiteSpace(form.Measures)) errors.Add("Form.Measures", "Write what the effect is measured by.");
        if (string.IsNullOrWhiteSpace(form.StopRules)) errors.Add("Form.StopRules", "Write when the course is stopped.");
        if (answer is { Verdict: Verdict.Block or Verdict.Unknown }) errors.Add("Form.Amount", "This order is not released. Clear what blocks it, or what is unknown, with data; a signature can't.");
        if (answer is { Verdict: Verdict.Override } && (form.OverrideReason?.Trim().Length ?? 0) < 20) errors.Add("Form.OverrideReason", "Give the reason for the override in at least 20 characters.");
        if (answer is { Dose.Mg: null }) errors.Add("Form.Amount", "The dose could not be computed.");
        if (errors.Any) return (null, errors);

        var (confirmed, refusal) = await signing.Confirm(prescriber, form.Password ?? "");
        if (confirmed is null) return (null, errors.Add("Form.Password", refusal!));

        return (await Keep(form, order!, answer!, known.Patient.Id, confirmed), errors);
    }

    /// <summary>Keeps what was judged and confirmed: the course if there is none, the next version, the signature and the audit, as one.</summary>
    public async Task<PlanVersionRow> Keep(CourseForm form, DoseOrder order, DoseAnswer answer, Guid patient, Confirmed confirmed)
    {
        var body = new PlanBody
        {
            Amount = order.Amount!.Value, AmountUnit = order.Amount.Unit.Code(), Minutes = order.Minutes, VialMgPerMl = order.Vial?.Strength.MgPerMl, VialMl = order.Vial?.Volume?.Millilitres,
            Mix = form.Mix ?? "asSupplied", MixMl = Typing.Number(form.MixMl), MixMgPerMl = Typing.Number(form.MixMgPerMl), WeightKg = order.Patient.Weight?.Kilograms,
            DoseMg = answer.Dose.Mg!.Value, MgPerKg = answer.Dose.MgPerKg, Devices = answer.Dose.Devices, DrawMl = answer.Draw?.Ml, FinalMgPerMl = answer.Final?.MgPerMl, FinalMl = answer.Final?.VolumeMl,
            MlPerHour = answer.Rate?.MlPerHour, DoubleCheckRequired = answer.DoubleCheckRequired, Steps = answer.Steps,
            Sessions = Typing.Whole(form.Sessions, 1, 60)!.Value, Spacing = form.Spacing?.Trim() ?? "", TitrationLimit = form.TitrationLimit?.Trim() ?? "", StopRules = form.StopRules?.Trim() ?? "",
            Measures = form.Measures?.Trim() ?? "", OverrideReason = answer.Verdict == Verdict.Override ? form.OverrideReason!.Trim() : null,
        }.Write();

        return (await audit.Write<PlanVersionRow>(Actor.Of(confirmed.Person), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {patient} for update");
            var now = clock.Moment();
            var course = await db.Set<CourseRow>().Where(row => row.PatientId == patient && row.Status == "active").OrderByDescending(row => row.CreatedAt).FirstOrDefaultAsync();
            if (course is null)
            {
                course = new CourseRow { Id = Guid.CreateVersion7(now), PatientId = patient, CreatedAt = now, Status = "active" };
                db.Add(course);
            }
            var number = await db.Set<PlanVersionRow>().CountAsync(plan => plan.CourseId == course.Id) + 1;
            var id = Guid.CreateVersion7(now);
            var signature = confirmed.Sign(Guid.CreateVersion7(now), $"plan-version/{id}", Meaning, body);
            var plan = new PlanVersionRow
            {
                Id = id, CourseId = course.Id, Number = number, Product = order.Product.ToString(), Route = order.Route.Code(), Indication = form.Indication!, DoseRow = order.Row.Id,
                Body = body, Verdict = answer.Verdict.ToString(), RulesVersion = order.House.Version, Why = form.Why!.Trim(), SignedAt = confirmed.At, SignatureId = signature.Id,
            };
            db.AddRange(signature, plan);
            return (plan, new AuditNote("plan-signed", $"plan-version/{id}", patient, $"{plan.DoseRow} {plan.Verdict}"));
        }))!;
    }

    public static decimal Years(DateOnly born, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.DateTime);
        return today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
    }

    private static decimal? Number(string field, string? text, string says, FormErrors errors, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text) && !required) return null;
        if (Typing.Number(text) is { } number && Plausible.Measured(number)) return number;
        errors.Add(field, says);
        return null;
    }
}
