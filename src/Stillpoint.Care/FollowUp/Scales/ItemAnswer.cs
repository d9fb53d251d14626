namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>What stands in one item of a form: a whole number, nothing, or something that cannot be a code. The default is blank.</summary>
public readonly record struct ItemAnswer
{
    private ItemAnswer(int? code, bool unreadable) => (Code, IsUnreadable) = (code, unreadable);

    public int? Code { get; }

    /// <summary>Something was given, but it is no whole number. It is never rounded into one.</summary>
    public bool IsUnreadable { get; }

    public bool IsBlank => Code is null && !IsUnreadable;

    public static ItemAnswer Blank => default;

    public static ItemAnswer Unreadable { get; } = new(null, true);

    public static ItemAnswer Of(int? code) => new(code, false);

    public static ItemAnswer Read(decimal number) =>
        decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue ? new((int)number, false) : Unreadable;

    public static implicit operator ItemAnswer(int? code) => Of(code);

    /// <summary>A form in order, null for what was left blank.</summary>
    public static IReadOnlyList<ItemAnswer> Form(params IReadOnlyList<int?> codes) => [.. codes.Select(Of)];
}
