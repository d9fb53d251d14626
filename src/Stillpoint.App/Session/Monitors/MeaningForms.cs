using System.Security.Cryptography;
using System.Text;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Monitors;

/// <summary>What somebody says a code of a monitor means.</summary>
internal sealed class MeaningForm(string code) : Form($"mean-{Key(code)}")
{
    public CarriedInput Code { get; } = new() { Typed = code, Most = 700 };

    public ChoiceInput<Signal> Sign { get; } = new("It is")
    {
        As = Choice.List, Needed = "Choose the sign it is.", Options = [.. Enum.GetValues<Signal>().Select(sign => new Option<Signal>(sign, Name(sign)))],
    };

    public ChoiceInput<string> Unit { get; } = new("In")
    {
        As = Choice.List, Needed = "Choose the unit.", Hint = "Believed where a message gives none; where it gives one, that counts",
        Options = [.. Enum.GetValues<SignalUnit>().Where(unit => unit is not SignalUnit.Unknown).Select(SignalUnits.WordFor).Select(word => new Option<string>(word, word))],
    };

    public TextInput Site { get; } = new("Measured at") { Hint = "Finger, cuff, chest …", Needed = "Say where or how it is measured.", Most = 40 };

    public LongTextInput Why { get; } = new("How you know")
    {
        Hint = "What you compared it with, on the monitor's own screen", Needed = "Say how you know.", Least = 10, Most = 500,
    };

    /// <summary>A code as part of a form's name.</summary>
    public static string Key(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..12];

    /// <summary>A sign in the words of the clinic.</summary>
    public static string Name(Signal sign) => sign switch
    {
        Signal.Systolic => "systolic pressure",
        Signal.Diastolic => "diastolic pressure",
        Signal.MeanPressure => "mean pressure",
        Signal.HeartRate => "heart rate (electrocardiogram)",
        Signal.PulseRate => "pulse rate",
        Signal.SpO2 => "SpO2",
        Signal.RespiratoryRate => "respiratory rate",
        Signal.EndTidalCO2 => "end-tidal CO2",
        Signal.Temperature => "temperature",
    };
}

/// <summary>Why a meaning holds no longer.</summary>
internal sealed class WithdrawForm(Guid proposal) : Form($"withdraw-{proposal:N}")
{
    public TextInput Why { get; } = new("Why it is withdrawn") { Needed = "Say why.", Most = 200 };
}
