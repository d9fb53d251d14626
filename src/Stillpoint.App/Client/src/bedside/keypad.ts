/** Large keys that fill the vital signs one after the other: three digits, then the next field by itself. */
export function followKeypad(form: HTMLFormElement): void {
  const pad = form.querySelector<HTMLElement>('[data-keypad]');
  const fields = [...form.querySelectorAll<HTMLInputElement>('.vitals-fields [data-key]')];
  if (pad === null || fields.length === 0) return;
  let here = 0;
  // A field that was complete has gone on by itself: whoever presses Next for it then means the field they are in.
  let moved = false;
  pad.hidden = false;
  const show = () => fields.forEach((field, index) => { field.classList.toggle('here', index === here); });
  fields.forEach((field, index) => { field.addEventListener('focus', () => { here = index; moved = false; show(); }); });
  form.addEventListener('reset', () => { here = 0; show(); });
  pad.addEventListener('click', event => {
    const digit = (event.target as HTMLElement).closest<HTMLElement>('[data-digit]')?.dataset['digit'];
    const field = fields[here];
    if (digit === undefined || field === undefined) return;
    if (digit === 'next') { if (moved) moved = false; else here = (here + 1) % fields.length; }
    else if (digit === 'delete') {
      if (field.value === '' && here > 0) here -= 1;
      else field.value = field.value.slice(0, -1);
    } else {
      field.value += digit;
      moved = complete(field.value) && here < fields.length - 1;
      if (moved) here += 1;
    }
    show();
  });
  show();
}

/** Correct: what the monitor says is put into the fields, to be changed before it is charted. */
export function followCorrect(): void {
  document.addEventListener('click', event => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-fill]');
    const from = button?.closest('form');
    const into = document.querySelector<HTMLFormElement>('.vitals-form');
    if (!from || !into) return;
    for (const value of from.querySelectorAll<HTMLInputElement>('input[data-as="number"]')) {
      const field = into.querySelector<HTMLInputElement>(`input[name="${CSS.escape(value.name)}"]`);
      if (field !== null) field.value = value.value;
    }
    into.querySelector<HTMLInputElement>('[data-key]')?.focus();
  });
}

/** A pressure, a rate or a saturation is complete with two digits that can't begin three, or with three. */
function complete(value: string): boolean {
  return value.length >= 3 || (value.length === 2 && Number(value) > 30);
}
