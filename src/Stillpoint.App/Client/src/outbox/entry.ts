/** An entry as the server takes it. */
export type Outgoing = { id: string; kind: string; measuredAt: string; supersedes: string | null; by: string; body: Record<string, unknown> };

/** Something possible and improbable: the screen says it, and one press confirms it by its key, or takes a moment that was probably meant. */
export type Question = { key: string; says: string; instead?: readonly string[] | null };

/**
 * Stored; or refused or asked, with words for the screen; or not known, because the server was not reached; or waiting for the
 * person who wrote it, whose sign-in has ended or who has made room for somebody else.
 */
export type Outcome = { stored: true } | { refused: string; asks: readonly Question[] } | { unreachable: true } | { waits: true };

/** An entry that is kept on this device until the server has it. */
export type Kept = {
  /** The order in which they were written. */
  place?: number;
  session: string;
  entry: Outgoing;
  /** What it says, for the person who finds it still here. */
  says: string;
  /** Why the server would not take it, when it was sent later; a person decides. */
  refused: string | null;
  asks: readonly Question[];
};

/** The one way an entry leaves this device. Sending the same id again stores nothing twice. */
export async function send(session: string, entry: Outgoing): Promise<Outcome> {
  let response: Response;
  try {
    response = await fetch(`/sessions/${session}/entries`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(entry), credentials: 'same-origin', redirect: 'manual' });
  } catch {
    return { unreachable: true };
  }
  if (response.ok) return { stored: true };
  switch (response.status) {
    case 401: case 403: case 423: return { waits: true };
    case 409: {
      const answer = (await response.json()) as { refused?: string; asks?: Question[] | null };
      return { refused: answer.refused ?? 'The entry was refused.', asks: answer.asks ?? [] };
    }
    case 413: return { refused: 'The entry is too long. It was not stored: shorten it, and send it once more.', asks: [] };
    case 400: case 404: return { refused: 'The entry was not stored. Load the page again.', asks: [] };
    default: return { unreachable: true };
  }
}
