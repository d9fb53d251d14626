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
        Licence = new(LicenceMode.WordsShip, "US Department of Veterans Affairs, National Center for PTSD", "Public domain, not copyrighted.")
        {
            Notice = "PTSD Checklist for DSM-5 (PCL-5), National Center for PTSD, www.ptsd.va.gov. In the public domain.",
        },
        LeadsFor = ["IND-07"],
        Wordings =
        [
            new("en", "PCL-5 Standard (past month) of the National Center for PTSD, transcriptions in CamCOPS (pcl5.xml) and rhavekost/clinical-toolkit that agree; compared with a copy of the Center's past-week form of 11 April 2018")
            {
                Title = "PCL-5",
                Instructions = "Below is a list of problems that people sometimes have in response to a very stressful experience. Please read each problem carefully and then circle one of the numbers to the right to indicate how much you have been bothered by that problem in the past month.",
                Items = Wording.Sharing(Wording.Answers(0, "Not at all", "A little bit", "Moderately", "Quite a bit", "Extremely"),
                    "Repeated, disturbing, and unwanted memories of the stressful experience?",
                    "Repeated, disturbing dreams of the stressful experience?",
                    "Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?",
                    "Feeling very upset when something reminded you of the stressful experience?",
                    "Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?",
                    "Avoiding memories, thoughts, or feelings related to the stressful experience?",
                    "Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?",
                    "Trouble remembering important parts of the stressful experience?",
                    "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?",
                    "Blaming yourself or someone else for the stressful experience or what happened after it?",
                    "Having strong negative feelings such as fear, horror, anger, guilt, or shame?",
                    "Loss of interest in activities that you used to enjoy?",
                    "Feeling distant or cut off from other people?",
                    "Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?",
                    "Irritable behavior, angry outbursts, or acting aggressively?",
                    "Taking too many risks or doing things that could cause you harm?",
                    "Being “superalert” or watchful or on guard?",
                    "Feeling jumpy or easily startled?",
                    "Having difficulty concentrating?",
                    "Trouble falling or staying asleep?"),
            },
        ],
    };

    /// <summary>A symptom counts from 2 up: one of B, one of C, two of D, two of E. With more blanks than may be estimated over, a no is not known.</summary>
    private static bool? Provisional(Filled form)
    {
        int Present(int first, int last) => Part.Range(first, last).Count(item => form[item] >= 2);
        if (Present(1, 5) >= 1 && Present(6, 7) >= 1 && Present(8, 14) >= 2 && Present(15, 20) >= 2) return true;
        return form.Missing > form.Instrument.MayMiss ? null : false;
    }
}
