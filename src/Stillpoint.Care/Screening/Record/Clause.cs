using System.Globalization;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>
/// What the words around a problem say about it, within its clause. The words before it are read once, however many problems follow; a
/// comma begins an item, and an item with a size, a date or a treatment of its own stands for itself.
/// </summary>
internal sealed class Clause
{
    private readonly List<Token> tokens;
    private readonly int start, end;
    private readonly List<Hit> hits;
    private readonly List<int> commas = [];
    private readonly int[] items;
    private readonly bool[] named;
    private readonly bool studied, remitted;
    private readonly List<(int At, int End, RecordedDay Day)> days = [];
    private readonly RecordedDay today;

    private int readTo, deniedAt = -1, doubtedAt = -1, pastAt = -1;
    private bool family;
    private Kinship? kin;

    public Clause(List<Token> tokens, int start, int end, List<Hit> hits, DateTimeOffset now)
    {
        (this.tokens, this.start, this.end, this.hits) = (tokens, start, end, hits);
        readTo = start;
        var on = ClinicCalendar.Date(now);
        today = new("now", on, on);
        hits.Sort((one, other) => one.From.CompareTo(other.From));
        (items, named) = (new int[end - start], new bool[end - start]);
        for (var at = start; at < end; at++)
        {
            items[at - start] = commas.Count;
            if (tokens[at].Kind == TokenKind.Comma) commas.Add(at);
            studied |= ClauseWords.Study.Contains(tokens[at].Text);
            remitted |= tokens[at].Text is "remission" or "remision";
            if ((days.Count == 0 || at >= days[^1].End) && TextDates.At(tokens, at, end, now) is { } found) days.Add((at, found.End, found.Day));
        }
        foreach (var hit in hits) Array.Fill(named, true, hit.From - start, hit.To - hit.From);
    }

    public IEnumerable<Mention> Read()
    {
        var outOfContext = OutOfContext();
        foreach (var hit in hits)
        {
            ReadBefore(hit.From);
            var denied = Denied(hit);
            var relative = Relative(hit);
            var (day, beginning) = Again(hit, Day(hit));
            yield return new(hit.Phrase.Row, hit.Phrase.Asks || denied is null || Doubted(hit), Past(hit))
            {
                Day = day, IsBeginning = beginning, Relative = relative,
                TooBroad = hit.Phrase.Asks, Silenced = denied is true ? Silence.Denial : relative is not null ? Silence.AnotherPerson : outOfContext.Contains(hit) ? Silence.Context : null,
            };
        }
        if (LowFraction()) yield return new(ProblemVocabulary.Row(Problem.LowEjectionFraction), Possible: true, Past: false);
    }

    private void ReadBefore(int problem)
    {
        for (; readTo < problem; readTo++)
        {
            var word = tokens[readTo].Text;
            var (last, next) = (Word(readTo - 1), Word(readTo + 1));
            if ((word == "no" && !ClauseWords.NotReallyNo.Contains(next)) || (ClauseWords.Denying.Contains(word) && !ClauseWords.OfMoney.Contains(next))
                || (word, next) is ("negative", "for") or ("absence", "of") or ("free", "of") or ("negativo", "para") or ("ausencia", "de")
                || (word is "ruled" && next is "out" && last is not ("not" or "be")) || word is "descartado" or "descartada") deniedAt = readTo;
            if (ClauseWords.Doubt.Contains(word) || (word is "rule" or "ruled" && next == "out") || tokens[readTo].Kind == TokenKind.Question) doubtedAt = readTo;

            if (word is "fh" or "fhx" || (word is "family" && next is "history" or "hx") || (word is "antecedente" && next is "familiare" or "familiar")) family = true;
            else if (IsPastWord(readTo)) pastAt = readTo;
            if (word is "patient" or "pt" or "paciente" or "self") (kin, family) = (null, false);
            else if (KinOf(word) is { } named && !ClauseWords.Company.Contains(last) && !ClauseWords.APatientHerself.Contains(last) && !IsParentOf(readTo) && !(last is "her" or "his" or "their" or "the" or "la" or "el" or "su" && ClauseWords.Company.Contains(Word(readTo - 2))) && !ClauseWords.Telling.Contains(next))
                kin = Closer(kin, named);
        }
    }

