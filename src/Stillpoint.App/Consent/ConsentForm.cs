using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Consent;

/// <summary>What is filled in while patient and clinician go through the consent together. What the patient answers is asked in the patient's language.</summary>
internal sealed class ConsentForm(Language reads) : Form("consent")
{
    /// <summary>The text that stood on the page, and for whom; what was not read can't be signed.</summary>
    public ShownInput Shown { get; } = new();
    public ChoiceInput<Product> Product { get; } = TreatmentInputs.Product();
    public ChoiceInput<Route> Route { get; } = TreatmentInputs.Route();
    public ChoiceInput<Indication> Indication { get; } = TreatmentInputs.Indication();
    public LongTextInput Questions { get; } = new(ConsentPageTexts.Questions.In(reads)) { Most = 4000 };
    public LongTextInput TeachBackHome { get; } = new(ConsentPageTexts.GoingHome.In(reads)) { Needed = "Write what the patient said about going home; if they couldn't say, explain it again first.", Most = 1000 };
    public LongTextInput TeachBackStop { get; } = new(ConsentPageTexts.Stopping.In(reads)) { Needed = "Write what the patient said about stopping; if they couldn't say, explain it again first.", Most = 1000 };
    public TickInput OffLabel { get; } = new(ConsentPageTexts.OffLabel.In(reads));
    public TickInput Agrees { get; } = new(ConsentPageTexts.Agrees.In(reads)) { Needed = "Without the patient's own yes there is no consent: let the patient tick it, or leave the page." };
    public TextInput SignedName { get; } = new(ConsentPageTexts.Name.In(reads)) { Needed = "Let the patient write their name.", Most = 120 };

    protected override IEnumerable<Refusal> Together()
    {
        if (Product.Value is { } product && Indication.Value is { } indication && Indications.IsOffLabel(product, indication.Id) && !OffLabel.Ticked)
            yield return new(OffLabel, "The patient must acknowledge that this use is off-label, or there is no consent to it.");
    }
}
