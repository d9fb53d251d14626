namespace Stillpoint.Care.Screening.Medications;

/// <summary>How long medicines count after the last dose, and the other numbers of the interaction rules that a clinic may choose.</summary>
public static class MedicineLimits
{
    /// <summary>For a drug taken when needed, bought without a prescription, given, handed out, or of an order that is over.</summary>
    public static readonly HouseNumber Lately = new("SCR-054.lately", "A medicine without a time of its own still counts after its last dose for", 72, "h", 72, 168, Source.Policy) { Whole = true };

    public static readonly HouseNumber Theophylline = new("DDI-01.after", "Theophylline and its relatives still count after the last dose for", 48, "h", 48, 96, Source.Policy) { Whole = true };

    public static readonly HouseNumber Inducer = new("DDI-16.after", "Drugs that induce enzymes (carbamazepine, phenytoin, rifampin, St John's wort…) still count for", 14, "days", 14, 28, Source.All(Sources.Peltoniemi, Source.Policy)) { Whole = true, Policy = true };

    public static readonly HouseNumber Booster = new("DDI-24.after", "Ritonavir and cobicistat still count for", 3, "days", 3, 7, Source.Policy) { Whole = true };

    /// <summary>Until monoamine oxidase is made anew; labels of other drugs ask as many.</summary>
    public static readonly HouseNumber IrreversibleMaoInhibitor = new("DDI-31.after", "Irreversible MAO inhibitors still count for", 14, "days", 14, 28, Source.Policy) { Whole = true };

    public static readonly HouseNumber ReversibleMaoInhibitor = new("DDI-32.after", "Reversible MAO inhibitors still count for", 3, "days", 3, 7, Source.Policy) { Whole = true };

    public static readonly HouseNumber Depot = new("DDI-08.depot", "Buprenorphine or naltrexone by monthly injection still counts for", 30, "days", 28, 60, Source.Policy) { Whole = true };

    /// <summary>Half-life five to seven days.</summary>
    public static readonly HouseNumber WeeklyGlp1 = new("DDI-40.after", "GLP-1 medicines injected once a week still count for", 14, "days", 7, 28, Source.Policy) { Whole = true };

    /// <summary>72 hours of wear and what the skin still holds.</summary>
    public static readonly HouseNumber FentanylPatch = new("DDI-05.patch", "A fentanyl patch still counts after it was put on for", 96, "h", 96, 144, Source.Policy) { Whole = true };

    public static readonly HouseNumber BuprenorphinePatch = new("DDI-08.patch", "A buprenorphine patch still counts after it was put on for", 8, "days", 8, 12, Source.Policy) { Whole = true };

    public static readonly HouseNumber Zuranolone = new("DDI-67.after", "Zuranolone still counts for", 48, "h", 48, 96, Sources.ZuranoloneLabel) { Whole = true, Policy = true };

    public static readonly HouseNumber WithoutAnEnd = new("DDI-31.withoutAnEnd", "A stopped order that doesn't say when it ended still counts, where the drug acts on, for", 6, "months", 3, 12, Source.Policy) { Whole = true };

    public static readonly HouseNumber SelegilinePatch = new("DDI-32.patch", "A selegiline patch counts as non-selective from, in 24 hours", 9, "mg", 6, 9, Sources.SpravatoLabel) { Policy = true };

    public static readonly HouseNumber OndansetronQtc = new("DDI-56.qtc", "Ondansetron asks for an ECG from a QTc of", 470, "ms", 450, 480, Sources.FdaOndansetron) { Whole = true };
}
