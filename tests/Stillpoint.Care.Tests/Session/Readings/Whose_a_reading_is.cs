using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.Care.Tests.Session.Readings;

public sealed class Whose_a_reading_is
{
    private static readonly DateTimeOffset Ten = A_stretch_of_readings.Ten;
    private static readonly Guid Monitor = Id(1), First = Id(11), Second = Id(12), Chair = Id(21), OtherChair = Id(22);

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static DateTimeOffset At(int minute) => Ten.AddMinutes(minute);

    [Fact]
    public void A_monitor_is_a_sessions_from_when_somebody_said_so_until_something_else_was_said()
    {
        MonitorSaid[] said = [new(At(0), Monitor, Chair, null), new(At(5), Monitor, Chair, First), new(At(60), Monitor, OtherChair, null)];
        var attached = Assert.Single(Attachment.Of(said, First, closedAt: null));
        Assert.Equal(new Attachment(Monitor, At(5), At(60)), attached);
        Assert.False(attached.Covers(Monitor, At(5).AddTicks(-1)));
        Assert.True(attached.Covers(Monitor, At(5)));
        Assert.False(attached.Covers(Monitor, At(60)));
        Assert.False(attached.Covers(Id(2), At(6)));
    }

    [Fact]
    public void A_closed_session_gets_nothing_more_though_nothing_else_was_said()
    {
        MonitorSaid[] said = [new(At(0), Monitor, Chair, First)];
        Assert.Equal([new(Monitor, At(0), At(90))], Attachment.Of(said, First, closedAt: At(90)));
    }

    [Fact]
    public void What_is_said_after_the_close_does_not_open_it_again()
    {
        MonitorSaid[] said = [new(At(0), Monitor, Chair, First), new(At(120), Monitor, Chair, Second)];
        Assert.Equal([new(Monitor, At(0), At(90))], Attachment.Of(said, First, closedAt: At(90)));
    }

    [Fact]
    public void A_new_session_in_the_chair_asks_until_the_monitor_is_confirmed()
    {
        List<MonitorSaid> said = [new(At(0), Monitor, Chair, First)];
        Assert.Empty(Attachment.ToConfirm(said, Chair, First));
        Assert.Equal([Monitor], Attachment.ToConfirm(said, Chair, Second));
        Assert.Empty(Attachment.Of(said, Second, closedAt: null));
        said.Add(new(At(100), Monitor, Chair, Second));
        Assert.Empty(Attachment.ToConfirm(said, Chair, Second));
        said.Add(new(At(110), Monitor, null, null));
        Assert.Empty(Attachment.ToConfirm(said, Chair, Second));
    }

