/** What the server takes: a path of moves and lines between whole places of a sheet, and no longer than this. */
const wide = 1000, high = 300, most = 30_000;

/** The lines of a drawing, as the path that is kept. */
export class Strokes {
  private last = '';

  constructor(private drawn = '') {}

  get path(): string {
    return this.drawn;
  }

  /** The pen is set down; a dot is a line too. */
  begin(across: number, down: number): void {
    const place = where(across, down);
    this.last = place;
    this.add(`M${place} L${place}`);
  }

  /** The pen moves; a place it is at already says nothing. */
  go(across: number, down: number): void {
    const place = where(across, down);
    if (place === this.last) return;
    this.last = place;
    this.add(`L${place}`);
  }

  wipe(): void {
    this.drawn = '';
  }

  private add(part: string): void {
    const next = this.drawn === '' ? part : `${this.drawn} ${part}`;
    if (next.length <= most) this.drawn = next;
  }
}

function where(across: number, down: number): string {
  return `${within(across, wide)},${within(down, high)}`;
}

function within(share: number, whole: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * whole);
}
