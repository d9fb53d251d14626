import type { View } from './view.ts';

/** A scale as steps: how far from normal a score is, from nought to one. */
export type Scale = { name: string; of: string; far: (score: number) => number; kind: string; always?: boolean };

const tenth = (score: number): number => score / 10;

/** What is scored at a bedside, in the order of its lanes. CADSS-6 is a trend and no other scale: it has a lane of its own. */
const scales: Scale[] = [
  { name: 'MOAA/S', of: 'MOAA/S', far: score => (5 - score) / 5, kind: 'mind', always: true },
  { name: 'RASS', of: 'RASS', far: score => Math.abs(score) / 5, kind: 'mind' },
  { name: 'CADSS-23', of: 'CADSS-23', far: score => score / 46, kind: 'mind-2', always: true },
  { name: 'CADSS-6', of: 'CADSS-6', far: score => score / 24, kind: 'mind-2' },
  { name: 'Nausea', of: 'NAUSEA', far: tenth, kind: 'mind-2' },
  { name: 'Distress', of: 'SUDS', far: tenth, kind: 'mind-2' },
  { name: 'Pain', of: 'PAIN-NRS', far: tenth, kind: 'mind-2' },
];

/** Those that were scored, and where there is room those that are always asked about. */
export function scalesIn(view: View, wide: boolean): Scale[] {
  const scored = new Set(view.entries.filter(entry => entry.kind === 'scale-scored').map(entry => String(entry.body['scale'])));
  return scales.filter(scale => scored.has(scale.of) || (wide && scale.always === true));
}
