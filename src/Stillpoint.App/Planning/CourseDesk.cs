using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Planning;

/// <summary>Turns what a prescriber wrote into an order, has it judged, and signs it as a version of the course.</summary>
internal sealed class CourseDesk(ClinicDb db, AuditTrail audit, Signing signing, TimeProvider clock)
{
    public const string Meaning = "I order this course and have read every finding.";

    /// <summary>The order as written, judged.</summary>
    /// <param name="soFar">Where the session stands in its course; null where that is not asked.</param>
    public static (DoseOrder Order, DoseAnswer Answer) Judge(CourseForm form, KnownPatient known, DateTimeOffset at, CourseSoFar? soFar = null)
    {
        var weight = known.Facts.Of(Measurements.Weight)?.Value.Value;
        var height = known.Facts.Latest(Measurements.Height)?.Value.Value;
        var order = new DoseOrder(form.Row.Given, form.Product.Given, form.Route.Given, new OrderedPatient
        {
            Sex = known.Record.Sex, AgeYears = Years(known.Patient.BirthDate, at), Weight = weight is { } kilograms ? BodyMass.Of(kilograms) : null,
            Height = height is { } centimetres ? BodyHeight.Of(centimetres) : null,
        })
        {
            House = known.House,
            Amount = OrderedAmount.Of(form.Amount.Given, form.AmountUnit.Given),
            Minutes = form.Minutes.Value,
            Session = soFar,
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

    /// <summary>Signs the course, or its next version.</summary>
    public async Task<Outcome> Sign(CourseForm form, KnownPatient known, DateTimeOffset at, Guid prescriber, CourseSoFar? soFar = null)
    {
        var (order, answer) = Judge(form, known, at, soFar);
        if (answer.Verdict is Verdict.Block or Verdict.Unknown) return Outcome.No("This order is not released. Clear what blocks it, or what is unknown, with data; a signature can't.", form.Amount);
        if (answer.Verdict is Verdict.Override && !form.OverrideReason.Has) return Outcome.No($"Give the reason for the override in at least {CourseForm.LeastReason} characters.", form.OverrideReason);
        if (answer.Dose.Mg is null) return Outcome.No("The dose could not be computed.", form.Amount);
        var (confirmed, otherwise) = await signing.Confirm(prescriber, form.Password);
        return confirmed is null ? otherwise : await Keep(form, order, answer, known.Patient.Id, confirmed);
    }

    /// <summary>Keeps what was judged and confirmed: the course if there is none, the next version, the signature and the audit, as one.</summary>
    public Task<Outcome> Keep(CourseForm form, DoseOrder order, DoseAnswer answer, Guid patient, Confirmed confirmed)
    {
        var body = new PlanBody
        {
            Amount = order.Amount!.Value, AmountUnit = order.Amount.Unit.Code(), Minutes = order.Minutes, VialMgPerMl = order.Vial?.Strength.MgPerMl, VialMl = order.Vial?.Volume?.Millilitres,
            Mix = form.Mix.Value ?? "asSupplied", MixMl = form.MixMl.Value?.Millilitres, MixMgPerMl = form.MixMgPerMl.Value?.MgPerMl, WeightKg = order.Patient.Weight?.Kilograms,
            DoseMg = answer.Dose.Mg!.Value, MgPerKg = answer.Dose.MgPerKg, Devices = answer.Dose.Devices, DrawMl = answer.Draw?.Ml, FinalMgPerMl = answer.Final?.MgPerMl, FinalMl = answer.Final?.VolumeMl,
            MlPerHour = answer.Rate?.MlPerHour, DoubleCheckRequired = answer.DoubleCheckRequired, Steps = answer.Steps,
            Sessions = form.Sessions.Given, Spacing = form.Spacing.Given, TitrationLimit = form.TitrationLimit.Given, StopRules = form.StopRules.Given,
            Measures = form.Measures.Given, OverrideReason = answer.Verdict == Verdict.Override ? form.OverrideReason.Given : null,
        }.Write();

        var id = form.Id(clock.GetUtcNow());
        return audit.Once(db.Set<PlanVersionRow>().Where(row => row.Id == id), Actor.Of(confirmed.Person), new AuditNote("plan-signed", $"plan-version/{id}", patient, $"{order.Row.Id} {answer.Verdict}"), async () =>
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
            var signature = confirmed.Sign(Guid.CreateVersion7(now), $"plan-version/{id}", Meaning, body);
            db.AddRange(signature, new PlanVersionRow
            {
                Id = id, CourseId = course.Id, Number = number, Product = order.Product.ToString(), Route = order.Route.Code(), Indication = form.Indication.Given.Id, DoseRow = order.Row.Id,
                Body = body, Verdict = answer.Verdict.ToString(), RulesVersion = order.House.Version, Why = form.Why.Given, SignedAt = confirmed.At, SignatureId = signature.Id,
            });
            return new Outcome.Done();
        });
    }

    public static decimal Years(DateOnly born, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.DateTime);
        return today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
    }
}
