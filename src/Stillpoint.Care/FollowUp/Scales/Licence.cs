namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>What may be done with the wording of an instrument.</summary>
public enum LicenceMode
{
    /// <summary>The official wording may ship, unaltered and with its notice; where it does not ship, we could not read the owner's form.</summary>
    WordsShip,
    /// <summary>Shown only when the clinic has loaded its text and recorded its permission.</summary>
    WordsWithPermission,
    /// <summary>Never shown: the rater reads the clinic's licensed copy and enters item numbers or the total.</summary>
    NumbersOnly,
}

/// <summary>Who owns an instrument, on what terms, and the notice that goes with its words.</summary>
/// <param name="Owner">The holder of the rights, as far as known.</param>
/// <param name="Terms">What is known of the terms, in our words.</param>
public sealed record Licence(LicenceMode Mode, string Owner, string Terms)
{
    /// <summary>Printed wherever the words are.</summary>
    public string? Notice { get; init; }

    /// <summary>Who must still read the owner's current terms, and before what.</summary>
    public string StillToRead => Mode switch
    {
        LicenceMode.WordsShip => "The publisher of a release, before releasing",
        LicenceMode.WordsWithPermission => "The clinic, before it loads the wording",
        LicenceMode.NumbersOnly => "The clinic, for its own licensed copies",
    };
}

/// <summary>A clinic's record that it may show an instrument's words: who gave it, when, and which document says so.</summary>
public sealed record PermissionRecord(string GivenBy, DateOnly On, string Document);