    /// <summary>"Mother of two" is the patient.</summary>
    private bool IsParentOf(int at) => Word(at + 1) is "of" or "de" && (Word(at + 2) is "two" or "three" or "four" or "five" or "one" or "a" or "young" or "twin" or "dos" or "tres" or "cuatro" or "un" or "una" || (at + 2 < end && tokens[at + 2].Kind == TokenKind.Number));

    /// <summary>Said not to be there; null when a denial stands near and may mean something else.</summary>
    private bool? Denied(Hit hit)
    {
        if (deniedAt >= 0)
        {
            if (ItemOf(deniedAt) == ItemOf(hit.From)) return Word(hit.From - 1) is "known" && Word(hit.From - 2) is not ("no" or "not" or "without") ? null : true;
            var (from, _) = Item(hit.From);
            return Word(from) is "or" or "nor" or "o" or "ni" || !Asserted(hit) ? true : null;
        }
        for (var back = hit.From - 1; back >= Math.Max(start, hit.From - 4) && tokens[back].Kind != TokenKind.Comma; back--)
            if (tokens[back].Text is "not" or "isn" or "wasn" or "doesn")
                return Between(back + 1, hit.From, word => ClauseWords.AfterNot.Contains(word)) ? false : true;
        return DeniedAfter(hit);
    }

    private bool? DeniedAfter(Hit hit)
    {
        var strange = false;
        for (var at = hit.To; at < end; at++)
        {
            var (word, next) = (tokens[at].Text, Word(at + 1));
            var across = ItemOf(at) != ItemOf(hit.From);
            var strong = (word is "not" or "none" or "no" && next is "seen" or "found" or "present" or "identified" or "detected" or "demonstrated" or "visualized" or "visto" or "vista" or "encontrado")
                || (word is "ruled" && next is "out" && Word(at - 1) is not ("not" or "be") && EndsItem(at + 2))
                || (word is "denied" or "excluded" or "absent" or "descartado" or "descartada" or "excluido" or "excluida" or "ausente" or "negado" && Word(at - 1) is not ("not" or "be" or "never") && EndsItem(at + 1))
                || (word is "no" or "none" && at + 1 == end && !strange && at - hit.To <= 1);
            var weak = (word is "negative" or "negativo" or "negativa" && next is not ("for" or "para")) || (word == "normal" && studied);
            if ((strong || weak) && across && Asserted(hit)) return false;
            if (strong) return across && OtherIn(at, hit) ? null : true;
            if (weak) return strange ? null : true;
            if (tokens[at].Kind == TokenKind.Word && !ClauseWords.Filler.Contains(word) && !ClauseWords.Study.Contains(word) && !IsIn(at)) strange = true;
        }
        return false;
    }

    private bool Doubted(Hit hit)
    {
        if (doubtedAt >= 0 && (ItemOf(doubtedAt) == ItemOf(hit.From) || !Asserted(hit))) return true;
        var (_, to) = Item(hit.From);
        for (var at = hit.To; at < Math.Max(to, Math.Min(end, hit.To)); at++)
        {
            if (ClauseWords.Doubt.Contains(tokens[at].Text) || tokens[at].Kind == TokenKind.Question) return true;
            if (tokens[at].Text is "ruled" or "excluded" or "exclude" or "descartado" && Word(at - 1) is "not" or "be" or "cannot" or "no" or "never") return true;
        }
        return Word(hit.From - 1) is "exclude" or "excluding" || (Word(hit.From - 1) is "out" && Word(hit.From - 2) == "rule");
    }

    /// <summary>Said to be over: before it in its item, or after it.</summary>
    private bool Past(Hit hit)
    {
        if (remitted || (pastAt >= 0 && ItemOf(pastAt) == ItemOf(hit.From))) return true;
        var (_, to) = Item(hit.From);
        for (var at = hit.To; at < end; at++)
        {
            if (tokens[at].Text is "resolved" or "resuelto" or "resuelta" && (at < to || !OtherIn(at, hit))) return true;
            if (tokens[at].Text is "in" && Word(at + 1) is "childhood" or "infancy") return true;
            if (tokens[at].Text is "as" && Word(at + 1) is "a" && Word(at + 2) is "child" or "teenager" or "baby") return true;
        }
        return false;
    }

