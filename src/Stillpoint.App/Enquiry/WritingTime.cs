using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Enquiry;

/// <summary>
/// Tells a person from a program without asking anybody else: a person reads a public form before they send it. The page carries the
/// moment it was drawn, sealed for this one form, so that it can be neither made up nor used for another.
/// </summary>
internal sealed class WritingTime(IDataProtectionProvider keys, TimeProvider clock)
{
    /// <summary>Nobody reads and writes such a form faster.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);

    private readonly IDataProtector seal = keys.CreateProtector("Stillpoint.PublicForms.1");

    /// <summary>The form is drawn; drawn again, it keeps the moment it was drawn first.</summary>
    public void Begin(Form form, CarriedInput opened)
    {
        if (DrawnAt(form, opened.Typed) is not null) return;
        var now = clock.GetUtcNow();
        opened.Typed = seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{form.Id(now)} {now.ToUnixTimeMilliseconds()}"));
    }

    /// <summary>Why it is not taken yet, with every word kept; null when a person may have written it.</summary>
    public Outcome? Doubt(Form form, CarriedInput opened)
    {
        if (DrawnAt(form, opened.Typed) is not { } drawn)
        {
            Begin(form, opened);
            return Outcome.No(WritingTexts.SendAgain.In(form.Language));
        }
        return clock.GetUtcNow() - drawn < Least ? Outcome.No(WritingTexts.TooFast.In(form.Language)) : null;
    }

    private DateTimeOffset? DrawnAt(Form form, string carried)
    {
        try
        {
            return seal.Unprotect(carried).Split(' ') is [var id, var at] && id == form.Id(clock.GetUtcNow()).ToString() ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What is said to somebody who may be a program.</summary>
internal static class WritingTexts
{
    public static readonly Translated
        TooFast = new("That was faster than a person writes. Nothing is lost: wait a moment and press the button again.", "Fue más rápido de lo que escribe una persona. No se ha perdido nada: espere un momento y pulse otra vez."),
        SendAgain = new("Nothing is lost. Read it once more and press the button again.", "No se ha perdido nada. Léalo otra vez y pulse de nuevo.");
}
