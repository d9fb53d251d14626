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
    private readonly Lazy<Operations> operations;

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
        Unread = [.. record.Conditions.Where(condition => !ProblemLines.Read(condition, at).Any()).Select(ProblemLines.Unread)];
        problems = record.Conditions.SelectMany(condition => ProblemLines.Read(condition, at))
            .OrderBy(line => line.Input.From, StringComparer.Ordinal).ThenBy(line => line.Input.Path, StringComparer.Ordinal)
            .ToLookup(line => line.Problem);
        medications = new(() => MedicationReview.Of(record.Medications, Facts, House));
        interactions = new(() => Medications.Interactions.Judge(new(plan, record.Medications, Facts) { House = House }, MedicationList));
        operations = new(() => new(record.Procedures));
        bloodPressures = new(() => BloodPressures.Of(Facts));
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

    internal Operations Operations => operations.Value;

    public BodyMassIndex BodyMassIndex => BodyMassIndex.Of(Facts);

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

    /// <summary>The problem list holds something, or somebody went through it: only then does an absent line mean anything.</summary>
    public bool ProblemListKnown => Record.Conditions.Count > 0 || Facts.Of(ScreeningFacts.ProblemListReviewedAt) is not null;

    /// <summary>Lines of the record that no rule understood, in its order: somebody has to read them.</summary>
    public IReadOnlyList<UnreadLine> Unread { get; }

    /// <summary>What the record reader set aside, what is dated later, and pregnancies long over that nobody closed; in an order that no order of the record changes.</summary>
    public IReadOnlyList<Ignored> Ignored =>
    [.. Record.Ignored
        .Concat(Facts.FromTheFuture.Select(fact => new Ignored(fact.From == "fact" ? fact.Key.Key : fact.From, "It is dated after the decision.")))
        .Concat(MedicationList.Lines.Where(line => line.Standing is Standing.NotYet).Select(line => new Ignored(line.Medication.From, ((Standing.NotYet)line.Standing).WhyNot)))
        .Concat(PregnancyCheck.Stale(this).Select(line => new Ignored(line.Input.From, "This pregnancy began more than ten months ago and was never closed.")))
        .Distinct()
        .OrderBy(item => item.Path, StringComparer.Ordinal).ThenBy(item => item.Reason, StringComparer.Ordinal)];

    /// <summary>Whether a drug of a class is on the list and counts now.</summary>
    public IReadOnlyList<Input> Taking(DrugClass drugs) =>
        [.. MedicationList.Counted(drugs).Select(line => new Input(line.Identity.RxCui is { } code ? "rxnorm|" + code : "medication", line.Medication.Text, null, null, line.Medication.From))
            .Distinct().OrderBy(input => input.From, StringComparer.Ordinal)];
}
