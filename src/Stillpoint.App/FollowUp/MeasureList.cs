using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp;

/// <summary>The forms this clinic works with.</summary>
internal static class MeasureList
{
    /// <summary>What staff may enter here: everything with items or a total that is not scored on the strip of a session.</summary>
    public static IReadOnlyList<Instrument> Entered { get; } = [.. Instruments.All.Where(instrument => !instrument.AtTheChair && (instrument.Items.Count > 0 || instrument.Total is not null))];
}
