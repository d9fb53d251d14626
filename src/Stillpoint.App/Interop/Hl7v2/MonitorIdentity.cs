using System.Net;
using System.Text;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Where a message says it was measured (PV1-3): the words, and whether they name a bed; a ward alone is where many stand.</summary>
internal sealed record MonitorPlace(string Text, bool NamesBed)
{
    public static MonitorPlace? Of(Hl7Field location, byte subcomponent)
    {
        if (MonitorIdentity.Join(location, '^', subcomponent, 1, 2, 3, 4, 7, 8) is not { } text) return null;
        var bed = location.Component(3);
        var inner = bed.Raw.IndexOf(subcomponent);
        return new(text, inner < 0 || subcomponent == 0 ? !bed.IsEmpty : !bed.Subcomponent(2).IsEmpty);
    }
}

/// <summary>
/// What tells a monitor from every other: a number of its own (EUI-64), else the bed its gateway names, else who sends it from
/// which address. Whatever may be said by two devices is never an identity alone.
/// </summary>
internal readonly record struct MonitorIdentity(string? Sender, bool IsOneDevice, IPAddress From)
{
    private const int Longest = 200;

    public static MonitorIdentity Of(Hl7Message message, IPAddress from)
    {
        var application = message.Header[3];
        var inner = message.Delimiters.Subcomponent;
        var name = Join(application, '^', inner, 1, 2);
        if (IsNumber(application.Component(2).Raw)) return new(name, IsUnique(application.Component(2).Raw), from);
        var place = Join(message.Header[4], '^', inner, 1, 2);
        return new(place is null ? name : $"{name}|{place}", false, from);
    }

    /// <param name="equipment">OBX-18, or its number where it has one.</param>
    /// <param name="order">The device's number in OBR-3.</param>
    public string? Of(string? equipment, string? order, MonitorPlace? place)
    {
        if (equipment is not null && IsNumber(Encoding.ASCII.GetBytes(equipment))) return equipment;
        if (equipment is not null) return Short(Sender is null ? $"{equipment} at {From}" : $"{Sender}/{equipment}");
        if (place is { NamesBed: true }) return Short(Sender is null ? $"@{place.Text} at {From}" : $"{Sender}@{place.Text}");
        if (IsOneDevice) return Short(Sender!);
        if (order is not null) return order;
        if (Sender is null && place is null) return null;
        return Short(place is null ? $"{Sender} at {From}" : $"{Sender}@{place.Text} at {From}");
    }

    /// <summary>The number of a device among the parts of its name, else its first part.</summary>
    public static string? Equipment(Hl7Field name)
    {
        for (var part = 1; part <= 3; part++)
            if (IsNumber(name.Component(part).Raw)) return name.Component(part).Text;
        return Join(name, '^', 0, 1) ?? Join(name, '^', 0, 3);
    }

    public static string? Number(Hl7Field name) => IsUnique(name.Component(3).Raw) ? name.Component(3).Text : null;

    /// <summary>Some components of a field as one text without trailing separators; null when all are empty.</summary>
    public static string? Join(Hl7Field field, char separator, byte subcomponent, params ReadOnlySpan<int> components)
    {
        var text = new StringBuilder();
        var meant = 0;
        foreach (var number in components)
        {
            if (number != components[0]) text.Append(separator);
            var part = field.Component(number);
            if (part.Raw.Trim(subcomponent).Trim((byte)' ').IsEmpty) continue;
            text.Append(part.Text);
            meant = text.Length;
        }
        return meant == 0 ? null : text.ToString(0, meant);
    }

    /// <summary>Sixteen hexadecimal digits.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        if (text.Length != 16) return false;
        foreach (var sign in text)
            if (!char.IsAsciiHexDigit((char)sign)) return false;
        return true;
    }

    /// <summary>A number whose last part was never set is every such device's.</summary>
    private static bool IsUnique(ReadOnlySpan<byte> text) => IsNumber(text) && text[^6..].ContainsAnyExcept((byte)'0');

    /// <summary>What is too long to be kept ends in what no other shares.</summary>
    private static string Short(string identity) => identity.Length <= Longest ? identity
        : $"{identity[..(Longest - 17)]}…{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]}";
}
