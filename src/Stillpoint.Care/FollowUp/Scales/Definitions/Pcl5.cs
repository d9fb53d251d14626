namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Pcl5
{
    internal static Instrument Instrument { get; } = new("PCL-5", "PTSD Checklist for DSM-5")
    {
        Version = "2013",
        Measures = "Post-traumatic stress",
        FilledBy = FilledBy.Patient,
        Windows = ["past month", "past week"],
        RepeatAfterDays = 7,
        Source = new("Weathers 2013; Blevins 2015; Bovin 2016"),
        Items = Item.Each(Codes.From(0, 4),
            "Memories", "Dreams", "Reliving", "Upset by reminders", "Bodily reactions", "Avoiding thoughts", "Avoiding reminders",
            "Gaps in memory", "Negative beliefs", "Blame", "Negative feelings", "Loss of interest", "Distant from others", "No positive feelings",
            "Irritable or aggressive", "Taking risks", "On guard", "Jumpy", "Concentration", "Sleep"),
        Total = Total.SumOf(1, 20),
        MayMiss = 2, // no official rule; house rule
        Subscales = [new("B", Total.SumOf(1, 5)), new("C", Total.SumOf(6, 7)), new("D", Total.SumOf(8, 14)), new("E", Total.SumOf(15, 20))],
        Flags = [new("dsm5_provisional", Provisional)],
        Bands = [new(30, "below_cutoff"), new(32, "borderline"), new(80, "probable_ptsd")],
        ReviewNotes = [new(16, 3, "Takes risks or does things that could cause harm (item 16).")],
        Change = new()
        {
            ResponsePoints = 10,
            PartialPoints = 5,
            ReliablePoints = 5,
            MeaningfulPoints = 10,
            Source = new("National Center for PTSD"),
        },
        Loinc = new("101697-1", "101698-9"),
        Licence = new(LicenceMode.WordsShip, "US Department of Veterans Affairs, National Center for PTSD", "Public domain, not copyrighted; the past-month form could not be read to its end, so no words ship.")
        {
            Notice = "PTSD Checklist for DSM-5 (PCL-5), National Center for PTSD, www.ptsd.va.gov. In the public domain.",
        },
        LeadsFor = ["IND-07"],
    };

    /// <summary>A symptom counts from 2 up: one of B, one of C, two of D, two of E. With more blanks than may be estimated over, a no is not known.</summary>
    private static bool? Provisional(Filled form)
    {
        int Present(int first, int last) => Part.Range(first, last).Count(item => form[item] >= 2);
        if (Present(1, 5) >= 1 && Present(6, 7) >= 1 && Present(8, 14) >= 2 && Present(15, 20) >= 2) return true;
        return form.Missing > form.Instrument.MayMiss ? null : false;
    }
}
