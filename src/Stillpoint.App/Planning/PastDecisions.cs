using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Rules;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Planning;

/// <summary>Judges the decisions and orders of a clinic's last months again, on what was known then. Nobody's name comes with it.</summary>
internal sealed class PastDecisions(ClinicDb db, FactStore facts, TimeProvider clock) : IPastDecisions
{
    /// <summary>More than a busy clinic decides in that time.</summary>
    private const int Most = 500;

    public async Task<JudgedAgain> Under(Guid clinic, House other, CancellationToken cancel = default)
    {
        var since = clock.GetUtcNow() - IPastSessions.Back;
        var ours = db.Set<PatientRow>().Where(patient => patient.ClinicId == clinic);
        var decisions = await db.Set<SuitabilityRow>().AsNoTracking().Where(row => row.DecidedAt >= since && ours.Any(patient => patient.Id == row.PatientId)).OrderByDescending(row => row.DecidedAt).Take(Most).ToListAsync(cancel);
        var orders = await db.Set<PlanVersionRow>().AsNoTracking().Where(row => row.SignedAt >= since)
            .Join(db.Set<CourseRow>().Where(course => ours.Any(patient => patient.Id == course.PatientId)), row => row.CourseId, course => course.Id, (row, course) => new { Plan = row, course.PatientId })
            .OrderByDescending(row => row.Plan.SignedAt).Take(Most).ToListAsync(cancel);
        Dictionary<Guid, PatientRows> rows = [];
        List<IReadOnlyList<string>> differ = [];
        foreach (var decision in decisions)
        {
            var known = (await Of(decision.PatientId)).At(decision.DecidedAt);
            var plan = new TreatmentPlan(decision.Product, decision.Route) { Indication = decision.Indication.Id };
            differ.Add(Reopening.Differ(ScreeningRules.Judge(known.Case(plan, decision.DecidedAt)).Findings, ScreeningRules.Judge((known with { House = other }).Case(plan, decision.DecidedAt)).Findings));
        }
        foreach (var order in orders)
            if (Order(order.Plan, (await Of(order.PatientId)).At(order.Plan.SignedAt)) is { } written)
                differ.Add(Reopening.Differ(DoseCheck.Judge(written).Findings, DoseCheck.Judge(written with { House = other }).Findings));
        return new(differ.Count, differ.Count(rules => rules.Count > 0),
            [.. differ.SelectMany(rules => rules).CountBy(rule => rule).Select(rule => (rule.Key, rule.Value)).OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal)]);

        async Task<PatientRows> Of(Guid patient) => rows.TryGetValue(patient, out var known) ? known : rows[patient] = await facts.Rows(patient, cancel);
    }

    /// <summary>The order as it was signed, on the house that was in force then; null when its numbers can't be read.</summary>
    internal static DoseOrder? Order(PlanVersionRow plan, KnownPatient known)
    {
        if (DoseRows.Find(plan.DoseRow) is not { } row) return null;
        var body = PlanBody.Read(plan.Body);
        if (AmountUnits.Find(body.AmountUnit) is not { } unit) return null;
        return new(row, plan.Product, plan.Route, new()
        {
            Sex = known.Record.Sex, AgeYears = CourseDesk.Years(known.Patient.BirthDate, plan.SignedAt), Weight = body.WeightKg is { } weight ? BodyMass.Of(weight) : null,
            Height = known.Facts.Latest(Measurements.Height)?.Value.Value is { } height ? BodyHeight.Of(height) : null,
            ChildPugh = known.Facts.Of(ScreeningFacts.ChildPughScore)?.Value.Value is { } points ? ChildPughClasses.Of(points) : null,
        })
        {
            House = known.House, Amount = OrderedAmount.Of(body.Amount, unit), Minutes = body.Minutes,
            Vial = body.VialMgPerMl is { } strength ? new Vial(Concentration.Of(strength), body.VialMl is { } held ? Volume.Of(held) : null) : null,
            Mix = (body.Mix, body.MixMl, body.MixMgPerMl) switch
            {
                ("qs", { } ml, _) => Mix.MadeUpTo(Volume.Of(ml)),
                ("bag", _, { } strong) => Mix.Bag(Concentration.Of(strong)),
                ("equalVolume", _, _) => Mix.EqualVolume,
                _ => Mix.AsSupplied,
            },
        };
    }
}
