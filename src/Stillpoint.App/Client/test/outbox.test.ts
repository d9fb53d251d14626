import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kept, Outcome, Outgoing } from '../src/outbox/entry.ts';
import { Outbox } from '../src/outbox/outbox.ts';
import type { Shelf } from '../src/outbox/shelf.ts';

class Paper implements Shelf {
  kept: Kept[] = [];
  private next = 1;
  async put(kept: Kept): Promise<void> {
    if (kept.place === undefined) this.kept.push({ ...kept, place: this.next++ });
    else this.kept = this.kept.map(one => one.place === kept.place ? kept : one);
  }
  async remove(id: string): Promise<void> { this.kept = this.kept.filter(one => one.entry.id !== id); }
  async all(): Promise<Kept[]> { return [...this.kept]; }
}

const note = (id: string, by = 'Teal', kind = 'note'): Outgoing => ({ id, kind, measuredAt: '2026-11-19T15:00:00Z', supersedes: null, by, body: { text: id } });

function box(answer: (entry: Outgoing) => Outcome, person = 'Teal') {
  const shelf = new Paper(), sent: string[] = [];
  const outbox = new Outbox(shelf, person, work => work(), () => {}, async (_, entry) => { sent.push(entry.id); return answer(entry); });
  return { shelf, sent, outbox };
}

test('what the server has is not kept', async () => {
  const { shelf, outbox } = box(() => ({ stored: true }));
  assert.deepEqual(await outbox.write('s', note('a'), 'Note'), { stored: true });
  assert.deepEqual(shelf.kept, []);
});

test('without the line entries wait and leave in the order written', async () => {
  let line = false;
  const { shelf, sent, outbox } = box(() => line ? { stored: true } : { unreachable: true });
  assert.deepEqual(await outbox.write('s', note('a'), 'Note'), { unreachable: true, kept: true });
  await outbox.write('s', note('b'), 'Note');
  assert.deepEqual(shelf.kept.map(one => one.entry.id), ['a', 'b']);
  line = true;
  sent.length = 0;
  await outbox.write('s', note('c'), 'Note');
  assert.deepEqual(sent, ['a', 'b', 'c']);
  assert.deepEqual(shelf.kept, []);
});

test('what starts the drug is never kept for later', async () => {
  const { shelf, outbox } = box(() => ({ unreachable: true }));
  assert.deepEqual(await outbox.write('s', note('a', 'Teal', 'drug-started'), 'Started'), { unreachable: true });
  assert.deepEqual(shelf.kept, []);
});

test('a refusal is told to the form that is open, and kept when nobody was there to read it', async () => {
  let line = false;
  const { shelf, outbox } = box(entry => !line ? { unreachable: true } : entry.id === 'a' ? { refused: 'It ended before.', asks: [] } : { stored: true });
  await outbox.write('s', note('a'), 'Rate 40');
  line = true;
  assert.deepEqual(await outbox.write('s', note('b'), 'Note'), { stored: true });
  assert.deepEqual(shelf.kept.map(one => [one.entry.id, one.refused]), [['a', 'It ended before.']]);
  await outbox.decide('a', false);
  assert.deepEqual(shelf.kept, []);
});

test('a question that nobody was asked waits for one, and the answer sends it', async () => {
  let line = false;
  const { shelf, sent, outbox } = box(entry => !line ? { unreachable: true } : entry.body['confirmed'] === undefined ? { refused: 'Is it 240?', asks: [{ key: 'systolic-240', says: 'Is it 240?' }] } : { stored: true });
  await outbox.write('s', note('a'), 'BP 240');
  line = true;
  await outbox.flush();
  assert.equal(shelf.kept[0]!.refused, 'Is it 240?');
  await outbox.flush();
  assert.deepEqual(sent, ['a', 'a']);
  await outbox.decide('a', true);
  assert.deepEqual(shelf.kept, []);
});

test('an entry of somebody else waits for that person and hinders nobody', async () => {
  const { shelf, outbox } = box(() => ({ stored: true }));
  await shelf.put({ session: 's', entry: note('theirs', 'Moss'), says: 'Note', refused: null, asks: [] });
  assert.deepEqual(await outbox.write('s', note('mine'), 'Note'), { stored: true });
  assert.deepEqual(shelf.kept.map(one => one.entry.id), ['theirs']);
});

test('a sign-in that ended keeps the entry', async () => {
  const { shelf, outbox } = box(() => ({ waits: true }));
  assert.deepEqual(await outbox.write('s', note('a'), 'Note'), { waits: true, kept: true });
  assert.equal(shelf.kept.length, 1);
});
