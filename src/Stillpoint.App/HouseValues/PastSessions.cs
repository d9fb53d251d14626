namespace Stillpoint.App.HouseValues;

/// <summary>What a house would have made of sessions that are over.</summary>
/// <param name="Sessions">How many were judged again.</param>
/// <param name="Otherwise">How many charted sets and scores would have raised something else.</param>
/// <param name="Rules">The rules that differ, with how often.</param>
internal sealed record JudgedAgain(int Sessions, int Otherwise, IReadOnlyList<(string Rule, int Times)> Rules);

/// <summary>Judges what was decided and ordered in the same time by another house: what knows how to judge it stands above the house.</summary>
internal interface IPastDecisions
{
    /// <summary>How many decisions on suitability and signed orders were judged again, and how many would have found something else.</summary>
    Task<JudgedAgain> Under(Guid clinic, House other, CancellationToken cancel = default);
}

/// <summary>Judges the gate and the way home of past sessions by another house: both stand above the house.</summary>
internal interface IPastDays
{
    /// <summary>No more sessions than this are judged again, the newest first.</summary>
    const int Most = 200;

    /// <summary>How many gates and goings home were judged again, and how many would have been open or closed otherwise.</summary>
    Task<JudgedAgain> Under(Guid clinic, House other, CancellationToken cancel = default);
}

/// <summary>Judges past sessions of a clinic by another house: the strips that hold them stand above the house.</summary>
internal interface IPastSessions
{
    /// <summary>The newest sessions look no further back than this.</summary>
    static readonly TimeSpan Back = TimeSpan.FromDays(90);

    Task<JudgedAgain> Under(Guid clinic, House other, CancellationToken cancel = default);
}
