using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care;
using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Screening.Rules;

namespace Stillpoint.App.Screening;

/// <summary>One override as it is typed.</summary>
internal sealed class OverrideInputs(string rule)
{
    public LongTextInput Reason { get; } = new($"Why go on in spite of {rule}") { Hint = $"At least {SuitabilityDesk.LeastReason} characters; stays with the decision", Rows = 2, Most = 1000, Called = $"reason[{rule}]" };
    public LongTextInput Done { get; } = new("What is done about it") { Hint = "Such as watched by, treated with, asked again when", Rows = 2, Most = 600, Called = $"done[{rule}]" };

    public ChoiceInput<OverrideHolds> Holds { get; } = new("Holds for")
    {
        Called = $"holds[{rule}]", As = Choice.List, None = "This course", Wrong = "Choose for how long it holds.",
        Options = [new(OverrideHolds.TheCourse, "this course") { Value = "theCourse" }, new(OverrideHolds.OneSession, "the next session only") { Value = "oneSession" }, new(OverrideHolds.UntilDay, "until a day") { Value = "untilDay" }],
    };

    public DayInput Until { get; } = new("Until") { Called = $"until[{rule}]", Wrong = "Write the last day as 2026-12-31." };

    public Shell.Forms.Input[] All => [Reason, Done, Holds, Until];

    public GivenOverride? Given => Reason.Value is { } reason ? new(reason, Done.Value ?? "", Holds.Value ?? OverrideHolds.TheCourse, Until.Value) : null;
}

/// <summary>For what a patient is judged, and what a prescriber decides of it.</summary>
internal sealed class SuitabilityForm() : Form("suitability")
{
    public const string Sign = "sign";

    /// <summary>The findings as they stood on the page; what was not judged in front of the prescriber can't be signed.</summary>
    public ShownInput Shown { get; } = new() { Only = Sign };

    public ChoiceInput<Product> Product { get; } = TreatmentInputs.Product();
    public ChoiceInput<Route> Route { get; } = TreatmentInputs.Route();
    public ChoiceInput<Indication> Indication { get; } = TreatmentInputs.Indication();
    public ChoiceInput<SuitabilityDecision> Decision { get; } = new("This patient is") { Options = SuitabilityDesk.Options(Enum.GetValues<SuitabilityDecision>()), As = Choice.Large, Only = Sign, Needed = "Choose a decision." };
    public TickInput LinesRead { get; } = new("I have read the lines that no rule understands") { Only = Sign };
    public PasswordInput Password { get; } = new("Your password") { Hint = SuitabilityDesk.Meaning, Only = Sign, Needed = Signing.Needed };

    /// <summary>Another prescriber, where the rule asks for two.</summary>
    public SecondPerson Second { get; } = new("Second prescriber's");

    /// <summary>What goes on in spite of a finding: why, what is done about it, for how long, by its rule.</summary>
    public IReadOnlyDictionary<string, OverrideInputs> Overrides { get; } = RuleIndex.All.ToDictionary(rule => rule.Id, rule => new OverrideInputs(rule.Id));

    protected override IEnumerable<Shell.Forms.Input> More() => Overrides.Values.SelectMany(one => one.All);

    /// <summary>The second prescriber is asked for where a rule that takes two is overridden.</summary>
    public bool TakesTwo => Act == Sign && Decision.Typed == SuitabilityDecision.SuitableWithOverrides.Text() && Overrides.Any(one => OverrideRules.NeedsSecondSigner(one.Key) && !one.Value.Reason.Blank);

    protected override bool Asks(Shell.Forms.Input input) => TakesTwo || (input != Second.Email && input != Second.Password && input != Second.Code);

    /// <summary>What is judged; null while it can't be read.</summary>
    public TreatmentPlan? Plan => Product.Has && Route.Has && Indication.Has ? new(Product.Given, Route.Given) { Indication = Indication.Given.Id } : null;
}

/// <summary>Lets a prescriber see every finding with its source and sign whether a patient may be treated.</summary>
internal sealed class SuitabilityDesk(ClinicDb db, FactStore facts, AuditTrail audit, Tasks tasks, Signing signing, Credentials credentials, TimeProvider clock)
{
    public const string Meaning = "I have read every finding and this is my decision.";

    public const string SecondMeaning = "I have read these overrides, with what is done about each, and agree.";

    public const int LeastReason = 20;

    /// <summary>Judges what is known for this plan.</summary>
    public static ScreeningAnswer Judge(TreatmentPlan plan, KnownPatient known, DateTimeOffset at) => ScreeningRules.Judge(known.Case(plan, at));

