using System.Buffers;
using System.Globalization;
using System.Text;

namespace Stillpoint.App.Shell.Forms;

/// <summary>
/// Which signs a text may hold. What can't be seen makes two names look alike or turns a line around on the screen: control
/// characters, invisible letters, signs that reverse the direction of writing, and what is no character at all are refused.
/// </summary>
internal static class Signs
{
    /// <summary>Letters that are drawn as nothing, and the one that stands for a letter that was lost.</summary>
    private static readonly HashSet<int> Invisible = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0, 0xFFFD];

    private const int NonJoiner = 0x200C, Joiner = 0x200D;

    /// <summary>The first sign that is refused; null when every one is taken.</summary>
    /// <param name="lines">Whether the text may have several lines.</param>
    public static int? Refused(string text, bool lines)
    {
        Rune? before = null;
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var sign, out var length) != OperationStatus.Done) return text[at];
            if (!IsTaken(sign, before, lines)) return sign.Value;
            before = sign;
            at += length;
        }
        return null;
    }

    private static bool IsTaken(Rune sign, Rune? before, bool lines) => Rune.GetUnicodeCategory(sign) switch
    {
        UnicodeCategory.Control => lines && sign.Value is '\n' or '\r' or '\t',
        // Some scripts and drawn signs are spelled with a joiner between two letters; between Latin letters it only hides.
        UnicodeCategory.Format => sign.Value is NonJoiner or Joiner && before is { } letter && IsJoined(letter),
        UnicodeCategory.NonSpacingMark when IsVariant(sign) => before is { } drawn && IsJoined(drawn),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
        _ => !Invisible.Contains(sign.Value),
    };

    private static bool IsJoined(Rune sign) => sign.Value > 0x02FF && !Invisible.Contains(sign.Value)
        && Rune.GetUnicodeCategory(sign) is UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierSymbol;

    private static bool IsVariant(Rune sign) => sign.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
