using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>A form read against its instrument: every answer is a code of its item, or it is nothing.</summary>
public sealed class Filled
{
    private readonly int?[] codes;

    private Filled(Instrument instrument, int?[] codes, bool invalid, int answered, Sex? sex) =>
        (Instrument, this.codes, IsInvalid, Answered, Sex) = (instrument, codes, invalid, answered, sex);

    public Instrument Instrument { get; }

    /// <summary>A value is no code of its item, or the number of answers is not that of the form.</summary>
    public bool IsInvalid { get; }

    /// <summary>How many items have a valid answer.</summary>
    public int Answered { get; }

    public Sex? Sex { get; }

    /// <summary>The code of item <paramref name="number"/>, counted from 1; null when blank or unreadable.</summary>
    public int? this[int number] => codes[number - 1];

    public static Filled Read(Instrument instrument, IReadOnlyList<ItemAnswer> answers, Sex? sex = null)
    {
        var invalid = answers.Count != instrument.Items.Count;
        var answered = 0;
        var read = new int?[instrument.Items.Count];
        for (var index = 0; index < Math.Min(read.Length, answers.Count); index++)
        {
            var answer = answers[index];
            if (answer.IsBlank) continue;
            if (answer.Code is { } code && instrument.Items[index].Codes.Has(code))
            {
                read[index] = code;
                answered++;
            }
            else
            {
                invalid = true;
            }
        }
        // Of a form of the wrong length nobody knows which answer belongs to which item.
        return new(instrument, answers.Count == read.Length ? read : new int?[read.Length], invalid, answered, sex);
    }

    /// <summary>The same answers, of a form that contradicts itself.</summary>
    public Filled Doubted() => new(Instrument, codes, invalid: true, Answered, Sex);

    /// <summary>What an answer counts in a score.</summary>
    public int? Counts(int number) => this[number] is { } code ? Instrument.Item(number).Counts(code) : null;

    /// <summary>Blank, though the form asks for it.</summary>
    public bool IsMissing(int number) =>
        this[number] is null
        && !Instrument.Skips.Any(skip => skip.Over.Contains(number) && this[skip.When] == skip.Is)
        && !Instrument.EitherOr.Any(group => group.Contains(number) && group.Any(other => this[other] is not null));

    /// <summary>How many answers the form still needs; a group of which one is enough needs one.</summary>
    public int Missing => Instrument.Items.Count(item => IsMissing(item.Number)
        && !Instrument.EitherOr.Any(group => group.Contains(item.Number) && group[0] != item.Number));
}
