using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>One result of a laboratory letter as it is typed.</summary>
internal sealed class LabInput(LabTest test)
{
    public LabTest Test { get; } = test;

    public TextInput Value { get; } = new(test.Key.Label) { Called = test.Key.Key, Short = true, Most = 20 };

    public ChoiceInput Unit { get; } = new($"Unit of {test.Key.Label}", test.Units.Select(unit => (unit, unit))) { Called = $"{test.Key.Key}-unit", As = Choice.List, None = "Unit", Typed = test.Units[0] };

    public NumberInput Limit { get; } = new($"Upper limit the laboratory printed for {test.Key.Label}", "", 0, 100_000) { Called = $"{test.Key.Key}-limit", Wrong = "Write the laboratory's upper limit as a number with a point, or leave it blank." };

    public Shell.Forms.Input[] All => [Value, Unit, Limit];

    /// <summary>The result in the vocabulary's own way, or why it can't be read.</summary>
    /// <param name="unit">The unit it was typed in, or the one that was meant.</param>
    public TypedFact Read(string unit)
    {
        var read = Test.Key.Read($"{Value.Given} {unit}");
        return read.Value is Amount amount && Limit.Value is { } limit && Test.Key.Converted(limit, unit) is { } upper ? TypedFact.Of(amount with { UpperLimit = Math.Round(upper, 4) }) : read;
    }
}

/// <summary>A past treatment as it is typed.</summary>
internal sealed class TrialInputs : InputGroup
{
    public TextInput What { get; } = new("Treatment") { Hint = "A medicine, psychotherapy, ECT, TMS", Needed = "Name the treatment." };

    public ChoiceInput<TrialKind> Kind { get; } = new("Kind")
    {
        As = Choice.List, Needed = "Choose what kind of treatment it was.", Options = [.. Enum.GetValues<TrialKind>().Select(kind => new Option<TrialKind>(kind, EvaluationText.Say(kind)) { Value = kind.Text() })],
    };

    public TextInput Dose { get; } = new("Dose") { Hint = "Such as 150 mg a day", Short = true, Most = 60 };
    public YesNoInput Enough { get; } = new("At least the labelled dose");
    public NumberInput Weeks { get; } = new("For", "weeks", 0, 2000) { Wrong = "Write the weeks as a number, such as 8." };
    public YesNoInput Taken { get; } = new("Taken as prescribed");

    public ChoiceInput<TrialOutcome> Outcome { get; } = new("What came of it")
    {
        As = Choice.List, Needed = "Choose what came of it; not known is an answer.", Options = [.. Enum.GetValues<TrialOutcome>().Select(came => new Option<TrialOutcome>(came, EvaluationText.Say(came)) { Value = came.Text() })],
    };

    public TickInput ThisEpisode { get; } = new("In this episode");
}

/// <summary>The five questions of STOP-BANG that are asked; body mass, age and sex are known already.</summary>
internal sealed class StopBangInputs
{
    public TickInput Asked { get; } = new("STOP-BANG asked: what is ticked is so, the rest is not") { Called = "sb-asked" };
    public TickInput Snores { get; } = new("Snores loudly") { Called = "sb-snores" };
    public TickInput Tired { get; } = new("Often tired by day") { Called = "sb-tired" };
    public TickInput Seen { get; } = new("Somebody saw that breathing stopped") { Called = "sb-seen" };
    public TickInput Pressure { get; } = new("Has or is treated for high blood pressure") { Called = "sb-pressure" };
    public TickInput Neck { get; } = new("Neck of more than 40 cm around") { Called = "sb-neck" };

    public TickInput[] All => [Asked, Snores, Tired, Seen, Pressure, Neck];

    public StopBangItems Items => new(Snores.Ticked, Tired.Ticked, Seen.Ticked, Pressure.Ticked, Neck.Ticked);
}

