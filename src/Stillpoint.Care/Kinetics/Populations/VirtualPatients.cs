using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stillpoint.Care.Kinetics;

/// <summary>
/// People who share a subject's covariates and differ as the model says people differ. The same seed gives the same people.
/// Eight of them stand side by side in every vector; whoever has no closed form is kept apart and stepped by matrix.
/// </summary>
public sealed class VirtualPatients
{
    internal const int Lanes = 8;

    private readonly double[] parameters;
    private readonly Column[] columns;

    private VirtualPatients(Subject subject, Layout layout, int count, ulong seed, Spread spread, Column[] columns)
    {
        Subject = subject;
        Layout = layout;
        Count = count;
        Seed = seed;
        Spread = spread;
        this.columns = columns;
        Modes = subject.Model.Count(layout);
        Series = [.. Enum.GetValues<Series>().Where(series => series == Kinetics.Series.EffectSite ? layout.Ke0PerMinute is not null : subject.Model.Predicts(series))];
        parameters = new double[count * subject.Model.Parameters.Count];
        var groups = Groups;
        Roots = new Vector512<double>[groups * Modes];
        Outputs = new Vector512<double>[groups * Series.Count * Modes];
        Gains = new Vector512<double>[groups * columns.Length * Modes];
        Apart = Draw();
    }

    public Subject Subject { get; }

    public int Count { get; }

    public ulong Seed { get; }

    public Spread Spread { get; }

    /// <summary>What is predicted for each of them.</summary>
    public IReadOnlyList<Series> Series { get; }

    internal Layout Layout { get; }

    internal int Modes { get; }

    internal int Groups => (Count + Lanes - 1) / Lanes;

    internal int Padded => Groups * Lanes;

    internal int Columns => columns.Length;

    /// <summary>Decay rate of each mode: [group, mode].</summary>
    internal Vector512<double>[] Roots { get; }

    /// <summary>ng/mL of each mode: [group, series, mode].</summary>
    internal Vector512<double>[] Outputs { get; }

    /// <summary>What a milligram makes of each mode: [group, column, mode].</summary>
    internal Vector512<double>[] Gains { get; }

    /// <summary>Patients without a closed form.</summary>
    internal int[] Apart { get; }

    /// <summary>Draws people for whom these ways in will be used.</summary>
    public static VirtualPatients Draw(Subject subject, IReadOnlyList<Administration> doses, int count, ulong seed, Spread spread = Spread.Random)
    {
        if (count < 1) throw new ArgumentOutOfRangeException(nameof(count), count, "At least one patient.");
        var list = doses.ToArray();
        var layout = subject.Layout(list);
        var typical = subject.Typical();
        var streamsOfAll = new List<Column>();
        Span<Input> streams = stackalloc Input[Model.MostInputs];
        foreach (var kind in list.Select(Column.Kind).Append(Column.Intravenous).Distinct())
        {
            var parts = subject.Model.Enter(kind, typical, layout, streams);
            for (var part = 0; part < parts; part++) streamsOfAll.Add(new(kind, part, streams[part].Duration));
        }
        return new(subject, layout, count, seed, spread, [.. streamsOfAll]);
    }

    /// <summary>These people cover everything this dose needs.</summary>
    internal bool Covers(Administration dose) => columns.Any(column => column.Of == Column.Kind(dose));

    /// <summary>The streams of a dose, the same for all of them but for the gains: columns instead of compartments.</summary>
    internal IEnumerable<Input> Streams(Administration dose)
    {
        var kind = Column.Kind(dose);
        for (var c = 0; c < columns.Length; c++)
        {
            if (columns[c].Of != kind) continue;
            yield return new(dose.Begins, dose.By == GivenBy.IntravenousInfusion ? dose.Duration : columns[c].Duration, c, dose.Milligrams);
        }
    }

    internal ReadOnlySpan<double> ParametersOf(int patient)
    {
        var each = Subject.Model.Parameters.Count;
        return parameters.AsSpan(patient * each, each);
    }

