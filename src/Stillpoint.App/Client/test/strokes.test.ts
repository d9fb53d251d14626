import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Strokes } from '../src/drawing/strokes.ts';

test('a drawing is moves and lines on a sheet, and nothing outside it', () => {
  const strokes = new Strokes();
  strokes.begin(0.1, 0.5);
  strokes.go(0.1, 0.5);
  strokes.go(2, -1);
  strokes.begin(0.5, 0.5);
  assert.equal(strokes.path, 'M100,150 L100,150 L1000,0 M500,150 L500,150');
});

test('what came back with a refused form is drawn on, and wiped whole', () => {
  const strokes = new Strokes('M1,1 L2,2');
  strokes.go(0.5, 0.5);
  assert.equal(strokes.path, 'M1,1 L2,2 L500,150');
  strokes.wipe();
  assert.equal(strokes.path, '');
});

test('a drawing without end stays as long as the server takes it', () => {
  const strokes = new Strokes();
  strokes.begin(0, 0);
  for (let place = 0; place < 20_000; place++) strokes.go((place % 1000) / 1000, (place % 7) / 7);
  assert.ok(strokes.path.length <= 30_000 && strokes.path.length > 29_000);
});
