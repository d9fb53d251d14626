using Stillpoint.Care.Persons;

namespace Stillpoint.Care.Tests.Persons;

public sealed class Two_charts_of_one_person
{
    private static PersonMarks Of(string given, string family, string? born, string? phone = null, string? email = null) =>
        new([given, family], born is null ? null : DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), null, phone is null ? [] : [phone], email);

    public static TheoryData<string, Sameness, PersonMarks, PersonMarks> Cases => new()
    {
        { "same name and birth date", Sameness.Likely, Of("Zoë", "Núñez", "1984-03-11"), Of("Zoe", "Nunez", "1984-03-11") },
        { "names in each other's field", Sameness.Likely, Of("Zoe", "Nunez", "1984-03-11"), Of("Nunez", "Zoe", "1984-03-11") },
        { "a letter wrong", Sameness.Likely, Of("Juniper", "Vale", "1984-03-11"), Of("Junipre", "Vale", "1984-03-11") },
        { "an initial", Sameness.Likely, Of("J.", "Vale", "1984-03-11"), Of("Juniper", "Vale", "1984-03-11") },
        { "day and month swapped", Sameness.Likely, Of("Juniper", "Vale", "1984-03-11"), Of("Juniper", "Vale", "1984-11-03") },
        { "a digit of the year", Sameness.Likely, Of("Juniper", "Vale", "1984-03-11"), Of("Juniper", "Vale", "1974-03-11") },
        { "birth date not asked yet, same phone", Sameness.Likely, Of("Juniper", "Vale", null, "555 555 0142"), Of("Juniper", "Vale", "1984-03-11", "+1 (555) 555-0142") },
        { "married name, same birth date and phone", Sameness.Likely, Of("Juniper", "Moor", "1984-03-11", "555 555 0142"), Of("Juniper", "Vale", "1984-03-11", "5555550142") },
        { "married name, same birth date", Sameness.Possible, Of("Juniper", "Moor", "1984-03-11"), Of("Juniper", "Vale", "1984-03-11") },
        { "same name, birth date not asked yet", Sameness.Possible, Of("Juniper", "Vale", null), Of("Juniper", "Vale", "1984-03-11") },
        { "father and son of one name and one phone", Sameness.Possible, Of("Otis", "Bramble", "1950-02-01", "555 555 0142"), Of("Otis", "Bramble", "1984-03-11", "555 555 0142") },
        { "same name, another birth date", Sameness.Different, Of("Otis", "Bramble", "1950-02-01"), Of("Otis", "Bramble", "1984-03-11") },
        { "twins", Sameness.Possible, Of("Fern", "Dale", "1984-03-11"), Of("Iris", "Dale", "1984-03-11") },
        { "a couple of one phone", Sameness.Different, Of("Fern", "Dale", "1984-03-11", "555 555 0142"), Of("Otis", "Bramble", "1980-01-01", "555 555 0142") },
        { "same birth date alone", Sameness.Different, Of("Fern", "Dale", "1984-03-11"), Of("Otis", "Bramble", "1984-03-11") },
        { "one name only", Sameness.Likely, Of("Sukarno", "", "1971-06-06"), Of("Sukarno", "", "1971-06-06") },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_known_by_name_birth_date_and_phone(string case_, Sameness expected, PersonMarks one, PersonMarks other)
    {
        var likeness = Likeness.Of(one, other);
        Assert.True(expected == likeness.Sameness, $"{case_}: {likeness.Sameness}");
        Assert.Equal(likeness.Sameness, Likeness.Of(other, one).Sameness);
        Assert.Equal(expected is Sameness.Different, likeness.Because.Count == 0);
    }
}
