namespace Stillpoint.Care.Screening.Facts;

/// <summary>The headings of a fact sheet, in the order a nurse would ask.</summary>
public enum FactTopic
{
    Lists,
    Person,
    VitalSigns,
    Laboratory,
    Heart,
    BrainAndEyes,
    Mind,
    SuicideScreen,
    Substances,
    Pregnancy,
    LiverThyroidBladder,
    Breathing,
    Fasting,
    Medicines,
    Nose,
    PastKetamine,
    Consent,
    Escort,
    Site,
    Identity,
    Order,
    Today,
    Drip,
}

public static class FactTopics
{
    /// <summary>The heading in plain words.</summary>
    public static string Heading(this FactTopic topic) => topic switch
    {
        FactTopic.Lists => "Problem, allergy and medicine lists",
        FactTopic.VitalSigns => "Vital signs",
        FactTopic.Laboratory => "Laboratory and ECG",
        FactTopic.Heart => "Heart and vessels",
        FactTopic.BrainAndEyes => "Brain and eyes",
        FactTopic.SuicideScreen => "Suicide risk",
        FactTopic.LiverThyroidBladder => "Liver, thyroid and bladder",
        FactTopic.Breathing => "Breathing and airway",
        FactTopic.PastKetamine => "Earlier ketamine",
        FactTopic.Drip => "Intravenous access",
        FactTopic.Person or FactTopic.Mind or FactTopic.Substances or FactTopic.Pregnancy or FactTopic.Fasting or FactTopic.Medicines or FactTopic.Nose or FactTopic.Consent
            or FactTopic.Escort or FactTopic.Site or FactTopic.Identity or FactTopic.Order or FactTopic.Today => topic.ToString(),
    };
}
