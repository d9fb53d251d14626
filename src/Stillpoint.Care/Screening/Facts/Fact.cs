using System.Globalization;
using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>Something known about one patient: what, when it was measured or stated, and from which record.</summary>
/// <param name="At">When it was measured, as the record wrote it.</param>
/// <param name="From"><c>fact</c>, or <c>bundle:Type/id</c>.</param>
public abstract record Fact(FactKey Key, WrittenTime At, string From)
{
    /// <summary>The code it was recorded under, where that is not the key itself.</summary>
    public string? Path { get; init; }

    /// <summary>Who or what says so, in the words of the record.</summary>
    public string? Source { get; init; }

    /// <summary>Marked as wrong by whoever charted it (movement, a cuff not at rest): kept, and no reading.</summary>
    public bool IsArtefact { get; init; }

    public abstract object Untyped { get; }

    /// <summary>This fact among the inputs of a finding.</summary>
    public abstract Input Input { get; }

    /// <summary>The value for a page, with its unit.</summary>
    public string Shown => Key.Show(Untyped);
}

public sealed record Fact<T>(FactKey<T> Of, T Value, WrittenTime At, string From) : Fact(Of, At, From) where T : notnull
{
    public override object Untyped => Value;

    public override Input Input => new(Path ?? Key.Key, Of.Tell(Value), Key.Unit, At.Written, From);
}

/// <summary>Moments as a person of the clinic states them: exact, with their offset.</summary>
public static class Stated
{
    public static WrittenTime At(DateTimeOffset moment) =>
        new(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture), moment, moment);
}
