import { clock } from './countdown.ts';

/** The line to the server: tells when something was written, and how long nothing was heard. */
export class Line {
  private heardAt = Date.now();
  private readonly source: EventSource;

  constructor(address: string, private readonly badge: HTMLElement | null, heard: Record<string, (data: string) => void>) {
    this.source = new EventSource(address);
    this.source.addEventListener('open', () => this.beat());
    this.source.addEventListener('beat', () => this.beat());
    for (const [name, tell] of Object.entries(heard)) {
      this.source.addEventListener(name, event => {
        this.beat();
        tell((event as MessageEvent<string>).data);
      });
    }
  }

  /** Milliseconds since the server was last heard; it beats every five seconds. */
  get silence(): number { return Date.now() - this.heardAt; }

  get isLost(): boolean { return this.silence > 12_000; }

  /** Says plainly that the line is lost and for how long; called once a second. */
  tell(): void {
    if (this.badge === null) return;
    const words = this.isLost ? `Offline ${clock(this.silence)}` : '';
    this.badge.hidden = !this.isLost;
    const said = this.badge.querySelector('span');
    if (said !== null && said.textContent !== words) said.textContent = words;
  }

  private beat(): void { this.heardAt = Date.now(); }
}
