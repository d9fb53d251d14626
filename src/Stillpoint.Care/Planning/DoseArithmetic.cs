using Stillpoint.Care.Units;
using static Stillpoint.Care.Planning.Written;

namespace Stillpoint.Care.Planning;

/// <summary>From an order to what is drawn, mixed, set on the pump and thrown away: every step written down, there and back.</summary>
internal sealed class DoseArithmetic(DoseOrder order, OrderedAmount amount, DosingWeight weight, OrderedQuantities ordered)
{
    private readonly List<string> steps = [];

    public Roundings Roundings { get; } = new();

    public IReadOnlyList<string> Steps => steps;

    /// <summary>The infused or single dose after rounding; null without a weight.</summary>
    public Dose? Dose { get; private set; }

    public Dose? Bolus { get; private set; }

    /// <summary>The concentration given from, unrounded.</summary>
    public Concentration? Syringe { get; private set; }

    /// <summary>The volume that holds the dose, unrounded.</summary>
    public Volume? Volume { get; private set; }

    public DoseAnswer Work(DoseAnswer answer)
    {
        if (ordered.Dose is not { } computed) return answer;

        var dose = RoundDose(computed);
        Dose = dose;
        var bolus = RoundBolus();
        var total = dose + (bolus ?? Units.Dose.None);

        answer = answer with { Draw = DrawUp(total) };
        MakeUp(dose);
        answer = answer with { Final = Syringe is null ? null : new(Round(Syringe.MgPerMl, 4), Round(Volume!.Value.Millilitres, 4)) };
        var given = GiveBolus(bolus);
        var volume = Volume is { } infused ? Round(infused.Millilitres + (bolus is { } push && Syringe is { } syringe ? (push / syringe).Millilitres : 0), 4) : (decimal?)null;
        return answer with
        {
            Dose = new(dose.Milligrams, Round(computed.Milligrams, 6), weight.Dosing is { } mass ? Round((dose / mass).Value, 4) : null, null, null),
            Bolus = given,
            Rate = SetPump(dose),
            Total = new(total.Milligrams, volume),
            Waste = LeftOver(total),
            Delivered = order.Delivery is { } log && Syringe is { } drug && volume is { } held ? log.GivenFrom(drug, Units.Volume.Exactly(held)) : null,
        };
    }

    private Dose RoundDose(Dose computed)
    {
        var dose = Roundings.Dose("dose.mg", computed, ordered.Ceilings(order.Row, order.Site, order.House));
        var mg = TwoPlaces(computed.Milligrams);
        var working = amount.Unit switch
        {
            AmountUnit.MgPerKg => $"{amount} × {Kilograms} = {mg} mg",
            AmountUnit.Mg => $"{amount}",
            AmountUnit.MgPerKgPerHour => $"{amount} × {Kilograms} = {TwoPlaces(ordered.Rate!.Value.MgPerHour)} mg/h",
            AmountUnit.MicrogramsPerKgPerMinute => $"{amount} × {Kilograms} × 60 ÷ 1000 = {TwoPlaces(ordered.Rate!.Value.MgPerHour)} mg/h",
            AmountUnit.MgPerHour => $"{amount}",
        };
        if (amount.IsRate)
        {
            steps.Add(working);
            working = $"{TwoPlaces(ordered.Rate!.Value.MgPerHour)} mg/h × {Plain(order.Minutes ?? 0)} min ÷ 60 = {mg} mg";
        }
        steps.Add(dose == computed ? working : $"{working}, rounded to {Plain(dose.Milligrams)} mg");
        if (weight.Dosing is { } mass) steps.Add($"{Plain(dose.Milligrams)} mg ÷ {TwoPlaces(mass.Kilograms)} kg = {Plain((dose / mass).Value)} mg/kg");
        return dose;
    }

    private string Kilograms => $"{TwoPlaces(weight.Dosing?.Kilograms ?? 0)} kg";

    private Dose? RoundBolus()
    {
        if (order.Bolus is not { } ask || ordered.Bolus is not { } computed) return null;
        var most = weight.Dosing is { } mass ? order.Row.Limits.FirstOrDefault(limit => limit.Of == Measure.BolusMgPerKg)?.In(order.House) * mass.Kilograms : null;
        var bolus = Roundings.Dose("bolus.mg", computed, most is { } ceiling ? [Units.Dose.Exactly(ceiling)] : []);
        Bolus = bolus;
        var working = ask.Amount.Unit == AmountUnit.MgPerKg ? $"bolus {ask.Amount} × {Kilograms} = {TwoPlaces(computed.Milligrams)} mg" : $"bolus {ask.Amount}";
        steps.Add(bolus == computed ? working : $"{working}, rounded to {Plain(bolus.Milligrams)} mg");
        return bolus;
    }

    private static string Drawn(decimal computed, decimal drawn) =>
        computed == drawn ? $"{Millilitres(drawn)} mL" : $"{Plain(computed)} mL, drawn as {Millilitres(drawn)} mL";

    private static string Set(decimal computed, decimal setting) =>
        computed == setting ? $"{PerHour(setting)} mL/h" : $"{Plain(computed)} mL/h, set to {PerHour(setting)} mL/h";

