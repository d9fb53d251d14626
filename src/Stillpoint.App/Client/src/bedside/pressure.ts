import { age } from '../live/countdown.ts';
import { gutter, type Frame } from './frame.ts';
import { drugBegan, hhmm, number, plain, type Entry, type Points } from './view.ts';
import { isFresh } from './monitor.ts';
import { line, n, path, svg, text } from './svg.ts';

const minute = 60_000;

/** Systolic and diastolic as paired open carets on a stem, heart rate as dots; limits, baseline, what is due, what was corrected. */
export function pressureLane(frame: Frame): SVGElement[] {
  const { lanes: { pressure: lane }, x, view, now } = frame;
  const sets = view.entries.filter(entry => entry.kind === 'vitals-charted');
  const standing = sets.filter(entry => entry.corrected === null && entry.body['artefact'] !== true);
  const values = standing.flatMap(entry => [number(entry.body['systolic']), number(entry.body['diastolic']), number(entry.body['heartRate'])]).filter(value => value !== null);
  const highest = Math.max(192, ...values.map(value => value + 10));
  const lowest = Math.min(50, ...values.map(value => value - 6));
  const y = (value: number) => lane.top + (highest - value) / (highest - lowest) * lane.height;
  const drawn: SVGElement[] = [];
  const words: SVGElement[] = [];

  const step = frame.wide ? 20 : 40;
  for (let value = Math.ceil((lowest + 8) / step) * step; value < highest - 8; value += step) {
    if (view.limits.some(limit => limit.series === 'systolic' && limit.at === value)) continue;
    drawn.push(path(`M${frame.left} ${n(y(value))}H${frame.right}`, 'g15'));
    if (frame.wide) words.push(text(frame.left - 6, y(value) + 4, String(value), { 'text-anchor': 'end' }));
    else words.push(text(3, y(value) - 3, String(value)));
  }
  for (const limit of view.limits.filter(one => one.series === 'systolic')) {
    const red = limit.level === 'Red';
    drawn.push(path(`M${frame.left} ${n(y(limit.at))}H${frame.right}`, red ? 'limit-stop' : 'limit-watch'));
    words.push(text(frame.right - 4, y(limit.at) - 4, `${plain(limit.at)} ${limit.level}`, { class: red ? 't-stop' : 't-watch', 'text-anchor': 'end' }));
  }
  if (view.last !== null) drawn.push(...ghost(frame, y));
  const first = standing.find(entry => number(entry.body['systolic']) !== null);
  if (view.baseline !== null && first) drawn.push(path(`M${n(Math.max(frame.left, x(first.at)))} ${n(y(view.baseline.systolic))}H${frame.right}`, 'base-line'));

  const pulses = standing.flatMap(entry => { const value = number(entry.body['heartRate']); return value === null ? [] : [[entry.at, value] as [number, number]]; });
  const live = view.monitor?.heartRate ?? [];
  drawn.push(path(line(pulses.filter(([at]) => at < (live[0]?.[0] ?? Number.POSITIVE_INFINITY)), x, y, 20 * minute), 'pulse-line'), path(line(live, x, y, 2 * minute), 'pulse-line'));
  drawn.push(svg('g', { class: 'pulse' }, ...pulses.map(([at, value]) => svg('circle', { cx: x(at), cy: y(value), r: 3.4 }))));

  for (const set of sets) drawn.push(...caretsOf(frame, set, y, words));
  for (const flagged of flags(standing.filter(entry => number(entry.body['systolic']) !== null))) {
    const high = Math.min(...flagged.map(entry => y(number(entry.body['systolic']) ?? highest))) - 13;
    const level = flagged.some(entry => entry.flagged?.level === 'Red') ? 'Red' : 'Yellow';
    drawn.push(path(`M${n(x(flagged[0]!.at) - 9)} ${n(high)}v-5H${n(x(flagged.at(-1)!.at) + 9)}v5`, level === 'Red' ? 'flagged red' : 'flagged'));
    if (frame.wide) words.push(text(x(flagged.at(-1)!.at) + 13, high + 3, level, { class: level === 'Red' ? 't-stop' : 't-watch' }));
  }
  const due = view.due?.find(item => /pressure/i.test(item.what));
  const last = standing.findLast(entry => number(entry.body['systolic']) !== null);
  if (due && x(due.at) < frame.right - 8) {
    const [systolic, diastolic] = [number(last?.body['systolic']) ?? 120, number(last?.body['diastolic']) ?? 80];
    drawn.push(carets(x(due.at), y(systolic), y(diastolic), 'due-slot'));
    const told = `BP due ${hhmm(due.at, view.zoneMinutes)}`;
    if (frame.right - x(due.at) > 100) words.push(text(x(due.at) + 11, (y(systolic) + y(diastolic)) / 2 + 4, told, { class: 't-due' }));
  }

  const monitored = live.at(-1);
  const pulse = monitored && monitored[0] >= (pulses.at(-1)?.[0] ?? 0) ? monitored : pulses.at(-1);
  const noSignal = pulse !== undefined && pulse === monitored && view.monitor !== null && !isFresh(view.monitor, pulse[0], now);
  const rate = pulse === undefined ? 'unknown' : noSignal ? 'no signal' : plain(pulse[1], 0);
  if (frame.wide) {
    drawn.push(...gutter(frame, lane, 'BP, mmHg', last ? both(last) : 'unknown', last ? `${hhmm(last.at, view.zoneMinutes)}, ${age(last.at, now).replace(' ago', '')}` : 'nothing charted'));
    drawn.push(...gutter(frame, lane, 'HR, /min', rate, pulse === undefined ? '' : noSignal ? `${plain(pulse[1], 0)} at ${hhmm(pulse[0], view.zoneMinutes)}` : `${hhmm(pulse[0], view.zoneMinutes)}, ${age(pulse[0], now).replace(' ago', '')}`, 150));
  } else {
    drawn.push(...gutter(frame, lane, 'BP', last ? `${both(last)} mmHg` : 'unknown', `${last ? age(last.at, now) : ''}${pulse ? ` · HR ${noSignal ? rate : `${rate}/min`}` : ''}`));
  }
  return [...drawn, ...words];
}

