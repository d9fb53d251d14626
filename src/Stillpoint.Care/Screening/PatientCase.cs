using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening;

/// <summary>
/// One patient, one plan, one moment: everything screening and the gate judge from, with record and facts brought together under one
/// vocabulary. It is read once; every rule asks it.
/// </summary>
public sealed class PatientCase
{
    private readonly ILookup<Problem, ProblemLine> problems;
    private readonly Lazy<MedicationReview> medications;
    private readonly Lazy<InteractionAnswer> interactions;
    private readonly Lazy<BloodPressures> bloodPressures;
    private readonly Lazy<IReadOnlyList<AllergyEntry>> allergies;
    private readonly ProblemReader reader;
    private readonly IReadOnlyList<Ignored> silenced;

    public PatientCase(DateTimeOffset at, TreatmentPlan plan, PatientRecord record, IEnumerable<Fact> facts, House? house = null)
    {
        House = house ?? House.Shipped;
        At = at;
        Plan = plan;
        Record = record;
        Facts = new(at, record.Results.Concat(facts));
        Age = PatientAge.At(record.BirthDate, at);
        var sex = Facts.Of(ScreeningFacts.ClinicalSex);
        Sex = sex is null ? record.Sex : sex.Value switch { "male" => Planning.Sex.Male, "female" => Planning.Sex.Female, _ => null };
        reader = new(at);
        List<(string From, LineReading Reading)> conditions = [.. record.Conditions.Select(condition => (condition.From, reader.Read(condition)))];
        List<(string From, LineReading Reading)> lines = [.. conditions, .. record.Procedures.Select(done => (done.From, OperationReader.Read(reader, done)))];
        Unread = [.. lines.Select(line => line.Reading.Unread).OfType<UnreadLine>()];
        silenced = [.. lines.Where(line => line.Reading.SetAside is not null).Select(line => new Ignored(line.From, line.Reading.SetAside!))];
        ProblemListKnown = record.HasProblemList || Facts.Of(ScreeningFacts.ProblemListReviewedAt) is not null || IsList(record.Conditions, conditions);
        problems = lines.SelectMany(line => line.Reading.Lines).Where(line => !line.Stale)
            .OrderBy(line => line.Input.From, StringComparer.Ordinal).ThenBy(line => line.Input.Path, StringComparer.Ordinal)
            .ToLookup(line => line.Problem);
        medications = new(() => MedicationReview.Of(record.Medications, Facts, House));
        interactions = new(() => Medications.Interactions.Judge(new(plan, record.Medications, Facts) { House = House }, MedicationList));
        bloodPressures = new(() => BloodPressures.Of(Facts));
        allergies = new(() => [.. record.Allergies.OrderBy(allergy => allergy.From, StringComparer.Ordinal).Select(AllergyEntry.Of)]);
    }

    public DateTimeOffset At { get; }

    /// <summary>The numbers the patient is judged by.</summary>
    public House House { get; }

    public TreatmentPlan Plan { get; }

    public PatientRecord Record { get; }

    /// <summary>Facts and results under one vocabulary; of the same thing the later counts, the fact on a tie.</summary>
    public PatientFacts Facts { get; }

    /// <summary>Null when the birth date is not known.</summary>
    public PatientAge? Age { get; }

    /// <summary>The sex for clinical formulas; null when it is not known.</summary>
    public Sex? Sex { get; }

    public MedicationReview MedicationList => medications.Value;

    public InteractionAnswer Interactions => interactions.Value;

    public BloodPressures BloodPressure => bloodPressures.Value;

    /// <summary>The allergy list as it reads for ketamine, in an order that no order of the record changes.</summary>
    internal IReadOnlyList<AllergyEntry> Allergies => allergies.Value;

    /// <summary>The newest oxygen saturation, and whether it was taken on oxygen: then it is no value of room air.</summary>
    public (Fact<Amount>? Reading, bool OnOxygen) Saturation
    {
        get
        {
            var reading = Facts.Of(Measurements.Spo2);
            var oxygen = Facts.Of(ScreeningFacts.Spo2OnOxygen);
            return (reading, oxygen is { Value: true } && (oxygen.From == "fact" || reading is null || oxygen.At.Earliest >= reading.At.Earliest));
        }
    }

