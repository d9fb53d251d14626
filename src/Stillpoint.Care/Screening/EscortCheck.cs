using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>A named adult who takes the patient home, and a patient who agrees not to drive.</summary>
public static class EscortCheck
{
    private const int AdultYears = 18, DigitsOfAPhone = 7;

    public static Check Of(PatientCase patient)
    {
        var facts = patient.Facts;
        var confirmed = facts.Of(ScreeningFacts.EscortConfirmed);
        var way = facts.Of(ScreeningFacts.TransportKind);
        var age = facts.Of(ScreeningFacts.EscortAgeYears);
        var drive = facts.Of(ScreeningFacts.AgreesNotToDrive);
        var phone = facts.Of(ScreeningFacts.EscortPhone);
        if (phone?.Value.Count(char.IsDigit) < DigitsOfAPhone) phone = null;
        Fact?[] needed = [facts.Of(ScreeningFacts.EscortName), phone, age, facts.Of(ScreeningFacts.EscortArrivalPlan), drive];

        List<string> wrong = [];
        List<Input?> because = [];
        void Wrong(string what, Fact fact)
        {
            wrong.Add(what);
            because.Add(fact.Input);
        }
        if (confirmed is { Value: false }) Wrong("no escort is confirmed", confirmed);
        if (way is { Value: "rideShareAlone" }) Wrong("a ride alone is no escort", way);
        if (way is { Value: "none" }) Wrong("there is no way home", way);
        if (age?.Value.IsUnder(AdultYears) is true) Wrong($"the escort is {age.Value}, under {AdultYears}", age);
        if (drive is { Value: false }) Wrong("the patient does not agree not to drive", drive);
        if (wrong.Count > 0) return Check.Fail(Sentence(wrong), because);

        FactKey[] keys = [ScreeningFacts.EscortName, ScreeningFacts.EscortPhone, ScreeningFacts.EscortAgeYears, ScreeningFacts.EscortArrivalPlan, ScreeningFacts.AgreesNotToDrive];
        var missing = keys.Where((_, at) => needed[at] is null).Select(key => key.Key).ToList();
        return missing.Count > 0
            ? Check.Unknown("The escort is not fully known: name, phone, age, arrival, and that the patient will not drive.", missing)
            : Check.Pass("A named adult escort takes the patient home, who agrees not to drive.", needed.Select(fact => fact?.Input).Append(confirmed?.Input).Append(way?.Input));
    }

    private static string Sentence(List<string> parts) => char.ToUpperInvariant(parts[0][0]) + string.Join("; ", parts)[1..] + ".";
}
