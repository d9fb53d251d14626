/** Makes SVG elements. Attributes only, never a style: the content policy allows none. */
const space = 'http://www.w3.org/2000/svg';

export type Attributes = Record<string, string | number | null | undefined>;

export function svg(name: string, attributes: Attributes = {}, ...children: (SVGElement | string)[]): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    element.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
  }
  element.append(...children);
  return element;
}

/** Charted values as far as the monitor had not begun, then what it measured. */
export function joined(byHand: readonly (readonly [number, number])[], live: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const begins = live[0]?.[0] ?? Number.POSITIVE_INFINITY;
  return [...byHand.filter(([at]) => at < begins), ...live];
}

export const path = (d: string, kind: string): SVGElement => svg('path', { d, class: kind });

export const text = (x: number, y: number, words: string, more: Attributes = {}): SVGElement => svg('text', { x, y, ...more }, words);

export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through points, lifted wherever the next one is further away than the gap. */
export function line(points: readonly (readonly [number, number])[], x: (at: number) => number, y: (value: number) => number, gap: number): string {
  let d = '';
  let before: number | null = null;
  for (const [at, value] of points) {
    d += `${before === null || at - before > gap ? 'M' : 'L'}${n(x(at))} ${n(y(value))}`;
    before = at;
  }
  return d;
}
