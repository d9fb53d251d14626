import { hhmm, type View } from './view.ts';
import { path, svg, text } from './svg.ts';

/** Where a lane lies. */
export type Lane = { top: number; height: number };

/** The sheet everything is drawn on: one time axis, left to right. */
export type Frame = {
  wide: boolean;
  width: number;
  height: number;
  left: number;
  right: number;
  from: number;
  until: number;
  now: number;
  x: (at: number) => number;
  lanes: { drug: Lane; pressure: Lane; spO2: Lane; breath: Lane | null; estimate: Lane; moaas: Lane | null; cadss: Lane | null };
  pinsAt: number;
  view: View;
};

const minute = 60_000;

export function frameOf(view: View, now: number, endsAt: number | null, width: number, wide: boolean): Frame {
  const first = Math.min(now - 30 * minute, ...view.entries.map(entry => entry.at));
  const ahead = Math.max(now + 12 * minute, Math.min(endsAt ?? 0, now + 60 * minute) + 4 * minute);
  // On a narrow screen the last three quarters of an hour; on a wide one the whole session, up to four hours.
  const from = wide ? Math.max(first - 4 * minute, now - 240 * minute) : now - 45 * minute;
  const until = wide ? ahead : now + 19 * minute;
  const left = wide ? 92 : 0;
  const right = width - (wide ? 4 : 0);
  const x = (at: number) => left + (at - from) / (until - from) * (right - left);
  const lanes = wide
    ? { drug: lane(32, 54), pressure: lane(96, 236), spO2: lane(342, 54), breath: lane(406, 56), estimate: lane(472, 88), moaas: lane(570, 30), cadss: lane(606, 34) }
    : { drug: lane(32, 36), pressure: lane(92, 150), spO2: lane(266, 38), breath: null, estimate: lane(328, 56), moaas: null, cadss: null };
  return { wide, width, height: wide ? 678 : 418, left, right, from, until, now, x, lanes, pinsAt: wide ? 648 : 390, view };
}

const lane = (top: number, height: number): Lane => ({ top, height });

/** The lanes, a grid line each five minutes and a labelled one each fifteen (thirty on a long session). */
export function ground(frame: Frame): SVGElement[] {
  const { x, from, until, left, right, view } = frame;
  const lanes = Object.values(frame.lanes).filter(one => one !== null);
  const bottom = Math.max(...lanes.map(one => one.top + one.height));
  const every = until - from > 150 * minute ? 30 : 15;
  const drawn = lanes.map(one => svg('rect', { class: 'lane', x: left, y: one.top, width: right - left, height: one.height, rx: 3 }));
  const local = (at: number) => Math.round(at / minute) + view.zoneMinutes;
  for (let at = Math.ceil(from / (5 * minute)) * 5 * minute; at < until; at += 5 * minute) {
    const loud = local(at) % every === 0;
    drawn.push(path(`M${x(at).toFixed(1)} ${loud ? 26 : 32}V${bottom}`, loud ? 'g15' : 'g5'));
    const clear = Math.abs(x(at) - x(frame.now)) > 44 && x(at) > left + 14 && x(at) < right - 14;
    if (loud && clear) drawn.push(text(x(at), 20, hhmm(at, view.zoneMinutes), { 'text-anchor': 'middle' }));
  }
  return drawn;
}

/** The one line of now, with its clock on top. */
export function nowLine(frame: Frame): SVGElement[] {
  const at = frame.x(frame.now);
  const lanes = Object.values(frame.lanes).filter(one => one !== null);
  const bottom = Math.max(...lanes.map(one => one.top + one.height));
  return [
    path(`M${at.toFixed(1)} 26V${bottom}`, 'now'),
    svg('rect', { class: 'now-chip', x: at - 25, y: 6, width: 50, height: 20, rx: 4 }),
    text(at, 20, hhmm(frame.now, frame.view.zoneMinutes), { class: 't-on t-clock', 'text-anchor': 'middle' }),
  ];
}

/** Name, value and age in the left gutter, or on one line over the lane where there is no gutter. */
export function gutter(frame: Frame, lane: Lane, name: string, value: string, age: string, offset = 14): SVGElement[] {
  if (!frame.wide) return [svg('text', { x: 0, y: lane.top - 6 }, svg('tspan', { class: 't-name' }, `${name} ${value}`), svg('tspan', { dx: 6 }, age))];
  return [
    text(0, lane.top + offset, name, { class: 't-name' }),
    text(0, lane.top + offset + 15, value, { class: 't-now' }),
    text(0, lane.top + offset + 30, age),
  ];
}
