using System.Globalization;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Screening;

/// <summary>A weight or vital sign that somebody typed is asked about on every page in the way the bedside asks.</summary>
internal static class TypedSigns
{
    private const string AsTyped = "asTyped", Meant = "meant", Right = "right";

    /// <summary>What has to be answered or put right before these facts are kept; null when they may be. Pounds that were meant become kilograms.</summary>
    /// <param name="at">Where a fact was typed.</param>
    public static Outcome? Doubt(Form form, List<StatedFact> facts, KnownPatient known, Func<FactKey, Input?> at) => DoubtUnits(form, facts, at) ?? DoubtSigns(form, facts, at) ?? DoubtWeight(form, facts, known);

    /// <summary>A number that nobody has, and that everybody has in another unit or with the two the other way round, is asked about; the answer keeps or corrects it.</summary>
    private static Outcome.Asks? DoubtUnits(Form form, List<StatedFact> facts, Func<FactKey, Input?> at)
    {
        foreach (var slip in Improbable.Of(fact => at(fact) is not null && facts.FindLast(one => one.Key == fact)?.Value is Amount { Bound: Bound.Exact } amount ? amount.Value : null))
        {
            var about = string.Join(' ', slip.Typed.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key.Key} {one.Value}")));
            switch (form.AnswerTo(about))
            {
                case Meant:
                    foreach (var (key, value) in slip.Becomes)
                        for (var index = 0; index < facts.Count; index++)
                            if (facts[index].Key == key) facts[index] = facts[index] with { Value = new Amount(value) };
                    break;
                case not null: break;
                default:
                    List<(string, string)> answers = [(Meant, slip.Perhaps)];
                    if (slip.MayStand) answers.Add((AsTyped, "As typed, looked at again"));
                    return new(Question.About(about, slip.Says, answers));
            }
        }
        return null;
    }

    private static Outcome? DoubtSigns(Form form, List<StatedFact> facts, Func<FactKey, Input?> at)
    {
        decimal? Typed(FactKey key) => facts.FindLast(fact => fact.Key == key)?.Value is Amount { Bound: Bound.Exact } amount ? amount.Value : null;
        var set = new Entry.VitalsCharted
        {
            Systolic = Typed(Measurements.Systolic), Diastolic = Typed(Measurements.Diastolic), HeartRate = Typed(Measurements.HeartRate), Spo2 = Typed(Measurements.Spo2),
            RespiratoryRate = Typed(Measurements.RespiratoryRate), TemperatureCelsius = Typed(Measurements.Temperature),
        };
        if (EntryLimits.NoPressure(set.Systolic, set.Diastolic) is { } wrong) return Outcome.No($"{wrong}.", at(Measurements.Systolic));
        var rare = EntryLimits.AsksOfRare(set).ToList();
        if (rare.Count == 0) return null;
        var about = string.Join(", ", rare.Select(question => question.Key));
        return form.AnswerTo(about) is not null ? null : new Outcome.Asks(Question.About(about, string.Join(" ", rare.Select(question => question.Says)), (Right, "It is right: record it")));
    }

    /// <summary>A weight far from the last one, or from any body of that height, is asked about once.</summary>
    private static Outcome.Asks? DoubtWeight(Form form, List<StatedFact> facts, KnownPatient known)
    {
        var at = facts.FindIndex(fact => fact.Key == Measurements.Weight);
        if (at < 0 || facts[at].Value is not Amount typed) return null;
        var (last, height) = (known.Facts.Latest(Measurements.Weight), facts.Find(fact => fact.Key == Measurements.Height)?.Value as Amount ?? known.Facts.Latest(Measurements.Height)?.Value);
        if (LabTests.Slip(typed.Value, last?.Value.Value, height?.Value, known.House) is not { } slip) return null;
        var about = string.Create(CultureInfo.InvariantCulture, $"weight {typed.Value}");
        switch (form.AnswerTo(about))
        {
            case Meant:
                facts[at] = facts[at] with { Value = new Amount(slip.Becomes) };
                return null;
            case not null: return null;
        }
        List<(string, string)> answers = [(AsTyped, string.Create(CultureInfo.InvariantCulture, $"{typed.Value:0.#} kg, weighed again"))];
        if (slip.Perhaps == "lb") answers.Insert(0, (Meant, string.Create(CultureInfo.InvariantCulture, $"{typed.Value:0.#} lb, which is {slip.Becomes} kg")));
        var beside = last is not null ? string.Create(CultureInfo.InvariantCulture, $"The last weight was {last.Value.Value:0.#} kg.")
            : height is { Value: > 0 } tall ? string.Create(CultureInfo.InvariantCulture, $"At {tall.Value:0.#} cm the body mass index would be {typed.Value * 10_000 / (tall.Value * tall.Value):0.#}.") : "";
        return new(Question.About(about, string.Create(CultureInfo.InvariantCulture, $"{typed.Value:0.#} kg is far from what this patient can weigh. {beside} Weigh again; which is it?"), answers));
    }
}
