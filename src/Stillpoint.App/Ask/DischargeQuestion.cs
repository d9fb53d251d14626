using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Ask;

/// <summary><c>discharge</c>: may this person go home, and if not, what is open and until when?</summary>
internal static class DischargeQuestion
{
    public static Question Question { get; } = new("discharge", (request, answer) => Write(answer, Discharge.Judge(Read(request))));

    private static DischargeFacts Read(Fields request)
    {
        request.Only("at", "plan", "patient", "administrationEndAt", "rescues", "baseline", "vitals", "aldrete", "padss", "gates", "leavingAgainstAdvice");
        var at = request.Required("at", request.Instant("at"));
        var plan = request.Object("plan") ?? throw request.Missing("plan");
        plan.Only("product", "route", "mgPerKg", "indication");
        var patient = request.Object("patient")?.Only("ageYears", "copd");
        return new(at, plan.Required("product", plan.Word<Product>("product")), plan.Required("route", plan.Route("route")))
        {
            House = request.House,
            MgPerKg = plan.Amount("mgPerKg") is { } dose ? MgPerKg.Of(dose) : null,
            Indication = plan.Indication("indication"),
            AgeYears = patient?.Age("ageYears"),
            Copd = patient?.Bool("copd"),
            AdministrationEndAt = request.Instant("administrationEndAt"),
            Rescues = request.Array("rescues")?.Select(Rescue).ToList(),
            Baseline = request.Object("baseline") is { } baseline ? Baseline(baseline) : new(),
            Vitals = request.Object("vitals") is { } vitals ? Vitals(vitals) : new(),
            Aldrete = request.Array("aldrete")?.Select(Item).ToList(),
            Padss = request.Array("padss")?.Select(Item).ToList(),
            Gates = request.Object("gates") is { } gates ? Gates(gates) : new(),
            LeavingAgainstAdvice = request.Bool("leavingAgainstAdvice") == true,
        };
    }

    private static GivenDrug Rescue((JsonElement Item, string Path) rescue)
    {
        var fields = Fields.Of(rescue.Item, rescue.Path).Only("drug", "at", "observeMin");
        return new(fields.Text("drug"), fields.Instant("at"), fields.Amount("observeMin"));
    }

    private static decimal? Item((JsonElement Item, string Path) item) => item.Item.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when item.Item.TryGetDecimal(out var number) => number,
        _ => throw Fields.Refuse("invalid_type", "An item of a score is a number or null.", item.Path),
    };

    private static DischargeBaseline Baseline(Fields baseline)
    {
        baseline.Only("sbp", "dbp", "spo2", "hr");
        return new() { Sbp = baseline.Decimal("sbp"), Dbp = baseline.Decimal("dbp"), SpO2 = baseline.Decimal("spo2"), HeartRate = baseline.Decimal("hr") };
    }

    private static DischargeVitals Vitals(Fields vitals)
    {
        vitals.Only("sbp", "dbp", "previousSbp", "hr", "spo2", "onOxygen", "spo2StableMin");
        return new()
        {
            Sbp = vitals.Decimal("sbp"),
            Dbp = vitals.Decimal("dbp"),
            PreviousSbp = vitals.Decimal("previousSbp"),
            HeartRate = vitals.Decimal("hr"),
            SpO2 = vitals.Decimal("spo2"),
            OnOxygen = vitals.Bool("onOxygen"),
            SpO2StableMinutes = vitals.Amount("spo2StableMin"),
        };
    }

    private static DischargeGates Gates(Fields gates)
    {
        gates.Only(
            "moaas", "rass", "oriented", "monthsBackwards", "cadss", "cadss6", "dissociationResolved", "walks10m", "fluidsTolerated", "minutesSinceVomit",
            "cssrsPositiveBefore", "cssrsReassessed", "cssrsRisk", "dispositionSigned", "ivRemoved", "ivSiteChecked", "openRed", "escortPresent",
            "escortIdentityChecked", "escortKind", "instructionsSigned", "releasedAt", "releasedBy");
        var red = gates.Integer("openRed");
        return new()
        {
            Moaas = gates.Decimal("moaas"),
            Rass = gates.Decimal("rass"),
            Oriented = gates.Bool("oriented"),
            MonthsBackwards = gates.Bool("monthsBackwards"),
            Cadss = gates.Decimal("cadss"),
            Cadss6 = gates.Decimal("cadss6"),
            DissociationResolved = gates.Bool("dissociationResolved"),
            Walks10m = gates.Bool("walks10m"),
            FluidsTolerated = gates.Bool("fluidsTolerated"),
            MinutesSinceVomit = gates.Amount("minutesSinceVomit"),
            CssrsPositiveBefore = gates.Bool("cssrsPositiveBefore"),
            CssrsReassessed = gates.Bool("cssrsReassessed"),
            CssrsRisk = gates.Choice("cssrsRisk", "none", "low", "moderate", "high") is { } risk ? Enum.Parse<SuicideRisk>(risk, ignoreCase: true) : null,
            DispositionSigned = gates.Bool("dispositionSigned"),
            IvRemoved = gates.Bool("ivRemoved"),
            IvSiteChecked = gates.Bool("ivSiteChecked"),
            OpenRed = red is null or >= 0 ? red : throw gates.Invalid("openRed", "A count is never negative."),
            EscortPresent = gates.Bool("escortPresent"),
            EscortIdentityChecked = gates.Bool("escortIdentityChecked"),
            EscortKind = gates.Choice("escortKind", "adult", "rideShare", "none") is { } kind ? Enum.Parse<EscortKind>(kind, ignoreCase: true) : null,
            InstructionsSigned = gates.Bool("instructionsSigned"),
            ReleasedAt = gates.Instant("releasedAt"),
            ReleasedBy = gates.Text("releasedBy"),
        };
    }

    private static void Write(Answer answer, DischargeAnswer discharge)
    {
        answer.Text("outcome", discharge.Outcome switch
        {
            DischargeOutcome.Ready => "ready",
            DischargeOutcome.NotReady => "notReady",
            DischargeOutcome.AgainstAdvice => "againstAdvice",
            DischargeOutcome.Unknown => "unknown",
        });
        answer.Number("minimumMinutes", discharge.MinimumMinutes).Number("elapsedMinutes", discharge.ElapsedMinutes).Time("earliestAt", discharge.EarliestAt);
        answer.Findings(discharge.Findings);
        answer.Array("items", discharge.Items, item => answer.Object(null, () => answer.Text("item", item.Item).Text("status", item.Status == CriterionStatus.NotRecorded ? "notRecorded" : item.Status.ToString()).Text("because", item.Because)));
        if (discharge.RemsUnderTwoHours) answer.Bool("remsUnder2h", true);
    }
}
