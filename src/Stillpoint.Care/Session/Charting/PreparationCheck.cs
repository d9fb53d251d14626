using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;
using static Stillpoint.Care.Session.Charting.OrderCheck;

namespace Stillpoint.Care.Session.Charting;

/// <summary>
/// What is drawn up, beside the order; and what a second clinician worked out apart, beside both. A vial that isn't the order's
/// stops whoever reads it first, with words that say what to do with it.
/// </summary>
internal static class PreparationCheck
{
    public static OrderCheck Prepared(Entry.DrugPrepared prepared, Circumstances circumstances)
    {
        if (circumstances.Today is { } today && VialExpiry.Refuses(prepared.Expiry, today) is { } expired) return new(expired, []);
        if (circumstances.Order is not { } order) return Nothing("prepared", "drug, dose and volume");
        if ((OtherDrug(prepared.Drug, order) ?? OtherVial(prepared.VialMgPerMl, order)
            ?? Differs("dose prepared", prepared.Mg, order.DoseMg, "mg", "ordered", exactly: true)
            ?? (prepared.VolumeMl is { } volume ? Differs("volume prepared", volume, order.VolumeMl, "mL", "ordered", exactly: true) : null)) is { } refused) return new(refused, []);
        return prepared.VialMgPerMl is > 0 and { } strength && order.VialMgPerMl is null ? new(null, [Unknown("strength of the vial", strength)]) : Agrees;
    }

    public static OrderCheck SecondLook(SessionStory story, Entry.SecondChecked check, Circumstances circumstances)
    {
        if (Record.Prepared.Of(story) is not { } prepared) return new("Nothing is drawn up yet. Draw the drug up first; then a second person works it out apart.", []);
        if (circumstances.Order is not { } order) return new("The signed order cannot be read, so a check would compare with nothing. Call the prescriber; give nothing meanwhile.", []);
        if (OtherVialInHand(check.VialMgPerMl, prepared.Entry.VialMgPerMl) is { } vial) return new(vial, []);

        // The weight of today is as good as the order's: whether the two lie too far apart is judged at the gate.
        var weight = order.WeightKg is { } ordered && circumstances.MeasuredKg is { } measured && check.WeightKg is { } entered && SecondCheck.Near(entered, measured) ? measured : order.WeightKg;
        var apart = new SecondCheck(check.WeightKg, check.MgPerMl, check.Mg, check.MlPerHour);
        var inSyringe = prepared.Entry.VolumeMl is > 0 and { } volume ? prepared.Entry.Mg / volume : order.MgPerMl;
        var finding = apart.Against(new SecondCheck(weight, order.MgPerMl, order.DoseMg, order.MlPerHour)) ?? apart.Against(new SecondCheck(null, inSyringe, prepared.Entry.Mg, null));
        return finding is null ? Agrees : finding.Severity is Findings.Severity.Unknown
            ? new($"{finding.Because} Enter every number yourself: weight, strength in the syringe, dose and rate.", [])
            : new($"{finding.Because} Nothing was signed. Work it out again, both of you and apart, from the order, the scale and the vial. If what is drawn up is wrong, put it aside to be destroyed before a witness and draw up anew; if the order is wrong, its prescriber writes it anew.", []);
    }

    private static string? OtherVial(decimal? read, OrderedDose order) => read is not > 0 || order.VialMgPerMl is not { } wanted || read == wanted ? null
        : $"This is not the vial of the order: {Number(read.Value)} mg/mL stands on it, and the order was worked out for {Number(wanted)} mg/mL. Draw nothing up from it; what is drawn up already is destroyed before a witness. Take a vial of {Number(wanted)} mg/mL; if there is none, the prescriber writes the order anew for this one.";

    private static string? OtherVialInHand(decimal? read, decimal? first)
    {
        if (first is not > 0) return null;
        if (read is not > 0) return "Enter the strength that you read from the vial in your hand, in mg/mL.";
        return read == first ? null
            : $"You read {Number(read.Value)} mg/mL from the vial, and whoever drew it up read {Number(first.Value)} mg/mL. Nothing was signed. Look at the vial together. If yours is right, give nothing of this syringe: it is destroyed before a witness, and drawn up anew from the vial of the order.";
    }
}
