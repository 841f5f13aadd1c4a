import { endpointOf } from '../../../common/endpoint-of.ts';
import { sharedOf } from './dress.ts';
import type { State } from './state.ts';

type Filters = Pick<State, 'text' | 'status' | 'section' | 'route'>;

interface Row {
  element: HTMLElement;
  /** The stretch of the list that it stands in. */
  stretch: HTMLElement | null;
  /** What its line says, in small letters. */
  line: string;
  /** What its checks say, in small letters: read for all rows at once, when it is first looked for. */
  checks: string[];
  shown: boolean;
}

export interface EntryFilter {
  /** Shows the entries that the filters let through, and sets the controls. */
  show(filters: Filters): void;
  /** Whether the filters let an entry through. */
  shows(filters: Filters, id: string): boolean;
}

/** Makes the controls work; `changed` is told of the filters that they are set to. */
export function filterEntries(changed: (filters: Filters) => void): EntryFilter {
  const form = document.getElementById('filters') as HTMLFormElement;
  const output = document.getElementById('shown') as HTMLElement;
  const nothing = document.getElementById('no-entry') as HTMLElement;
  const rows = [...document.querySelectorAll<HTMLElement>('.entry')].map(rowOf);
  form.querySelector('fieldset')?.removeAttribute('disabled');
  const checks = new ChecksOf(rows);
  // Before somebody types a word that stands in no line, while nothing else is to be done.
  requestIdleCallback(() => checks.read());
  const control = (name: keyof Filters) =>
    form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  const read = (): Filters => ({
    text: control('text').value,
    status: control('status').value,
    section: control('section').value,
    route: control('route').value,
  });
  form.addEventListener('input', () => changed(read()));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    changed({ text: '', status: '', section: '', route: '' });
  });
  return {
    show: (filters) => {
      for (const name of ['text', 'status', 'section', 'route'] as const)
        if (control(name).value !== filters[name]) control(name).value = filters[name];
      const words = wordsOf(filters.text);
      let shown = 0;
      const inStretch = new Map<HTMLElement, number>();
      for (const row of rows) {
        const passes = lets(row, filters, words, checks);
        if (passes) shown += 1;
        if (row.stretch !== null)
          inStretch.set(row.stretch, (inStretch.get(row.stretch) ?? 0) + Number(passes));
        if (passes === row.shown) continue;
        row.shown = passes;
        row.element.hidden = !passes;
      }
      for (const [stretch, entries] of inStretch) fit(stretch, entries);
      nothing.hidden = shown > 0;
      const told = (output.dataset['words'] ?? '')
        .replace('{shown}', String(shown))
        .replace('{all}', String(rows.length));
      if (output.textContent !== told) output.textContent = told;
    },
    shows: (filters, id) => {
      const row = rows.find(({ element }) => element.getAttribute('data-id') === id);
      return row !== undefined && lets(row, filters, wordsOf(filters.text), checks);
    },
  };
}

/** About what the line of an entry takes. */
const LINE = 56;

// A stretch out of sight is laid out by nobody: it is told how much of it is left, so that the list is as long as it will be.
function fit(stretch: HTMLElement, entries: number): void {
  if (stretch.dataset['shown'] === String(entries)) return;
  stretch.dataset['shown'] = String(entries);
  stretch.hidden = entries === 0;
  stretch.style.containIntrinsicSize = `auto none auto ${entries * LINE}px`;
}

function rowOf(element: HTMLElement): Row {
  const line = lowerText(element.firstElementChild);
  return { element, stretch: element.parentElement, line, checks: [], shown: true };
}

function routeOf(entry: HTMLElement): string {
  const [method = '', path = ''] = (entry.querySelector('summary code')?.textContent ?? '').split(' ');
  return `${method} ${endpointOf(path)}`;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

// Attributes are read when they are asked for: of thousands of entries each takes its time, and `dataset` takes the most.
function lets(
  { element, line, checks }: Row,
  { status, section, route }: Filters,
  words: readonly string[],
  all: ChecksOf,
): boolean {
  if (status !== '' && element.getAttribute('data-status') !== status) return false;
  if (section !== '' && element.getAttribute('data-section') !== section) return false;
  if (route !== '' && routeOf(element) !== route) return false;
  return words.every((word) => {
    if (line.includes(word)) return true;
    all.read();
    return checks.some((text) => text.includes(word));
  });
}

/** Of an opened entry its checks are searched, which may stand once for many entries, and what failed in them. */
const SEARCHED = ['a.shared', '.checks', '.failures tbody'].map((part) => `.opened > .scenario > ${part}`);

/** What the checks of all rows say. */
class ChecksOf {
  readonly #rows: readonly Row[];
  readonly #shared = new Map<string, string>();
  #isRead = false;

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  /** Reads them, once: the page is asked for all of them at once, in its order, with the entries between. */
  read(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    let index = -1;
    for (const part of document.querySelectorAll(['.entry', ...SEARCHED].join())) {
      if (part === this.#rows[index + 1]?.element) index += 1;
      else this.#rows[index]?.checks.push(this.#textOf(part));
    }
  }

  #textOf(part: Element): string {
    const link = part.getAttribute('href');
    if (link === null) return lowerText(part);
    const text = this.#shared.get(link) ?? lowerText(sharedOf(link));
    this.#shared.set(link, text);
    return text;
  }
}

function lowerText(part: Element | null): string {
  return (part?.textContent ?? '').toLowerCase();
}
