namespace Stillpoint.App.Tests.Ask;

/// <summary>The largest, smallest and oddest numbers JSON can carry are answered or refused; nothing throws, and nothing looks normal.</summary>
public sealed class Numbers_nobody_measures
{
    public static TheoryData<string> Numbers => ["79228162514264337593543950335", "-79228162514264337593543950335", "1e-28", "0", "-0.0", "1e28", "0.0000000000000000000000000001", "1e300"];

    private static readonly (string Question, string[] Requests)[] Questions =
    [
        ("flags", ["""{"patient":{"ageYears":45},"baseline":{"sbp":#,"dbp":#,"etco2":#},"vitals":{"sbp":120,"dbp":75,"etco2":38}}""", """{"vitals":{"sbp":#,"dbp":#,"hr":#,"rr":#,"spo2":#,"etco2":#,"moaas":#,"rass":#,"cadss":#,"suds":#,"nausea":#}}""", """{"device":{"spo2LowMin":#,"spo2Below90Seconds":#,"hrLow":#,"hrHigh":#,"rrLow":#,"rrHigh":#,"apnoeaSeconds":#},"rassHighMin":#,"bpRedMin":#}"""]),
        ("discharge", ["""{"at":"2026-11-22T12:00:00Z","plan":{"product":"KetamineRacemic","route":"IV"},"aldrete":[#,#,#,#,#],"padss":[#],"baseline":{"sbp":#,"dbp":#,"spo2":#},"vitals":{"sbp":150,"dbp":95,"previousSbp":#,"spo2":#,"onOxygen":false},"gates":{"moaas":#,"rass":#,"cadss":#}}""", """{"at":"2026-11-22T12:00:00Z","plan":{"product":"KetamineRacemic","route":"IV","mgPerKg":#},"patient":{"ageYears":#},"administrationEndAt":"0001-01-01T00:00:00Z","rescues":[{"drug":"midazolam","at":"9999-12-31T23:59:59Z","observeMin":#}]}"""]),
        ("next-step", ["""{"product":"Esketamine","phase":"acute","instrument":"C-SSRS-SCREENER","baseline":#,"latest":#,"n":1,"tolerability":"good","week":#,"currentMgPerKg":#}""", """{"product":"KetamineRacemic","phase":"maintenance","instrument":"C-SSRS-SCREENER","baseline":10,"latest":#,"reference":#,"n":1,"tolerability":"good","intervalWeeks":#,"maintenanceCount":7}"""]),
        ("dose", ["""{"order":"DOS-17","product":"KetamineRacemic","route":"IV","patient":{"sex":"female","weightKg":#,"heightCm":#,"ageYears":#},"amount":{"value":#,"unit":"mg/kg"},"minutes":#}""", """{"order":"DOS-01","product":"KetamineRacemic","route":"IV","patient":{"sex":"female","weightKg":80,"heightCm":170},"amount":{"value":0.5,"unit":"mg/kg"},"minutes":40,"vial":{"mgPerMl":50,"volumeMl":#},"mix":{"mode":"qs","finalVolumeMl":#},"totalTodayMg":#,"check":{"weightKg":#,"mgPerMl":#,"mg":#,"mLPerH":#},"session":{"number":2,"improvementPercent":#}}"""]),
    ];

    [Theory, MemberData(nameof(Numbers))]
    public async Task Are_answered_or_refused(string number)
    {
        foreach (var (question, requests) in Questions)
            foreach (var request in requests)
            {
                var answer = await Asked.Bytes(question, request.Replace("#", number, StringComparison.Ordinal));
                Assert.True(answer.Contains("\"error\":{\"code\":\"invalid_value\"", StringComparison.Ordinal) || answer.Contains("\"findings\":[", StringComparison.Ordinal), answer);
                Assert.DoesNotContain("\"outcome\":\"ready\"", answer, StringComparison.Ordinal);
            }
    }
}
