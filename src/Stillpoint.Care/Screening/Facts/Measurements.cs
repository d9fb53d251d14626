using static Stillpoint.Care.Screening.Facts.FactTopic;
using static Stillpoint.Care.Screening.Facts.UnitSpelling;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>Vital signs and laboratory results: one row each, with the LOINC codes and units under which records carry them.</summary>
public static class Measurements
{
    private static readonly FactRows rows = new(measured: true);

    internal static IReadOnlyList<UnitSpelling> WeightUnits =>
    [
        Same("kg"), Times("g", 0.001m), .. Spelled(0.45359237m, "[lb_av]", "lb", "lbs", "pound", "pounds"), .. Spelled(0.028349523125m, "[oz_av]", "oz", "ounces"),
        .. Spelled(1, "kgs", "kilogram", "kilograms"), .. Spelled(0.001m, "gram", "grams"),
    ];

    private static IReadOnlyList<UnitSpelling> HeightUnits =>
    [
        Same("cm"), Times("m", 100), Times("mm", 0.1m), .. Spelled(2.54m, "[in_i]", "in", "inch", "inches"), .. Spelled(30.48m, "[ft_i]", "ft", "feet"),
        .. Spelled(1, "centimeter", "centimeters"), .. Spelled(100, "meter", "meters"),
    ];

    private static IEnumerable<UnitSpelling> Spelled(decimal factor, params IEnumerable<string> units) => units.Select(unit => Times(unit, factor));

    private static IReadOnlyList<UnitSpelling> Pressure => [Same("mm[Hg]"), Same("mmHg"), Same("mm Hg"), Times("kPa", 7.50062m)];

    private static IReadOnlyList<UnitSpelling> Enzyme => [Same("U/L"), Same("units/L"), Same("IU/L"), Same("[IU]/L"), Times("ukat/L", 60)];

    private static IReadOnlyList<UnitSpelling> FiltrationRates =>
        [.. new[] { "mL/min/{1.73_m2}", "mL/min", "mL/min/1.73m2", "mL/min/{1.73m2}", "mL/min/1.73_m2", "mL/min/1.73 m2", "mL/min/1.73m²", "mL/min/1.73 m²", "mL/min/{1.73_m²}", "mL/min per 1.73 m2", "mL/min/1.73" }.Select(Same)];

    /// <summary>Pregnancy tests that give a number: from 25 IU/L positive, from 5 on not clear.</summary>
    public static IReadOnlyList<string> HcgNumbers { get; } = ["21198-7", "19080-1", "45194-8", "20415-6"];

    private static IReadOnlyList<UnitSpelling> Millimoles => [Same("mmol/L"), Same("meq/L")];

    private static IReadOnlyList<UnitSpelling> Temperatures
    {
        get
        {
            static decimal FromFahrenheit(decimal value) => (value - 32) * 5 / 9;
            return [Same("Cel"), Same("C"), Same("°C"), Same("degC"), new("[degF]", FromFahrenheit), new("F", FromFahrenheit), new("°F", FromFahrenheit), new("degF", FromFahrenheit)];
        }
    }

    public static readonly FactKey<Amount> Systolic = rows.Number("systolic", VitalSigns, "Systolic pressure", "SCR-012 SCR-013 SCR-014 SCR-015 PRE-11", "mmHg", 0, 400, spellings: Pressure, loinc: ["8480-6"]);
    public static readonly FactKey<Amount> Diastolic = rows.Number("diastolic", VitalSigns, "Diastolic pressure", "SCR-012 SCR-013 SCR-014 SCR-015 PRE-11", "mmHg", 0, 300, spellings: Pressure, loinc: ["8462-4"]);
    public static readonly FactKey<Amount> HeartRate = rows.Number("heartRate", VitalSigns, "Heart rate", "SCR-011 SCR-055 PRE-12", "/min", 0, 400, Window.SameDate, [Same("/min"), Same("1/min"), Same("{beats}/min"), Same("{beat}/min"), Same("beats/minute"), Same("beats/min"), Same("bpm")], ["8867-4"]);
    public static readonly FactKey<Amount> Spo2 = rows.Number("spo2", VitalSigns, "SpO2 on room air", "SCR-040 PRE-13", "%", 0, 100, Window.SameDate, [Same("%")], ["59408-5", "2708-6"]);
    public static readonly FactKey<Amount> RespiratoryRate = rows.Number("respiratoryRate", VitalSigns, "Breaths a minute", "PRE-14", "/min", 0, 150, Window.SameDate, [Same("/min"), Same("1/min"), Same("{breaths}/min"), Same("breaths/minute"), Same("breaths/min"), Same("br/min"), Same("rpm")], ["9279-1"]);
    public static readonly FactKey<Amount> Temperature = rows.Number("temperature", VitalSigns, "Temperature", "SCR-041 PRE-14", "°C", 30, 43, Window.SameDate, Temperatures, ["8310-5", "8331-1"]);
    public static readonly FactKey<Amount> Weight = rows.Number("weight", VitalSigns, "Weight", "SCR-040 SCR-055 PRE-21", "kg", 0.3m, 635, spellings: WeightUnits, loinc: ["29463-7", "3141-9"]);
    public static readonly FactKey<Amount> Height = rows.Number("height", VitalSigns, "Height", "SCR-040 SCR-055", "cm", 20, 280, spellings: HeightUnits, loinc: ["8302-2", "3137-7"]);
    public static readonly FactKey<Amount> Bmi = rows.Number("bmi", VitalSigns, "Body mass index, where weight or height is missing", "SCR-040 SCR-055", "kg/m2", 5, 200, spellings: [Same("kg/m2"), Same("kg/m²")], loinc: ["39156-5"]);

