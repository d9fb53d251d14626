using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Gate;

namespace Stillpoint.App.Session.Gate;

/// <summary>An ordinary answer that is attested with the others of its list, unless it is ticked as not so.</summary>
/// <param name="question">What is attested.</param>
/// <param name="zone">The clinic's.</param>
/// <param name="evening">What the patient said to the contrary the evening before: then it is never attested with the list, but by itself and with a reason.</param>
internal sealed class Statement(DayQuestion question, TimeZoneInfo zone, EveningSaid? evening)
{
    /// <summary>What the evening before is contradicted by: an act of its own.</summary>
    public string Contradiction { get; } = $"otherwise-{question.Key.Key}";

    public EveningSaid? Evening { get; } = evening;

    /// <summary>Why it is the ordinary answer today, and wasn't the evening before.</summary>
    public TextInput? Why { get; } = evening is null ? null : new("What the patient says of it today") { Called = $"why-{question.Key.Key}", Most = 300, Hint = "Kept on the strip with your name" };

    public DayQuestion Question { get; } = question;
    public TickInput NotSo { get; } = new("Not so") { Called = $"notSo-{question.Key.Key}" };

    /// <summary>What it was instead, where that is said in full.</summary>
    public FactInput? More { get; } = question.AsksMore ? new(question.Key, zone) : null;
}

/// <summary>
/// What is still to be asked and made sure of today. Numbers, times, tests and the questions about suicide are each answered by
/// themselves; ordinary answers stand in a list, each in its own words, and one key attests those that nobody ticked as not so.
/// </summary>
internal sealed class TodayForm : Form
{
    /// <summary>The key that attests the list; the other keeps only what was filled in.</summary>
    public const string Listed = "listed";

    private static readonly TimeSpan Yesterday = TimeSpan.FromHours(24);

    /// <summary>Asked of whoever makes the room and the record ready; the rest is the patient's own word.</summary>
    private static readonly FactTopic[] OfTheClinic = [FactTopic.Site, FactTopic.Lists];

    /// <summary>What an item asks for only once the first is known, and is answered in the same breath.</summary>
    private static readonly (FactKey First, FactKey Next)[] AskedTogether = [(ScreeningFacts.LastSolidFoodAt, ScreeningFacts.LastMealFatty), (GateFacts.ReconciledAt, GateFacts.ReconciliationChanged)];

    private readonly ClinicClock clock;

    /// <param name="handler">What tells it from the other forms of the page.</param>
    /// <param name="asked">What is open.</param>
    /// <param name="clock">The clinic's.</param>
    /// <param name="holds">The patient was told to leave a medicine out: whether they did is asked by itself, never attested with a list.</param>
    /// <param name="evening">What the patient said the evening before that isn't the ordinary answer.</param>
    public TodayForm(string handler, IEnumerable<FactKey> asked, ClinicClock clock, bool holds = false, IReadOnlyList<EveningSaid>? evening = null) : base(handler)
    {
        this.clock = clock;
        List<FactKey> keys = [.. asked.Distinct()];
        keys.AddRange(AskedTogether.Where(pair => keys.Contains(pair.First) && !keys.Contains(pair.Next)).Select(pair => pair.Next).ToList());
        Statements = [.. DayQuestions.All.Where(question => keys.Contains(question.Key) && !(holds && question.Key == GateFacts.MedHolds)).Select(question => new Statement(question, clock.Zone, evening?.FirstOrDefault(said => said.Key == question.Key)))];
        Times = keys.Where(key => key == ScreeningFacts.LastSolidFoodAt || key == ScreeningFacts.LastClearLiquidAt)
            .ToDictionary(key => key, key => new ClockInput(key.Label, clock, Yesterday) { Called = key.Key, Hint = "The time of day, today or yesterday" });
        Facts = keys.Where(key => (DayQuestions.Of(key) is null || (holds && key == GateFacts.MedHolds)) && !Times.ContainsKey(key)).ToDictionary(key => key, key => new FactInput(key, clock.Zone));
    }

    public IReadOnlyList<Statement> Statements { get; }

    public IReadOnlyDictionary<FactKey, ClockInput> Times { get; }

    public IReadOnlyDictionary<FactKey, FactInput> Facts { get; }

    protected override IEnumerable<Input> More() => [.. Times.Values, .. Facts.Values, .. Statements.SelectMany(statement => new Input?[] { statement.NotSo, statement.More, statement.Why }).OfType<Input>()];

    /// <summary>The answer of the evening before that this act contradicts.</summary>
    public Statement? Contradicts => Statements.FirstOrDefault(statement => statement.Evening is not null && statement.Contradiction == Act);

    protected override IEnumerable<Refusal> Together()
    {
        if (Contradicts is { Why: { Has: false } why } unsaid) yield return new(why, $"The evening before the patient said: {unsaid.Evening!.Says}. Write what they say of it today.");
        foreach (var statement in Statements.Where(statement => statement.NotSo.Ticked && statement.More is { Blank: true })) yield return new(statement.More, $"{statement.Question.Says}: say what it was instead.");
        foreach (var fact in Facts.Values.Where(fact => fact.Has && PatientFacts.NamesLater(fact.Key.Fact(fact.Given, clock.Now), clock.Now))) yield return new(fact, $"{fact.Key.Label}: this lies in the future. Write when it was.");
        if (Stated().Count == 0) yield return new(null, Statements.Any(statement => statement.Evening is not null)
            ? "Nothing was kept. What the patient said the evening before stands until it is asked again by itself, with what they say of it today." : "Nothing was filled in. Fill in what you know; the rest stays unknown.");
    }

    /// <summary>Every answer that was given, with who says so.</summary>
    public IReadOnlyList<StatedFact> Stated()
    {
        var now = clock.Local(clock.Now);
        StatedFact Said(FactKey key, object value) => new(key, value, now, OfTheClinic.Contains(key.Topic) ? "clinician" : "patient");
        return
        [
            .. Times.Where(time => Contradicts is null && time.Value.Has).Select(time => Said(time.Key, clock.Local(time.Value.Given))),
            .. Facts.Values.Where(fact => Contradicts is null && fact.Has).Select(fact => Said(fact.Key, fact.Given)),
            .. Statements.Select(statement => (statement.Question.Key, Value: Of(statement, now))).Where(said => said.Value is not null).Select(said => Said(said.Key, said.Value!)),
        ];
    }

    /// <summary>The evening's answer is kept as one of today's, with more beside it or not: never with less.</summary>
    private static bool IsMore(Statement statement) => statement switch
    {
        { More: { Has: true } more } => more.Given is IReadOnlyList<string> now && statement.Question.Key.Read(statement.Evening!.Value).Value is IReadOnlyList<string> before && before.All(now.Contains),
        { More: null, NotSo.Ticked: true } => true,
        _ => false,
    };

    private object? Of(Statement statement, DateTimeOffset now)
    {
        var question = statement.Question;
        if (statement == Contradicts) return question.Key.Read(question.Ordinary!).Value;
        // What was said the evening before stands until it is contradicted by itself.
        if (Contradicts is not null || (statement.Evening is not null && !IsMore(statement))) return null;
        if (statement.More is { Has: true } more) return more.Given;
        if (statement.NotSo.Ticked) return question.Otherwise is { } otherwise ? question.Key.Read(otherwise).Value : null;
        return Act != Listed ? null : question.Ordinary is { } ordinary ? question.Key.Read(ordinary).Value : now;
    }
}
