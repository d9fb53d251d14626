namespace Stillpoint.Care.Findings;

/// <summary>As what somebody signs. Where a finding asks for a signature it names the least that will do.</summary>
public enum Credential
{
    Prescriber,
    Psychiatrist,
    Nurse,
    Other,
}
