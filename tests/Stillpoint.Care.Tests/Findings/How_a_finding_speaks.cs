using System.Text.RegularExpressions;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening.Rules;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Tests.Planning;
using Stillpoint.Care.Tests.Screening.Medications;
using Stillpoint.Care.Tests.Screening.Rules;
using Stillpoint.Care.Tests.Session.Gate;
using Stillpoint.Care.Units;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Findings;

/// <summary>What a finding says is a sentence that a tired nurse reads once: no name of a program, no written time of a machine, no number nobody measures.</summary>
public sealed partial class How_a_finding_speaks
{
    [Fact]
    public void Of_a_patient_who_is_screened() =>
        Holds(ScreeningCase.All.SelectMany(one => Screened(one.Patient(APatient())).Concat(Screened(one.Patient(APatient().OnTheDay())))));

    [Fact]
    public void Of_a_patient_at_the_gate() => Holds(The_gate_before_a_session.Cases.SelectMany(one => SessionGate.Judge(one.Patient(APatient().OnTheDay()).Case).Items.Select(item => (item.Rule.Id, item.Because)))
        .Concat(SessionGate.Judge(Now, new(Product.Esketamine, Route.IntranasalEsketamine), Care.Screening.Record.PatientRecord.Empty, []).Items.Select(item => (item.Rule.Id, item.Because))));

    [Fact]
    public void Of_drugs_taken_together() => Holds(InteractionRowExamples.EveryIngredient.Select(row => row.Data.Item4).SelectMany(drug => (Route?[])[Route.Intravenous, Route.Oral, null], (drug, route) => Asking.Judge(route, Asking.Named(drug)))
        .SelectMany(answer => answer.Findings.SelectMany(found => ((string, string)[])[(found.Finding.Rule, found.Finding.Because), (found.Finding.Rule, found.Management)]).Concat(answer.Checked.Select(line => ("not checked", line.WhyNot ?? "")))));

    [Fact]
    public void Of_an_order() => Holds(
        from row in DoseRows.All
        from route in row.Routes
        from amount in (decimal[])[0.3333333m, 0.98765432m, 2.7182818m, 61.803398m, 250.12345m]
        from unit in (AmountUnit[])[AmountUnit.MgPerKg, AmountUnit.Mg, AmountUnit.MgPerKgPerHour]
        let order = new DoseOrder(row, row.Product, route, Orders.AMan(63.333333m, 171.1111m, 71.77777m))
        {
            Amount = OrderedAmount.Of(amount, unit), Minutes = 3.333333m, Vial = Orders.Vial(100), Mix = Mix.MadeUpTo(Volume.Of(7.777777m)), OrderedWeight = BodyMass.Of(99.999999m), TotalToday = Dose.Of(12.3456789m),
            Session = new(2) { HoursSinceLast = 20.55555m, Previous = MgPerKg.Of(0.1234567m), SessionsLast7Days = 4 }, Check = new(63.3333m, 1.23456m, 7.654321m, 3.14159m),
        }
        from finding in DoseCheck.Judge(order).Findings
        select (finding.Rule, finding.Because));

    [Fact]
    public void Of_a_patient_who_wants_to_go_home() => Holds(
        from route in Enum.GetValues<Route>()
        from facts in (DischargeFacts[])
        [
            new(Now, route == Route.IntranasalEsketamine ? Product.Esketamine : Product.KetamineRacemic, route),
            new(Now, Product.KetamineRacemic, route)
            {
                AdministrationEndAt = Now.AddHours(1), Rescues = [new("versed and loxapine", Now.AddHours(2)), new(null, null)], Baseline = new() { Sbp = 133.3333m, Dbp = 81.1111m, SpO2 = 97.7777m, HeartRate = 66.66666m },
                Vitals = new() { Sbp = 177.77777m, Dbp = 99.99999m, SpO2 = 88.88888m, HeartRate = 133.33333m, SpO2StableMinutes = 3.333333m, PreviousSbp = 120.12345m }, Padss = [2, null, 1, 2, 2],
                Gates = new() { Cadss = 7.77777m, Moaas = 4, Rass = 3, CssrsPositiveBefore = true, CssrsRisk = SuicideRisk.High, MinutesSinceVomit = 3.333333m, OpenRed = 2, EscortKind = EscortKind.RideShare, ReleasedAt = Now.AddHours(3) },
            },
        ]
        from item in Discharge.Judge(facts).Items
        select (item.Item, item.Because));

    [Theory]
    [InlineData("Not recorded: vitals.spo2.")]
    [InlineData("The releasedAt is missing.")]
    [InlineData("Not recorded or not usable: moaas, rass.")]
    [InlineData("Stroke (2026-11-01T08:00:00-05:00): too soon")]
    [InlineData("102.5348 mg is above the ceiling")]
    [InlineData("An anaesthetic and oedema")]
    public void Is_found_out_where_it_does_not(string sentence) => Assert.NotEmpty(Faults(sentence));

    /// <summary>SCR-063 says what stands in the record, word for word.</summary>
    private static IEnumerable<(string, string)> Screened(Screening.Patient patient) => ScreeningRules.Judge(patient.Case) is var answer
        ? answer.Findings.Where(finding => finding.Rule != "SCR-063").Select(finding => (finding.Rule, finding.Because)).Concat(answer.Ignored.Select(item => ("set aside", item.Reason)))
        : [];

    private static void Holds(IEnumerable<(string Rule, string Says)> sentences)
    {
        var said = sentences.Where(one => one.Says.Length > 0).Distinct().ToList();
        Assert.True(said.Count > 20, "These cases say next to nothing.");
        Assert.Empty(said.SelectMany(one => Faults(one.Says).Select(fault => $"{one.Rule}: \"{fault}\" in \"{one.Says}\"")));
    }

    private static IEnumerable<string> Faults(string says) => Wrong().Matches(Units().Replace(says, "")).Select(fault => fault.Value);

    /// <summary>A dotted path, a name in camel case, an abbreviation of the contract, a time as a machine writes it, a fourth decimal, a British spelling.</summary>
    [GeneratedRegex(@"\b[a-z]+[A-Z]?[a-z]*\.[a-z][A-Za-z0-9]+\b|\b[a-z]+[A-Z][A-Za-z]*\b|\b(?:sbp|dbp|moaas|rass|cadss6?|padss|aldrete|cssrs|spo2|etco2)\b|\d{2}T\d{2}:|[+-]\d{2}:\d{2}\b|\d\.\d{4,}|\w*(?:haem|anaesth|oedema|dyspnoea|phaeo|tumour|colour|diarrhoea|paediatr)\w*")]
    private static partial Regex Wrong();

    [GeneratedRegex(@"mmHg|mIU/L|mEq|eGFR|kPa|\bmL(?:/\w+)*|\bdL\b|mmol|hCG")]
    private static partial Regex Units();
}
