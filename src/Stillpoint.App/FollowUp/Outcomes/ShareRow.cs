namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>A share with its interval, in percent: ours, or published.</summary>
public sealed record ShareRow(string Says, double Percent, double Low, double High, bool Ours);
