using Stillpoint.App.Records;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Demo;

/// <summary>How far a made-up patient has come by the demo's afternoon.</summary>
internal enum Stands
{
    Asked, Declined, Signposted, JustAccepted, FactsMissing, NotSuitable, Suitable, Consented, Planned, Booked, BookedToday,
    ArrivedGateFails, Running, RunningOverdue, RunningSlowed, ReadyToGo, WentHomeToday, BetweenSessions, CourseDone,
}

/// <summary>A plainly made-up patient.</summary>
internal sealed record MadeUpPatient(string Given, string Family, string Born, string Sex, decimal Kg, decimal Cm, int Clinic, Stands Stands, int PastSessions = 0)
{
    public string Allergy { get; init; } = "";
    public string Medicine { get; init; } = "sertraline";
    public string Indication { get; init; } = "IND-01";
    public Product Product { get; init; } = Product.KetamineRacemic;
    public decimal MgPerKg { get; init; } = 0.5m;
    public string Language { get; init; } = "en";
    public int Systolic { get; init; } = 122;
    public int Diastolic { get; init; } = 76;
    public string Asks { get; init; } = "I have been low for a long time and would like to talk about treatment.";
}

/// <summary>Everybody in the demo. Names are plants, places and trades; nobody here exists.</summary>
internal static class MadeUp
{
    public static IReadOnlyList<(string Name, string Zone, string Phone, string[] Chairs)> Clinics { get; } =
    [
        ("Harbour Clinic", "America/New_York", "+1 555 555 0100", ["1", "2", "3", "4"]),
        ("Mesa Clinic", "America/Denver", "+1 555 555 0200", ["5", "6"]),
    ];

    /// <summary>Where the clinics are and what they ask for it, as their public pages say.</summary>
    public static IReadOnlyList<(string Address, string Prices, string Precios)> Public { get; } =
    [
        ("12 Lantern Street, Harbour Town", "First talk and check: $240\nTreatment by drip, with the watch afterwards: $480\nEsketamine spray visit, without the drug: $310", "Primera charla y revisión: $240\nTratamiento por gotero, con la vigilancia posterior: $480\nVisita de aerosol de esketamina, sin la medicina: $310"),
        ("40 Juniper Road, Mesa Springs", "First talk and check: $220\nTreatment by drip, with the watch afterwards: $450", "Primera charla y revisión: $220\nTratamiento por gotero, con la vigilancia posterior: $450"),
    ];

    /// <summary>Name, e-mail, roles, and at which clinics.</summary>
    public static IReadOnlyList<(string Name, string Email, Role[] Roles, int[] Clinics)> Staff { get; } =
    [
        ("Rowan Ashby", "rowan@demo.example", [Role.Owner], [0, 1]),
        ("Dr Wren Alder", "wren@demo.example", [Role.MedicalDirector, Role.Prescriber], [0, 1]),
        ("Dr Fern Holloway", "fern@demo.example", [Role.Prescriber], [0, 1]),
        ("Teal Larkin", "teal@demo.example", [Role.Nurse], [0]),
        ("Moss Avery", "moss@demo.example", [Role.Nurse], [0, 1]),
        ("Linden Shaw", "linden@demo.example", [Role.Nurse], [1]),
        ("Poppy Reed", "poppy@demo.example", [Role.Coordinator], [0, 1]),
        ("Ash Merrow", "ash@demo.example", [Role.Therapist], [0, 1]),
        ("Clay Birch", "clay@demo.example", [Role.Custodian], [0, 1]),
        ("Flint Hazel", "flint@demo.example", [Role.Auditor], [0, 1]),
    ];

