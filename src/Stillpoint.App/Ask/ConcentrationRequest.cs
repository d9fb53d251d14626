using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Ask;

/// <summary>Reads who, which model and which doses a curve is asked for; <c>population</c> reads the same words.</summary>
internal static class ConcentrationRequest
{
    private const double LatestMinute = 100_000_000, FastestPerMinute = 10_000;

    private static readonly (string Word, GivenBy By)[] Types =
    [
        ("iv_infusion", GivenBy.IntravenousInfusion), ("iv_bolus", GivenBy.IntravenousBolus), ("im", GivenBy.Intramuscular), ("sc", GivenBy.Subcutaneous),
        ("po", GivenBy.Oral), ("sl", GivenBy.Sublingual), ("in", GivenBy.Intranasal), ("in_esk", GivenBy.EsketamineSpray), ("po_esk", GivenBy.EsketamineOral), ("otf", GivenBy.EsketamineFilm),
    ];

    /// <summary>A level to reach: by plasma or effect site, in steps of a pump.</summary>
    internal sealed record Aim(bool Plasma, double NgPerMl, double Interval, double MostPerMinute, int Steps);

    /// <param name="ageToo">A model that scales with weight is told the age as well, because its limits will be enforced.</param>
    public static Subject Subject(Fields request, List<string> warnings, bool ageToo = false)
    {
        var id = request.Required("model", request.Text("model"));
        var model = PublishedModels.Find(id) ?? throw Fields.Refuse("unknown_model", Unknown(id), request.At("model"));
        var subject = new Subject(model, Covariates(request, model, warnings, ageToo));
        if (Positive(request, "ke0_per_min", FastestPerMinute) is { } ke0) subject = subject with { Ke0PerMinute = ke0 };
        if (request.Object("absorption") is { } absorption) subject = subject with { Absorption = Absorption(absorption, subject.Absorption) };
        return subject;
    }

    public static Administration[] Doses(Fields request, Subject subject, List<string> warnings) =>
        [.. request.Required("doses", request.Array("doses")).Select(each => Dose(Fields.Of(each.Item, each.Path), subject, warnings))];

    public static double[]? Numbers(Fields from, string name, double least, double most)
    {
        if (from.Array(name) is not { } items) return null;
        var numbers = new List<double>();
        foreach (var (item, path) in items)
        {
            if (item.ValueKind != JsonValueKind.Number) throw Fields.Refuse("invalid_type", "A number is expected here.", path);
            if (!item.TryGetDouble(out var number) || !(number >= least && number <= most)) throw Fields.Refuse("invalid_value", "This number is out of range.", path);
            numbers.Add(number);
        }
        return [.. numbers];
    }

    public static IReadOnlyList<MeasuredLevel>? Observed(Fields request, Subject subject)
    {
        if (request.Array("observed") is not { } items) return null;
        if (subject.Model != PublishedModels.Default) throw request.Invalid("observed", "Measured levels are fitted with rac-adult-default only.");
        var levels = items.Select(each =>
        {
            var level = Fields.Of(each.Item, each.Path).Only("t", "ng_per_mL");
            return new MeasuredLevel(Required(level, "t", 0, LatestMinute), Positive(level, "ng_per_mL", (double)Plausible.Most) ?? throw level.Missing("ng_per_mL"));
        }).ToArray();
        return levels.Length > 0 ? levels : throw request.Invalid("observed", "At least one measured level is needed.");
    }

    public static Aim? Target(Fields request, Subject subject)
    {
        if (request.Object("target") is not { } target) return null;
        target.Only("mode", "ng_per_mL", "interval_min", "max_rate_mg_per_min", "steps");
        var plasma = target.Required("mode", target.Choice("mode", "plasma", "effectSite")) == "plasma";
        if (!plasma && subject.Ke0PerMinute is null) throw target.Invalid("mode", "This model has no effect site; give ke0_per_min.");
        var steps = plasma ? target.Required("steps", target.Integer("steps")) : target.Integer("steps") ?? 1;
        if (steps is < 1 or > 100_000) throw target.Invalid("steps", "'steps' is between 1 and 100000.");
        return new(
            plasma,
            Positive(target, "ng_per_mL", (double)Plausible.Most) ?? throw target.Missing("ng_per_mL"),
            Positive(target, "interval_min", LatestMinute) ?? throw target.Missing("interval_min"),
            Required(target, "max_rate_mg_per_min", 0, (double)Plausible.Most),
            steps);
    }

