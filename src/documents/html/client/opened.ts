import { dress } from './dress.ts';

let quiet = false;

/** Tells which entry somebody opened, and '' when he closes it. */
export function watchOpened(changed: (id: string) => void): void {
  let open = '';
  // Toggling does not bubble.
  document.addEventListener(
    'toggle',
    (event) => {
      const entry = event.target;
      if (!(entry instanceof HTMLDetailsElement) || !entry.classList.contains('entry')) return;
      const id = entry.dataset['id'] ?? '';
      if (entry.open) {
        open = id;
        dress(entry);
        showMarks(entry);
        if (!quiet) changed(id);
        quiet = false;
      } else if (open === id) {
        open = '';
        changed('');
      }
    },
    true,
  );
}

/** Opens an entry and brings it into view; does nothing where there is none. */
export function openEntry(id: string): void {
  const entry = [...document.querySelectorAll<HTMLDetailsElement>('.entry')].find(
    (one) => one.dataset['id'] === id,
  );
  if (entry === undefined) return;
  if (!entry.open) {
    quiet = true;
    dress(entry);
    entry.open = true;
  }
  entry.scrollIntoView();
  entry.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true });
}

// The place that failed is what is looked for.
function showMarks(entry: HTMLElement): void {
  for (const code of entry.querySelectorAll('pre')) {
    const mark = code.querySelector('mark');
    if (mark !== null) code.scrollTop = mark.offsetTop - code.offsetTop - 60;
  }
}
