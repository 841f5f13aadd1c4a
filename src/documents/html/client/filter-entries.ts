import type { State } from './state.ts';

type Filters = Pick<State, 'text' | 'status' | 'section' | 'route'>;

interface Row {
  element: HTMLElement;
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
      for (const row of rows) {
        const passes = lets(row, filters, words);
        if (passes) shown += 1;
        if (passes === row.shown) continue;
        row.shown = passes;
        row.element.hidden = !passes;
      }
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

function rowOf(element: HTMLElement): Row {
  const { id = '', status = '', section = '', route = '' } = element.dataset;
  return { element, id, status, section, route, text: null, shown: true };
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
  row.text ??= textOf(row.element);
  const { text } = row;
  return words.every((word) => text.includes(word));
}

// The line of the entry, and what its checks say: asking the whole of a large page for its text takes too long.
function textOf(element: HTMLElement): string {
  return `${element.querySelector('summary')?.textContent ?? ''} ${element.dataset['find'] ?? ''}`.toLowerCase();
}
