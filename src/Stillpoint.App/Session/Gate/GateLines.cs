using System.Globalization;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Gate;

/// <summary>What the page of the gate displays of what it asks to be signed, a line each.</summary>
internal static class GateLines
{
    /// <summary>The whole gate: what two people sign when they sign the time-out.</summary>
    public static IEnumerable<ShownLine> TimeOut(GateView look, ClinicClock clock) =>
    [
        .. ReadAloud(look, clock),
        .. ShownSession.Of(look.View, clock),
        .. look.Alerts.SelectMany(alert => Alert(look, alert.Id, clock)),
        .. look.Answer.Items.Select(item => new ShownLine(item.Rule.Label, look.Acknowledged.TryGetValue(item.Rule.Id, out var seen) ? $"looked at: {seen.Entry.Answer}" : item.Status.ToString())),
    ];

    /// <summary>What two people read aloud: the patient, the order in numbers, what is in the syringe and who checked it, and what was measured just before.</summary>
    public static IEnumerable<ShownLine> ReadAloud(GateView look, ClinicClock clock)
    {
        var (view, order) = (look.View, look.Order);
        yield return new("Patient", $"{view.Who.Name}, born {ClinicClock.BirthDate(view.Who.BirthDate)}");
        yield return new("Allergies", view.Who.Allergies switch { null => "unknown, not asked", [] => "none known", var known => string.Join(", ", known) });
        yield return new("Product", $"{view.Order.Drug} {view.Order.Way}");
        yield return new("Dose", $"{GateText.Plain(order.DoseMg)} mg{(order.MgPerKg is { } perKg ? string.Create(CultureInfo.InvariantCulture, $", {perKg:0.00} mg/kg") : "")}{(order.Devices is { } devices ? $", {devices} {(devices == 1 ? "device" : "devices")}" : "")}");
        if (order.MgPerKg is not null) yield return new("Weight", Weight(order));
        if (order.FinalMgPerMl is { } strength) yield return new("Strength in the syringe", $"{GateText.Plain(strength)} mg/mL");
        if (order.FinalMl is { } volume) yield return new("Volume", $"{GateText.Plain(volume)} mL");
        if (order.MlPerHour is { } rate) yield return new("Rate", string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} mL/h"));
        if (order.MlPerHour is not null) yield return new("Pump", order.AmountUnit.Contains("/h", StringComparison.Ordinal) || order.AmountUnit.Contains("/min", StringComparison.Ordinal) ? "continuous, by rate" : "continuous, volume over time");
        if (order.Minutes is { } minutes) yield return new("Over", $"{GateText.Plain(minutes)} min");
        if (Prepared.Of(view.Story) is { CheckedAt: { } at } prepared) yield return new("Drawn up", $"{view.NameOf(prepared.Event.By)}, lot {prepared.Entry.Lot}; checked apart by {view.NameOf(prepared.CheckedBy)}, {clock.Time(at)}");
        yield return new("Baseline", Baseline(view, clock));
    }

    private static string Weight(Planning.PlanBody order) => (order.WeightKg, order.DosingKg, order.WeightBasis) switch
    {
        (null, _, _) => "not stated in the order",
        ({ } actual, _, null) => $"{GateText.Plain(actual)} kg; on which basis, the order does not say",
        ({ } actual, _, "Actual") => $"{GateText.Plain(actual)} kg, actual weight",
        ({ } actual, var dosing, { } basis) => $"{GateText.Plain(Math.Round(dosing ?? actual, 1))} kg {basis.ToLowerInvariant()} weight, of {GateText.Plain(actual)} kg",
    };

    /// <summary>The newest value of each sign on the strip, and since when they stand there.</summary>
    private static string Baseline(SessionView view, ClinicClock clock)
    {
        var sets = Care.Session.Flags.SessionVitals.Sets(view.Story).ToList();
        if (sets.Count == 0) return "nothing charted yet";
        var (before, breaths) = (Care.Session.Flags.SessionVitals.Baseline(view.Story), sets.LastOrDefault(set => set.Entry.RespiratoryRate is not null).Entry?.RespiratoryRate);
        string Of(string name, decimal? value, string unit) => value is { } known ? $"{name} {GateText.Plain(known)} {unit}" : $"{name} not charted";
        return $"BP {Bedside.EntryText.Number(before.Sbp)}/{Bedside.EntryText.Number(before.Dbp)} mmHg, {Of("HR", before.HeartRate, "/min")}, {Of("SpO2", before.SpO2, "%")}, {Of("RR", breaths, "/min")}, {clock.Time(sets[^1].Event.MeasuredAt)}";
    }

    /// <summary>An alert as it stands, and who signed that the drug may start beside it.</summary>
    public static IEnumerable<ShownLine> Alert(GateView look, Guid alert, ClinicClock clock) => look.Alerts.Where(open => open.Id == alert)
        .Select(open => new ShownLine("Alert", $"{open.Says}, open since {clock.Moment(open.Since)}{(look.SignedFor(open) is { } signed ? $"; {look.View.NameOf(signed.Event.By)} signed why the drug may start: {signed.Entry.Reason}" : "")}"));

    /// <summary>One item with what it was judged on, which doesn't move with the clock as its sentence may.</summary>
    public static IEnumerable<ShownLine> Item(GateView look, string id) =>
        look.Answer.Items.Where(item => item.Rule.Id == id).Select(item => new ShownLine(item.Rule.Label, string.Join(", ", [item.Status.ToString(), .. (item.Finding?.Inputs ?? []).Select(Words)])));

    private static string Words(Care.Findings.Input input) =>
        string.Join(' ', new[] { input.Path, input.Value is IEnumerable<string> several ? string.Join(" and ", several) : Convert.ToString(input.Value, CultureInfo.InvariantCulture), input.Unit, input.At }.Where(word => !string.IsNullOrEmpty(word)));
}