    public static IReadOnlyList<MadeUpPatient> Patients { get; } =
    [
        new("Juniper", "Vale", "1984-03-11", "female", 80.0m, 172, 0, Stands.RunningSlowed, 4) { Allergy = "latex", Systolic = 128, Diastolic = 80 },
        new("Basil", "Quill", "1979-07-02", "male", 84.0m, 180, 0, Stands.Running, 2),
        new("Clementine", "Frost", "1991-12-19", "female", 56.0m, 164, 1, Stands.RunningOverdue),
        new("Rowena", "Thistle", "1968-05-27", "female", 72.0m, 168, 0, Stands.ReadyToGo, 3) { Medicine = "venlafaxine" },
        new("Hollis", "Marsh", "1975-09-08", "male", 76.0m, 178, 0, Stands.ArrivedGateFails, 1) { Systolic = 166, Diastolic = 102, Medicine = "lorazepam" },
        new("Marigold", "Finch", "1988-01-30", "female", 79.0m, 170, 1, Stands.WentHomeToday, 1),
        new("Alder", "Brook", "1990-04-14", "male", 81.0m, 182, 0, Stands.BookedToday),
        new("Bryony", "Lake", "1982-08-21", "female", 66.5m, 165, 1, Stands.BookedToday, 2),
        new("Cedar", "Hollow", "1969-02-03", "male", 77.0m, 174, 0, Stands.Booked),
        new("Dahlia", "Stone", "1995-06-17", "female", 61.0m, 169, 0, Stands.Booked, 1),
        new("Elder", "Moor", "1971-10-05", "male", 92.0m, 185, 1, Stands.Booked),
        new("Fennel", "Gray", "1986-03-29", "male", 74.0m, 176, 0, Stands.Booked, 5),
        new("Garland", "Hay", "1993-11-11", "male", 70.0m, 179, 1, Stands.Booked),
        new("Hazel", "Dune", "1977-01-24", "female", 68.0m, 166, 0, Stands.Planned),
        new("Iris", "Tarn", "1989-09-09", "female", 64.0m, 171, 0, Stands.Planned) { Indication = "IND-07" },
        new("Jasper", "Fold", "1981-05-06", "male", 88.0m, 183, 1, Stands.Planned),
        new("Kale", "Rivers", "1998-02-15", "male", 73.0m, 177, 0, Stands.Consented),
        new("Laurel", "Peak", "1974-12-01", "female", 70.5m, 168, 0, Stands.Consented),
        new("Mallow", "Ford", "1966-07-19", "female", 75.0m, 162, 1, Stands.Consented) { Indication = "IND-12" },
        new("Nettle", "Cross", "1992-10-28", "female", 58.0m, 160, 0, Stands.Suitable),
        new("Olive", "Bank", "1985-04-04", "female", 69.0m, 167, 0, Stands.Suitable) { Language = "es" },
        new("Perrin", "Wold", "1970-08-13", "male", 90.0m, 181, 1, Stands.Suitable),
        new("Quince", "Barrow", "1963-06-22", "male", 78.0m, 175, 0, Stands.NotSuitable) { Systolic = 134 },
        new("Rue", "Linnet", "1996-01-16", "female", 55.0m, 163, 0, Stands.FactsMissing),
        new("Sorrel", "Pike", "1980-03-03", "male", 82.0m, 180, 0, Stands.FactsMissing) { Allergy = "penicillin" },
        new("Tansy", "Weir", "1987-11-25", "female", 62.0m, 165, 1, Stands.FactsMissing),
        new("Umber", "Field", "1994-09-30", "male", 85.0m, 184, 1, Stands.JustAccepted),
        new("Vetch", "Lowe", "1999-05-12", "male", 71.0m, 178, 0, Stands.JustAccepted),
        new("Willow", "Cairn", "1976-02-20", "female", 67.0m, 170, 0, Stands.BetweenSessions, 3),
        new("Yarrow", "Heath", "1983-12-08", "male", 83.0m, 181, 0, Stands.BetweenSessions, 4),
        new("Zinnia", "Shore", "1990-07-07", "female", 60.0m, 164, 1, Stands.BetweenSessions, 2),
        new("Aspen", "Knoll", "1972-04-26", "male", 79.5m, 176, 1, Stands.BetweenSessions, 1),
        new("Birch", "Fenn", "1965-10-10", "male", 86.0m, 179, 0, Stands.CourseDone, 6),
        new("Clover", "Drift", "1988-08-08", "female", 63.0m, 166, 0, Stands.CourseDone, 6),
        new("Dill", "Harrow", "1978-06-05", "male", 80.5m, 182, 1, Stands.CourseDone, 6),
        new("Eglantine", "Mere", "1969-03-18", "female", 74.5m, 169, 0, Stands.CourseDone, 6),
        new("Flax", "Combe", "1997-01-09", "male", 68.5m, 175, 0, Stands.Asked) { Asks = "My doctor mentioned ketamine. I have tried two medicines." },
        new("Gorse", "Ridge", "1986-09-14", "female", 65.0m, 168, 0, Stands.Asked) { Asks = "Is this something for long-lasting pain after an injury?" },
        new("Heather", "Sund", "1991-02-27", "female", 59.0m, 162, 1, Stands.Asked) { Asks = "¿Atienden en español?", Language = "es" },
        new("Ivy", "Marl", "1984-11-03", "female", 70.0m, 165, 1, Stands.Asked) { Asks = "" },
        new("Sedge", "Blythe", "1973-05-15", "male", 88.0m, 180, 0, Stands.Declined),
        new("Thyme", "Orchard", "1992-12-12", "male", 77.0m, 178, 1, Stands.Signposted),
    ];
}
