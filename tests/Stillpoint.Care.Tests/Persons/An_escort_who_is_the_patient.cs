using Stillpoint.Care.Persons;

namespace Stillpoint.Care.Tests.Persons;

public sealed class An_escort_who_is_the_patient
{
    [Theory]
    [InlineData("Juniper Vale", true)]
    [InlineData("vale, juniper", true)]
    [InlineData("Júniper Ash Vale", true)]
    [InlineData("June Vale", true)]
    [InlineData("Robin Vale", false)]
    [InlineData("Juniper Vale Senior", false)]
    [InlineData("", false)]
    public void Is_known_by_name_however_it_is_written(string written, bool own) => Assert.Equal(own, OwnEscort.IsName(written, "Juniper Ash", "Vale", "June"));

    [Theory]
    [InlineData("(555) 555-2001", true)]
    [InlineData("+1 555 555 2001", true)]
    [InlineData("555 555 2002", false)]
    [InlineData("", false)]
    public void Is_known_by_number_with_and_without_the_code_of_the_country(string written, bool own) => Assert.Equal(own, OwnEscort.IsNumber(written, null, "555 555 2001"));
}
