using Stillpoint.Care.Persons;

namespace Stillpoint.Care.Tests.Persons;

public sealed class A_signed_name
{
    [Theory]
    [InlineData("Juniper Vale", true)]
    [InlineData("juniper  vale", true)]
    [InlineData("Vale, Juniper", true)]
    [InlineData("J. Vale", true)]
    [InlineData("Juni Vale", true)]
    [InlineData("Juniper Ann Vale", true)]
    [InlineData("Júniper Valè", true)]
    [InlineData("Juniper", false)]
    [InlineData("Vale", false)]
    [InlineData("Hazel Vale", false)]
    [InlineData("z", false)]
    [InlineData("", false)]
    public void Is_the_charts_whatever_its_accents_order_and_initials(string written, bool same) => Assert.Equal(same, SignedName.Is(written, ["Juniper", "Juni"], "Vale"));

    [Fact]
    public void Of_two_family_names_one_is_enough_and_who_has_one_name_writes_that()
    {
        Assert.True(SignedName.Is("Salvia Monte", ["Salvia"], "Monte García"));
        Assert.True(SignedName.Is("Cher", ["Cher"], ""));
        Assert.False(SignedName.Is("Someone", ["Cher"], ""));
    }
}
