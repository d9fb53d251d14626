using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Planning;

/// <summary>Laws for every order a keyboard can produce.</summary>
public sealed class Any_order_at_all
{
    // From the smallest to the largest number that is accepted, most of them sensible.
    private static readonly Gen<decimal> Number = Gen.Frequency(
        (6, Gen.Choose(1, 5000).Select(n => n / 100m)),
        (2, Gen.Choose(1, 1_000_000).Select(n => (decimal)n)),
        (1, Gen.Elements(Plausible.Least, Plausible.Most, 0.05m, 0.1m)));

    private static Gen<T?> Maybe<T>(Gen<T> gen) where T : struct => Gen.Frequency((3, gen.Select(value => (T?)value)), (1, Gen.Constant((T?)null)));

    private static readonly Gen<OrderedPatient> Patients =
        from kilograms in Maybe(Number)
        from centimetres in Maybe(Number)
        from sex in Maybe(Gen.Elements(Sex.Male, Sex.Female))
        from years in Maybe(Gen.Choose(0, 110))
        select new OrderedPatient
        {
            Weight = kilograms is { } kg ? BodyMass.Of(kg) : null,
            Height = centimetres is { } cm ? BodyHeight.Of(cm) : null,
            Sex = sex,
            AgeYears = years,
        };

    private static readonly Gen<DoseOrder> Everything =
        from row in Gen.Elements(DoseRows.All.AsEnumerable())
        from product in Gen.Frequency((6, Gen.Constant(row.Product)), (1, Gen.Elements(Enum.GetValues<Product>())))
        from route in Gen.Frequency((4, Gen.Elements(row.Routes.DefaultIfEmpty(Route.Oral))), (1, Gen.Elements(Enum.GetValues<Route>())))
        from patient in Patients
        from value in Number
        from unit in Gen.Elements(Enum.GetValues<AmountUnit>())
        from minutes in Maybe(Number)
        from vial in Gen.Elements(0, 10, 50, 100)
        from held in Maybe(Number)
        from mix in Gen.Choose(0, 3)
        from mixed in Number
        from basis in Maybe(Gen.Elements(Enum.GetValues<WeightBasis>()))
        from bolus in Maybe(Number)
        from today in Maybe(Number)
        from second in Maybe(Number)
        from changes in Gen.Choose(0, 500).Zip(Number, (minute, rate) => new PumpChange(minute, FlowRate.OfMlPerHour(rate))).ArrayOf()
        select new DoseOrder(row, product, route, patient)
        {
            Amount = OrderedAmount.Of(value, unit),
            Minutes = minutes,
            Vial = vial == 0 ? null : new(Concentration.Of(vial), held is { } volume ? Volume.Of(volume) : null),
            Mix = mix switch { 0 => Mix.AsSupplied, 1 => Mix.EqualVolume, 2 => Mix.MadeUpTo(Volume.Of(mixed)), _ => Mix.Bag(Concentration.Of(mixed)) },
            WeightBasis = basis,
            Bolus = bolus is { } push ? new(OrderedAmount.Of(push, AmountUnit.MgPerKg), minutes) : null,
            TotalToday = today is { } given ? Dose.Of(given) : null,
            Check = second is { } entered ? new(entered, entered, entered, entered) : null,
            Delivery = new(changes, 300),
            Session = new(1) { HoursSinceLast = today, Previous = second is { } previous ? MgPerKg.Of(previous) : null },
        };

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Is_answered_and_never_throws() => Check.One(Many, Prop.ForAll(Everything.ToArbitrary(), order =>
    {
        var answer = order.Judged();
        return answer.Findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).Count() == answer.Findings.Count
            && (answer.Verdict != Verdict.Allow || answer.Dose.Mg is not null);
    }));

    [Fact]
    public void Has_the_same_answer_every_time() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Everything.ToArbitrary(), order =>
        order.Judged().Steps.SequenceEqual(order.Judged().Steps, StringComparer.Ordinal)));

    [Fact]
    public void Is_drawn_back_to_its_milligrams_within_half_a_step_of_the_syringe() => Check.One(Many, Prop.ForAll(Everything.ToArbitrary(), order =>
    {
        var answer = order.Judged();
        if (answer.Draw is not { } draw || answer.Total is not { } total) return true;
        var step = total.Mg / draw.MgPerMl < 1 ? 0.01m : 0.1m;
        return Math.Abs((draw.Ml * draw.MgPerMl) - total.Mg) <= step / 2 * draw.MgPerMl;
    }));

    [Fact]
    public void Is_never_given_beyond_what_it_holds() => Check.One(Many, Prop.ForAll(Everything.ToArbitrary(), order =>
        order.Judged() is not { Delivered: { } given, Total: { Ml: { } held } } || (given.Ml <= Math.Round(held, 2, MidpointRounding.AwayFromZero) && given.RemainingMg >= 0)));

    [Fact]
    public void Once_blocked_for_too_much_stays_blocked_for_more() => Check.One(Many, Prop.ForAll(Everything.ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (order, more) =>
    {
        if (order.Row.Kind == AmountKind.Devices || order.Amount is not { } amount || amount.Value > 100_000) return true;
        var blocked = order.Judged().Limits.Where(limit => limit is { Kind: LimitKind.Ceiling, Verdict: Severity.Block });
        var larger = (order with { Amount = OrderedAmount.Of(amount.Value + (more / 100m), amount.Unit) }).Judged().Limits;
        return blocked.All(limit => larger.Any(other => other.Unit == limit.Unit && other.Limit == limit.Limit && other.Verdict == Severity.Block));
    }));

    [Fact]
    public void Is_never_rounded_up_over_a_ceiling_it_was_ordered_under() => Check.One(Many, Prop.ForAll(
        Gen.Elements("DOS-01", "DOS-03", "DOS-05", "DOS-06", "DOS-08", "DOS-09").ToArbitrary(), Gen.Choose(100, 2000).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (row, tenthsOfKilograms, thousandth) =>
        {
            var kilograms = tenthsOfKilograms / 10m;
            var ceiling = DoseRows.Find(row)!.Limits.First(limit => limit is { Kind: LimitKind.Ceiling, Of: Measure.MgPerKg }).Limit;
            var order = Orders.Of(row, ceiling * thousandth / 1000m, AmountUnit.MgPerKg) with { Patient = Orders.AMan(kilograms, 180), WeightBasis = WeightBasis.Actual, Minutes = 40 };
            return order.Judged().Dose.Mg <= ceiling * kilograms;
        }));
}
