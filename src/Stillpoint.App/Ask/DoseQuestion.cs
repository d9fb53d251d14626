using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Ask;

/// <summary><c>dose</c>: is this order right, and what does it come to in the syringe and on the pump?</summary>
internal static class DoseQuestion
{
    public static Question Question { get; } = new("dose", (request, answer) => Write(answer, DoseCheck.Judge(Read(request))));

    private static DoseOrder Read(Fields request)
    {
        request.Only("order", "product", "route", "patient", "amount", "bolus", "minutes", "vial", "mix", "weightBasis", "orderedWeightKg", "session", "site", "totalTodayMg", "delivery", "check");
        var id = request.Required("order", request.Text("order"));
        var row = DoseRows.Find(id) ?? throw request.Invalid("order", $"'order' is one of {DoseRows.All[0].Id} to {DoseRows.All[^1].Id}.");
        var product = request.Required("product", request.Word<Product>("product"));
        var route = request.Required("route", request.Route("route"));
        var patient = Patient(request.Object("patient") ?? throw request.Missing("patient"));

        var amount = request.Object("amount") is { } ordered ? Amount(ordered, AmountUnits.Codes) : null;
        if (amount is null && row.Kind != AmountKind.Unsupported) throw request.Missing("amount");
        var minutes = request.Measured("minutes");
        if (minutes is null && row.IsInfusedBy(route) && product == row.Product) throw request.Missing("minutes");
        if (request.Has("bolus") && row.Limits.All(limit => limit.Of != Measure.BolusMgPerKg)) throw request.Invalid("bolus", $"{row.Id} does not begin with a bolus.");
        if (request.Has("vial") && row.Kind == AmountKind.Devices && product == row.Product) throw request.Invalid("vial", "Esketamine comes in devices, not in vials.");

        return new(row, product, route, patient)
        {
            House = request.House,
            Amount = amount,
            Bolus = request.Object("bolus") is { } bolus ? Bolus(bolus) : null,
            Minutes = minutes,
            Vial = request.Object("vial") is { } vial ? Vial(vial) : null,
            Mix = request.Object("mix") is { } mix ? Mixed(mix) : Mix.AsSupplied,
            WeightBasis = request.Choice("weightBasis", "actual", "ideal", "adjusted") switch
            {
                "actual" => WeightBasis.Actual,
                "ideal" => WeightBasis.Ideal,
                "adjusted" => WeightBasis.Adjusted,
                _ => null,
            },
            OrderedWeight = request.Measured("orderedWeightKg") is { } weight ? BodyMass.Of(weight) : null,
            Session = request.Object("session") is { } session ? Course(session) : null,
            Site = request.Object("site") is { } site ? Place(site) : new(),
            TotalToday = request.Amount("totalTodayMg") is { } today ? Dose.Of(today) : null,
            Delivery = request.Object("delivery") is { } delivery ? Log(delivery) : null,
            Check = request.Object("check") is { } check ? Second(check) : null,
        };
    }

    private static OrderedPatient Patient(Fields patient)
    {
        patient.Only("sex", "ageYears", "weightKg", "heightCm", "japanese", "childPugh", "weight", "height");
        return new()
        {
            Sex = patient.Sex("sex"),
            AgeYears = patient.Age("ageYears"),
            Weight = patient.Weight(),
            Height = patient.Height(),
            Japanese = patient.Bool("japanese"),
            ChildPugh = patient.Word<ChildPughClass>("childPugh"),
        };
    }

    private static OrderedAmount Amount(Fields amount, IReadOnlyList<string> units)
    {
        var value = amount.Required("value", amount.Measured("value"));
        var unit = amount.Required("unit", amount.Text("unit"));
        return units.Contains(unit, StringComparer.Ordinal) && AmountUnits.Find(unit) is { } found
            ? OrderedAmount.Of(value, found)
            : throw Fields.Refuse("unknown_unit", $"'unit' is one of {string.Join(", ", units)}.", amount.At("unit"));
    }

    private static OrderedBolus Bolus(Fields bolus)
    {
        bolus.Only("value", "unit", "minutes");
        return new(Amount(bolus, [AmountUnit.MgPerKg.Code(), AmountUnit.Mg.Code()]), bolus.Measured("minutes"));
    }

    private static Vial Vial(Fields vial)
    {
        vial.Only("mgPerMl", "volumeMl", "multiDose");
        var strength = vial.Required("mgPerMl", vial.Decimal("mgPerMl"));
        if (strength is not (10 or 50 or 100)) throw vial.Invalid("mgPerMl", "A vial holds 10, 50 or 100 mg/mL.");
        return new(Concentration.Of(strength), vial.Measured("volumeMl") is { } volume ? Volume.Of(volume) : null, vial.Bool("multiDose"));
    }

    private static Mix Mixed(Fields mix)
    {
        mix.Only("mode", "finalVolumeMl", "finalMgPerMl");
        var volume = mix.Measured("finalVolumeMl");
        var strength = mix.Measured("finalMgPerMl");
        return mix.Required("mode", mix.Choice("mode", "asSupplied", "qs", "bag", "equalVolume")) switch
        {
            "qs" => Mix.MadeUpTo(Volume.Of(mix.Required("finalVolumeMl", volume))),
            "bag" => Mix.Bag(Concentration.Of(mix.Required("finalMgPerMl", strength))),
            "equalVolume" => Mix.EqualVolume,
            _ => Mix.AsSupplied,
        };
    }