    /// <summary>The topics of screening with questions nobody has answered, and how many: what was not asked is not clear.</summary>
    public static IReadOnlyList<(string Topic, int Open)> NotAsked(PatientFacts facts) =>
        [.. FactSheet.Of(facts, "SCR", "IND").Where(topic => topic.Topic is not (FactTopic.Fasting or FactTopic.Escort or FactTopic.Today or FactTopic.Consent) && topic.IsMissingSomething)
            .Select(topic => (topic.Topic.Heading(), topic.Unknown + topic.TooOld))];

    /// <summary>Which decisions the findings leave open: a signature clears no Exclude, Unknown or Defer.</summary>
    public static IReadOnlyList<Option<SuitabilityDecision>> Open(ScreeningAnswer answer) => answer.Findings.Select(finding => finding.Severity).ToList() switch
    {
        var found when found.Any(severity => severity is Severity.Exclude or Severity.Unknown or Severity.Defer) => Options(SuitabilityDecision.NeedsMoreData, SuitabilityDecision.NotSuitable),
        var found when found.Contains(Severity.Override) => Options(SuitabilityDecision.SuitableWithOverrides, SuitabilityDecision.NeedsMoreData, SuitabilityDecision.NotSuitable),
        _ => Options(SuitabilityDecision.Suitable, SuitabilityDecision.NeedsMoreData, SuitabilityDecision.NotSuitable),
    };

    internal static IReadOnlyList<Option<SuitabilityDecision>> Options(params IEnumerable<SuitabilityDecision> decisions) =>
        [.. decisions.Select(decision => new Option<SuitabilityDecision>(decision, decision.Words()) { Value = decision.Text() })];

    /// <summary>What the page displays of a judged patient, a line each: what is decided is decided on this.</summary>
    public static IEnumerable<ShownLine> Lines(ScreeningAnswer answer) =>
    [
        new("For", $"{answer.Patient.Plan.Product.Words()} {answer.Patient.Plan.Route?.Code()} {answer.Patient.Plan.Indication}"),
        .. answer.Findings.Select(finding => new ShownLine(finding.Rule, $"{finding.Severity} {finding.Because}")),
        .. answer.Unread.Select(line => new ShownLine("Not understood", Words(line))),
    ];

