using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Charting;

/// <summary>
/// What is entered of the drug, beside what was ordered, prepared, signed at the time-out and given so far. What cannot be so
/// is refused; what may be so and differs is asked; what there is nothing to compare with is asked too.
/// </summary>
public sealed record OrderCheck(string? Refused, IReadOnlyList<EntryQuestion> Asks)
{
    /// <summary>How far two amounts may lie apart and be the same one, rounded. [POLICY]</summary>
    private const decimal Same = SecondCheck.Tolerance;

    /// <summary>Between two spray devices. SPRAVATO PI 2025.</summary>
    internal static readonly TimeSpan BetweenDevices = TimeSpan.FromMinutes(5);

    internal static readonly OrderCheck Agrees = new(null, []);

    /// <param name="story">The strip without what the entry corrects.</param>
    public static OrderCheck Of(SessionStory story, Entry entry, DateTimeOffset at, Circumstances circumstances) => Of(story, entry, at, circumstances, circumstances.Order);

    private static OrderCheck Of(SessionStory story, Entry entry, DateTimeOffset at, Circumstances circumstances, OrderedDose? order) => entry switch
    {
        Entry.DrugPrepared prepared => PreparationCheck.Prepared(prepared, circumstances),
        Entry.SecondChecked check => PreparationCheck.SecondLook(story, check, circumstances),
        Entry.TimeOutSigned signed => First(Differs("mg of the time-out", signed.Mg, order?.DoseMg, "mg", "ordered"), Differs("mg of the time-out", signed.Mg, PreparedMg(story), "mg", "prepared")),
        Entry.DrugStarted started => Started(story, started, order),
        Entry.RateChanged changed => Faster(story, changed.MlPerHour, order),
        Entry.Resumed resumed => Faster(story, resumed.MlPerHour, order),
        Entry.DoseGiven given when given.Device is not null || order?.Devices is not null => Device(story, given, at, order),
        Entry.DoseGiven given => Given(story, given, at, order),
        Entry.DrugEnded { How: DrugEnding.Completed } => Completed(story, at),
        Entry.WasteWitnessed waste => Waste(story, waste, at, order),
        Entry.MedicationOrdered or Entry.MedicationGiven => MedicationCheck.Of(story, entry, at, circumstances),
        _ => Agrees,
    };

    private static OrderCheck Started(SessionStory story, Entry.DrugStarted started, OrderedDose? order)
    {
        var strength = Strength(story) ?? order?.MgPerMl;
        if ((OtherRoute(started.Route, order) ?? Differs("strength in the syringe", started.MgPerMl, strength, "mg/mL", "prepared")
            ?? Differs("dose", started.PlannedMg, story.Last<Entry.TimeOutSigned>()?.Entry.Mg ?? order?.DoseMg, "mg", "signed")) is { } refused) return new(refused, []);
        List<EntryQuestion> asks = [];
        if (strength is null) asks.Add(new("strength-unknown", "Nothing on the strip or in the order says which strength is in the syringe. Read the label again; if it is right, confirm it."));
        if (order?.MlPerHour is not { } ordered) asks.Add(Unknown("rate", started.MlPerHour));
        else if (!IsSame(started.MlPerHour, ordered)) asks.Add(Rate(started.MlPerHour, $"the order says {Number(ordered)} mL/h"));
        return new(null, asks);
    }

    /// <summary>Slower is what a nurse may always do; faster than ordered is asked.</summary>
    private static OrderCheck Faster(SessionStory story, decimal mlPerHour, OrderedDose? order)
    {
        if (order?.MlPerHour is { } ordered) return mlPerHour <= ordered * (1 + Same) ? Agrees : new(null, [Rate(mlPerHour, $"the order says {Number(ordered)} mL/h")]);
        return story.Infusion?.Stretches[0].Flow.MlPerHour is { } first && mlPerHour <= first * (1 + Same) ? Agrees : new(null, [Unknown("rate", mlPerHour)]);
    }

    /// <summary>A spray device holds one amount and is used once, five minutes after the one before.</summary>
    private static OrderCheck Device(SessionStory story, Entry.DoseGiven given, DateTimeOffset at, OrderedDose? order)
    {
        if (order?.Devices is not { } devices || order.DoseMg <= 0) return new(null, [Unknown("device", given.Mg)]);
        if ((OtherDrug(given.Drug, order) ?? OtherRoute(given.Route, order) ?? Differs("device", given.Mg, order.DoseMg / devices, "mg", "one device of this order")) is { } refused) return new(refused, []);
        var earlier = story.All<Entry.DoseGiven>().ToList();
        if (given.Device is not { } number) return new("Say which device this was.", []);
        if (earlier.Exists(one => one.Entry.Device == number)) return new($"Device {number} is on the strip already.", []);
        List<EntryQuestion> asks = [];
        if (number != earlier.Count + 1) asks.Add(new($"device {number}", $"The next device is number {earlier.Count + 1}. Check the number; if it is right, confirm it."));
        if (earlier.Count >= devices) asks.Add(new($"device {number} of {devices}", $"The order is for {devices} {(devices == 1 ? "device" : "devices")}, and {earlier.Count} were given. If one more was really given, confirm it and tell the prescriber."));
        if (given.SpraysLeft is not null && given.SpraysRight is not null && (given.SpraysLeft, given.SpraysRight) is not (1, 1)) asks.Add(new(FormattableString.Invariant($"sprays {given.SpraysLeft} {given.SpraysRight}"), $"A device gives one spray into each nostril; {given.SpraysLeft} left and {given.SpraysRight} right were entered. Check; if it was so, confirm it and tell the prescriber: it may be less than the dose."));
        if (earlier.Exists(one => (one.Event.MeasuredAt - at).Duration() < BetweenDevices)) asks.Add(new("device-spacing", "Devices are used five minutes apart. Check the time; if it was sooner, confirm it."));
        return new(null, asks);
    }

