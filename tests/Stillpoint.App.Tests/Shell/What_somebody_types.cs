using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Units;
using Outcome = Stillpoint.App.Shell.Forms.Outcome;

namespace Stillpoint.App.Tests.Shell;

/// <summary>Laws of every input: what was typed stands there again to the letter, and any text gives a value or words, never an exception.</summary>
public sealed class What_somebody_types
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private sealed class EveryInput() : Form("every")
    {
        public TextInput Line { get; } = new("A line") { Needed = "Write it." };
        public LongTextInput Lines { get; } = new("Lines") { Least = 3 };
        public EmailInput Email { get; } = new("E-mail");
        public PhoneInput Phone { get; } = new("Phone");
        public PasswordInput Password { get; } = new("Password");
        public NumberInput<Dose> Dose { get; } = new("Dose", "mg", 0.1m, 500, Care.Units.Dose.Of);
        public NumberInput<BodyMass> Weight { get; } = new("Weight", "kg", 20, 400, BodyMass.Of);
        public WholeInput Minutes { get; } = new("Minutes", "min", 1, 720);
        public DayInput Day { get; } = new("Day");
        public MomentInput Moment { get; } = new("Moment", NewYork);
        public ChoiceInput Choice { get; } = new("Choice", [("a", "A"), ("b", "B")]);
        public ChoiceInput<Guid> Person { get; } = new("Person") { Options = [(Guid.Empty, "nobody")] };
        public YesNoInput Said { get; } = new("Said");
        public TickInput Tick { get; } = new("Tick");
        public SeveralInput<int> Several { get; } = new("Several") { Options = [(1, "one"), (2, "two")] };
    }

    /// <summary>Texts as people, pasting and attackers write them.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements("", " ", "0,5", "1e-28", "-1", "+1", "5.", ".5", "٤٢", "１２", "99999999999999999999999999999", "0.0000000000000000000000000001", "NaN", "∞", "\0", "a\0b", "\u202Eevil", "A\u200Bnna", "\uD800", "\r\n", "\nfirst",
            "0001-01-01 00:00", "9999-12-31 23:59", "2026-03-08 02:30", "2026-11-01 01:30", "2027-02-29", "a@b", "Ann <a@b.example>", "@", "a@", "+", "+1", "555-0100", "555 555 0100", "+34 600 123 456", "true", "True", "<script>", new string('x', 5000)),
        from number in ArbMap.Default.GeneratorFor<decimal>() select number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void ForAll(Action<string> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Texts.ToArbitrary(), text => { law(text); return true; }));

    private static EveryInput Sent(string text)
    {
        var form = new EveryInput();
        form.Take(new FormCollection(form.Inputs.ToDictionary(input => input.Name, _ => new StringValues(text))));
        form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done())).GetAwaiter().GetResult();
        return form;
    }

    [Fact]
    public void Stands_there_again_to_the_letter() => ForAll(text =>
    {
        var form = Sent(text);
        Assert.All(form.Inputs, input => Assert.Equal(text, input is SeveralInput<int> several ? several.Chosen.Single() : input.Typed, StringComparer.Ordinal));
    });

    [Fact]
    public void Is_a_value_or_words_never_both_and_never_an_exception() => ForAll(text =>
    {
        var form = Sent(text);
        Has(form.Line, form.Line.Has);
        Has(form.Lines, form.Lines.Has);
        Has(form.Email, form.Email.Has);
        Has(form.Phone, form.Phone.Has);
        Has(form.Password, form.Password.Has);
        Has(form.Dose, form.Dose.Has);
        Has(form.Weight, form.Weight.Has);
        Has(form.Minutes, form.Minutes.Has);
        Has(form.Day, form.Day.Has);
        Has(form.Moment, form.Moment.Has);
        Has(form.Choice, form.Choice.Has);
        Has(form.Person, form.Person.Has);
        Has(form.Said, form.Said.Has);
        Has(form.Tick, form.Tick.Has);
        Has(form.Several, form.Several.Has);

        static void Has(Input input, bool has)
        {
            if (input.Blank) Assert.False(has);
            else Assert.True(has == (input.Error is null), $"{input.Name} says “{input.Error}”");
        }
    });

    [Fact]
    public void Is_never_longer_than_its_input_takes_and_holds_no_sign_that_cannot_be_seen() => ForAll(text =>
    {
        var form = Sent(text);
        foreach (var input in new TextInput[] { form.Line, form.Lines, form.Email, form.Phone }.Where(input => input.Has))
        {
            Assert.True(input.Given.Length <= input.Most);
            Assert.DoesNotContain(input.Given, sign => char.IsControl(sign) && !(input is LongTextInput && sign is '\r' or '\n' or '\t'));
        }
    });

    [Theory]
    [InlineData("Ann\u0000a")]
    [InlineData("Ann\u001Ba")]
    [InlineData("Ann\u202Ea")]
    [InlineData("Ann\u2066a")]
    [InlineData("Ann\u200Ba")]
    [InlineData("Ann\u200Da")]
    [InlineData("Ann\u00ADa")]
    [InlineData("Ann\uFEFFa")]
    [InlineData("Ann\u3164a")]
    [InlineData("Ann\u115Fa")]
    [InlineData("Ann\uE000a")]
    [InlineData("Ann\uFFFFa")]
    [InlineData("Ann\uD800a")]
    [InlineData("Ann\u2028a")]
    [InlineData("Anna\uFE0F")]
    [InlineData("two\nlines")]
    public void Is_refused_with_words_when_a_sign_in_it_cannot_be_seen_or_read(string text) => Assert.Contains("can't be seen or read (U+", Sent(text).Line.Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("Zoë O’Brien-Núñez")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("李小龍")]
    [InlineData("محمد علی")]
    [InlineData("می‌خواهم")]
    [InlineData("क्‍ष")]
    [InlineData("Feels 👩‍⚕️ ❤️ well")]
    [InlineData("Mix 1½ µg ≤ 5 °C")]
    public void Is_taken_in_every_language_people_write(string text) => Assert.Equal(text, Sent(text).Line.Given);

    [Fact]
    public void A_comma_is_never_read_as_a_point_nor_left_out()
    {
        Assert.Equal("Enter a number from 0.1 to 500, with a point for decimals.", Sent("0,5").Dose.Error);
        Assert.Equal(Care.Units.Dose.Of(0.5m), Sent("0.5").Dose.Given);
        Assert.Equal(BodyMass.Of(70), Sent(" 70 ").Weight.Given);
    }

    [Theory]
    [InlineData("2026-03-08 02:30", null)]
    [InlineData("2026-03-08 03:00", "2026-03-08T07:00:00Z")]
    [InlineData("2026-11-01 01:30", "2026-11-01T05:30:00Z")]
    [InlineData("2026-11-24T14:00", "2026-11-24T19:00:00Z")]
    public void A_time_the_clocks_were_put_forward_over_is_refused_and_one_that_comes_twice_is_the_first(string typed, string? moment)
    {
        var input = Sent(typed).Moment;
        if (moment is null) Assert.StartsWith("That time doesn't exist", input.Error, StringComparison.Ordinal);
        else Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), input.Given);
    }

    [Fact]
    public async Task Sent_twice_under_one_name_it_is_asked_for_again()
    {
        var form = new EveryInput();
        form.Take(new FormCollection(new Dictionary<string, StringValues> { ["line"] = new(["Ann", "Beth"]) }));
        await form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done()));
        Assert.Equal("This was sent twice in one form. Enter it once.", form.Line.Error);
    }

    [Fact]
    public void Is_never_written_to_a_log_by_accident()
    {
        var form = Sent("Zzyzx");
        Assert.DoesNotContain("Zzyzx", form.ToString() + string.Concat(form.Inputs), StringComparison.Ordinal);
    }
}
