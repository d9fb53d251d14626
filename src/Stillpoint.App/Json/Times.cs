using System.Globalization;

namespace Stillpoint.App.Json;

/// <summary>Dates and times of the contract: ISO 8601, always with an offset in our own fields.</summary>
internal static class Times
{
    /// <summary>An instant as the contract writes it: whole seconds plainly, fractions only when there are any, the offset as it was.</summary>
    public static string Write(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