    /// <summary>The predicted levels of one of them by name, to be looked at alone.</summary>
    public Prediction Patient(int patient, params ReadOnlySpan<Administration> doses) =>
        Prediction.OfPerson(Subject, ParametersOf(patient).ToArray(), doses);

    private int[] Draw()
    {
        var typical = Subject.Typical();
        var apart = new bool[Count];
        var parts = Math.Min(Groups, 4 * Environment.ProcessorCount);
        Parallel.For(0, parts, part =>
        {
            for (var group = Groups * part / parts; group < Groups * (part + 1) / parts; group++)
                for (var lane = 0; lane < Lanes; lane++)
                {
                    var patient = group * Lanes + lane;
                    // The last group repeats its last patient, so that no lane divides by nothing.
                    if (!DrawOne(Math.Min(patient, Count - 1), group, lane, typical) && patient < Count) apart[patient] = true;
                }
        });
        return [.. Enumerable.Range(0, Count).Where(patient => apart[patient])];
    }

    private bool DrawOne(int patient, int group, int lane, double[] typical)
    {
        var model = Subject.Model;
        var variability = model.Variability;
        var each = model.Parameters.Count;
        Span<double> values = stackalloc double[each];
        Span<double> normals = stackalloc double[variability.Count];
        Span<double> deviations = stackalloc double[variability.Count];
        typical.CopyTo(values);
        Draws.Fill(Seed, patient, Spread, normals);
        variability.Correlate(normals, deviations);
        variability.Apply(deviations, values);
        values.CopyTo(parameters.AsSpan(patient * each, each));

        var n = Modes;
        Span<double> system = stackalloc double[Compartments.Size(n)];
        Span<double> memory = stackalloc double[SumOfExponentials.Size(n)];
        system.Clear();
        var compartments = new Compartments(system, n);
        model.Assemble(values, Layout, compartments);
        var roots = MemoryMarshal.Cast<Vector512<double>, double>(Roots.AsSpan(group * n, n));
        if (!SumOfExponentials.TrySolve(compartments, memory, out var modes) || !SameStreams(values))
        {
            for (var m = 0; m < n; m++) roots[m * Lanes + lane] = 1;
            return false;
        }

        var outputs = MemoryMarshal.Cast<Vector512<double>, double>(Outputs.AsSpan(group * Series.Count * n, Series.Count * n));
        var gains = MemoryMarshal.Cast<Vector512<double>, double>(Gains.AsSpan(group * columns.Length * n, columns.Length * n));
        Span<Input> streams = stackalloc Input[Model.MostInputs];
        for (var m = 0; m < n; m++)
        {
            roots[m * Lanes + lane] = modes.Roots[m];
            for (var s = 0; s < Series.Count; s++) outputs[(s * n + m) * Lanes + lane] = modes.Output(Series[s])[m];
        }
        for (var c = 0; c < columns.Length; c++)
        {
            model.Enter(columns[c].Of, values, Layout, streams);
            var stream = streams[columns[c].Part];
            for (var m = 0; m < n; m++) gains[(c * n + m) * Lanes + lane] = modes.Gain(m, stream.State) * stream.Amount;
        }
        return true;
    }

    /// <summary>This person's doses last as long as everybody's: else the lanes could not march in step.</summary>
    private bool SameStreams(ReadOnlySpan<double> values)
    {
        Span<Input> streams = stackalloc Input[Model.MostInputs];
        foreach (var column in columns)
        {
            Subject.Model.Enter(column.Of, values, Layout, streams);
            if (streams[column.Part].Duration != column.Duration) return false;
        }
        return true;
    }

    /// <summary>One stream of one kind of dose, per milligram.</summary>
    internal sealed record Column(Administration Of, int Part, double Duration)
    {
        public static Administration Intravenous { get; } = new(GivenBy.IntravenousBolus, 0, 1);

        /// <summary>A dose stripped of its amount and time. An infusion enters where a bolus does.</summary>
        public static Administration Kind(Administration dose) => dose.By.IsIntravenous() ? Intravenous : new(dose.By, 0, 1, Spray: Math.Min(2, dose.Spray));
    }
}
