using Stillpoint.App.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>A signature that an entry names: whose it has to be, and how the text it covers begins, which are the entry's own words or any version of the order.</summary>
internal sealed record NamedSignature(Guid Id, Guid? By, params IReadOnlyList<string> Begins);

/// <summary>Which signatures an entry rests on. Who signs one writes its text from here, so that a check can hold entry and signature against each other.</summary>
internal static class EntrySignatures
{
    private static readonly HashSet<string> Words =
    [
        .. new[]
        {
            typeof(Entry.SecondChecked), typeof(Entry.TimeOutSigned), typeof(Entry.AlertOverridden), typeof(Entry.RestartOrdered), typeof(Entry.WasteWitnessed),
            typeof(Entry.StaffHandover), typeof(Entry.Discharged), typeof(Entry.SessionSigned), typeof(Entry.Addendum),
            typeof(Entry.MedicationOrdered), typeof(Entry.OrderCountersigned),
        }.Select(EntryCodec.WordFor),
    ];

    /// <summary>Whether entries of this word name signatures.</summary>
    public static bool NamedBy(string word) => Words.Contains(word);

    /// <param name="entry">As it stands on the strip.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="orders">The signed versions of the course of its session, one of which a time-out repeats.</param>
    public static IReadOnlyList<NamedSignature> Of(Entry entry, Guid? by, params IReadOnlyList<string> orders) => entry switch
    {
        Entry.TimeOutSigned signed => [new(signed.Signature, by, orders), new(signed.SecondSignature, signed.SecondPerson, orders)],
        Entry.SecondChecked check => [new(check.Signature, by, Text(check))],
        Entry.AlertOverridden beside => [new(beside.Signature, by, Text(beside))],
        Entry.RestartOrdered { Signature: { } signature } ordered => [new(signature, by, Text(ordered))],
        Entry.WasteWitnessed witnessed => [new(witnessed.WitnessSignature, witnessed.Witness, Text(witnessed))],
        Entry.StaffHandover { Signature: { } signature } handover => [new(signature, handover.To, Text(handover))],
        Entry.Addendum addendum => [new(addendum.Signature, by, Text(addendum))],
        Entry.MedicationOrdered { Signature: { } signature } ordered => [new(signature, ordered.Prescriber, Text(ordered))],
        Entry.OrderCountersigned signed => [new(signed.Signature, by, Text(signed))],
        Entry.Discharged discharged => [new(discharged.Signature, by, "")],
        Entry.SessionSigned closed => [new(closed.Signature, by, "")],
        _ => [],
    };

    public static string Text(Entry.SecondChecked check) =>
        FormattableString.Invariant($"{check.Mg} mg, {check.WeightKg} kg, vial {check.VialMgPerMl} mg/mL, drawn up {check.MgPerMl} mg/mL, {check.MlPerHour} mL/h\n");

    public static string Text(Entry.AlertOverridden beside) => $"{beside.Reason}\n";

    public static string Text(Entry.RestartOrdered ordered) => FormattableString.Invariant($"{ordered.MlPerHour:0.###} mL/h: {ordered.Why}\n");

    public static string Text(Entry.WasteWitnessed witnessed) => FormattableString.Invariant($"{witnessed.Mg}\n");

    public static string Text(Entry.StaffHandover handover) => $"{handover.Says}\n{handover.Open}\n";

    public static string Text(Entry.MedicationOrdered ordered) => FormattableString.Invariant($"{ordered.Drug} {ordered.Amount:0.###} {ordered.Unit} {ordered.Route}, {ordered.Times} times: {ordered.Why}\n");

    public static string Text(Entry.OrderCountersigned signed) => $"{signed.Order}\n";

    public static string Text(Entry.Addendum addendum) => $"{addendum.About} {addendum.Says}\n";

    /// <summary>Why this is not the signature that the entry names, in words that follow its name; null when it is.</summary>
    public static string? Differs(NamedSignature named, SignatureRow? signature, Guid session) =>
        signature is null ? "is not there any more"
        : signature.Subject != $"session/{session}" ? $"was given on {signature.Subject}"
        : signature.By != named.By ? "is somebody else's"
        // One from before its text was kept says nothing of the entry.
        : signature.Content is { } content && named.Begins.All(begins => !(content + "\n").StartsWith(begins, StringComparison.Ordinal)) ? "was given for something else"
        : null;
}