    private static string Unknown(string id) => PublishedModels.Unavailable.FirstOrDefault(model => model.Id == id) is { } known
        ? $"{known.Paper} is known but cannot be computed here. {known.Why}"
        : $"A model is one of {string.Join(", ", PublishedModels.All.Select(model => model.Id))}.";

    private static Covariates Covariates(Fields request, Model model, List<string> warnings, bool ageToo)
    {
        var who = request.Object("covariates") ?? throw request.Missing("covariates");
        if (model.ScalesWithWeight)
        {
            if (ageToo) who.Only("weightKg", "ageY");
            else who.Only("weightKg");
            var kilograms = Positive(who, "weightKg", (double)Plausible.Most) ?? throw who.Missing("weightKg");
            if (kilograms < (double)Plausible.Least) throw who.Invalid("weightKg", "Nobody weighs so little.");
            return new() { WeightKg = kilograms, AgeYears = ageToo ? Required(who, "ageY", 0, 120) : null };
        }
        who.Only("ageY", "asian", "japanese");
        var covariates = new Covariates { AgeYears = Required(who, "ageY", 0, 120), Asian = who.Bool("asian"), Japanese = who.Bool("japanese") };
        if (covariates.Asian is null || covariates.Japanese is null)
            warnings.Add("Not stated whether Asian or Japanese: computed as for neither.");
        else if (covariates is { Asian: false, Japanese: true })
            warnings.Add("Japanese but not Asian: only the Japanese effect of this model is applied.");
        return covariates;
    }

    private static AbsorptionTable Absorption(Fields absorption, AbsorptionTable table)
    {
        absorption.Only("im", "sc", "po", "sl", "in");
        foreach (var (word, by) in Types)
        {
            if (!by.IsRacemicDepot() || absorption.Object(word) is not { } row) continue;
            row.Only("F", "Fnk", "ka");
            table = table.With(by, new(
                Optional(row, "F", 0, 1) ?? table[by].Bioavailability,
                Optional(row, "Fnk", 0, 1) ?? table[by].Norketamine,
                Positive(row, "ka", FastestPerMinute) ?? table[by].PerMinute));
        }
        return table;
    }

    private static Administration Dose(Fields dose, Subject subject, List<string> warnings)
    {
        dose.Only("type", "t", "mg", "dur", "lag", "spray");
        var word = dose.Required("type", dose.Choice("type", [.. Types.Select(type => type.Word)]));
        var by = Types.First(type => type.Word == word).By;
        if (!subject.Model.Accepts(by)) throw dose.Invalid("type", $"{subject.Model.Id} has no {by.Words()} doses.");

        var duration = Optional(dose, "dur", 0, LatestMinute);
        if (by == GivenBy.IntravenousInfusion) _ = dose.Required("dur", duration);
        else if (duration > 0) throw dose.Invalid("dur", "Only an infusion has a duration.");
        var spray = dose.Integer("spray");
        if (spray is { } number && (number < 1 || by != GivenBy.EsketamineSpray)) throw dose.Invalid("spray", "'spray' is the number of an esketamine device within its session, from 1.");
        if (by == GivenBy.EsketamineSpray && spray is null)
            warnings.Add($"{dose.Path} has no spray number: taken as the first device of its session.");
        return new(by, Required(dose, "t", 0, LatestMinute), Required(dose, "mg", 0, (double)Plausible.Most), duration ?? 0, Optional(dose, "lag", 0, LatestMinute) ?? 0, spray ?? 1);
    }

    private static double Required(Fields from, string name, double least, double most) => from.Required(name, Optional(from, name, least, most));

    private static double? Optional(Fields from, string name, double least, double most) => from.Double(name) switch
    {
        null => null,
        { } number when number >= least && number <= most => number,
        _ => throw from.Invalid(name, FormattableString.Invariant($"'{name}' is a number from {least:R} to {most:R}.")),
    };

    private static double? Positive(Fields from, string name, double most) => from.Double(name) switch
    {
        null => null,
        { } number when number > 0 && number <= most => number,
        _ => throw from.Invalid(name, FormattableString.Invariant($"'{name}' is above zero and at most {most:R}.")),
    };
}
