using System.Globalization;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Gate;

/// <summary>What the page of the gate displays of what it asks to be signed, a line each.</summary>
internal static class GateLines
{
    /// <summary>The whole gate: what two people sign when they sign the time-out.</summary>
    public static IEnumerable<ShownLine> TimeOut(GateView look, ClinicClock clock) =>
    [
        .. ShownSession.Of(look.View, clock),
        .. look.Answer.Items.Select(item => new ShownLine(item.Rule.Label, look.Acknowledged.TryGetValue(item.Rule.Id, out var seen) ? $"looked at: {seen.Entry.Answer}" : item.Status.ToString())),
    ];

    /// <summary>One item with what it was judged on, which doesn't move with the clock as its sentence may.</summary>
    public static IEnumerable<ShownLine> Item(GateView look, string id) =>
        look.Answer.Items.Where(item => item.Rule.Id == id).Select(item => new ShownLine(item.Rule.Label, string.Join(", ", [item.Status.ToString(), .. (item.Finding?.Inputs ?? []).Select(Words)])));

    private static string Words(Care.Findings.Input input) =>
        string.Join(' ', new[] { input.Path, input.Value is IEnumerable<string> several ? string.Join(" and ", several) : Convert.ToString(input.Value, CultureInfo.InvariantCulture), input.Unit, input.At }.Where(word => !string.IsNullOrEmpty(word)));
}