    private static OrderCheck Given(SessionStory story, Entry.DoseGiven given, DateTimeOffset at, OrderedDose? order)
    {
        if (order is null) return Nothing("given", "drug, dose and route");
        if ((OtherDrug(given.Drug, order) ?? OtherRoute(given.Route, order)) is { } refused) return new(refused, []);
        var before = story.All<Entry.DoseGiven>().Sum(one => one.Entry.Mg);
        if (PreparedMg(story) is { } drawn && before + given.Mg > drawn * (1 + Same)) return new($"{Number(given.Mg)} mg is more than what was drawn up: {Number(drawn)} mg{(before > 0 ? $", of which {Number(before)} mg were given" : "")}. Check the number.", []);
        return IsSame(before + given.Mg, order.DoseMg) ? Agrees : new(null, [new($"dose {Number(given.Mg)}", $"The order is {Number(order.DoseMg)} mg{(before > 0 ? $", of which {Number(before)} mg were given" : "")}; {Number(given.Mg)} mg was entered. Check the number; if it was given, confirm it.")]);
    }

    private static OrderCheck Completed(SessionStory story, DateTimeOffset at)
    {
        if (story.Infusion is not { } infusion) return Agrees;
        var given = infusion.GivenBy(at).Milligrams;
        return given >= infusion.Planned.Milligrams * (1 - Same) ? Agrees
            : new(null, [new($"completed {Number(given)}", $"By the strip {Number(given)} of {Number(infusion.Planned.Milligrams)} mg had been given then. Check the time; if the pump says all was given, confirm it.")]);
    }

    /// <summary>What can be wasted is what was opened and neither given nor wasted before.</summary>
    private static OrderCheck Waste(SessionStory story, Entry.WasteWitnessed waste, DateTimeOffset at, OrderedDose? order)
    {
        if (OtherDrug(waste.Drug, order) is { } other) return new(other, []);
        var drawn = PreparedMg(story) ?? order?.DoseMg;
        var vial = (story.Last<Entry.DrugPrepared>()?.Entry.VialMgPerMl is > 0 and { } strength ? strength : order?.VialMgPerMl) * order?.VialMl;
        if (drawn is not { } mg || vial is not > 0) return new(null, [Unknown("waste", waste.Mg)]);
        var opened = Math.Ceiling(mg / vial.Value) * vial.Value;
        var left = Math.Max(0, opened - story.GivenBy(at).Milligrams - story.All<Entry.WasteWitnessed>().Sum(one => one.Entry.Mg));
        if (waste.Mg > left * (1 + Same)) return new($"{Number(waste.Mg)} mg is more than there was left: of {Number(opened)} mg opened, {Number(left)} mg. Check the number.", []);
        return IsSame(waste.Mg, left) ? Agrees : new(null, [new($"waste {Number(waste.Mg)}", $"By the strip {Number(left)} mg are left of {Number(opened)} mg opened; {Number(waste.Mg)} mg was entered. Check the number; if the rest is destroyed separately, confirm it.")]);
    }

    internal static OrderCheck First(params ReadOnlySpan<string?> refusals)
    {
        foreach (var refusal in refusals)
            if (refusal is not null) return new(refusal, []);
        return Agrees;
    }

    internal static OrderCheck Nothing(string what, string which) => new(null, [new("order-unread", $"The signed order cannot be read, so {which} were compared with nothing. Read them again; if what was {what} is right, confirm it.")]);

    internal static EntryQuestion Unknown(string what, decimal entered) => new($"{what} {Number(entered)}", $"The order states no {what} to compare {Number(entered)} with. Read it again; if it is right, confirm it.");

    private static EntryQuestion Rate(decimal entered, string against) => new($"rate {Number(entered)}", $"The rate is {Number(entered)} mL/h, and {against}. Read the pump again; if it is right, confirm it.");

    internal static string? Differs(string what, decimal entered, decimal? other, string unit, string source, bool exactly = false) =>
        other is not { } wanted || (exactly ? entered == wanted : IsSame(entered, wanted)) ? null : $"The {what} is entered as {Number(entered)} {unit}; {source}: {Number(wanted)} {unit}. Check both.";

    internal static string? OtherDrug(string drug, OrderedDose? order) =>
        order is null || string.Equals(drug.Trim(), order.Drug, StringComparison.OrdinalIgnoreCase) ? null : $"The order is for {order.Drug.ToLowerInvariant()}. Check the drug.";

    private static string? OtherRoute(string route, OrderedDose? order) => order is null || route == order.Route ? null : "The order is for another route. Check the order.";

    private static decimal? PreparedMg(SessionStory story) => story.All<Entry.DrugPrepared>().Select(one => (decimal?)one.Entry.Mg).Aggregate((decimal?)null, (sum, mg) => (sum ?? 0) + mg);

    private static decimal? Strength(SessionStory story) => story.Last<Entry.DrugPrepared>()?.Entry is { VolumeMl: > 0 } prepared ? prepared.Mg / prepared.VolumeMl : null;

    private static bool IsSame(decimal one, decimal other) => SecondCheck.Near(one, other);

    internal static string Number(decimal value) => FormattableString.Invariant($"{value:0.####}");
}
