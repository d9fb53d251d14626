/** A key beside something to be copied: shown where the browser lets a page copy, and it says when it is done. */
for (const key of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  const what = document.getElementById(key.dataset['copy']!) as HTMLInputElement | null;
  if (what === null || !('clipboard' in navigator)) continue;
  key.hidden = false;
  key.addEventListener('click', () => {
    void navigator.clipboard.writeText(what.value).then(() => { key.textContent = key.dataset['copied']!; }, () => { what.select(); });
  });
}