    /// <summary>Signs the decision. The patient is judged before the password is counted, and once more in the transaction that signs.</summary>
    public async Task<Outcome> Sign(SuitabilityForm form, Guid patient, DateTimeOffset at, Guid prescriber)
    {
        if (!await Signed(form).AnyAsync() && (await Ready(form, patient, at, prescriber)).Refused is { } refused) return refused;
        Confirmed? second = null;
        if (form.TakesTwo)
        {
            var clinic = await db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.ClinicId).SingleAsync();
            (second, var no) = await signing.ConfirmSecond(form.Second, prescriber, clinic, Access.SignsOrders);
            if (second is null) return no;
        }
        var (confirmed, otherwise) = await signing.Confirm(prescriber, form.Password);
        return confirmed is null ? otherwise : await Keep(form, patient, at, confirmed, second);
    }

    /// <summary>Keeps the decision with every finding as it stood.</summary>
    public Task<Outcome> Keep(SuitabilityForm form, Guid patient, DateTimeOffset at, Confirmed confirmed, Confirmed? second = null)
    {
        var (id, decision) = (form.Id(clock.GetUtcNow()), form.Decision.Given);
        return audit.Once(Signed(form), Actor.Of(confirmed.Person), new AuditNote("suitability-signed", $"suitability/{id}", patient, decision.Text()), async () =>
        {
            // A fact of this patient waits for this, or this has waited for it. SQLite's transaction holds the only write lock already.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {patient} for update");
            var (answer, refused) = await Ready(form, patient, at, confirmed.Person);
            if (refused is not null) return refused;
            var judged = new SuitabilityRow
            {
                Id = id, PatientId = patient, Decision = decision, Product = form.Product.Given, Route = form.Route.Given, Indication = form.Indication.Given, RulesVersion = answer.Patient.House.Version,
                Findings = Findings(answer), Overrides = Overrides(form, answer, second), DecidedAt = confirmed.At, SignatureId = Guid.CreateVersion7(clock.GetUtcNow()),
            };
            db.AddRange(confirmed.Sign(judged.SignatureId, $"suitability/{id}", Meaning, Signed(judged)), judged);
            if (second is not null) db.Add(second.Sign(Guid.CreateVersion7(clock.GetUtcNow()), $"suitability/{id}", SecondMeaning, Signed(judged)));
            await tasks.Settle(TaskKind.SuitabilityReview, Reopening.PageOf(patient), "Decided again.", confirmed.Person);
            return new Outcome.Done();
        });
    }

    /// <summary>What the signature of a decision covers: of whom, for what, every finding as it stood, and each override with its reason.</summary>
    public static string Signed(SuitabilityRow judged) => JsonSerializer.Serialize<string[]>(
        [judged.PatientId.ToString(), judged.Decision.Text(), judged.Product.ToString(), judged.Route.Code(), judged.Indication.Id, judged.RulesVersion, judged.Findings, judged.Overrides]);

    private IQueryable<SuitabilityRow> Signed(SuitabilityForm form)
    {
        var id = form.Id(clock.GetUtcNow());
        return db.Set<SuitabilityRow>().Where(row => row.Id == id);
    }

    /// <summary>What is found now, or why the decision isn't signed on it.</summary>
    private async Task<(ScreeningAnswer Answer, Outcome.Refused? Refused)> Ready(SuitabilityForm form, Guid patient, DateTimeOffset at, Guid signer)
    {
        var answer = Judge(form.Plan!, await facts.Read(patient, at), at);
        if (form.Shown.Against(Lines(answer)) is { } unseen) return (answer, unseen);
        if (Open(answer).All(open => open.Is != form.Decision.Given)) return (answer, Outcome.No("What was found leaves that decision closed. Clear it with data first.", form.Decision));
        if (answer.Unread.Count > 0 && form.Decision.Given.LetsTreat() && !form.LinesRead.Ticked)
            return (answer, Outcome.No("Read the lines that no rule understands, and say that you have.", form.LinesRead));
        if (form.Decision.Given is not SuitabilityDecision.SuitableWithOverrides) return (answer, null);
        var overridden = answer.Findings.Where(finding => finding.Severity is Severity.Override).ToList();
        if (overridden.Find(finding => finding.Signer is Credential.Psychiatrist) is { } psychiatric && await credentials.Of(signer) is not Credential.Psychiatrist)
            return (answer, Outcome.No(Credentials.PsychiatristNeeded, form.Overrides[psychiatric.Rule].Reason));
        List<Refusal> missing = [.. overridden.DistinctBy(finding => finding.Rule).SelectMany(finding => Lacks(form.Overrides[finding.Rule], finding.Rule, DateOnly.FromDateTime(at.DateTime), answer.Patient.House))];
        return (answer, missing.Count > 0 ? new Outcome.Refused(missing) : null);
    }

    private static IEnumerable<Refusal> Lacks(OverrideInputs one, string rule, DateOnly today, House house)
    {
        if ((one.Reason.Value?.Length ?? 0) < LeastReason) yield return new(one.Reason, $"{rule}: give the reason for the override in at least {LeastReason} characters.");
        if (!one.Done.Has) yield return new(one.Done, $"{rule}: say what is done about it.");
        if (one.Holds.Value is OverrideHolds.UntilDay && !(one.Until.Value > today)) yield return new(one.Until, $"{rule}: write the last day it holds, after today.");
        else if (one.Holds.Value is OverrideHolds.UntilDay && OverrideRules.Refuses(one.Until.Value, today, house))
            yield return new(one.Until, $"{rule}: an override holds {house[OverrideRules.MostMonths].WithUnit} at most. Write a day until {OverrideRules.Latest(today, house):yyyy-MM-dd}; then it is weighed again.");
    }

    private static string Findings(ScreeningAnswer answer) =>
        JsonSerializer.Serialize(answer.Findings.Select(finding => new { finding.Rule, severity = finding.Severity.ToString(), finding.Because, source = finding.Source.Name, finding.Missing, finding.Policy }));

    private static string Overrides(SuitabilityForm form, ScreeningAnswer answer, Confirmed? second)
    {
        Dictionary<string, object> given = new(StringComparer.Ordinal);
        if (form.Decision.Given is SuitabilityDecision.SuitableWithOverrides)
            foreach (var rule in answer.Findings.Where(finding => finding.Severity is Severity.Override).Select(finding => finding.Rule).Distinct())
                if (form.Overrides[rule].Given is { } one) given[rule] = one with { Second = OverrideRules.NeedsSecondSigner(rule) ? second?.Name : null };
        // What no rule understood is signed line by line, as it stood.
        if (answer.Unread.Count > 0 && form.LinesRead.Ticked) given["SCR-063"] = "Read: " + string.Join("; ", answer.Unread.Select(Words));
        return GivenOverride.Write(given);
    }

    private static string Words(UnreadLine line) => line.Text ?? line.Code ?? line.From;
}
