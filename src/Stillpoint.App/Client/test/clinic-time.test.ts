import assert from 'node:assert/strict';
import { test } from 'node:test';
import cases from '../../../../tests/shared/typed-times.json';
import { lastShown } from '../src/live/clinic-time.ts';

for (const told of cases) {
  test(`a typed time is read as the server reads it: ${told.what}`, () => {
    const [hours = 0, minutes = 0] = told.typed.split(':').map(Number);
    const at = lastShown(hours, minutes, Date.parse(told.now), told.zone);
    assert.equal(at === null ? null : new Date(at).toISOString().replace('.000', ''), told.at);
  });
}
