import assert from 'node:assert/strict';
import { test } from 'node:test';
import { age, countdown } from '../src/live/countdown.ts';

const due = Date.UTC(2026, 10, 22, 15, 2);
const at = (seconds: number) => countdown(due, due + seconds * 1000);

test('a reading due in nine minutes is calm and counted in minutes', () =>
  assert.deepEqual(at(-9 * 60), { words: 'in 9 min', tone: 'calm' }));

test('the last two minutes are counted in seconds', () =>
  assert.deepEqual(at(-108), { words: 'in 1:48', tone: 'wait' }));

test('a reading due this minute says so', () => {
  assert.deepEqual(at(0), { words: 'due now', tone: 'wait' });
  assert.deepEqual(at(59), { words: 'due now', tone: 'wait' });
});

test('late is loud from five minutes and not a second before', () => {
  assert.deepEqual(at(299), { words: '4:59 late', tone: 'wait' });
  assert.deepEqual(at(300), { words: '5:00 late', tone: 'watch' });
});

test('an hour late still reads as a time', () => assert.equal(at(3900).words, '1:05:00 late'));

test('a value says how old it is', () => {
  assert.equal(age(due, due + 8_000), '8 s ago');
  assert.equal(age(due, due + 15 * 60_000), '15 min ago');
});
