using Stillpoint.Care.Findings;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>A drug given before a session, as its prescriber entered it.</summary>
public sealed record PremedicationOrder(string Drug, Dose? Dose);

/// <summary>A premedication this rule set knows a dose of.</summary>
public sealed record PremedicationOption(string Drug, Dose Dose, string How, string For, Source Source);

/// <summary>What this rule set can say about a premedication: its option, or a finding that it knows no limit.</summary>
public sealed record PremedicationAnswer(Verdict Verdict, PremedicationOption? Option, Finding? Finding);

/// <summary>
/// Judges a premedication by the few doses a source states. Any other drug or dose, every anxiolytic among them, is Unknown:
/// the prescriber enters it, and it is shown as having no limit here. Its observation time is asked of the discharge rules,
/// counted from when it was given.
/// </summary>
public static class Premedication
{
    public static Rule NoLimitKnown { get; } = new("PMD-01", "A premedication, or a dose of one, without a limit in this rule set.", "A dose nobody has checked against a source is the prescriber's own, and is shown as such.", Source.Policy) { Policy = true, Inputs = ["drug", "mg"] };

    public static IReadOnlyList<PremedicationOption> Options { get; } =
    [
        new("ondansetron", Dose.Of(4), "before the session", "nausea", Source.Policy),
        new("glycopyrrolate", Dose.Of(0.2m), "before the session", "saliva; advised before anesthesia", new("Ketalar PI 2024")),
        new("clonidine", Dose.Of(0.1m), "by mouth, 60 min before", "pressure and dysphoria", new("Cohen 2018")),
    ];

    public static PremedicationAnswer Judge(PremedicationOrder order)
    {
        var option = Options.FirstOrDefault(known => string.Equals(known.Drug, order.Drug.Trim(), StringComparison.OrdinalIgnoreCase));
        if (option is not null && order.Dose == option.Dose) return new(Verdict.Allow, option, null);

        var because = option is null ? $"There is no limit in this rule set for {order.Drug.Trim()}."
            : order.Dose is { } dose ? $"{option.Drug} {dose} is not the {option.Dose} this rule set knows: no limit in this rule set."
            : $"The dose of {option.Drug} was not stated.";
        return new(Verdict.Unknown, option, NoLimitKnown.Finds(Severity.Unknown, because) with
        {
            Inputs = [new("drug", order.Drug.Trim(), null, null, "plan"), .. order.Dose is { } given ? [new Input("mg", given.Milligrams, "mg", null, "plan")] : Array.Empty<Input>()],
            Missing = order.Dose is null ? ["mg"] : [],
        });
    }
}
