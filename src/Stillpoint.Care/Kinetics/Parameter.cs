namespace Stillpoint.Care.Kinetics;

/// <summary>One number of a model: its typical value at 70 kg, how it scales with weight, and where it was printed.</summary>
/// <param name="Symbol">The letter of the equations.</param>
/// <param name="Unit">L, L/min, /min, min or a fraction.</param>
/// <param name="WeightPower">The power of weight/70 it is multiplied by.</param>
/// <param name="From">Where the number stands.</param>
public sealed record Parameter(string Symbol, string Name, string Unit, double Typical, double WeightPower, string From);
