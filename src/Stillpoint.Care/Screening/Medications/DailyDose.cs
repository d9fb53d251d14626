using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>How many milligrams of one ingredient a line of the medication list comes to in a day.</summary>
public static class DailyDose
{
    /// <summary>
    /// Dose × frequency ÷ period over the dosage lines that hold together; of lines that follow one another, the largest.
    /// A drug taken as needed is reckoned at its maximum. Null when any line cannot be reckoned.
    /// </summary>
    public static decimal? Milligrams(Medication medication, string ingredient)
    {
        if (medication.Dosages.Count == 0) return null;
        decimal largest = 0;
        foreach (var together in medication.Dosages.GroupBy(line => line.Sequence))
        {
            decimal sum = 0;
            foreach (var line in together)
            {
                if (Milligrams(medication, ingredient, line) is not { } daily) return null;
                sum += daily;
            }
            largest = Math.Max(largest, sum);
        }
        return largest;
    }

    private static decimal? Milligrams(Medication medication, string ingredient, DosageLine line)
    {
        try
        {
            var scheduled = line.Amount is > 0 and { } amount && line.Frequency is > 0 and { } frequency
                ? PerDay(Milligrams(medication, ingredient, amount, line.Unit) * frequency, line.Period, line.PeriodUnit)
                : null;
            var most = line.Most is { Amount: > 0 } limit
                ? PerDay(Milligrams(medication, ingredient, limit.Amount, limit.Unit), limit.Period, limit.PeriodUnit)
                : null;
            // A limit a day is the maximum of a drug taken as needed; it never raises a fixed schedule.
            var daily = line.AsNeeded ? most ?? scheduled : scheduled;
            return daily is > 0 ? daily : null;
        }
        catch (OverflowException)
        {
            return null; // numbers nobody prescribes
        }
    }

    /// <summary>Divides last, so that four times six hours are a day and not nearly one.</summary>
    private static decimal? PerDay(decimal? milligrams, decimal? period, string? unit)
    {
        if (period is not > 0) return null;
        return unit?.ToLowerInvariant() switch
        {
            "h" or "hr" or "hour" or "hours" => milligrams * 24m / period,
            "d" or "day" or "days" => milligrams / period,
            "wk" or "week" or "weeks" => milligrams / (period * 7m),
            "mo" or "month" or "months" => milligrams / (period * 30m),
            _ => null,
        };
    }

    private static decimal? Milligrams(Medication medication, string ingredient, decimal amount, string? unit)
    {
        var word = Spelled(unit);
        return Mass(word) is { } milligrams ? amount * milligrams
            : IsCountable(word) ? amount * Strength(medication, ingredient)
            : null;
    }

    private static string Spelled(string? unit) => string.Join(' ', Word.Read(unit).Select(part => part.Text));

    private static decimal? Mass(string unit) => unit switch
    {
        "mg" or "milligram" or "milligrams" => 1m,
        "g" or "gram" or "grams" => 1000m,
        "ug" or "mcg" or "μg" or "µg" or "microgram" or "micrograms" => 0.001m,
        _ => null,
    };

    private static bool IsCountable(string unit) => unit == "1" || unit.Split(' ').Any(word => word is
        "tablet" or "tablets" or "tab" or "tabs" or "tbl" or "capsule" or "capsules" or "cap" or "caps" or "pill" or "pills");

    /// <summary>Milligrams in one tablet: as the record says apart from the name, else the strength that follows the ingredient's name.</summary>
    private static decimal? Strength(Medication medication, string ingredient)
    {
        var written = medication.Strengths
            .Where(strength => (strength.Per is null || IsCountable(Spelled(strength.Per))) && DrugIdentity.NamedIn(strength.Ingredient).Any(named => named.Name == ingredient))
            .Select(strength => strength.Amount * Mass(Spelled(strength.Unit))).FirstOrDefault();
        return written ?? medication.Codes.Select(code => code.Display).Concat(medication.Texts)
            .Select(text => StrengthIn(text, ingredient)).FirstOrDefault(strength => strength is not null);
    }

    private static decimal? StrengthIn(string? text, string ingredient)
    {
        var words = Word.Read(text);
        var names = DrugIndex.Find(words).ToList();
        var at = names.FindIndex(name => name.Ingredients.Any(named => named.Name == ingredient));
        var strengths = Enumerable.Range(0, words.Count).Where(index => StrengthAt(words, index) is not null).ToList();
        var after = at < 0 ? -1 : strengths.FirstOrDefault(index => index > names[at].At, -1);
        if (after < 0) after = strengths.Count == 1 ? strengths[0] : -1;
        return after < 0 ? null : StrengthAt(words, after);
    }

    /// <summary>A number and a mass in one tablet; a mass in a volume is no strength of a tablet.</summary>
    private static decimal? StrengthAt(List<Word> words, int at) =>
        at + 1 < words.Count && words[at].Number is { } number && !words[at].Hyphened && words[at + 1].After != '/' && Mass(words[at + 1].Text) is { } mass
            ? number * mass : null;
}
