using System.Collections;
using System.Text.Json;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>The items of a list; an object where FHIR wants a list is a list of one, and anything else is none. A chart has thousands of lists, so walking one allocates nothing.</summary>
internal readonly struct JsonItems(JsonElement? list) : IEnumerable<JsonElement>
{
    public Enumerator GetEnumerator() => new(list);

    IEnumerator<JsonElement> IEnumerable<JsonElement>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator : IEnumerator<JsonElement>
    {
        private JsonElement.ArrayEnumerator items;
        private JsonElement? one;

        public Enumerator(JsonElement? list)
        {
            if (list is { ValueKind: JsonValueKind.Array } many) items = many.EnumerateArray();
            else if (list is { ValueKind: JsonValueKind.Object }) one = list;
        }

        public JsonElement Current { get; private set; }

        public bool MoveNext()
        {
            if (one is { } only) (Current, one) = (only, null);
            else if (items.MoveNext()) Current = items.Current;
            else return false;
            return true;
        }

        readonly object IEnumerator.Current => Current;

        readonly void IEnumerator.Reset() => throw new NotSupportedException();

        readonly void IDisposable.Dispose()
        {
        }
    }
}