/// <summary>One section of the evaluation as it is filled in: its own time, its own origin, its answers.</summary>
internal sealed class SectionInputs
{
    public SectionInputs(EvaluationSection section, TimeZoneInfo zone)
    {
        Section = section;
        At = new("When", zone) { Called = $"{section.Key}-at", Hint = "In the clinic's time; blank is now", Wrong = "Write when it was in the clinic's time, such as 2026-11-19 13:40, or leave it blank for now." };
        Source = new("Who says so", EvaluationForm.Origins) { Called = $"{section.Key}-source", As = Choice.List, Needed = "Choose who says so.", Typed = section.Origin };
        None = new("None of these") { Called = $"{section.Key}-none", Hint = string.Join("; ", section.None.Select(none => none.Called)) };
        Why = new("Why what is recorded is not so") { Called = $"{section.Key}-why", Hint = "Only where somebody recorded one of these as there and you have settled that it is not", Rows = 2, Most = 1000 };
        Stands = new() { Called = $"{section.Key}-stands", Most = 20_000 };
        Labs = [.. section.Labs.Select(lab => new LabInput(lab))];
        Facts = section.None.Select(none => none.Key).Concat(section.Asked).ToDictionary(key => key, key => new FactInput(key, zone));
        StopBang = section.Asked.Contains(ScreeningFacts.StopBang) ? new() : null;
        Notes = section.Notes.ToDictionary(note => note, note => new LongTextInput(EvaluationText.Say(note)) { Called = $"note-{note.Text()}", Rows = 2, Most = 4000 });
    }

    public EvaluationSection Section { get; }
    public MomentInput At { get; }
    public ChoiceInput Source { get; }
    public TickInput None { get; }

    /// <summary>Why a clinician says that what is recorded as there is not.</summary>
    public LongTextInput Why { get; }

    /// <summary>What the page showed as standing: only that is confirmed.</summary>
    public CarriedInput Stands { get; }
    /// <summary>Where the total can be counted from its items.</summary>
    public StopBangInputs? StopBang { get; }
    public IReadOnlyDictionary<FactKey, FactInput> Facts { get; }
    public IReadOnlyDictionary<NoteAbout, LongTextInput> Notes { get; }
    public IReadOnlyList<LabInput> Labs { get; }

    public IEnumerable<Shell.Forms.Input> Answers => [None, .. Facts.Values, .. Notes.Values, .. Labs.Select(lab => lab.Value), .. StopBang is { } items ? [items.Asked] : Array.Empty<Shell.Forms.Input>()];

    public IEnumerable<Shell.Forms.Input> All => [At, Source, Stands, None, .. Section.None.Count > 0 ? [Why] : Array.Empty<Shell.Forms.Input>(), .. Facts.Values, .. Notes.Values, .. Labs.SelectMany(lab => lab.All), .. StopBang?.All ?? []];

    public bool IsEmpty => Answers.All(input => input.Blank);

    /// <summary>What a tick says is not there: every one of the list that was not answered by itself.</summary>
    public IEnumerable<NoneOf> NotThere => None.Ticked ? Section.None.Where(none => Facts[none.Key].Blank) : [];

    /// <summary>The section is kept: it stands empty again, for what comes next.</summary>
    public void Clear()
    {
        foreach (var input in All) input.Typed = "";
        Source.Typed = Section.Origin;
        foreach (var lab in Labs) lab.Unit.Typed = lab.Test.Units[0];
    }
}

/// <summary>One section as the page draws it.</summary>
/// <param name="Missing">How many of its answers screening still needs.</param>
internal sealed record EvaluationLook(SectionInputs Of, KnownPatient Known, IReadOnlyDictionary<NoteAbout, (FactRow Row, NoteLine Line)> Notes, int Missing);

/// <summary>
/// The evaluation visit: one form of which each section has its own key, so that keeping one never loses what stands typed in
/// another, with scripts or without.
/// </summary>
internal sealed class EvaluationForm : Form
{
    public const string Everything = "everything", Judge = "judge", KeepTrial = "trial", Lists = "lists";

    public static readonly IReadOnlyList<(string Value, string Word)> Origins =
        [("clinician", "seen or measured by me"), ("patient", "the patient says"), ("laboratory", "a laboratory or device"), ("letter", "a letter or another record"), ("family", "family or carer")];

    private readonly DateTimeOffset now;
    private readonly DateOnly born;