    private Draw? DrawUp(Dose total)
    {
        if (order.Vial is not { Strength: var strength }) return null;
        var drawn = Roundings.Drawn("draw.mL", (total / strength).Millilitres);
        steps.Add($"{Plain(total.Milligrams)} mg ÷ {strength} = {Drawn((total / strength).Millilitres, drawn)}");
        steps.Add($"{Millilitres(drawn)} mL × {strength} = {Plain(drawn * strength.MgPerMl)} mg");
        return new(drawn, strength.MgPerMl);
    }

    private void MakeUp(Dose dose)
    {
        if (dose == Units.Dose.None) return;
        Syringe = order.Mix switch
        {
            Mix.Qs { Volume: var volume } when volume > Units.Volume.None => dose / volume,
            Mix.FromBag { Concentration: var bag } => bag,
            Mix.Halved when order.Vial is { } vial => Concentration.Of(vial.Strength.MgPerMl / 2),
            Mix.Undiluted => order.Vial?.Strength,
            _ => null,
        };
        if (Syringe is null) return;
        Volume = order.Mix is Mix.Qs { Volume: var made } ? made : dose / Syringe;
        if (order.Mix is Mix.Qs) steps.Add($"{Plain(dose.Milligrams)} mg ÷ {Plain(Volume.Value.Millilitres)} mL = {Plain(Syringe.MgPerMl)} mg/mL");
        else if (order.Mix is Mix.Halved) steps.Add($"{order.Vial!.Strength} with an equal volume of diluent = {Plain(Syringe.MgPerMl)} mg/mL");
        if (order.Mix is not Mix.Undiluted || order.Vial is null) steps.Add($"{Plain(Volume.Value.Millilitres)} mL × {Plain(Syringe.MgPerMl)} mg/mL = {Plain((Volume.Value * Syringe).Milligrams)} mg");
    }

    private BolusGiven? GiveBolus(Dose? bolus)
    {
        if (bolus is not { } push) return null;
        if (Syringe is null) return new(push.Milligrams, null, null);
        var volume = Roundings.Drawn("bolus.mL", (push / Syringe).Millilitres);
        steps.Add($"bolus {Plain(push.Milligrams)} mg ÷ {Plain(Syringe.MgPerMl)} mg/mL = {Drawn((push / Syringe).Millilitres, volume)}");
        if (order.Bolus!.Minutes is not { } minutes) return new(push.Milligrams, volume, null);
        var pump = Roundings.Pump("bolus.mLPerH", volume / minutes * 60);
        steps.Add($"bolus {Millilitres(volume)} mL ÷ {Plain(minutes)} min × 60 = {PerHour(pump)} mL/h");
        return new(push.Milligrams, volume, pump);
    }

    private PumpSetting? SetPump(Dose dose)
    {
        if (order.Minutes is not { } minutes || !order.Route.IsIntravenous()) return null;
        var time = Hours.FromMinutes(minutes);
        var rate = amount.IsRate ? ordered.Rate!.Value : dose / time;
        var perHour = amount.IsRate ? rate.MgPerHour : Round(rate.MgPerHour, 4);
        decimal? setting = null;
        if (Syringe is { } syringe && Volume is { } volume)
        {
            var computed = amount.IsRate ? (rate / syringe).MlPerHour : volume.Millilitres * 60 / minutes;
            setting = Roundings.Pump("rate.mLPerH", computed);
            steps.Add(amount.IsRate
                ? $"{TwoPlaces(perHour)} mg/h ÷ {Plain(syringe.MgPerMl)} mg/mL = {Set(computed, setting.Value)}"
                : $"{Plain(volume.Millilitres)} mL ÷ {Plain(minutes)} min × 60 = {Set(computed, setting.Value)}");
            steps.Add($"{PerHour(setting.Value)} mL/h × {Plain(syringe.MgPerMl)} mg/mL = {TwoPlaces(setting.Value * syringe.MgPerMl)} mg/h");
        }
        steps.Add($"{TwoPlaces(perHour)} mg/h ÷ 60 = {Plain(rate.MgPerMinute)} mg/min");
        var perKg = weight.Dosing is { } mass ? rate / mass : (RatePerKg?)null;
        if (perKg is { } each) steps.Add($"{TwoPlaces(perHour)} mg/h × 1000 ÷ 60 ÷ {Kilograms} = {TwoPlaces(Round(each.MicrogramsPerKgPerMinute, 2))} ug/kg/min");
        return new(setting, perHour, Round(rate.MgPerMinute, 4), perKg is { } hourly ? Round(hourly.MgPerKgPerHour, 4) : null, perKg is { } fine ? Round(fine.MicrogramsPerKgPerMinute, 2) : null);
    }

    private Wasted? LeftOver(Dose total)
    {
        if (order.Vial is not { Volume: { } size, MultiDose: not true, Strength: var strength } || size == Units.Volume.None) return null;
        var each = size * strength;
        var vials = Math.Max(1, Math.Ceiling(total.Milligrams / each.Milligrams));
        var opened = Units.Dose.Exactly(vials * each.Milligrams);
        var left = opened.Less(total);
        steps.Add($"{Plain(opened.Milligrams)} mg − {Plain(total.Milligrams)} mg = {Plain(left.Milligrams)} mg left in {(vials == 1 ? "the vial" : $"{Plain(vials)} vials")}");
        return new(left.Milligrams, Round((left / strength).Millilitres, 4));
    }
}
