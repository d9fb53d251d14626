using System.Globalization;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside.Forms;

/// <summary>
/// A form of the bedside that writes an entry. The names of its inputs are the names in the stored body, so that a script may send the
/// same words without leaving the page; without one it is read here.
/// </summary>
/// <param name="handler">What tells it from the other forms of its page.</param>
internal abstract class BedsideForm(string handler, ClinicClock clock) : Form(handler)
{
    /// <summary>Longer ago than this a time of day is not taken for yesterday's.</summary>
    private static readonly TimeSpan LongestAgo = TimeSpan.FromHours(12);

    /// <summary>When it was: left blank it is now, or the moment that is carried along.</summary>
    public ClockInput At { get; } = new("Measured at", clock, LongestAgo);

    /// <summary>The moment of what is corrected, or of what a monitor measured.</summary>
    public CarriedInput Measured { get; } = new();

    /// <summary>The entry it corrects.</summary>
    public CarriedInput Supersedes { get; } = new();

    /// <summary>What it writes, once everything could be read.</summary>
    protected abstract Entry Entry { get; }

    /// <summary>The same, each with its own moment where it has one.</summary>
    public virtual IEnumerable<(Entry Entry, DateTimeOffset? At)> Entries => [(Entry, At.Value ?? Moment(Measured))];

    /// <summary>What the script calls it.</summary>
    public string Kind => EntryCodec.WordFor(Kinds);

    /// <summary>The kind of entry it writes, known before anything is typed.</summary>
    protected abstract Type Kinds { get; }

    public Guid? Corrects => Guid.TryParse(Supersedes.Value, out var earlier) ? earlier : null;

    /// <summary>The form corrects this entry, and keeps its moment unless another is typed.</summary>
    public void Correct(SessionEvent earlier) => (Supersedes.Typed, Measured.Typed) = (earlier.Id.ToString(), Written(earlier.MeasuredAt));

    public static string Written(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    protected static DateTimeOffset? Moment(CarriedInput carried) =>
        carried.Value is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>The same of one kind of entry.</summary>
internal abstract class BedsideForm<T>(string handler, ClinicClock clock) : BedsideForm(handler, clock) where T : Entry
{
    protected sealed override Type Kinds => typeof(T);
}
