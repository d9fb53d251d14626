namespace Stillpoint.App.Json;

/// <summary>Why a request could not be read. A clinical "no" is an answer, never a refusal.</summary>
/// <param name="Code">One of the words of the contract, such as <c>missing_field</c>.</param>
/// <param name="Says">One sentence that says what to change.</param>
/// <param name="Path">A JSON pointer into the request, or null.</param>
internal sealed record Refusal(string Code, string Says, string? Path);

/// <summary>Carries a <see cref="Refusal"/> out of a deeply nested document to the one place that writes error lines.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Says)
{
    public Refusal Refusal { get; } = refusal;
}
