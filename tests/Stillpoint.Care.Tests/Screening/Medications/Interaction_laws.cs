using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Record;
using static Stillpoint.Care.Tests.Screening.Medications.Asking;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class Interaction_laws
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(200);

    private static readonly string[] Names = [.. DrugIndex.ByName.Keys.Order(StringComparer.Ordinal), "Contrave", "Symbyax", "ibuprofen", "nerve tonic", ""];

    private static readonly Gen<Medication> ADrug =
        from name in Gen.Elements(Names)
        from id in Gen.Choose(1, 6)
        from status in Gen.Elements<string?>("active", "active", "completed", "stopped", "on-hold", null)
        from statement in Gen.Elements(true, false)
        from coded in Gen.Elements(true, false)
        from asNeeded in Gen.Elements(true, false)
        from ended in Gen.Choose(0, 20)
        select (coded ? Clinical(name) : Named(name)) with
        {
            From = $"bundle:{(statement ? "MedicationStatement" : "MedicationRequest")}/{id}",
            Kind = statement ? MedicationKind.Statement : MedicationKind.Request,
            Status = status,
            AsNeeded = asNeeded,
            PeriodEnd = statement && ended > 0 ? new WrittenTime("then", Now.AddDays(-ended), Now.AddDays(-ended)) : null,
            Dosages = [new() { Amount = ended, Unit = "mg", Frequency = 1, Period = 1, PeriodUnit = "d" }],
        };

    private static readonly Gen<(Medication[] List, Route? Route)> ACase =
        from count in Gen.Choose(0, 8)
        from list in ADrug.ArrayOf(count)
        from route in Gen.Elements<Route?>(null, Route.Oral, Route.Intravenous, Route.IntranasalEsketamine)
        select (list, route);

    [Fact]
    public void The_order_of_the_list_changes_nothing() => Check.One(Quick, Prop.ForAll(ACase.ToArbitrary(), asked =>
    {
        var forwards = Judge(asked.Route, asked.List);
        var backwards = Judge(asked.Route, [.. asked.List.Reverse()]);
        Assert.Equal(forwards.Outcome, backwards.Outcome);
        Assert.Equal(forwards.DiazepamEquivalentMgPerDay, backwards.DiazepamEquivalentMgPerDay);
        Assert.Equal(forwards.Findings.Select(Shown), backwards.Findings.Select(Shown));
        Assert.Equal(forwards.Checked.Select(line => line.Result).Order(), backwards.Checked.Select(line => line.Result).Order());
    }));

    [Fact]
    public void One_more_drug_never_makes_it_look_better() => Check.One(Quick, Prop.ForAll(ACase.ToArbitrary(), ADrug.ToArbitrary(), (asked, more) =>
    {
        if (asked.List.Length == 0) return;
        var before = Judge(asked.Route, asked.List);
        var after = Judge(asked.Route, [.. asked.List, more]);
        Assert.True(after.Outcome <= before.Outcome);
        Assert.Empty(before.Findings.Select(found => (found.Finding.Rule, found.Drug.Ingredient)).Except(after.Findings.Select(found => (found.Finding.Rule, found.Drug.Ingredient))));
        if (before.DiazepamEquivalentMgPerDay is { } sum) Assert.True(after.DiazepamEquivalentMgPerDay is not { } larger || larger >= sum);
    }));

    [Fact]
    public void Not_knowing_the_route_is_never_better_than_any_route() => Check.One(Quick, Prop.ForAll(ACase.ToArbitrary(), asked =>
    {
        var unknown = Judge(null, asked.List).Outcome;
        Assert.All(Enum.GetValues<Route>(), route => Assert.True(unknown <= Judge(route, asked.List).Outcome));
    }));

    [Fact]
    public void Every_line_gets_a_result_and_no_text_is_too_odd() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<string, string, string>((text, display, code) =>
    {
        var odd = Named(text ?? "") with
        {
            Codes = [new(ClinicalCode.RxNorm, code ?? "", display)],
            Form = display,
            Route = text,
            Dosages = [new() { Amount = 1, Unit = text, Frequency = 1, Period = 1, PeriodUnit = display, Most = (1, code, 1, text) }],
            Strengths = [new(text ?? "", 1, display, code)],
        };
        Assert.Single(Judge(Route.Intravenous, odd, odd).Checked.Select(line => line.Result).Distinct());
        Assert.NotNull(Judge(Route.Intravenous, Said("lorazepam " + text) with { Dosages = odd.Dosages, Strengths = odd.Strengths }));
        _ = KetamineAllergy.Read(new Allergy("bundle:x") { Codes = odd.Codes, Texts = [text ?? "", display ?? ""], Reactions = [text ?? ""] });
    }));

    [Fact]
    public void A_name_is_found_in_any_company() => Check.One(Quick, Prop.ForAll(Gen.Elements(Names).Where(name => DrugIndex.ByName.ContainsKey(name) && name is not ("calcium" or "magnesium" or "zinc")).ToArbitrary(), Gen.Elements(Names).ToArbitrary(), (name, other) =>
        Assert.Contains(name, Judge(null, Named($"{other} 10 MG / {name} (5 mg) XR")).Only().Ingredients)));

    private static string Shown(InteractionFinding found) =>
        $"{found.Finding.Rule} {found.Finding.Severity} {found.Finding.Because} {found.Drug} {found.Finding.ClearsAt} {string.Join(';', found.Finding.Inputs)}";
}