    public static readonly FactKey<Amount> Alt = rows.Number("alt", Laboratory, "ALT", "SCR-033 SCR-034", "U/L", 0, 100_000, Window.Months(3), Enzyme, ["1742-6"]);
    public static readonly FactKey<Amount> Ast = rows.Number("ast", Laboratory, "AST", "SCR-033 SCR-034", "U/L", 0, 100_000, Window.Months(3), Enzyme, ["1920-8"]);
    public static readonly FactKey<Amount> Alp = rows.Number("alp", Laboratory, "ALP", "SCR-033", "U/L", 0, 100_000, Window.Months(3), Enzyme, ["6768-6"]);
    public static readonly FactKey<Amount> Ggt = rows.Number("ggt", Laboratory, "GGT", "", "U/L", 0, 100_000, Window.Months(3), Enzyme, ["2324-2"]);
    public static readonly FactKey<Amount> Bilirubin = rows.Number("bilirubin", Laboratory, "Bilirubin", "SCR-033 SCR-034", "mg/dL", 0, 100, Window.Months(3), [Same("mg/dL"), Over("umol/L", 17.104m)], ["1975-2"]);
    public static readonly FactKey<Amount> Egfr = rows.Number("egfr", Laboratory, "eGFR", "SCR-035", "mL/min/1.73 m2", 0, 400, Window.Months(3), FiltrationRates,
        ["98979-8", "98980-6", "33914-3", "62238-1", "48642-3", "48643-1", "50044-7", "50210-4", "50384-7", "69405-9", "70969-1", "77147-7", "88293-6", "88294-4", "94677-2"]);
    public static readonly FactKey<Amount> Tsh = rows.Number("tsh", Laboratory, "TSH", "SCR-036", "mIU/L", 0, 1000, Window.Months(6), [.. Spelled(1, "mIU/L", "m[IU]/L", "uIU/mL", "u[IU]/mL", "mU/L", "uU/mL", "mcIU/mL")], ["3016-3"]);
    public static readonly FactKey<Amount> FreeT4 = rows.Number("freeT4", Laboratory, "Free T4", "SCR-036", "ng/dL", 0, 100, Window.Months(6), [Same("ng/dL"), Over("pmol/L", 12.871m)], ["3024-7"]);
    public static readonly FactKey<string> Hcg = rows.Word("hcg", FactTopic.Pregnancy, "Pregnancy test", "SCR-028 SCR-029 PRE-15", ["positive", "negative", "indeterminate"], loinc: ["2106-3", "2118-8", .. HcgNumbers]);
    public static readonly FactKey<Amount> Potassium = rows.Number("potassium", Laboratory, "Potassium", "SCR-055 SCR-057", "mmol/L", 0, 20, Window.Days(7), Millimoles, ["2823-3", "6298-4"]);
    public static readonly FactKey<Amount> Glucose = rows.Number("glucose", Laboratory, "Glucose", "SCR-057", "mg/dL", 0, 3000, Window.SameDate, [Same("mg/dL"), Times("mmol/L", 18.016m)], ["2345-7", "2339-0"]);

    public static IReadOnlyList<FactKey> All { get; } = rows.All;
}
