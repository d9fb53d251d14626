using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Consent;

/// <summary>What is filled in while patient and clinician go through the consent together. What the patient answers is asked in the patient's language.</summary>
internal sealed class ConsentForm(Language reads, bool minor = false) : Form("consent")
{
    /// <summary>What is kept where the clinician ticked it and wrote no more.</summary>
    public const string CapacitySeen = "Understands, weighs and says a choice.";

    /// <summary>The text that stood on the page, and for whom; what was not read can't be signed.</summary>
    public ShownInput Shown { get; } = new();
    public ChoiceInput<Product> Product { get; } = TreatmentInputs.Product();
    public ChoiceInput<Route> Route { get; } = TreatmentInputs.Route();
    public ChoiceInput<Indication> Indication { get; } = TreatmentInputs.Indication();
    public LongTextInput Questions { get; } = new(ConsentPageTexts.Questions.In(reads)) { Most = 4000 };
    public LongTextInput TeachBackHome { get; } = new(ConsentPageTexts.GoingHome.In(reads)) { Needed = "Write what the patient said about going home; if they couldn't say, explain it again first.", Most = 1000 };
    public LongTextInput TeachBackStop { get; } = new(ConsentPageTexts.Stopping.In(reads)) { Needed = "Write what the patient said about stopping; if they couldn't say, explain it again first.", Most = 1000 };
    public TextInput Capacity { get; } = new("Capacity: what you saw, if it needs saying") { Hint = "Signing says that the patient understands, weighs and says a choice", Most = 500 };
    public TextInput Interpreter { get; } = new("Interpreter, where one was there") { Most = 160 };
    public TextInput Witness { get; } = new("Witness, where one was there") { Most = 160 };
    public ChoiceInput<bool> Touch { get; } = new(ConsentPageTexts.Touch.In(reads)) { Options = [(true, ConsentPageTexts.Yes.In(reads)), (false, ConsentPageTexts.No.In(reads))] };
    public TickInput OffLabel { get; } = new(ConsentPageTexts.OffLabel.In(reads));
    public TickInput Agrees { get; } = new(ConsentPageTexts.Agrees.In(reads)) { Needed = "Without the patient's own yes there is no consent: let the patient tick it, or leave the page." };
    public TickInput Rems { get; } = new(ConsentPageTexts.Rems.In(reads));

    /// <summary>Of the prescriber's part of the program, whoever explains it has seen the paper.</summary>
    public TickInput RemsForm { get; } = new("The enrollment form of the program is signed by the patient and by the prescriber");
    public LongTextInput Assent { get; } = new(ConsentPageTexts.Assent.In(reads)) { Most = 1000 };
    public TextInput GuardianIs { get; } = new(ConsentPageTexts.GuardianIs.In(reads)) { Most = 80 };
    public DrawnInput Drawn { get; } = new(ConsentPageTexts.Drawn.In(reads));
    public DrawnInput GuardianDrawn { get; } = new(ConsentPageTexts.GuardianDrawn.In(reads));

    /// <summary>The patient is under age: a guardian signs too, and the patient says in their own words whether they want it.</summary>
    public bool IsMinor => minor;

    public TextInput Guardian { get; } = new(ConsentPageTexts.Guardian.In(reads)) { Most = 120 };
    public TextInput SignedName { get; } = new(ConsentPageTexts.Name.In(reads)) { Needed = "Let the patient write their name.", Most = 120 };

    /// <summary>Product, way or use were chosen anew: the text for them is drawn.</summary>
    public override bool OnlyDraws => Act == "draw";

    protected override IEnumerable<Refusal> Together()
    {
        if (Product.Value is { } product && Indication.Value is { } indication && Indications.IsOffLabel(product, indication.Id) && !OffLabel.Ticked)
            yield return new(OffLabel, "The patient must acknowledge that this use is off-label, or there is no consent to it.");
        if (Product.Value is Care.Planning.Product.Esketamine && !Rems.Ticked) yield return new(Rems, ConsentPageTexts.RemsNeeded.English);
        if (Product.Value is Care.Planning.Product.Esketamine && !RemsForm.Ticked) yield return new(RemsForm, "Patient and prescriber sign the enrollment form of the program first: without it the spray is not given.");
        if (!IsMinor) yield break;
        if (Guardian.Blank) yield return new(Guardian, "The patient is under 18: a guardian signs too.");
        if (GuardianIs.Blank) yield return new(GuardianIs, ConsentPageTexts.GuardianIsNeeded.English);
        if (Assent.Blank) yield return new(Assent, ConsentPageTexts.AssentNeeded.English);
    }
}

/// <summary>For what a patient is sent a consent to read and sign on their own phone.</summary>
internal sealed class SendConsentForm() : Form("send-consent")
{
    public ChoiceInput<Product> Product { get; } = TreatmentInputs.Product();
    public ChoiceInput<Route> Route { get; } = TreatmentInputs.Route();
    public ChoiceInput<Indication> Indication { get; } = TreatmentInputs.Indication();
}

/// <summary>Taking a consent back at the clinic.</summary>
internal sealed class WithdrawForm() : Form("withdraw")
{
    public LongTextInput Reason { get; } = new("What the patient said; they need give no reason") { Most = 1000 };
}

/// <summary>A clinician's answer to a question about a consent.</summary>
internal sealed class AnswerForm(Guid question) : Form($"answer-{question:n}")
{
    public LongTextInput Answer { get; } = new("Your answer, as the patient will read it") { Needed = "Write the answer.", Most = 2000 };
}

/// <summary>What a clinician adds before a consent by link counts.</summary>
internal sealed class ConfirmForm(Guid request) : Form($"confirm-{request:n}")
{
    public TickInput Capacity { get; } = new("I have spoken with the patient: they understand, weigh and say a choice") { Needed = "Speak with the patient first. Without capacity there is no consent." };
    public TextInput Note { get; } = new("What you saw, if it needs saying") { Most = 500 };

    /// <summary>Asked where the spray is consented to.</summary>
    public TickInput RemsForm { get; } = new("The enrollment form of the program is signed by the patient and by the prescriber");
    public TextInput Interpreter { get; } = new("Interpreter, where one was there") { Most = 160 };
    public TextInput Witness { get; } = new("Witness, where one was there") { Most = 160 };
}
