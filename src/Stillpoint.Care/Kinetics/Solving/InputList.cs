namespace Stillpoint.Care.Kinetics;

/// <summary>The streams of a list of doses for one person's parameters, sorted by when they start.</summary>
internal static class InputList
{
    /// <summary>Writes into <paramref name="to"/>, which holds <see cref="Model.MostInputs"/> for each dose; answers the part written.</summary>
    public static Span<Input> Write(Model model, ReadOnlySpan<Administration> doses, ReadOnlySpan<double> values, in Layout layout, Span<Input> to)
    {
        var count = 0;
        foreach (ref readonly var dose in doses)
        {
            if (dose.Problem is { } problem) throw new ArgumentException(problem, nameof(doses));
            if (!model.Accepts(dose.By)) throw new ArgumentException($"{model.Id} has no {dose.By.Words()} route.", nameof(doses));
            count += model.Enter(dose, values, layout, to[count..]);
        }
        var written = to[..count];
        Input.SortByStart(written);
        return written;
    }
}
