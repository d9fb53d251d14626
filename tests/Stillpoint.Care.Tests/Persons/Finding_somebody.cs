using Stillpoint.Care.Persons;

namespace Stillpoint.Care.Tests.Persons;

/// <summary>Whatever a desk types of somebody finds them, and nobody of another name.</summary>
public sealed class Finding_somebody
{
    private static readonly DateOnly Today = new(2026, 11, 19);

    private static readonly PersonMarks Zoe = new(["Zoë", "O’Brien-Núñez", "Zo"], new(1984, 3, 11), "K7M3-PQ", ["+1 (555) 555-0142", "555.555.0199"], "Zoe.OBrien@example.org");
    private static readonly PersonMarks Other = new(["Hazel", "Brook"], new(1951, 12, 24), "X2Y3-Z4", ["212 555 0100"], "hazel@example.org");
    private static readonly PersonMarks Maria = new(["María José", "de la Cruz Ramírez"], new(1990, 12, 1), "QRST-UV", ["+34 600 123 456"], null);
    private static readonly PersonMarks Li = new(["小龍", "李"], new(1940, 11, 27), "W9W9-W9", [], null);
    private static readonly PersonMarks Sukarno = new(["Sukarno", ""], new(1971, 6, 6), "B2B2-B2", [], null);
    private static readonly PersonMarks Layla = new(["ليلى", "الأحمد"], new(1988, 2, 29), "C3C3-C3", [], null);

    private static bool Finds(string typed, PersonMarks person) => PersonQuery.Read(typed, Today).Any(way => way.All(wanted => wanted.Begins.Any(begins => PersonWords.Of(person).Any(word => word.StartsWith(begins, StringComparison.Ordinal)))));

    [Theory]
    [InlineData("O’Brien-Núñez, Zoë")]
    [InlineData("obrien, zoe")]
    [InlineData("zoe obrien-nunez")]
    [InlineData("zoe o'brien nunez")]
    [InlineData("NUNEZ zoë")]
    [InlineData("nunez-obrien")]
    [InlineData("o brien")]
    [InlineData("obriennunez")]
    [InlineData("zo")]
    [InlineData("obri")]
    [InlineData("1984-03-11")]
    [InlineData("3/11/1984")]
    [InlineData("03-11-84")]
    [InlineData("11/3/1984")]
    [InlineData("11.3.1984")]
    [InlineData("11 3 1984")]
    [InlineData("19840311")]
    [InlineData("03111984")]
    [InlineData("March 11, 1984")]
    [InlineData("11 Mar 1984")]
    [InlineData("11th of march 1984")]
    [InlineData("11 de marzo de 1984")]
    [InlineData("198403")]
    [InlineData("zoe 3/11/84")]
    [InlineData("Nunez DOB 11/03/1984")]
    [InlineData("0142")]
    [InlineData("555-0142")]
    [InlineData("5555550142")]
    [InlineData("(555) 555-0142")]
    [InlineData("+1 555 555 0142")]
    [InlineData("1-555-555-0142")]
    [InlineData("555 555 0199")]
    [InlineData("nunez 0199")]
    [InlineData("K7M3-PQ")]
    [InlineData("k7m3pq")]
    [InlineData("k7m3 pq")]
    [InlineData("MRN: k7m3pq")]
    [InlineData("K7M3")]
    [InlineData("zoe.obrien@example.org")]
    [InlineData("ZOE.OBRIEN@")]
    public void Works_however_it_is_typed(string typed)
    {
        Assert.True(Finds(typed, Zoe), typed);
        Assert.False(Finds(typed, Other), typed);
    }

    [Theory]
    [InlineData("delacruz")]
    [InlineData("de la cruz, maria jose")]
    [InlineData("ramirez maria")]
    [InlineData("mariajose")]
    [InlineData("1/12/1990")]
    [InlineData("1 dic 1990")]
    [InlineData("600123456")]
    [InlineData("+34 600 12 34 56")]
    [InlineData("0034600123456")]
    [InlineData("qrst uv")]
    public void Works_for_names_of_many_parts_and_numbers_of_other_countries(string typed) => Assert.True(Finds(typed, Maria), typed);

    [Fact]
    public void Works_in_any_script_and_without_a_family_name()
    {
        Assert.True(Finds("李小龍", Li));
        Assert.True(Finds("小龍 李", Li));
        Assert.True(Finds("sukarno", Sukarno));
        Assert.True(Finds("ليلى الأحمد", Layla));
        Assert.False(Finds("ليلى", Li));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("- ,")]
    [InlineData("’")]
    public void Nothing_typed_looks_for_nothing(string typed) => Assert.Empty(PersonQuery.Read(typed, Today));

    [Theory]
    [InlineData("zoe brook")]
    [InlineData("obrien 1984-03-12")]
    [InlineData("zoe 0143")]
    [InlineData("K7M3-PR")]
    public void Everything_typed_must_be_theirs(string typed) => Assert.False(Finds(typed, Zoe));

    [Fact]
    public void A_day_that_is_none_is_no_day() => Assert.Empty(WrittenDays.Find("31/31/1984, 2026-02-30, 5 of nowhere 1984", Today));

    [Fact]
    public void A_year_in_two_digits_lies_in_the_past() => Assert.Equal([new(1935, 3, 11), new(1935, 11, 3)], WrittenDays.Find("3/11/35", Today)[0].CanBe);
}
