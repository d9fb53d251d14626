namespace Stillpoint.Care.HouseValues;

/// <summary>The published sources, each once, by the short name that findings print.</summary>
public static class Sources
{
    private static readonly SourceReview Read = new("the maintainers", new(2026, 11, 22));

    public static readonly Source
        SpravatoLabel = new("SPRAVATO PI 2025") { Title = "SPRAVATO (esketamine) nasal spray, prescribing information, Janssen", Year = 2025, Link = "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=d81a6a79-a74a-44b7-822c-0dfa3036eaed", Reviewed = Read },
        SpravatoSmpc = new("SPRAVATO SmPC") { Title = "Spravato, product information of the European Medicines Agency", Place = "EU/1/19/1410", Reviewed = Read },
        KetalarLabel = new("Ketalar PI 2024") { Title = "Ketalar (ketamine hydrochloride), prescribing information", Year = 2024, Place = "revision of October", Reviewed = Read },
        Rems = new("REMS") { Title = "SPRAVATO risk evaluation and mitigation strategy, FDA", Place = "REMS entry 386", Link = "https://www.spravatorems.com", Reviewed = Read },
        Sanacora = new("Sanacora 2017") { Title = "A consensus statement on the use of ketamine in mood disorders, JAMA Psychiatry", Year = 2017, Place = "74:399", Reviewed = Read },
        McIntyre = new("McIntyre 2021") { Title = "Ketamine and esketamine in treatment-resistant depression: expert opinion, American Journal of Psychiatry", Year = 2021, Place = "178:383", Reviewed = Read },
        Swainson = new("Swainson 2021") { Title = "Racemic ketamine in adults with major depression: CANMAT task force, Canadian Journal of Psychiatry", Year = 2021, Place = "66:113", Reviewed = Read },
        Cohen = new("Cohen 2018") { Title = "Guidelines on intravenous ketamine for chronic pain (ASRA, AAPM, ASA), Regional Anesthesia and Pain Medicine", Year = 2018, Place = "43:521", Reviewed = Read },
        Schwenk = new("Schwenk 2018") { Title = "Guidelines on intravenous ketamine for acute pain (ASRA, AAPM, ASA), Regional Anesthesia and Pain Medicine", Year = 2018, Place = "43:456", Reviewed = Read },
        Green = new("Green 2011") { Title = "Guideline for emergency department ketamine dissociative sedation, Annals of Emergency Medicine", Year = 2011, Place = "57:449", Reviewed = Read },
        Asa = new("ASA 2018") { Title = "Guidelines for moderate procedural sedation and analgesia, Anesthesiology", Year = 2018, Place = "128:437", Reviewed = Read },
        AsaFasting = new("ASA fasting 2017/2023") { Title = "Preoperative fasting guidelines and their update, Anesthesiology", Year = 2023, Reviewed = Read },
        Glp1 = new("GLP1 2024") { Title = "Guidance on GLP-1 agonists before procedures, of five societies", Year = 2024, Reviewed = Read },
        AhaPressure = new("AHA BP 2017 / 2024") { Title = "High blood pressure guideline, and statement on high pressure in hospital, American Heart Association", Year = 2024, Reviewed = Read },
        Wao = new("WAO 2020") { Title = "Anaphylaxis guidance of the World Allergy Organization, World Allergy Organization Journal", Year = 2020, Place = "13:100472", Reviewed = Read },
        Sessler = new("Sessler 2002") { Title = "The Richmond Agitation–Sedation Scale, American Journal of Respiratory and Critical Care Medicine", Year = 2002, Place = "166:1338", Reviewed = Read },
        SedationPractice = new("sedation practice") { Title = "Usual alarm limits of procedural sedation; no single published number", Reviewed = Read },
        Veraart = new("Veraart 2021") { Title = "Interactions of ketamine and esketamine with psychiatric medicines, International Journal of Neuropsychopharmacology", Year = 2021, Place = "24:808", Reviewed = Read },
        Andrade = new("Andrade 2017") { Title = "Interactions of ketamine, Journal of Clinical Psychiatry", Year = 2017, Place = "78:e858", Reviewed = Read },
        Andrashko = new("Andrashko 2020") { Title = "Ketamine and concomitant benzodiazepines, Frontiers in Psychiatry", Year = 2020, Place = "11:844", Reviewed = Read },
        Peltoniemi = new("Peltoniemi 2012") { Title = "Rifampicin, grapefruit juice and St John's wort change oral S-ketamine: three crossover studies", Year = 2012, Reviewed = Read },
        FdaOndansetron = new("FDA 2012") { Title = "Drug safety communication on ondansetron and QT prolongation, FDA", Year = 2012, Reviewed = Read },
        LiverInjury = new("FDA DILI guidance 2009") { Title = "Drug-induced liver injury: premarketing clinical evaluation, guidance for industry, FDA", Year = 2009, Reviewed = Read },
        ZuranoloneLabel = new("Zurzuvae PI (unconfirmed)") { Title = "ZURZUVAE (zuranolone) capsules, prescribing information, Biogen; read from memory, to be checked" },
        BothLabels = Source.All(SpravatoLabel, KetalarLabel);

    private static readonly Dictionary<string, Source> ByName = typeof(Sources).GetFields().Select(field => field.GetValue(null)).OfType<Source>()
        .Append(Source.Policy).ToDictionary(source => source.Name, StringComparer.Ordinal);

    /// <summary>A source, or several between semicolons, by short name.</summary>
    public static Source Named(string names) => names.Split("; ") is { Length: > 1 } several
        ? Source.All([.. several.Select(Named)])
        : ByName.TryGetValue(names, out var known) ? known : new(names);
}
