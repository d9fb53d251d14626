using Stillpoint.App.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>Whose readings are meant: the patient, and when which monitor was on them.</summary>
/// <param name="ToConfirm">Monitors at the chair that nobody has yet said to be on this patient.</param>
/// <param name="Agreed">Names on a monitor that people have said to be this patient's.</param>
internal sealed record ReadingOwner(PatientRow Patient, IReadOnlyList<Attachment> Attached, IReadOnlyList<Guid> ToConfirm, HashSet<NamedAs> Agreed)
{
    public bool Owns(StoredReading stored) => On(stored.Reading) is not null;

    /// <summary>The same monitors at the same times on the same person, under the same names.</summary>
    public bool IsSame(ReadingOwner other) => Attached.SequenceEqual(other.Attached) && ToConfirm.SequenceEqual(other.ToConfirm) && Agreed.SetEquals(other.Agreed)
        && (Patient.Reference, Patient.FamilyName, Patient.GivenName, Patient.BirthDate) == (other.Patient.Reference, other.Patient.FamilyName, other.Patient.GivenName, other.Patient.BirthDate);

    /// <summary>
    /// A reading as it may be shown; of one that names somebody else only that it came. A cuff pressure that the monitor repeats
    /// from before it was on this patient is of whoever it was on then.
    /// </summary>
    public object Judge(StoredReading stored)
    {
        var (number, reading) = stored;
        if (reading.Named is { } text && new NamedAs(reading.Device, text) is var named && !Agreed.Contains(named))
        {
            var match = named.Named.Match(Patient.Reference, Patient.FamilyName, Patient.GivenName, Patient.BirthDate);
            if (match is not NamedMatch.Same) return new Mismatch(number, reading.Device, reading.MeasuredAt, match is NamedMatch.Unclear ? named : null);
        }
        var since = On(reading)?.From ?? reading.MeasuredAt;
        return new SessionReading(number, reading.Device, reading.MeasuredAt, reading.RecordedAt,
            [.. ReadingText.Read(reading.Signals).Where(signal => !(signal.At < since))], reading.RecordedAt - reading.MeasuredAt > DeviceClock.LiveWithin);
    }

    private Attachment? On(NewReading reading) => Attached.FirstOrDefault(attachment => attachment.Covers(reading.Device, reading.MeasuredAt));
}