    public BodyMassIndex BodyMassIndex => BodyMassIndex.Of(Facts, House);

    /// <summary>The newest screener of whatever age.</summary>
    public Fact<SuicideScreenAnswers>? SuicideScreen => Facts.Latest(ScreeningFacts.CssrsAnswers);

    public bool IsDayOf => Plan.Stage == Stage.DayOf;

    /// <summary>Under general anaesthesia or procedural sedation, which is no clinic infusion.</summary>
    public bool IsAnaesthesia => Plan.IsFor("IND-20", "IND-21");

    public IEnumerable<ProblemLine> Ever(params ReadOnlySpan<Problem> any)
    {
        var lines = new List<ProblemLine>();
        foreach (var problem in any) lines.AddRange(problems[problem]);
        return lines;
    }

    public IEnumerable<ProblemLine> Current(params ReadOnlySpan<Problem> any) => Ever(any).Where(line => !line.Past);

    /// <summary>Listed now and confirmed.</summary>
    public bool Has(Problem problem) => Current(problem).Any(line => !line.Prompt);

    /// <summary>Listed now, confirmed or not: enough to ask for the data it calls for.</summary>
    public bool MayHave(params ReadOnlySpan<Problem> any) => Current(any).Any();

    /// <summary>
    /// There is a problem list, or somebody went through it: only then does an absent line mean anything. Concerns and social
    /// circumstances are no problem list, nor are the diagnoses of a single visit.
    /// </summary>
    public bool ProblemListKnown { get; }

    /// <summary>Whether a disease of a relative is a psychosis.</summary>
    internal bool IsPsychosis(RelativeDisease disease) => reader.IsPsychosis(disease);

    /// <summary>Lines of the record that no rule understood, in its order: somebody has to read them.</summary>
    public IReadOnlyList<UnreadLine> Unread { get; }

    /// <summary>What the record reader set aside, what is dated later, and pregnancies long over that nobody closed; in an order that no order of the record changes.</summary>
    public IReadOnlyList<Ignored> Ignored =>
    [.. Record.Ignored
        .Concat(silenced)
        .Concat(Facts.FromTheFuture.Select(fact => new Ignored(fact.From == "fact" ? fact.Key.Key : fact.From, "It is dated after the decision.")))
        .Concat(MedicationReview.TakenLater(Facts))
        .Concat(MedicationList.Lines.Where(line => line.Standing is Standing.NotYet).Select(line => new Ignored(line.Medication.From, ((Standing.NotYet)line.Standing).WhyNot)))
        .Concat(PregnancyCheck.Stale(this).Select(line => new Ignored(line.Input.From, "This pregnancy began more than ten months ago and was never closed.")))
        .Distinct()
        .OrderBy(item => item.Path, StringComparer.Ordinal).ThenBy(item => item.Reason, StringComparer.Ordinal)];

    /// <summary>Whether a drug of a class is on the list and counts now.</summary>
    public IReadOnlyList<Input> Taking(DrugClass drugs) =>
        [.. MedicationList.Counted(drugs).Select(line => new Input(line.Identity.RxCui is { } code ? "rxnorm|" + code : "medication", line.Medication.Text, null, null, line.Medication.From))
            .Distinct().OrderBy(input => input.From, StringComparer.Ordinal)];

    private static bool IsList(IReadOnlyList<Condition> conditions, List<(string From, LineReading Reading)> readings)
    {
        var counted = conditions.Where((condition, number) => !condition.IsConcern && !IsSocial(readings[number].Reading)).ToList();
        return counted.Exists(condition => condition.Visit is null) || counted.Select(condition => condition.Visit).Distinct().Skip(1).Any();
    }

    private static bool IsSocial(LineReading reading) => reading.Lines.Count > 0 && reading.Lines.All(line => line.Problem is Problem.Social or Problem.NoBearing);
}
