using System.Globalization;

namespace Stillpoint.Care.Kinetics;

/// <summary>
/// A published model of where the drug goes: linear compartments with constant rates, so that every curve has an exact
/// solution. Volumes in L, clearances in L/min, rate constants per minute.
/// </summary>
public abstract class Model
{
    /// <summary>A dose enters as at most so many separate streams.</summary>
    internal const int MostInputs = 2;

    protected Model(ModelCard card, IReadOnlyList<Parameter> parameters, Variability variability, ResidualErrors errors)
    {
        Card = card;
        Parameters = parameters;
        Variability = variability;
        Errors = errors;
    }

    public ModelCard Card { get; }

    public string Id => Card.Id;

    public IReadOnlyList<Parameter> Parameters { get; }

    public Variability Variability { get; }

    public ResidualErrors Errors { get; }

    /// <summary>The model's own rate constant to the effect site, per minute; null where it has none.</summary>
    public double? Ke0PerMinute { get; protected init; }

    /// <summary>How racemic doses outside a vein are taken up in this model.</summary>
    public AbsorptionTable Absorption { get; protected init; } = AbsorptionTable.Default;

    /// <summary>The model scales with weight; otherwise it asks for age and ancestry.</summary>
    public virtual bool ScalesWithWeight => true;

    public abstract bool Predicts(Series series);

    /// <summary>There is something to compute for this way in, published for this model or not.</summary>
    public abstract bool Accepts(GivenBy by);

    /// <summary>The absorption of this way in belongs to this model, and is not borrowed from another.</summary>
    public abstract bool Publishes(GivenBy by);

    /// <summary>The typical parameters of a person.</summary>
    internal virtual void Fill(Covariates who, Span<double> values)
    {
        var relative = (who.WeightKg ?? throw new ArgumentException("This model scales with weight.", nameof(who))) / 70;
        for (var i = 0; i < Parameters.Count; i++)
        {
            var parameter = Parameters[i];
            values[i] = parameter.WeightPower switch
            {
                0 => parameter.Typical,
                1 => parameter.Typical * relative,
                var power => parameter.Typical * Math.Pow(relative, power),
            };
        }
    }

    internal abstract int Count(in Layout layout);

    /// <summary>Writes the flows between compartments, blocks in the order drug passes through them, the centre of a block first.</summary>
    internal abstract void Assemble(ReadOnlySpan<double> values, in Layout layout, in Compartments into);

    /// <summary>Writes the streams by which a dose enters; answers how many.</summary>
    internal abstract int Enter(in Administration dose, ReadOnlySpan<double> values, in Layout layout, Span<Input> to);

    /// <summary>Every reason not to draw a curve for this person: outside these a page refuses.</summary>
    public IReadOnlyList<string> OutsideLimits(Covariates who)
    {
        var reasons = new List<string>();
        var limits = Card.Limits;
        if (ScalesWithWeight && who.WeightKg is { } kg && (kg < limits.LeastKg || kg > limits.MostKg))
            reasons.Add(Say($"A weight of {kg:0.###} kg is outside {limits.LeastKg:0}-{limits.MostKg:0} kg, the limits of {Card.Title}."));
        if (who.AgeYears is { } years)
        {
            if (years < limits.LeastYears || years > limits.MostYears)
                reasons.Add(Say($"An age of {years:0.##} years is outside {limits.LeastYears:0}-{limits.MostYears:0} years, the limits of {Card.Title}."));
        }
        else if (limits.AgeIsNeeded)
        {
            reasons.Add(Say($"The age is not known, and {Card.Title} is for {limits.LeastYears:0}-{limits.MostYears:0} years only."));
        }
        return reasons;
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
