import assert from 'node:assert/strict';
import { test } from 'node:test';
import { along } from '../src/bedside/guess.ts';
import { Live, liveness, type Told } from '../src/bedside/monitor.ts';
import type { View } from '../src/bedside/view.ts';
import { pause } from '../src/live/line.ts';

const ten = Date.UTC(2026, 10, 19, 15, 0);
const second = 1000;

function view(lastAt: number | null = ten, attached = true): View {
  return {
    session: '', number: 1, now: ten, zoneMinutes: -300, phase: 'Running', drug: 'Ketamine IV', ribbon: null, entries: [], due: null, baseline: null, limits: [], notJudged: null, last: null,
    estimate: { unit: 'ng/mL', model: null, doubts: [], points: [], last: [], refused: [], running: false, standsUntil: null },
    monitor: { attached, lostAfter: 15 * second, lastAt, heartRate: [[ten - 60 * second, 70]], spO2: [[ten - 60 * second, 97]], respiratoryRate: [], etCo2: [] },
  };
}

const told = (at: number, signs: [string, number | null][], late = false): Told =>
  ({ number: 1, at: new Date(at).toISOString(), late, signs: signs.map(([sign, usable]) => ({ sign, usable, at: null })) });

test('a reading is drawn after the minutes the server told, in the order measured', () => {
  const live = new Live();
  live.take(told(ten + 1 * second, [['spo2', 93], ['heartRate', 80]]));
  live.take(told(ten, [['spo2', 12]], true));
  const over = live.over(view()).monitor!;
  assert.deepEqual(over.spO2, [[ten - 60 * second, 97], [ten + second, 93]]);
  assert.equal(over.lastAt, ten + second);
});

test('a value the monitor doubts is not drawn, and the reading still came', () => {
  const live = new Live();
  live.take(told(ten + second, [['spo2', null]]));
  const over = live.over(view()).monitor!;
  assert.deepEqual(over.spO2, [[ten - 60 * second, 97]]);
  assert.equal(over.lastAt, ten + second);
});

test('a pulse stands in for the heart rate, and the electrocardiogram goes first', () => {
  const live = new Live();
  live.take(told(ten + 1 * second, [['pulseRate', 81]]));
  live.take(told(ten + 7 * second, [['pulseRate', 82], ['heartRate', 79]]));
  assert.deepEqual(live.over(view()).monitor!.heartRate.slice(1), [[ten + second, 81], [ten + 7 * second, 79]]);
});

test('what the server has told in its minutes is not drawn twice', () => {
  const live = new Live();
  live.take(told(ten + second, [['spo2', 93]]));
  const later = view();
  // The middle of a minute that is still open stands at its last reading; the number shown is that reading.
  later.monitor!.spO2.push([ten + second, 95]);
  assert.deepEqual(live.over(later).monitor!.spO2, [[ten - 60 * second, 97], [ten + second, 93]]);
});

test('readings of an hour make few points, and the newest is always one of them', () => {
  const live = new Live();
  for (let at = 1; at <= 3600; at++) live.take(told(ten + at * second, [['spo2', at]]));
  const points = live.over(view()).monitor!.spO2;
  assert.ok(points.length < 3600 / 4);
  assert.deepEqual(points.at(-1), [ten + 3600 * second, 3600]);
  assert.ok(points.every(([at], index) => index === 0 || at > points[index - 1]![0]));
});

test('a cuff pressure is news once', () => {
  const live = new Live();
  assert.equal(live.take(told(ten, [['systolic', 128]])), true);
  assert.equal(live.take(told(ten, [['systolic', 128]])), false);
  assert.equal(live.take(told(ten + second, [['systolic', 128]])), false);
  assert.equal(live.take(told(ten + second, [['spo2', 97]])), false);
  assert.equal(live.take(told(ten + 2 * second, [['systolic', 142]])), true);
});

test('a monitor is silent after its time, and the line to the server outweighs it', () => {
  assert.equal(liveness(view(), ten + 15 * second, null).state, 'live');
  const silent = liveness(view(), ten + 16 * second, null);
  assert.deepEqual([silent.state, silent.words, silent.since], ['silent', 'Nothing live from the monitor since 10:00:00.', '0:16']);
  assert.equal(liveness(view(), ten + 16 * second, ten + 10 * second).state, 'lost');
  assert.equal(liveness(view(null), ten, null).state, 'waiting');
  assert.equal(liveness(view(ten, false), ten, null).state, 'none');
});

test('the line waits longer after each failure, never all screens at once, never over half a minute', () => {
  assert.deepEqual([1, 2, 3, 6, 20].map(failures => pause(failures, 1)), [1000, 2000, 4000, 30_000, 30_000]);
  assert.equal(pause(3, 0), 2000);
});

test('between two points of the curve one reads along the line, and beyond its ends nothing', () => {
  const curve = [{ at: 0, median: 10, low: 5, high: 20 }, { at: 60, median: 20, low: 10, high: 40 }];
  assert.deepEqual(along(curve, 30), { at: 30, median: 15, low: 7.5, high: 30 });
  assert.equal(along(curve, 61), null);
  assert.equal(along(curve, -1), null);
});
