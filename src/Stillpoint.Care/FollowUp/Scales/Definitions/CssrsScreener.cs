namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class CssrsScreener
{
    internal const string Unanswered = "CSSRS_UNANSWERED";
    internal const string Recent = "CSSRS_ITEM6_RECENT";

    internal static Instrument Instrument { get; } = new("C-SSRS-SCREENER", "Columbia-Suicide Severity Rating Scale, screener, recent")
    {
        Version = "recent",
        Measures = "Suicide risk",
        FilledBy = FilledBy.ClinicianAsks,
        Windows = ["ideation past month, behaviour lifetime and past 3 months", "since last contact"],
        Source = new("Posner 2011"),
        Items =
        [
            .. Item.Coded(Codes.YesNo,
                ("93246-7", "Wish to be dead"), ("93247-5", "Active thoughts, not specific"), ("93248-3", "Thoughts of a method"),
                ("93249-1", "Thoughts with some intent"), ("93250-9", "Thoughts with a plan and intent"), ("93267-3", "Suicidal behaviour, ever")),
            new Item(7, "Suicidal behaviour within 3 months", Codes.YesNo) { Loinc = "93269-9", Mark = "6b" },
        ],
        // The level of ideation, not a sum: it is never charted as a quantity.
        Total = new() { Given = (0, 5) },
        Skips = [new(2, 0, [3, 4, 5]), new(6, 0, [7])],
        SafetyItems = [1, 2, 3, 4, 5, 6, 7],
        UnansweredAlert = Unanswered,
        Triage = Triage,
        Alerts =
        [
            AlertRule.OnItem("CSSRS_ITEM3", AlertTier.Urgent, item: 3, atLeast: 1),
            AlertRule.OnItem("CSSRS_ITEM4", AlertTier.Emergency, item: 4, atLeast: 1),
            AlertRule.OnItem("CSSRS_ITEM5", AlertTier.Emergency, item: 5, atLeast: 1),
            AlertRule.OnItem("CSSRS_ITEM6", AlertTier.Urgent, item: 6, atLeast: 1),
            AlertRule.OnItem(Recent, AlertTier.Emergency, item: 7, atLeast: 1),
        ],
        Loinc = new("93373-9", Severity: "93374-7"),
        Licence = new(LicenceMode.WordsWithPermission, "Research Foundation for Mental Hygiene",
            "Free in care settings but copyrighted, wording fixed, notice kept; software registers with the Columbia Lighthouse Project."),
        LeadsFor = ["IND-04"],
        AccompaniesFor = ["IND-01", "IND-02", "IND-03", "IND-05"],
    };

    /// <summary>The highest positive answer wins. A yes recorded against a skip still counts; a blank is never a no.</summary>
    private static TriageVerdict Triage(Filled form)
    {
        bool Yes(int item) => form[item] == 1;

        var level = Enumerable.Range(1, 5).LastOrDefault(Yes);
        var recencyUnknown = Yes(6) && form[7] is null;
        var risk = Yes(4) || Yes(5) || Yes(7) || recencyUnknown ? "high"
            : Yes(3) || Yes(6) ? "moderate"
            : Yes(1) || Yes(2) ? "low"
            : "none";

        var alerts = Scoring.ByRule(form, total: null).ToList();
        if (recencyUnknown) alerts.Add(new(Recent, AlertTier.Emergency));
        var complete = !form.IsInvalid && form.Missing == 0;
        if (!complete) alerts.Add(new(Unanswered, AlertTier.Urgent));

        return complete
            ? new(ScoreStatus.Ok, level, risk, alerts)
            // What was answered is a floor; blanks could only add to it.
            : new(form.IsInvalid ? ScoreStatus.Invalid : ScoreStatus.Incomplete, level == 0 ? null : level, risk == "none" ? null : risk, alerts);
    }
}
