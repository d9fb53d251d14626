namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>Whether, and with which words, a form may be shown.</summary>
public abstract record FormText
{
    private FormText() { }

    /// <summary>The words that may be shown, with the notice that must stand beside them. Only the rule below makes one, so holding one is the permission.</summary>
    public sealed record Shown : FormText
    {
        internal Shown(Instrument instrument, Wording wording, string? notice) => (Instrument, Wording, Notice) = (instrument, wording, notice);

        public Instrument Instrument { get; }

        public Wording Wording { get; }

        public string? Notice { get; }
    }

    /// <summary>No words may be shown, and why; the form is filled in by item numbers or total.</summary>
    public sealed record Withheld(Instrument Instrument, string Because) : FormText;

    /// <summary>The words of an instrument in a language: those that ship, or those the clinic loaded and may show.</summary>
    public static FormText For(Instrument instrument, string language, Wording? ofClinic = null, PermissionRecord? permission = null)
    {
        var own = ofClinic?.Language == language ? ofClinic : null;
        switch (instrument.Licence.Mode)
        {
            case LicenceMode.NumbersOnly:
                return new Withheld(instrument, $"{instrument.Code} is read from the clinic's licensed copy; item numbers or the total are entered here.");
            case LicenceMode.WordsWithPermission when permission is null:
                return new Withheld(instrument, $"No permission to show the words of {instrument.Code} has been recorded.");
        }
        return (own ?? instrument.Wordings.FirstOrDefault(wording => wording.Language == language)) is { } words
            ? new Shown(instrument, words, words.Notice ?? instrument.Licence.Notice)
            : new Withheld(instrument, $"The words of {instrument.Code} have not been loaded in this language.");
    }
}