    private bool IsPastWord(int at)
    {
        var (word, next, last) = (tokens[at].Text, Word(at + 1), Word(at - 1));
        if ((word == "prior" && next == "to") || ClauseWords.Papers.Contains(next)) return false;
        if (word == "old") return last is not ("year" or "yr" or "yo" or "month" or "week" or "day" or "y");
        return ClauseWords.Before.Contains(word) || (word, next) is ("status", "post") || (last is not "family" && (word, next) is ("history" or "hx", "of")) || (word is "antecedente" && next is "de");
    }

    /// <summary>Said of somebody else: named before the problem, or straight after it ("in her mother").</summary>
    private Kinship? Relative(Hit hit)
    {
        var whose = kin;
        // A child at the breast is no relative with a disease.
        if (hit.Phrase.Row.Problem == Problem.BreastFeeding) return whose;
        if (hit.To < end && KinOf(tokens[hit.To].Text) is { } after && !ClauseWords.Telling.Contains(Word(hit.To + 1))) whose = Closer(whose, after);
        if (Word(hit.To) is "in" or "of" or "en" or "de")
            for (var at = hit.To + 1; at < Math.Min(end, hit.To + 4); at++)
                if (KinOf(tokens[at].Text) is { } of) whose = Closer(whose, of);
        return whose ?? (family ? Kinship.Unsaid : null);
    }

    private static Kinship? KinOf(string word) => ClauseWords.FirstDegree.Contains(word) ? Kinship.FirstDegree
        : ClauseWords.Distant.Contains(word) ? Kinship.Distant
        : ClauseWords.NoKin.Contains(word) ? Kinship.None : null;

    private static Kinship Closer(Kinship? known, Kinship named) => named == Kinship.Distant ? named : known ?? named;

    /// <summary>The date in the item of a problem, else one that the clause has for this problem alone.</summary>
    private (RecordedDay? Day, bool IsBeginning) Day(Hit hit)
    {
        var (from, to) = Item(hit.From);
        if (DayIn(hit.To, Math.Max(to, hit.To)) is { } after) return after;
        if (DayIn(from, hit.From) is { } before) return before;
        return hits.TrueForAll(other => other.From == hit.From || ItemOf(other.From) == ItemOf(hit.From)) ? DayIn(hit.To, end) ?? DayIn(start, hit.From) ?? (null, false) : (null, false);
    }

    /// <summary>What happened more than once counts by the latest time, where nothing but words for "again" stands before it: "stroke 2015 and again last week".</summary>
    private (RecordedDay? Day, bool IsBeginning) Again(Hit hit, (RecordedDay? Day, bool IsBeginning) first)
    {
        if (first.Day is null) return first;
        var latest = first;
        var from = days.Find(other => other.Day == first.Day) is { End: > 0 } stands ? Math.Max(stands.End, hit.To) : hit.To;
        for (var at = from; at < end; at++)
        {
            if (days.Exists(other => other.At == at))
            {
                var (_, to, day) = days.Find(other => other.At == at);
                if (day.Latest > latest.Day!.Latest) latest = (day, false);
                at = to - 1;
            }
            else if (ClauseWords.Now.Contains(tokens[at].Text) && (at + 1 >= end || tokens[at + 1].Kind != TokenKind.Word))
            {
                return (today, false);
            }
            else if (IsIn(at) || (tokens[at].Kind == TokenKind.Word && !ClauseWords.Again.Contains(tokens[at].Text)))
            {
                break;
            }
        }
        return latest;
    }

    private (RecordedDay?, bool)? DayIn(int from, int to)
    {
        foreach (var (at, _, day) in days)
            if (at >= from && at < to) return (day, ClauseWords.Beginning.Contains(Word(at - 1)) || ClauseWords.Beginning.Contains(Word(at - 2)));
        return null;
    }

