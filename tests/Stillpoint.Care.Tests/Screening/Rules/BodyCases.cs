using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Screening.Facts.ScreeningFacts;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Screening.Rules;

/// <summary>Allergy, age, pregnancy, suicide risk, consent, medicines, indications.</summary>
internal static class BodyCases
{
    public static IReadOnlyList<ScreeningCase> All { get; } =
    [
        new("SCR-001", "allergic to Ketalar", Exclude, p => p.AllergicTo("Ketalar")),
        new("SCR-001", "allergic to benzethonium chloride", Exclude, p => p.AllergicTo("benzethonium chloride")),
        new("SCR-001", "allergic to RxNorm 6130", Exclude, p => p.AllergicTo("", new ClinicalCode(ClinicalCode.RxNorm, "6130"))),
        new("SCR-001", "allergic to the SNOMED substance ketamine", Exclude, p => p.AllergicTo("", new ClinicalCode(ClinicalCode.Snomed, "373464007"))),
        new("SCR-001", "allergic to lidocaine and propofol", null, p => p.AllergicTo("lidocaine").AllergicTo("propofol")),
        new("SCR-001", "Z88.4, some anaesthetic", Unknown, p => p.Diagnosed("Z88.4")),
        new("SCR-001", "nobody went through the list", Unknown, p => p.Without(AllergyListReviewedAt)),
        new("SCR-060", "laryngospasm before", Exclude, p => p.With(PriorKetamineReaction, "laryngospasm")),
        new("SCR-060", "severe emergence before", Override, p => p.With(PriorKetamineReaction, "severeEmergence")),
        new("SCR-060", "no reaction before", null, p => p.With(PriorKetamineReaction, "none")),

        new("SCR-028", "a positive test", Exclude, p => p.Woman().With(Measurements.Hcg, "positive")),
        new("SCR-028", "says she is pregnant", Exclude, p => p.Woman().With(Pregnant, true)),
        new("SCR-028", "Z33.1 nine months ago", Exclude, p => p.Woman().Diagnosed("Z33.1", "2026-02-22")),
        new("SCR-028", "O09 eleven months ago, never closed", null, p => p.Woman().Diagnosed("O09.90", "2025-12-21").With(Measurements.Hcg, "negative")),
        new("SCR-028", "a pregnancy suspected", Unknown, p => p.Woman().DescribedAs("Possible pregnancy")),
        new("SCR-028", "a positive test 29 days ago", null, p => p.Woman().With(Measurements.Hcg, "positive", Now.AddDays(-29))),
        new("SCR-029", "a woman without a test", Unknown, p => p.Woman()),
        new("SCR-029", "a woman, negative 29 days ago", Unknown, p => p.Woman().With(Measurements.Hcg, "negative", Now.AddDays(-29))),
        new("SCR-029", "a woman, negative 28 days ago", null, p => p.Woman().With(Measurements.Hcg, "negative", Now.AddDays(-28))),
        new("SCR-029", "a missed period, negative yesterday", Unknown, p => p.Woman().With(MissedMenses, true).With(Measurements.Hcg, "negative", Now.AddDays(-1))),
        new("SCR-029", "an unclear test", Unknown, p => p.Woman().With(Measurements.Hcg, "indeterminate")),
        new("SCR-029", "postmenopausal", null, p => p.Woman().With(PregnancyExemptReason, "postmenopausal")),
        new("SCR-029", "a man who can become pregnant", Unknown, p => p.With(PregnancyCapable, true)),
        new("SCR-029", "sex not known", Unknown, p => p.With(ClinicalSex, "unknown")),
        new("SCR-029", "one ovary removed", Unknown, p => p.Woman().After("Left oophorectomy")),
        new("SCR-029", "uterus removed, by code", null, p => p.Woman().After("", "236886002")),
        new("SCR-030", "breast-feeding", Override, p => p.With(Breastfeeding, true)),
        new("SCR-030", "not breast-feeding", null, p => p.With(Breastfeeding, false)),

        new("SCR-047", "17, esketamine", Exclude, p => p.OfEsketamine().Born("2008-11-23")),
        new("SCR-047", "18 today, esketamine", null, p => p.OfEsketamine().Born("2008-11-22")),
        new("SCR-047", "born sometime in 2008", Exclude, p => p.OfEsketamine().Born("2008")),
        new("SCR-047", "no birth date", Unknown, p => p.OfEsketamine().Born(null)),
        new("SCR-048", "17, depression", Override, p => p.Born("2008-11-23")),
        new("SCR-048", "13 today, depression", Override, p => p.Born("2013-11-22")),
        new("SCR-048", "12, depression", Exclude, p => p.Born("2013-11-23")),
        new("SCR-048", "15, anaesthesia", Override, p => p.Born("2010-11-23").PlannedFor("IND-20").With(AnaesthesiaCapable, true)),
        new("SCR-048", "16 today, anaesthesia", null, p => p.Born("2010-11-22").PlannedFor("IND-20").With(AnaesthesiaCapable, true)),
        new("SCR-048", "17, indication not known", Unknown, p => p.Born("2008-11-23").PlannedFor(null)),
        new("SCR-048", "18 today", null, p => p.Born("2008-11-22")),
        new("SCR-049", "under three months, sedation", Exclude, p => p.Born("2026-08-23").PlannedFor("IND-21").With(AnaesthesiaCapable, true)),
        new("SCR-049", "three months today, sedation", null, p => p.Born("2026-08-22").PlannedFor("IND-21").With(AnaesthesiaCapable, true)),
        new("SCR-050", "65 today", Caution, p => p.Born("1961-11-22")),
        new("SCR-050", "64", null, p => p.Born("1961-11-23")),

        new("SCR-051", "intent", Override, p => p.With(CssrsAnswers, new(true, true, true, true, false, false, null))),
        new("SCR-051", "behaviour within three months", Override, p => p.With(CssrsAnswers, new(false, false, null, null, null, true, true))),
        new("SCR-051", "behaviour, time not said", Override, p => p.With(CssrsAnswers, new(false, false, null, null, null, true, null))),
        new("SCR-051", "behaviour longer ago", null, p => p.With(CssrsAnswers, new(false, false, null, null, null, true, false))),
        new("SCR-051", "a method", null, p => p.With(CssrsAnswers, new(true, true, true, false, false, false, null))),
        new("SCR-051", "item 4 blank after a yes to 2", Unknown, p => p.With(CssrsAnswers, new(true, true, false, null, false, false, null))),
        new("SCR-051", "14 days old", null, p => p.With(CssrsAnswers, new(false, false, null, null, null, false, null), Now.AddDays(-14))),
        new("SCR-051", "15 days old", Unknown, p => p.With(CssrsAnswers, new(false, false, null, null, null, false, null), Now.AddDays(-15))),
        new("SCR-051", "on the day, 25 h old", Unknown, p => p.OnTheDay().With(CssrsAnswers, new(false, false, null, null, null, false, null), Now.AddHours(-25))),

        new("SCR-052", "no capacity", Exclude, p => p.With(CapacityConfirmed, false)),
        new("SCR-052", "capacity not asked", Unknown, p => p.Without(CapacityConfirmed)),
        new("SCR-052", "at intake, consent not yet signed", null, p => p),
        new("SCR-052", "on the day, consent not signed", Unknown, p => p.OnTheDay().Without(ConsentSignedAt)),
        new("SCR-052", "on the day, signed for another product", Exclude, p => p.OnTheDay().With(ConsentCovers, new(Product.Esketamine, Route.Intravenous, "IND-01", null))),
        new("SCR-052", "on the day, signed", null, p => p.OnTheDay()),

        new("SCR-054", "theophylline", Override, p => p.Taking("theophylline")),
        new("SCR-054", "oxycodone, nothing recorded", Override, p => p.Taking("oxycodone")),
        new("SCR-054", "oxycodone, managed", null, p => p.Taking("oxycodone").With(ManagedInteractions, "DDI-05")),
        new("SCR-054", "lithium", null, p => p.Taking("lithium")),
        new("SCR-054", "nobody went through the list", Unknown, p => p.Without(MedicationListReviewedAt)),
        new("SCR-062", "alprazolam 0.4 mg a day", Caution, p => p.TakingDaily("alprazolam", 0.4m)),
        new("SCR-062", "alprazolam 0.39 mg a day", null, p => p.TakingDaily("alprazolam", 0.39m)),
        new("SCR-062", "alprazolam 0.2 and lorazepam 0.4 mg a day", Caution, p => p.TakingDaily("alprazolam", 0.2m).TakingDaily("lorazepam", 0.4m)),
        new("SCR-062", "lorazepam without a dose", Unknown, p => p.Taking("lorazepam")),

        new("IND-R1", "esketamine for anxiety", Exclude, p => p.OfEsketamine().PlannedFor("IND-06")),
        new("IND-R1", "esketamine, indication not known", Unknown, p => p.OfEsketamine().PlannedFor(null)),
        new("IND-R1", "esketamine at intake", null, p => p.OfEsketamine()),
        new("IND-R1", "esketamine ordered, not enrolled", Exclude, p => p.OfEsketamine().At(Stage.Order).With(SiteRemsCertified, true).With(PatientRemsEnrolled, false)),
        new("IND-R1", "esketamine ordered, enrolment not recorded", Unknown, p => p.OfEsketamine().At(Stage.Order).With(SiteRemsCertified, true)),
        new("IND-R1", "esketamine ordered, certified and enrolled", null, p => p.OfEsketamine().At(Stage.Order).With(SiteRemsCertified, true).With(PatientRemsEnrolled, true)),
        new("IND-R4", "sedation at a site that cannot", Exclude, p => p.PlannedFor("IND-21").With(AnaesthesiaCapable, false)),
        new("IND-R4", "sedation, nothing said of the site", Unknown, p => p.PlannedFor("IND-21")),
        new("IND-R4", "sedation at a site that can", null, p => p.PlannedFor("IND-21").With(AnaesthesiaCapable, true)),
    ];
}
