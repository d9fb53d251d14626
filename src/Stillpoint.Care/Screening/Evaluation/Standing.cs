using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>Two sources that say different things of one question, newest first; nobody of the clinic has settled it.</summary>
public sealed record Contradiction(FactKey Key, IReadOnlyList<Fact> Says);

/// <summary>What of a section stands already, and what of it two sources say differently.</summary>
public static class StandingFacts
{
    private const string Clinician = "clinician";

    /// <summary>
    /// What a clinician may confirm in one act: answers that somebody else gave, or that were given before this day, that still count.
    /// A measurement is never confirmed: it was taken when it was taken.
    /// </summary>
    public static IReadOnlyList<Fact> ToConfirm(EvaluationSection section, PatientFacts facts) =>
        [.. Newest(section, facts).Where(fact => IsAnswer(fact.Key) && fact.Key.Fresh.Covers(fact.At, facts.At) && !(fact.Source == Clinician && ClinicCalendar.DaysBetween(fact.At.Latest, facts.At) == 0))];

    /// <summary>What is recorded as there, and is now said not to be: the recorded answer of each, which stands until a clinician has settled it.</summary>
    public static IReadOnlyList<Fact> Denied(EvaluationSection section, PatientFacts facts, IEnumerable<(FactKey Key, object Answer)> said)
    {
        var not = said.Where(one => section.None.Any(none => none.Key == one.Key && Same(none, one.Answer))).Select(one => one.Key).ToHashSet();
        return [.. facts.Newest.Where(fact => not.Contains(fact.Key) && !Same(section.None.First(none => none.Key == fact.Key), fact.Untyped))];
    }

    /// <summary>Whether an answer says that it is not there.</summary>
    public static bool Same(NoneOf none, object answer) => none.Key.Write(answer) == none.Key.Write(none.Answer);

    public static IEnumerable<Fact> Newest(EvaluationSection section, PatientFacts facts)
    {
        var asked = section.Facts.ToHashSet();
        return facts.Newest.Where(fact => asked.Contains(fact.Key));
    }

    /// <summary>Said in words by a person, of any age: no number that ages, and nothing a device or a laboratory measured.</summary>
    public static bool IsAnswer(FactKey key) => !key.Measured && key.Shape is FactShape.YesNo or FactShape.OneWord or FactShape.SeveralWords or FactShape.Day && key.Fresh == Window.Always;

    /// <summary>Where the newest answer of one source differs from the newest of another, and no clinician has answered since.</summary>
    public static IReadOnlyList<Contradiction> Contradictions(PatientFacts facts, IEnumerable<Fact> all)
    {
        List<Contradiction> found = [];
        foreach (var key in all.Where(fact => IsAnswer(fact.Key)).GroupBy(fact => fact.Key))
        {
            var newest = key.GroupBy(fact => Origin(fact.Source)).Select(said => said.OrderByDescending(fact => fact.At.Latest).First()).OrderByDescending(fact => fact.At.Latest).ToList();
            if (newest.Count > 1 && newest[0].Source != Clinician && newest.Select(fact => key.Key.Write(fact.Untyped)).Distinct(StringComparer.Ordinal).Count() > 1)
                found.Add(new(key.Key, [.. newest.TakeWhile((fact, at) => at == 0 || newest[at - 1].Source != Clinician)]));
        }
        return [.. found.OrderBy(one => one.Key.Key, StringComparer.Ordinal)];
    }

    /// <summary>A source is who says so; which letter it was stands behind it.</summary>
    private static string Origin(string? source) => source is null ? "" : source.Split(':', ',')[0];
}

/// <summary>Who can supply what is missing.</summary>
public enum Supplier
{
    Patient,
    Clinic,
    Laboratory,
    OutsideRecord,
    Prescriber,
}

/// <summary>What is missing, from whom.</summary>
public sealed record MissingFrom(Supplier Supplier, IReadOnlyList<string> What);

/// <summary>The short list of what screening still needs, by who can supply it.</summary>
public static class MissingItems
{
    public static IReadOnlyList<MissingFrom> Of(IEnumerable<string> missing) =>
        [.. missing.Distinct(StringComparer.Ordinal).Select(one => (From: Of(one), What: Words(one))).GroupBy(one => one.From).OrderBy(group => group.Key)
            .Select(group => new MissingFrom(group.Key, [.. group.Select(one => one.What).Distinct(StringComparer.Ordinal)]))];

    private static Supplier Of(string missing) => Key(missing) is { } key ? Of(key) : missing.StartsWith("loinc|", StringComparison.Ordinal) ? Supplier.Laboratory : Supplier.OutsideRecord;

    /// <summary>The question of the vocabulary that a rule misses, by its name or by the code an imported result would carry.</summary>
    public static FactKey? Key(string missing) => Vocabulary.Find(missing) ?? (missing.StartsWith("loinc|", StringComparison.Ordinal) ? Vocabulary.FindLoinc(missing["loinc|".Length..]) : null);

    private static Supplier Of(FactKey key) => key.Topic switch
    {
        FactTopic.Laboratory => Supplier.Laboratory,
        FactTopic.VitalSigns or FactTopic.Drip or FactTopic.Identity => Supplier.Clinic,
        FactTopic.Lists or FactTopic.Person or FactTopic.SuicideScreen or FactTopic.Substances or FactTopic.Pregnancy or FactTopic.Fasting or FactTopic.Nose or FactTopic.PastKetamine or FactTopic.Escort or FactTopic.Today
            => key == ScreeningFacts.UdsAt || key == ScreeningFacts.UdsPositives ? Supplier.Laboratory : key == Measurements.Hcg ? Supplier.Clinic : Supplier.Patient,
        FactTopic.Heart or FactTopic.BrainAndEyes or FactTopic.LiverThyroidBladder => key.Shape is FactShape.YesNo or FactShape.Day or FactShape.OneWord ? Supplier.Patient : Supplier.OutsideRecord,
        FactTopic.Breathing or FactTopic.Mind => key.Shape is FactShape.YesNo or FactShape.Day ? Supplier.Patient : Supplier.Clinic,
        FactTopic.Medicines or FactTopic.Consent or FactTopic.Site or FactTopic.Order => Supplier.Prescriber,
    };

    private static string Words(string missing) => Key(missing)?.Label ?? InputText.List([missing]);
}
