import assert from 'node:assert/strict';
import { test } from 'node:test';
import cases from '../../../../tests/shared/ribbon-cases.json';
import { ribbonAt, type Drug } from '../src/live/ribbon.ts';

type Case = (typeof cases)[number];

const ms = (text: string) => Date.parse(text);
const orNull = (text: string | null | undefined) => (text == null ? null : ms(text));

function drugOf(told: Case['drug']): Drug | null {
  if (told === null) return null;
  return {
    ...told,
    stretches: told.stretches.map(stretch => ({ ...stretch, from: ms(stretch.from), until: orNull(stretch.until) })),
    doses: told.doses.map(dose => ({ at: ms(dose.at), mg: dose.mg })),
  };
}

for (const told of cases) {
  test(told.says, () => {
    const due = told.due.map((item: { at?: string; lastAt?: string; everyMinutes?: number }) =>
      ({ at: orNull(item.at), lastAt: orNull(item.lastAt), everyMinutes: item.everyMinutes ?? null }));
    const ribbon = ribbonAt(drugOf(told.drug), due, ms(told.now));
    const close = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);
    close(ribbon.givenMg, told.expected.givenMg);
    close(ribbon.leftMg, told.expected.leftMg);
    if (told.expected.endsAt === null) assert.equal(ribbon.endsAt, null);
    else close(ribbon.endsAt! / 1000, ms(told.expected.endsAt) / 1000);
    assert.deepEqual(ribbon.due.map(({ at, words, tone }) => ({ at, words, tone })),
      told.expected.due.map((item: { at: string; words: string; tone: string }) => ({ ...item, at: ms(item.at) })));
  });
}

test('there are cases to agree on', () => assert.ok(cases.length > 10));
