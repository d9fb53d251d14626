import { age } from '../live/countdown.ts';
import { gutter, type Frame } from './frame.ts';
import { drugBegan, hhmm, number, plain, type Points } from './view.ts';
import { isFresh } from './monitor.ts';
import { joined, line, n, path, svg, text } from './svg.ts';

const minute = 60_000;

/** Charted values of one key, oldest first; corrected and known-wrong ones are not among them. */
function charted(frame: Frame, key: string): Points {
  return frame.view.entries.filter(entry => entry.kind === 'vitals-charted' && entry.corrected === null && entry.body['artefact'] !== true)
    .flatMap(entry => { const value = number(entry.body[key]); return value === null ? [] : [[entry.at, value] as [number, number]]; });
}

/** SpO2 in a lane of its own; where the signal was lost there is a gap, hatched, with how long. */
export function spO2Lane(frame: Frame): SVGElement[] {
  const { lanes: { spO2: lane }, x, view, now } = frame;
  const byHand = charted(frame, 'spo2');
  const live = view.monitor?.spO2 ?? [];
  const points = joined(byHand, live);
  const before = points.slice(0, points.length - live.length);
  const lowest = Math.min(88, ...points.map(([, value]) => value - 1));
  const y = (value: number) => lane.top + (100 - value) / (100 - lowest) * lane.height;
  const drawn: SVGElement[] = [];
  const words: SVGElement[] = [];
  for (const limit of view.limits.filter(one => one.series === 'spO2')) {
    const red = limit.level === 'Red';
    drawn.push(path(`M${frame.left} ${n(y(limit.at))}H${frame.right}`, red ? 'limit-stop' : 'limit-watch'));
    if (frame.wide) words.push(text(frame.right - 4, y(limit.at) - 3, plain(limit.at), { class: red ? 't-stop' : 't-watch', 'text-anchor': 'end' }));
  }
  const began = drugBegan(view);
  if (began !== null && view.last !== null) {
    const last = view.last.spO2.map(([since, value]) => [began + since, Math.max(value, lowest)] as const);
    drawn.push(svg('g', { class: 'last-session', 'clip-path': `url(#lanes${frame.key})` }, path(line(last, x, y, Number.POSITIVE_INFINITY), 'ghost')));
  }
  drawn.push(path(line(before, x, y, 20 * minute), 'spo2'), path(line(live, x, y, 90_000), 'spo2'));
  drawn.push(svg('g', { class: 'spo2-dots' }, ...before.map(([at, value]) => svg('circle', { cx: x(at), cy: y(value), r: 2.6 }))));
  for (const [from, until] of gaps(live, now)) {
    const [a, b] = [Math.max(frame.left, x(from)), x(until)];
    if (b <= a + 2) continue;
    drawn.push(svg('rect', { class: 'gap', fill: `url(#hatch${frame.key})`, x: a, y: lane.top, width: b - a, height: lane.height }), path(`M${n(a)} ${lane.top}v${lane.height}M${n(b)} ${lane.top}v${lane.height}`, 'gap-edge'));
    words.push(text(b + 5, lane.top + lane.height / 2, `lost ${Math.max(1, Math.round((until - from) / minute))} min`));
  }
  const last = points.at(-1);
  const noSignal = last !== undefined && last === live.at(-1) && view.monitor !== null && !isFresh(view.monitor, last[0], now);
  const stale = last === undefined ? 'nothing charted' : noSignal ? `${plain(last[1], 0)} at ${hhmm(last[0], view.zoneMinutes)}` : age(last[0], now);
  const value = last === undefined ? 'unknown' : noSignal ? 'no signal' : `${plain(last[1], 0)}${frame.wide ? '' : ' %'}`;
  drawn.push(...gutter(frame, lane, frame.wide ? 'SpO2, %' : 'SpO2', value, stale));
  return [...drawn, ...words];
}

function gaps(points: Points, now: number): [number, number][] {
  const found: [number, number][] = [];
  points.forEach(([at], index) => {
    const next = points[index + 1]?.[0] ?? now;
    if (next - at > 90_000) found.push([at, next]);
  });
  return found;
}

/** EtCO2 as a line and breaths as squares, both on 0 to 50. */
export function breathLane(frame: Frame): SVGElement[] {
  const { lanes: { breath: lane }, x, view, now } = frame;
  if (lane === null) return [];
  const y = (value: number) => lane.top + (50 - Math.min(value, 52)) / 50 * lane.height;
  const live = view.monitor?.etCo2 ?? [];
  const carbon = joined(charted(frame, 'etCo2'), live);
  const before = carbon.slice(0, carbon.length - live.length);
  const breaths = charted(frame, 'respiratoryRate');
  const lastCarbon = carbon.at(-1);
  const lastBreath = view.monitor?.respiratoryRate.at(-1) ?? breaths.at(-1);
  const newest = Math.max(lastCarbon?.[0] ?? 0, lastBreath?.[0] ?? 0);
  const isSilent = (point: readonly [number, number] | undefined, monitored: Points | undefined) =>
    point !== undefined && point === monitored?.at(-1) && view.monitor !== null && !isFresh(view.monitor, point[0], now);
  const say = (point: readonly [number, number] | undefined, monitored: Points | undefined) => (point === undefined || isSilent(point, monitored) ? '?' : plain(point[1], 0));
  return [
    path(line(before, x, y, 20 * minute), 'etco2'),
    path(line(live, x, y, 90_000), 'etco2'),
    svg('g', { class: 'rr' }, ...breaths.map(([at, value]) => svg('rect', { x: x(at) - 3, y: y(value) - 3, width: 6, height: 6 }))),
    text(frame.left - 6, y(40) + 4, '40', { 'text-anchor': 'end' }),
    text(frame.left - 6, y(10) + 4, '10', { 'text-anchor': 'end' }),
    ...gutter(frame, lane, 'EtCO2, RR', `${say(lastCarbon, live)}, ${say(lastBreath, view.monitor?.respiratoryRate)}`, newest > 0 ? age(newest, now) : 'nothing charted'),
  ];
}