    [Fact]
    public void Whatever_is_said_no_reading_is_ever_two_patients()
    {
        var anything = (from minute in Gen.Choose(0, 300) from chair in Gen.Elements(Chair, OtherChair, Guid.Empty) from session in Gen.Elements(First, Second, Guid.Empty) select (minute, chair, session)).ArrayOf();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(anything.ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (words, moment, closes) =>
        {
            var said = words.OrderBy(x => x.minute).Select(x => new MonitorSaid(At(x.minute), Monitor, x.chair == Guid.Empty ? null : x.chair, x.session == Guid.Empty ? null : x.session)).ToList();
            var first = Attachment.Of(said, First, closedAt: At(closes)).Any(x => x.Covers(Monitor, At(moment)));
            var second = Attachment.Of(said, Second, closedAt: null).Any(x => x.Covers(Monitor, At(moment)));
            return !(first && second) && !(first && moment >= closes);
        }));
    }

    [Theory]
    [InlineData("K7M3-PQ", true)]
    [InlineData("k7m3pq", true)]
    [InlineData("K7M3-PR", false)]
    [InlineData("", false)]
    public void An_identifier_decides_whom_the_monitor_names(string typed, bool same)
    {
        var named = new NamedPatient(["0042", typed], "Somebody", "Else", null);
        Assert.Equal(same, named.Is("K7M3-PQ", "Peña", "Inés", new(1984, 3, 11)));
    }

    [Theory]
    [InlineData("PENA", "ines", true)]
    [InlineData("Peña", null, true)]
    [InlineData("Peña", "Ana", false)]
    [InlineData("Perez", "Inés", false)]
    [InlineData(null, "Inés", false)]
    public void Without_one_the_name_does_as_far_as_it_goes(string? family, string? given, bool same)
    {
        Assert.Equal(same, new NamedPatient([], family, given, null).Is("K7M3-PQ", "Peña", "Inés", new(1984, 3, 11)));
        Assert.False(new NamedPatient([], family, given, new(1984, 3, 12)).Is("K7M3-PQ", "Peña", "Inés", new(1984, 3, 11)));
    }

    private static NamedMatch Shown(string? family, string? given, string? born = null, params string[] identifiers) => new NamedPatient(
        identifiers, family, given, born is null ? null : DateOnly.ParseExact(born, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        .Match("K7M3-PQ", "García López", "Inés María", new(1984, 3, 11));

    [Theory]
    [InlineData("GARCIA LOPEZ", "INES MARIA", NamedMatch.Same)]
    [InlineData("GARCIALOPEZ", "INESMARIA", NamedMatch.Same)]
    [InlineData("INES MARIA", "GARCIA LOPEZ", NamedMatch.Same)]
    [InlineData("GARCIA LOPEZ INES MARIA", null, NamedMatch.Same)]
    [InlineData(null, "Inés María García López", NamedMatch.Same)]
    [InlineData("GARCIA L", "INES", NamedMatch.Unclear)]
    [InlineData("GARCIA", "I", NamedMatch.Unclear)]
    [InlineData("GAR", null, NamedMatch.Unclear)]
    [InlineData("LOPEZ", "INES", NamedMatch.Unclear)]
    [InlineData("GARCIA LOPEZ", "MARIA", NamedMatch.Unclear)]
    [InlineData("GARCIA LOPEZ INE", null, NamedMatch.Unclear)]
    [InlineData("GA", null, NamedMatch.Another)]
    [InlineData("GARCIA LOPEZ", "ANA", NamedMatch.Another)]
    [InlineData("GARCIA PEREZ", "INES", NamedMatch.Another)]
    [InlineData("VALE", "JUNIPER", NamedMatch.Another)]
    [InlineData(null, "INES MARIA", NamedMatch.Unclear)]
    public void A_name_as_a_monitors_keyboard_leaves_it_is_the_same_is_asked_or_is_anothers(string? family, string? given, NamedMatch match)
    {
        Assert.Equal(match, Shown(family, given));
        Assert.Equal(NamedMatch.Another, Shown(family, given, "1984-03-12"));
        Assert.Equal(NamedMatch.Same, Shown(family, given, "1984-03-12", "M1015_00010", "k7m3pq"));
    }

    [Theory]
    [InlineData("GARCIA LOPEZ", "INES MARIA", "1984-03-11", NamedMatch.Same)]
    [InlineData("GARCIA LOPEZ", "INES MARIA", null, NamedMatch.Unclear)]
    [InlineData("GARCIA", "INES", "1984-03-11", NamedMatch.Unclear)]
    [InlineData("VALE", "JUNIPER", "1984-03-11", NamedMatch.Another)]
    [InlineData(null, null, null, NamedMatch.Unclear)]
    public void A_monitors_own_number_says_nothing_for_or_against(string? family, string? given, string? born, NamedMatch match) =>
        Assert.Equal(match, Shown(family, given, born, "M1015_00010"));

    [Theory]
    [InlineData("GROSS", "Groß")]
    [InlineData("LAGUERRE", "L'Aguerre")]
    [InlineData("OBRIEN", "O’Brien")]
    [InlineData("SORENSEN", "Sørensen")]
    [InlineData("WALESA", "Wałęsa")]
    [InlineData("NUNEZ", "Núñez")]
    public void A_letter_the_keyboard_does_not_have_is_the_one_it_has(string shown, string family) =>
        Assert.Equal(NamedMatch.Same, new NamedPatient([], shown, "ANA", null).Match("K7M3-PQ", family, "Ana", new(1984, 3, 11)));

    private static readonly Gen<string> Name = Gen.Elements("García", "Vale", "Marsh", "Quillfeather", "Peña", "Ng", "De la Cruz", "O'Neil", "Juniper", "Rowan", "Inés", "Ana María");

    private static string Typed(string name) => new([.. name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToUpperInvariant)]);

    [Fact]
    public void However_a_name_is_cut_it_is_never_anothers_and_whole_it_is_the_persons() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Name.Zip(Name).ToArbitrary(), Gen.Choose(3, 20).Zip(Gen.Choose(1, 20)).ToArbitrary(), (name, cut) =>
        {
            var (family, given) = (Typed(name.Item1), Typed(name.Item2));
            NamedMatch Of(string shownFamily, string shownGiven) => new NamedPatient([], shownFamily, shownGiven, null).Match("K7M3-PQ", name.Item1, name.Item2, new(1984, 3, 11));
            return Of(family, given) == NamedMatch.Same && (family.Length < 3 || Of(family[..Math.Min(cut.Item1, family.Length)], given[..Math.Min(cut.Item2, given.Length)]) != NamedMatch.Another);
        }));

    [Fact]
    public void No_other_persons_whole_name_is_ever_taken_for_this_one() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Name.Zip(Name).ToArbitrary(), Name.Zip(Name).ToArbitrary(), (one, other) =>
        {
            string[] Letters((string, string) name) => [.. new[] { Typed(name.Item1), Typed(name.Item2) }.Order(StringComparer.Ordinal)];
            return Letters(one).SequenceEqual(Letters(other))
                || new NamedPatient([], Typed(other.Item1), Typed(other.Item2), null).Match("K7M3-PQ", one.Item1, one.Item2, new(1984, 3, 11)) != NamedMatch.Same;
        }));
}
