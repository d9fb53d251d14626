using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.People;

namespace Stillpoint.App.Tests.People;

public sealed class Choosing_a_password
{
    private static IReadOnlyList<string> Judge(string password) =>
        PasswordRules.Judge(password, ["Dr Aoife O'Brien-Kowalska", "aoife.kowalska@lantern.example"], ["The Lantern Street Clinic"]);

    [Theory]
    [InlineData("violet tram under seven oaks")]
    [InlineData("gruff-otter-lamp-41")]
    [InlineData("mKx7#vQ2pL9w")]
    [InlineData("ein Fahrrad ohne Licht")]
    [InlineData("les nuages d'octobre passent")]
    public void A_long_and_unusual_one_is_taken(string password) => Assert.Empty(Judge(password));

    [Theory]
    [InlineData("mKx7#vQ2pL9", "11")]
    [InlineData("", "0")]
    [InlineData("👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️", "6")]
    public void A_short_one_is_refused_with_its_length(string password, string length) =>
        Assert.Contains(Judge(password), reason => reason.Contains("12 characters", StringComparison.Ordinal) && reason.EndsWith($"this has {length}.", StringComparison.Ordinal));

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("qwertyuiop123")]
    [InlineData("qwertyuiop[]")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("iloveyou2025!")]
    [InlineData("ILoveYou!ILoveYou!")]
    [InlineData("letmein-letmein")]
    [InlineData("Welcome2026!")]
    [InlineData("Summer2026!!")]
    [InlineData("changemechangeme")]
    [InlineData("administrator")]
    [InlineData("unbelievable")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("Ketamine2026")]
    [InlineData("dragon.monkey")]
    [InlineData("contraseña2026")]
    [InlineData("November2026!")]
    [InlineData("843920571648")]
    public void One_that_is_tried_first_is_refused(string password) =>
        Assert.Contains(Judge(password), reason => reason.Contains("tried first", StringComparison.Ordinal));

    [Theory]
    [InlineData("aoife rides at dawn", "aoife")]
    [InlineData("my4o1f3ridesatdawn", "aoife")]
    [InlineData("theKOWALSKAfamilycat", "kowalska")]
    [InlineData("umbrella öbrien plum", "brien")]
    public void One_with_the_persons_name_is_refused_and_says_which(string password, string name) =>
        Assert.Contains(Judge(password), reason => reason.Contains($"your own name out of it: this contains “{name}”", StringComparison.Ordinal));

    [Theory]
    [InlineData("velvet lantern biscuit", "lantern")]
    [InlineData("velvet L4nt3rn biscuit", "lantern")]
    [InlineData("velvet stillpoint biscuit", "stillpoint")]
    public void One_with_the_clinics_name_is_refused_and_says_which(string password, string name) =>
        Assert.Contains(Judge(password), reason => reason.Contains($"clinic's name out of it: this contains “{name}”", StringComparison.Ordinal));

    [Fact]
    public void Words_half_of_all_clinics_have_are_not_held_against_it() =>
        Assert.Empty(Judge("a street with seven plum trees"));

    [Fact]
    public void Disguise_never_makes_a_refused_password_acceptable() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Gen.Elements("password", "qwerty", "iloveyou", "dragon", "letmein", "ketamine").Two().ToArbitrary(),
            Gen.Choose(0, 9999).ToArbitrary(),
            Gen.Elements(0, 1, 2, 3).ToArbitrary(),
            (words, number, disguise) =>
            {
                var plain = $"{words.Item1}{words.Item2}{number:D4}";
                var worn = disguise switch
                {
                    0 => plain.ToUpperInvariant(),
                    1 => plain.Replace('a', '@').Replace('o', '0'),
                    2 => plain.Replace('e', '3').Replace('s', '$'),
                    _ => plain.Replace('i', '1'),
                };
                return Judge(worn).Count > 0;
            }));

    [Fact]
    public void Judging_the_longest_one_allowed_ends_quickly_and_a_longer_one_is_refused()
    {
        Assert.NotEmpty(Judge(new string('x', PasswordRules.Longest + 1)));
        Assert.NotEmpty(Judge(string.Concat(Enumerable.Repeat("passwordqwerty1", 8))));
    }
}