    /// <summary>Problems that only a screening, a vaccination, a fear or a risk names; what came after it or despite it is there all the same.</summary>
    private HashSet<Hit> OutOfContext()
    {
        var silenced = new HashSet<Hit>();
        for (var at = start; at < end; at++)
        {
            var word = tokens[at].Text;
            if (!ClauseWords.Context.Contains(word) || IsFoundByScreening(at) || Word(at - 1) is "despite") continue;
            var next = Word(at + 1) is "factor" ? at + 2 : at + 1;
            var binding = ClauseWords.Binding.Contains(Word(next));
            // "Fear of surgery for a tumor" fears the surgery.
            var ahead = Nearest(hit => hit.From > at && ItemOf(hit.From) == ItemOf(at) && !Between(next + 1, hit.From, between => between is "for" or "due" or "because" or "despite") ? hit.From - at : int.MaxValue);
            var behind = Nearest(hit => hit.To <= at && ItemOf(hit.From) == ItemOf(at) && at - hit.To <= 2 && DayIn(hit.To, at) is null ? at - hit.To : int.MaxValue);
            if ((binding ? ahead : behind ?? (ClauseWords.OnlyBackward.Contains(word) ? null : ahead)) is not { } nearest) continue;
            foreach (var same in hits)
                if (same.Phrase.Row == nearest.Phrase.Row && ItemOf(same.From) == ItemOf(nearest.From) && !Between(Math.Min(same.To, nearest.To), Math.Max(same.From, nearest.From), ClauseWords.ComingAfter.Contains)) silenced.Add(same);
        }
        return silenced;
    }

    private Hit? Nearest(Func<Hit, int> distance)
    {
        Hit? nearest = null;
        var least = int.MaxValue;
        foreach (var hit in hits)
        {
            if (hit.Phrase.Row.Problem is Problem.NoBearing or Problem.Social || distance(hit) >= least) continue;
            (nearest, least) = (hit, distance(hit));
        }
        return nearest;
    }

    private bool IsFoundByScreening(int at)
    {
        if (!ClauseWords.Study.Contains(tokens[at].Text)) return false;
        for (var after = at + 1; after < end; after++)
            if (ClauseWords.Found.Contains(tokens[after].Text) || (tokens[after].Kind == TokenKind.Number && ClauseWords.Size.Contains(Word(after + 1)))) return true;
        return false;
    }

    /// <summary>The item has a size, a grade, a date, a treatment or a "known" of its own.</summary>
    private bool Asserted(Hit hit)
    {
        var (from, to) = Item(hit.From);
        var study = Between(from, to, word => ClauseWords.Study.Contains(word));
        for (var at = from; at < Math.Max(to, hit.To); at++)
        {
            if (ClauseWords.Treatment.Contains(tokens[at].Text) || ClauseWords.Asserting.Contains(tokens[at].Text) || IsPastWord(at)) return true;
            if (tokens[at].Kind == TokenKind.Number && ClauseWords.Size.Contains(Word(at + 1))) return true;
            if (ClauseWords.Grade.Contains(tokens[at].Text) && (at + 1 < to && (tokens[at + 1].Kind == TokenKind.Number || Word(at + 1) is "i" or "ii" or "iii" or "iv" or "v"))) return true;
        }
        return !study && days.Exists(day => day.At >= from && day.At < Math.Max(to, hit.To));
    }

    /// <summary>An ejection fraction below 40 %: "EF 25%", "LVEF 30-35 %".</summary>
    private bool LowFraction()
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].Text is not ("ef" or "lvef" or "fraction" or "fevi")) continue;
            for (var after = at + 1; after < Math.Min(end, at + 5); after++)
                if (tokens[after].Kind == TokenKind.Number)
                    return decimal.TryParse(tokens[after].Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && (percent < 40 || (percent == 40 && Word(after - 1) == "<"));
        }
        return false;
    }

    private (int From, int To) Item(int at)
    {
        var number = ItemOf(at);
        return (number == 0 ? start : commas[number - 1] + 1, number == commas.Count ? end : commas[number]);
    }

    private int ItemOf(int at) => at < end ? items[at - start] : commas.Count;

    private bool OtherIn(int at, Hit hit) => hits.Exists(other => other.Phrase.Row != hit.Phrase.Row && other.From >= hit.To && ItemOf(other.From) == ItemOf(at));

    private bool IsIn(int at) => named[at - start];

    /// <summary>No new thing follows in the item: "denied by the family", not "denied chest pain".</summary>
    private bool EndsItem(int at) =>
        at >= end || tokens[at].Kind != TokenKind.Word || Word(at) is "by" or "on" or "in" or "at" or "per" or "via" or "with" or "today" or "clinically" or "since" or "after" or "during" or "por" or "en" or "con";

    private bool Between(int from, int to, Func<string, bool> any)
    {
        for (var at = from; at < to; at++)
            if (any(tokens[at].Text)) return true;
        return false;
    }

    private string Word(int at) => at >= start && at < end ? tokens[at].Text : "";
}