    private static CourseSoFar Course(Fields session)
    {
        session.Only("number", "previousMgPerKg", "improvementPercent", "hoursSinceLast", "sessionsLast7Days");
        var number = session.Required("number", session.Integer("number"));
        if (number < 1) throw session.Invalid("number", "Sessions are counted from 1.");
        var lately = session.Integer("sessionsLast7Days");
        if (lately < 0) throw session.Invalid("sessionsLast7Days", "A count is never negative.");
        return new(number)
        {
            Previous = session.Amount("previousMgPerKg") is { } previous ? MgPerKg.Of(previous) : null,
            ImprovementPercent = session.Decimal("improvementPercent"),
            HoursSinceLast = session.Amount("hoursSinceLast"),
            SessionsLast7Days = lately,
        };
    }

    private static Site Place(Fields site)
    {
        site.Only("anaesthesiaProvider", "anaesthesiaCapable", "monitored", "inpatient", "icu", "jurisdiction");
        return new()
        {
            AnaesthesiaProvider = site.Bool("anaesthesiaProvider"),
            AnaesthesiaCapable = site.Bool("anaesthesiaCapable"),
            Monitored = site.Bool("monitored"),
            Inpatient = site.Bool("inpatient"),
            IntensiveCare = site.Bool("icu"),
            Jurisdiction = site.Choice("jurisdiction", "US", "EU") switch { "US" => Jurisdiction.UnitedStates, "EU" => Jurisdiction.EuropeanUnion, _ => null },
        };
    }

    private static PumpLog Log(Fields delivery)
    {
        delivery.Only("events", "atMin");
        var changes = delivery.Array("events") ?? throw delivery.Missing("events");
        return new([.. changes.Select(Change)], delivery.Required("atMin", delivery.Amount("atMin")));
    }

    private static PumpChange Change((JsonElement Item, string Path) change)
    {
        var fields = Fields.Of(change.Item, change.Path).Only("tMin", "mLPerH");
        return new(fields.Required("tMin", fields.Amount("tMin")), FlowRate.OfMlPerHour(fields.Required("mLPerH", fields.Amount("mLPerH"))));
    }

    private static SecondCheck Second(Fields check)
    {
        check.Only("weightKg", "mgPerMl", "mg", "mLPerH");
        return new(check.Amount("weightKg"), check.Amount("mgPerMl"), check.Amount("mg"), check.Amount("mLPerH"));
    }

    private static void Write(Answer answer, DoseAnswer dose)
    {
        answer.Text("verdict", dose.Verdict.ToString().ToLowerInvariant());
        answer.Findings(dose.Findings);
        answer.Object("weight", () => answer
            .Text("basis", dose.Weight.Basis?.ToString().ToLowerInvariant())
            .Number("dosingKg", Hundredths(dose.Weight.Dosing?.Kilograms)).Number("actualKg", dose.Weight.Actual?.Kilograms)
            .Number("idealKg", Hundredths(dose.Weight.Ideal?.Kilograms)).Number("adjustedKg", Hundredths(dose.Weight.Adjusted?.Kilograms))
            .Number("bmi", Hundredths(dose.Weight.BodyMassIndex)));
        answer.Object("dose", () => answer
            .Number("mg", dose.Dose.Mg).Number("mgUnrounded", dose.Dose.MgUnrounded).Number("mgPerKg", dose.Dose.MgPerKg).Number("devices", dose.Dose.Devices)
            .Array("deviceTimesMin", dose.Dose.DeviceTimesMin, minute => answer.Number(null, minute)));
        answer.Object("bolus", dose.Bolus, bolus => answer.Number("mg", bolus.Mg).Number("mL", bolus.Ml).Number("mLPerH", bolus.MlPerHour));
        answer.Object("draw", dose.Draw, draw => answer.Number("mL", draw.Ml).Number("mgPerMl", draw.MgPerMl));
        answer.Object("final", dose.Final, made => answer.Number("mgPerMl", made.MgPerMl).Number("volumeMl", made.VolumeMl));
        answer.Object("rate", dose.Rate, rate => answer
            .Number("mLPerH", rate.MlPerHour).Number("mgPerH", rate.MgPerHour).Number("mgPerMin", rate.MgPerMin)
            .Number("mgPerKgPerH", rate.MgPerKgPerHour).Number("ugPerKgPerMin", rate.MicrogramsPerKgPerMin));
        answer.Object("total", dose.Total, total => answer.Number("mg", total.Mg).Number("mL", total.Ml));
        answer.Object("waste", dose.Waste, waste => answer.Number("mg", waste.Mg).Number("mL", waste.Ml));
        answer.Object("delivered", dose.Delivered, given => answer
            .Number("mg", given.Mg).Number("mL", given.Ml).Number("remainingMg", given.RemainingMg).Number("remainingMl", given.RemainingMl)
            .Number("minutesToFinish", given.MinutesToFinish).Number("endMin", given.EndMin));
        answer.Array("limits", dose.Limits, limit => answer.Object(null, () => answer
            .Text("rule", limit.Rule).Text("kind", limit.Kind.ToString().ToLowerInvariant()).Number("value", limit.Value).Number("limit", limit.Limit)
            .Text("unit", limit.Unit).Text("verdict", Word(limit.Verdict))));
        answer.Array("rounding", dose.Rounding, rounding => answer.Object(null, () => answer
            .Text("what", rounding.What).Number("computed", rounding.Computed).Number("rounded", rounding.Rounded).Number("step", rounding.Step)));
        answer.Bool("doubleCheckRequired", dose.DoubleCheckRequired);
        answer.Texts("steps", dose.Steps);
    }

    private static string Word(Severity? verdict) => verdict?.ToString().ToLowerInvariant() ?? "allow";

    private static decimal? Hundredths(decimal? number) => number is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;
}
