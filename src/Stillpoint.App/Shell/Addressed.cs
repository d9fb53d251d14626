using System.Globalization;

namespace Stillpoint.App.Shell;

/// <summary>What stands behind the question mark of an address, which anybody may write there: what can't be read is as if it weren't there.</summary>
internal static class Addressed
{
    public static Guid? Id(string? typed) => Guid.TryParse(typed, out var id) ? id : null;

    public static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
