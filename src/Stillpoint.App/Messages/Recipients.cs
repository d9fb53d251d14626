using PhoneNumbers;

namespace Stillpoint.App.Messages;

/// <summary>A number or address as two spellings of it are compared.</summary>
internal static class Recipients
{
    public static string Normal(string channel, string recipient)
    {
        if (channel == "email") return recipient.Trim().ToLowerInvariant();
        try
        {
            return PhoneNumberUtil.GetInstance().Format(PhoneNumberUtil.GetInstance().Parse(recipient, "US"), PhoneNumberFormat.E164);
        }
        catch (NumberParseException)
        {
            // The library says by an exception what a person can cause.
            return recipient.Trim();
        }
    }

    /// <summary>Enough to tell it from another, and no more.</summary>
    public static string Masked(string channel, string recipient) =>
        channel == "email" ? recipient.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{recipient[0]}…{recipient[at..]}" : "…" : recipient.Length > 4 ? $"…{recipient[^4..]}" : "…";
}
