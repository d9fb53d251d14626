using System.Globalization;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Tests.Screening;

/// <summary>
/// A 45-year-old man with treatment-resistant depression, asked everything and normal in everything, planned for ketamine by vein.
/// A test says only what is different about its patient.
/// </summary>
internal sealed record Patient
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(-5));

    private static int lines;

    public TreatmentPlan Plan { get; init; } = new(Product.KetamineRacemic, Route.Intravenous) { Indication = "IND-01" };

    public PatientRecord Record { get; init; } = new() { BirthDate = RecordedDay.Read("1981-03-05"), Sex = Sex.Male, PatientFrom = "bundle:Patient/p1" };

    public IReadOnlyList<Fact> Facts { get; init; } = Normal;

    public static Patient APatient() => new();

    public PatientCase Case => new(Now, Plan, Record, Facts);

    /// <summary>The day of treatment, everything done and normal.</summary>
    public Patient OnTheDay() => (this with { Plan = Plan with { Stage = Stage.DayOf } }).Stating(NormalToday);

    public Patient PlannedFor(string? indication) => this with { Plan = Plan with { Indication = indication } };

    public Patient By(Route route) => this with { Plan = Plan with { Route = route } };

    public Patient OfEsketamine() => this with { Plan = Plan with { Product = Product.Esketamine, Route = Route.IntranasalEsketamine } };

    public Patient In(Setting setting) => this with { Plan = Plan with { Setting = setting } };

    public Patient At(Stage stage) => this with { Plan = Plan with { Stage = stage } };

    public Patient WithPlan(Func<TreatmentPlan, TreatmentPlan> change) => this with { Plan = change(Plan) };

    public Patient Born(string? day) => this with { Record = Record with { BirthDate = day is null ? null : RecordedDay.Read(day) } };

    public Patient Woman() => this with { Record = Record with { Sex = Sex.Female } };

    /// <summary>States a fact now, in place of whatever was stated before.</summary>
    public Patient With<T>(FactKey<T> key, T value) where T : notnull => With(key, value, Now);

    public Patient With<T>(FactKey<T> key, T value, DateTimeOffset at) where T : notnull => Without(key).Also(key, value, at);

    public Patient With(FactKey<Amount> key, decimal value) => With(key, new Amount(value));

    public Patient With(FactKey<Amount> key, decimal value, DateTimeOffset at) => With(key, new Amount(value), at);

    public Patient With(FactKey<RecordedDay> key, string day) => With(key, RecordedDay.Read(day)!);

    public Patient With(FactKey<IReadOnlyList<string>> key, params string[] words) => With<IReadOnlyList<string>>(key, words);

    /// <summary>States a fact beside those already stated.</summary>
    public Patient Also<T>(FactKey<T> key, T value, DateTimeOffset at) where T : notnull => this with { Facts = [.. Facts, key.Fact(value, at)] };

    public Patient Without(params FactKey[] keys) => this with { Facts = [.. Facts.Where(fact => !keys.Contains(fact.Key))] };

    public Patient Pressed(decimal systolic, decimal diastolic) => Without(Measurements.Systolic, Measurements.Diastolic).PressedAlso(systolic, diastolic, Now);

    public Patient PressedAlso(decimal systolic, decimal diastolic, DateTimeOffset at) =>
        Also(Measurements.Systolic, new Amount(systolic), at).Also(Measurements.Diastolic, new Amount(diastolic), at);

    public Patient Weighing(decimal kilograms) => With(Measurements.Weight, kilograms);

    public Patient Tall(decimal centimetres) => With(Measurements.Height, centimetres);

    /// <summary>A confirmed current ICD-10-CM diagnosis.</summary>
    public Patient Diagnosed(string icd, string? onset = null, string? status = "active", string? verified = "confirmed", string? abated = null) =>
        Problem(new Condition(Next("Condition")) { Codes = [new(ClinicalCode.Icd10Cm, icd)], ClinicalStatus = status, VerificationStatus = verified, Onset = Time(onset), Abatement = Time(abated) });

    public Patient DiagnosedSnomed(string code, string? onset = null, string? status = "active", string? verified = "confirmed") =>
        Problem(new Condition(Next("Condition")) { Codes = [new(ClinicalCode.Snomed, code)], ClinicalStatus = status, VerificationStatus = verified, Onset = Time(onset) });

    public Patient DescribedAs(string text, string? status = "active", string? verified = "confirmed", string? onset = null) =>
        Problem(new Condition(Next("Condition")) { Text = text, ClinicalStatus = status, VerificationStatus = verified, Onset = Time(onset) });

    public Patient Problem(Condition condition) => this with { Record = Record with { Conditions = [.. Record.Conditions, condition] } };

    public Patient AllergicTo(string text, params ClinicalCode[] codes) =>
        this with { Record = Record with { Allergies = [.. Record.Allergies, new Allergy(Next("AllergyIntolerance")) { Texts = [text], Codes = codes }] } };

    public Patient After(string procedure, string? snomed = null, string? on = null) => this with
    {
        Record = Record with { Procedures = [.. Record.Procedures, new Procedure(Next("Procedure")) { Text = procedure, Performed = Time(on), Codes = snomed is null ? [] : [new(ClinicalCode.Snomed, snomed)] }] },
    };

    public Patient Relative(bool firstDegree, string disease) =>
        this with { Record = Record with { Relatives = [.. Record.Relatives, new RelativeDisease(Next("FamilyMemberHistory"), firstDegree) { Text = disease }] } };

    public Patient Taking(params string[] drugs) =>
        this with { Record = Record with { Medications = [.. Record.Medications, .. drugs.Select(drug => new Medication(Next("MedicationRequest")) { Kind = MedicationKind.Request, Status = "active", Intent = "order", Texts = [drug] })] } };

    public Patient TakingDaily(string drug, decimal milligrams) => this with
    {
        Record = Record with
        {
            Medications = [.. Record.Medications, new Medication(Next("MedicationRequest"))
            {
                Kind = MedicationKind.Request, Status = "active", Intent = "order", Texts = [drug],
                Dosages = [new DosageLine { Amount = milligrams, Unit = "mg", Frequency = 1, Period = 1, PeriodUnit = "d" }],
            }],
        },
    };

    private Patient Stating(IEnumerable<Fact> more) => this with { Facts = [.. Facts, .. more] };

    private static string Next(string type) => string.Create(CultureInfo.InvariantCulture, $"bundle:{type}/t{Interlocked.Increment(ref lines)}");

    private static WrittenTime? Time(string? written) => written is null ? null : WrittenTime.Read(written, Now.Offset) ?? throw new FormatException(written);

    private static Fact Stated<T>(FactKey<T> key, T value, DateTimeOffset? at = null) where T : notnull => key.Fact(value, at ?? Now);

    private static Fact Stated(FactKey<Amount> key, decimal value, DateTimeOffset? at = null) => key.Fact(new Amount(value), at ?? Now);

    /// <summary>Everything intake needs of such a patient.</summary>
    private static IReadOnlyList<Fact> Normal =>
    [
        Stated(ScreeningFacts.ProblemListReviewedAt, Now),
        Stated(ScreeningFacts.AllergyListReviewedAt, Now),
        Stated(ScreeningFacts.MedicationListReviewedAt, Now),
        Stated(Measurements.Systolic, 122), Stated(Measurements.Diastolic, 78),
        Stated(Measurements.Weight, 80), Stated(Measurements.Height, 178),
        Stated(Measurements.Alt, 22, Now.AddDays(-20)), Stated(Measurements.Ast, 20, Now.AddDays(-20)),
        Stated(Measurements.Alp, 70, Now.AddDays(-20)), Stated(Measurements.Bilirubin, 0.7m, Now.AddDays(-20)),
        Stated(ScreeningFacts.HaematuriaUnexplained, false),
        Stated(ScreeningFacts.StopBang, 1), Stated(ScreeningFacts.AsaClass, 2),
        Stated(ScreeningFacts.CssrsAnswers, new(false, false, null, null, null, false, null)),
        Stated(ScreeningFacts.CapacityConfirmed, true),
    ];

    /// <summary>What the day of treatment and its gate need beside that.</summary>
    private static IReadOnlyList<Fact> NormalToday =>
    [
        Stated(Measurements.HeartRate, 72), Stated(Measurements.Spo2, 98), Stated(Measurements.RespiratoryRate, 14), Stated(Measurements.Temperature, 36.6m),
        Stated(ScreeningFacts.AlcoholLast24h, false), Stated(ScreeningFacts.CannabisToday, false),
        Stated<IReadOnlyList<string>>(ScreeningFacts.UdsPositives, []), Stated(ScreeningFacts.UdsAt, Now.AddDays(-3)),
        Stated(ScreeningFacts.RespiratorySymptomsToday, false), Stated(ScreeningFacts.EctOrTmsToday, false),
        Stated(ScreeningFacts.LastSolidFoodAt, Now.AddHours(-12)), Stated(ScreeningFacts.LastClearLiquidAt, Now.AddHours(-3)),
        Stated(ScreeningFacts.EscortName, "Sage Marsh"), Stated(ScreeningFacts.EscortPhone, "555 0142"), Stated(ScreeningFacts.EscortAgeYears, 40),
        Stated(ScreeningFacts.EscortArrivalPlan, "lobby at noon"), Stated(ScreeningFacts.AgreesNotToDrive, true),
        Stated(ScreeningFacts.ConsentSignedAt, Now.AddDays(-10)),
        Stated(ScreeningFacts.ConsentCovers, new(Product.KetamineRacemic, Route.Intravenous, "IND-01", true)),
        Stated(GateFacts.IdentifiersVerified, 2), Stated(GateFacts.PhotoMatch, true),
        Stated(GateFacts.OrderStatus, "active"), Stated(GateFacts.OrderSignedAt, Now.AddDays(-6)), Stated(GateFacts.OrderVerdict, "allow"), Stated(GateFacts.OrderWeightKg, 80),
        Stated(GateFacts.ReconciledAt, Now), Stated(GateFacts.ReconciliationChanged, false),
        Stated<IReadOnlyList<DrugHold>>(GateFacts.MedHolds, []), Stated<IReadOnlyList<string>>(GateFacts.NewSymptoms, []),
        Stated(GateFacts.LastScoreReviewed, true), Stated(GateFacts.LastAesReviewed, true),
        Stated(GateFacts.Mallampati, 1), Stated(GateFacts.EquipmentCheckedAt, Now.AddHours(-1)),
        Stated(GateFacts.IvSite, "left forearm"), Stated(GateFacts.IvGauge, 22), Stated(GateFacts.IvAttempts, 1), Stated(GateFacts.IvFlushedAt, Now),
        Stated(GateFacts.BladderEmptied, true),
    ];
}
