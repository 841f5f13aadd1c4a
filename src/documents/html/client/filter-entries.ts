import { endpointOf } from '../../../common/endpoint-of.ts';
import { sharedOf } from './dress.ts';
import type { State } from './state.ts';

type Filters = Pick<State, 'text' | 'status' | 'section' | 'route'>;

interface Row {
  element: HTMLElement;
  /** The stretch of the list that it stands in. */
  stretch: HTMLElement | null;
  id: string;
  status: string;
  section: string;
  route: string;
  /** Of what stands in its line and its checks; made when it is first looked for. */
  text: string | null;
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
  readAhead(rows);
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
        const passes = lets(row, filters, words);
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
      const row = rows.find((one) => one.id === id);
      return row !== undefined && lets(row, filters, wordsOf(filters.text));
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
  const { id = '', status = '', section = '' } = element.dataset;
  const [method = '', path = ''] = (element.querySelector('summary code')?.textContent ?? '').split(' ');
  const route = `${method} ${endpointOf(path)}`;
  const stretch = element.parentElement;
  return { element, stretch, id, status, section, route, text: null, shown: true };
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function lets(row: Row, { status, section, route }: Filters, words: readonly string[]): boolean {
  if (status !== '' && row.status !== status) return false;
  if (section !== '' && row.section !== section) return false;
  if (route !== '' && row.route !== route) return false;
  if (words.length === 0) return true;
  const text = textOf(row);
  return words.every((word) => text.includes(word));
}

// The line of the entry, and what its checks say: asking the whole of a large page for its text takes too long.
function textOf(row: Row): string {
  row.text ??= partsOf(row.element).join(' ');
  return row.text;
}

function partsOf({ firstElementChild: summary, lastElementChild: opened }: HTMLElement): string[] {
  const parts = [lowerText(summary)];
  // Children alone: of thousands of entries each look below takes its time.
  for (const scenario of opened?.children ?? [])
    for (const part of scenario.children) {
      if (part instanceof HTMLAnchorElement) parts.push(sharedText(part));
      else if (part.className === 'checks') parts.push(lowerText(part));
      else if (part.classList.contains('failures')) parts.push(lowerText(part.querySelector('tbody')));
    }
  return parts;
}

const sharedTexts = new Map<string, string>();

function sharedText(link: HTMLAnchorElement): string {
  const found = sharedTexts.get(link.hash) ?? lowerText(sharedOf(link));
  sharedTexts.set(link.hash, found);
  return found;
}

function lowerText(part: Element | null): string {
  return (part?.textContent ?? '').toLowerCase();
}

// Before somebody types the first letter, while nothing else is to be done.
function readAhead(rows: readonly Row[], from = 0): void {
  requestIdleCallback((idle) => {
    let next = from;
    while (next < rows.length && idle.timeRemaining() > 0) {
      const row = rows[next];
      if (row !== undefined) textOf(row);
      next += 1;
    }
    if (next < rows.length) readAhead(rows, next);
  });
}
