using Stillpoint.Care.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>Which chairs of the floor are shown. One that is red is shown whatever is asked for.</summary>
internal static class FloorFilter
{
    public const string Mine = "mine", OnBoard = "drug", Free = "free";

    public static IReadOnlyList<(string Show, string Words)> All { get; } = [("", "All"), (Mine, "Mine"), (OnBoard, "Drug on board"), (Free, "Free")];

    public static FloorView Only(this FloorView view, string? show) => show switch
    {
        Mine => view with { Chairs = [.. view.Chairs.Where(chair => IsRed(chair) || (chair.View is { } session && view.Mine.Contains(session.Id)))] },
        OnBoard => view with { Chairs = [.. view.Chairs.Where(chair => IsRed(chair) || HasDrug(chair))] },
        Free => view with { Chairs = [.. view.Chairs.Where(chair => IsRed(chair) || chair is { View: null, Unreadable: null })] },
        _ => view,
    };

    /// <summary>Somebody in whom the drug is or was lately: they are watched.</summary>
    public static bool HasDrug(FloorChair chair) => chair.View?.Story.Phase is Phase.Running or Phase.Paused or Phase.Recovery;

    private static bool IsRed(FloorChair chair) => chair.Attention.Level is AttentionLevel.Red;
}
