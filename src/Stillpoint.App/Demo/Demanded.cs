using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Demo;

/// <summary>What the demo asks of a desk must be done: a refusal there is a mistake in the demo.</summary>
internal static class Demanded
{
    public static void IsDone(this Outcome outcome)
    {
        if (outcome is Outcome.Refused refused) throw new InvalidOperationException($"The demo was refused: {string.Join(' ', refused.All.Select(one => one.Says))}");
    }
}
