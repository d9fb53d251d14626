/**
 * Covers the page after some quiet minutes, as the server does with every address. Only a person's own hand counts as life:
 * what the page asks by itself does not. What lies beneath is left as it is, so that nothing typed is lost.
 */
const cover = document.querySelector<HTMLElement>('[data-lock]');
if (cover !== null) {
  const quietFor = Number(cover.dataset['lock']) * 60_000;
  const says = cover.querySelector<HTMLElement>('[data-lock-says]')!;
  const due = cover.querySelector<HTMLElement>('[data-lock-due]')!;
  const form = cover.querySelector<HTMLFormElement>('[data-lock-form]')!;
  // A copy that this device shows while the server is away asks nobody: it stays locked if it was, or if nobody has touched the device.
  const isCopy = document.documentElement.dataset['copy'] !== undefined;
  const lastTouch = Number(localStorage.getItem('touched') ?? 0);
  let touched = isCopy ? lastTouch : Date.now();
  let told = touched;

  const beneath = () => [...document.body.children].filter((part): part is HTMLElement => part instanceof HTMLElement && part !== cover);

  const showDue = async (): Promise<void> => {
    const reply = await fetch('/floor/due', { credentials: 'same-origin' }).catch(() => null);
    if (reply === null || !reply.ok || cover.hidden) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
    due.replaceChildren(...[...fresh.body.childNodes].map(part => document.importNode(part, true)));
  };

  const lock = (): void => {
    if (!cover.hidden) return;
    cover.hidden = false;
    localStorage.setItem('touched', '0');
    document.body.classList.add('is-locked');
    for (const part of beneath()) part.inert = true;
    says.textContent = '';
    form.querySelector<HTMLInputElement>('input[type=password]')?.focus();
    void showDue();
  };

  const unlock = (): void => {
    cover.hidden = true;
    document.body.classList.remove('is-locked');
    for (const part of beneath()) part.inert = false;
    due.replaceChildren();
    form.reset();
    touched = told = Date.now();
    localStorage.setItem('touched', String(touched));
    dispatchEvent(new Event('unlocked'));
  };

  const act = (): void => {
    if (!cover.hidden) return;
    touched = Date.now();
    if (touched - told < 40_000) return;
    told = touched;
    localStorage.setItem('touched', String(touched));
    void fetch('/act', { method: 'POST', credentials: 'same-origin' }).then(reply => { if (reply.status === 423) lock(); }, () => {});
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) addEventListener(kind, act, { passive: true, capture: true });

  form.addEventListener('submit', event => {
    event.preventDefault();
    void fetch('/unlock', { method: 'POST', credentials: 'same-origin', body: new FormData(form) }).then(reply => {
      if (reply.status === 204) unlock();
      else if (reply.status === 423) says.textContent = "That isn't your password, or there were too many wrong ones.";
      else says.textContent = 'Your sign-in has ended. Sign in at another tab; what you typed stays here, and your new password opens it.';
    }, () => { says.textContent = 'The server is not reached. What you typed stays here; try again when the line is back.'; });
  });

  if (!isCopy) localStorage.setItem('touched', String(touched));
  let seconds = 0;
  setInterval(() => {
    if (Date.now() - touched >= quietFor) lock();
    seconds += 1;
    if (!cover.hidden && seconds % 15 === 0) void showDue();
  }, 1000);
}
