namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Asq
{
    private const string Positive = "ASQ_POSITIVE";
    private const string Acute = "ASQ_ACUTE";
    private const string Unanswered = "ASQ_UNANSWERED";

    internal static Instrument Instrument { get; } = new("ASQ", "Ask Suicide-Screening Questions")
    {
        Version = "NIMH toolkit",
        Measures = "Suicide risk",
        FilledBy = FilledBy.ClinicianAsks,
        Windows = ["past few weeks, past week, lifetime and now"],
        Source = new("Horowitz 2012"),
        Items = Item.Each(Codes.YesNo,
            "Wished to be dead", "Family better off", "Thoughts of killing yourself", "Ever tried", "Thoughts right now"),
        SafetyItems = [1, 2, 3, 4, 5],
        UnansweredAlert = Unanswered,
        Triage = Triage,
        Alerts =
        [
            new(Positive, AlertTier.Urgent) { Items = [1, 2, 3, 4, 5], AtLeast = 1 },
            AlertRule.OnItem(Acute, AlertTier.Emergency, item: 5, atLeast: 1),
        ],
        Licence = new(LicenceMode.WordsShip, "US National Institute of Mental Health", "Free, public domain toolkit; the tool could not be read to its end, so no words ship.")
        {
            Notice = "Ask Suicide-Screening Questions (ASQ), National Institute of Mental Health (NIMH), www.nimh.nih.gov/asq. In the public domain.",
        },
    };

    /// <summary>A refusal to answer 1 to 4 is a positive screen; without an answer to 5 a positive screen is handled as acute.</summary>
    private static TriageVerdict Triage(Filled form)
    {
        if (Enumerable.Range(1, 5).All(item => form[item] is null))
            return new(form.IsInvalid ? ScoreStatus.Invalid : ScoreStatus.Incomplete, null, null, [new(Unanswered, AlertTier.Urgent)]);

        var positive = Enumerable.Range(1, 4).Any(item => form[item] != 0);
        var now = form[5];
        var alerts = new List<Alert>();
        if (positive || now == 1) alerts.Add(new(Positive, AlertTier.Urgent));
        if (now == 1 || (positive && now is null)) alerts.Add(new(Acute, AlertTier.Emergency));

        if (form.IsInvalid) return new(ScoreStatus.Invalid, null, null, [.. alerts, new(Unanswered, AlertTier.Urgent)]);
        if (now == 1) return new(ScoreStatus.Ok, null, "acute_positive", alerts);
        if (!positive) return new(ScoreStatus.Ok, null, "negative", alerts);
        return now is null
            ? new(ScoreStatus.Incomplete, null, "acute_positive", alerts)
            : new(ScoreStatus.Ok, null, "nonacute_positive", alerts);
    }
}