const both = (entry: Entry): string => `${plain(number(entry.body['systolic']) ?? 0, 0)}/${plain(number(entry.body['diastolic']) ?? 0, 0)}`;

function carets(x: number, systolic: number, diastolic: number, kind: string): SVGElement {
  return path(`M${n(x - 6.5)} ${n(systolic - 7.5)}L${n(x)} ${n(systolic)}L${n(x + 6.5)} ${n(systolic - 7.5)}M${n(x - 6.5)} ${n(diastolic + 7.5)}L${n(x)} ${n(diastolic)}L${n(x + 6.5)} ${n(diastolic + 7.5)}`, kind);
}

/** One charted set: dashed when it was entered late, thin and struck through when it was corrected. */
function caretsOf(frame: Frame, set: Entry, y: (value: number) => number, words: SVGElement[]): SVGElement[] {
  const { x, view } = frame;
  const [systolic, diastolic, pulse] = [number(set.body['systolic']), number(set.body['diastolic']), number(set.body['heartRate'])];
  const at = x(set.at);
  if (at < frame.left) return [];
  if (set.body['artefact'] === true) return [systolic, diastolic, pulse].filter(value => value !== null).map(value => artefact(at, y(value)));
  if (systolic === null || diastolic === null) return [];
  if (set.corrected !== null) return corrected(frame, set, y, words);
  const drawn = [path(`M${n(at)} ${n(y(systolic) + 1)}V${n(y(diastolic) - 1)}`, 'bp-stem'), carets(at, y(systolic), y(diastolic), set.late ? 'bp bp-late' : 'bp')];
  if (set.late) {
    const [entered, high] = [x(set.recorded), y(systolic) - 9];
    drawn.push(path(`M${n(at)} ${n(high)}v-9H${n(entered)}v5`, 'late-lead'));
    words.push(text(at + 2, high - 14, frame.wide ? `late, entered ${hhmm(set.recorded, view.zoneMinutes)}` : 'late'));
  }
  return drawn;
}

/** What a correction replaced: the old mark thin and struck through, and only the one that changed. */
function corrected(frame: Frame, set: Entry, y: (value: number) => number, words: SVGElement[]): SVGElement[] {
  const at = frame.x(set.at);
  const now = frame.view.entries.find(entry => entry.id === set.corrected?.by);
  const changed = (['systolic', 'diastolic', 'heartRate'] as const).filter(key => number(set.body[key]) !== null && number(set.body[key]) !== number(now?.body[key]));
  const drawn: SVGElement[] = [];
  for (const key of changed) {
    const value = y(number(set.body[key])!);
    const middle = value + (key === 'diastolic' ? 4 : key === 'systolic' ? -4 : 0);
    if (key === 'systolic') drawn.push(path(`M${n(at - 6)} ${n(value - 7)}L${n(at)} ${n(value)}L${n(at + 6)} ${n(value - 7)}`, 'was'));
    else if (key === 'diastolic') drawn.push(path(`M${n(at - 6)} ${n(value + 7)}L${n(at)} ${n(value)}L${n(at + 6)} ${n(value + 7)}`, 'was'));
    else drawn.push(svg('circle', { class: 'was', cx: at, cy: value, r: 3 }));
    drawn.push(path(`M${n(at - 9)} ${n(middle)}H${n(at + 9)}`, 'was'));
    if (frame.wide) words.push(text(at + 12, middle + 4, `was ${plain(number(set.body[key])!, 0)}, ${set.corrected!.kind === 'corrected' ? 'in error' : 'corrected'} ${hhmm(set.corrected!.recorded, frame.view.zoneMinutes)}`));
  }
  return drawn;
}

const artefact = (x: number, y: number): SVGElement => svg('g', { class: 'artefact' }, svg('circle', { cx: x, cy: y, r: 4 }), path(`M${n(x - 5.5)} ${n(y + 5.5)}L${n(x + 5.5)} ${n(y - 5.5)}`, ''));

/** Runs of sets the server marked as flagged. */
function flags(sets: Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  let run: Entry[] = [];
  for (const set of sets) {
    if (set.flagged !== null) run.push(set);
    else if (run.length > 0) { runs.push(run); run = []; }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The session before, from the start of the drug: a band, no marks, no numbers. */
function ghost(frame: Frame, y: (value: number) => number): SVGElement[] {
  const start = drugBegan(frame.view);
  const last = frame.view.last;
  if (start === null || last === null) return [];
  const points = last.pressures;
  const along = (pick: 1 | 2) => points.map(point => `${n(frame.x(start + point[0]))} ${n(y(point[pick]))}`);
  const pulse: Points = last.heartRate.map(([since, value]) => [start + since, value]);
  const drawn = [path(line(pulse, frame.x, y, Number.POSITIVE_INFINITY), 'ghost pulse-ghost')];
  if (points.length > 1) {
    const [systolic, diastolic] = [along(1), along(2)];
    drawn.unshift(path(`M${systolic.join('L')}L${[...diastolic].reverse().join('L')}Z`, 'ghost-band'), path(`M${systolic.join('L')}M${diastolic.join('L')}`, 'ghost'));
  }
  return [svg('g', { class: 'last-session', 'clip-path': `url(#lanes${frame.key})` }, ...drawn)];
}