    public EvaluationForm(TimeZoneInfo zone, DateTimeOffset now, DateOnly born) : base("evaluation")
    {
        (this.now, this.born, Marks) = (now, born, false);
        Sections = [.. EvaluationSections.All.Select(section => new SectionInputs(section, zone))];
        Since.Typed = now.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>When the page was drawn: what somebody else wrote since is told before it is written over.</summary>
    public CarriedInput Since { get; } = new();
    public ChoiceInput<Product> Product { get; } = TreatmentInputs.Product();
    public ChoiceInput<Route> Route { get; } = TreatmentInputs.Route();
    public ChoiceInput<Indication> Indication { get; } = TreatmentInputs.Indication();
    public TrialInputs Trial { get; } = new();
    public TickInput Problems { get; } = new("The problem list is complete");
    public TickInput Allergies { get; } = new("The allergy list is complete");
    public TickInput Medicines { get; } = new("The medicine list is complete");

    public IReadOnlyList<SectionInputs> Sections { get; }

    /// <summary>What was kept last, for the page that stays.</summary>
    public string? Said { get; private set; }

    public static string Keep(SectionInputs section) => $"keep-{section.Section.Key}";

    public static string Confirm(SectionInputs section) => $"confirm-{section.Section.Key}";

    public static string Ask(Supplier supplier) => $"ask-{supplier.Text()}";

    /// <summary>The sections the key that was pressed keeps.</summary>
    public IReadOnlyList<SectionInputs> Kept => Act == Everything ? [.. Sections.Where(section => !section.IsEmpty)] : [.. Sections.Where(section => Act == Keep(section))];

    public SectionInputs? Confirmed => Sections.FirstOrDefault(section => Act == Confirm(section));

    public Supplier? Asked => Enum.GetValues<Supplier>().Where(supplier => Act == Ask(supplier)).Cast<Supplier?>().FirstOrDefault();

    protected override IEnumerable<Shell.Forms.Input> More() => Sections.SelectMany(section => section.All);

    protected override bool Asks(Shell.Forms.Input input) => Act switch
    {
        Judge => input == Product || input == Route || input == Indication,
        KeepTrial => input.Name.StartsWith("trial", StringComparison.Ordinal),
        Lists => input == Problems || input == Allergies || input == Medicines,
        _ => input == Since || Kept.Any(section => section.All.Contains(input)) || (Confirmed is { } confirmed && (input == confirmed.Stands || input == confirmed.Source)),
    };

    protected override IEnumerable<Refusal> Together()
    {
        if (Act == Everything && Kept.Count == 0) yield return new(null, "Nothing was filled in. Fill in what you know; the rest stays unknown.");
        if (Act == Lists && !Problems.Ticked && !Allergies.Ticked && !Medicines.Ticked) yield return new(Problems, "Tick each list that you went through with the patient and that is complete.");
        foreach (var section in Kept)
        {
            if (section.IsEmpty) yield return new(section.At, $"{section.Section.Title}: nothing was filled in. Fill in what you know; the rest stays unknown.");
            if (section.None.Ticked && section.Section.None.FirstOrDefault(none => section.Facts[none.Key] is { Has: true } typed && !StandingFacts.Same(none, typed.Given)) is { } there)
                yield return new(section.None, $"None of these is ticked, and {there.Key.Label} is answered as there: both cannot be. Untick it, or clear the answer.");
            if (section.At.Value > now) yield return new(section.At, "That time lies in the future. Enter when it was, or leave it blank for now.");
            foreach (var fact in section.Facts.Values.Where(fact => fact.Has && PatientFacts.NamesLater(fact.Key.Fact(fact.Given, now), now))) yield return new(fact, $"{fact.Key.Label}: this lies in the future. Write when it was.");
            foreach (var fact in section.Facts.Values.Where(fact => fact.Has && PatientFacts.NamesEarlierThanBirth(fact.Key.Fact(fact.Given, now), born, now)))
                yield return new(fact, $"{fact.Key.Label}: this lies before the patient was born. Write when it was.");
            if (section.StopBang is { Asked.Ticked: true } && !section.Facts[ScreeningFacts.StopBang].Blank) yield return new(section.Facts[ScreeningFacts.StopBang], "STOP-BANG: count it from its questions, or write the total, not both.");
            foreach (var lab in section.Labs.Where(lab => lab.Value.Has && lab.Unit.Has && lab.Read(lab.Unit.Given).Refused is not null))
                yield return new(lab.Value, $"{lab.Test.Key.Label}: {lab.Read(lab.Unit.Given).Refused}");
            foreach (var lab in section.Labs.Where(lab => lab.Value.Has && lab.Unit.Blank)) yield return new(lab.Unit, $"{lab.Test.Key.Label}: choose the unit the letter prints.");
        }
    }

    /// <summary>It was done, and the page stays: what was kept is cleared, what else was typed stands.</summary>
    public void Done(string says, params IEnumerable<SectionInputs> kept)
    {
        Said = says;
        foreach (var section in kept) section.Clear();
        if (Act == KeepTrial)
            foreach (var input in Inputs.Where(Asks)) input.Typed = "";
        if (Act == Lists) (Problems.Typed, Allergies.Typed, Medicines.Typed) = ("", "", "");
        Since.Typed = now.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        Anew();
    }
}
