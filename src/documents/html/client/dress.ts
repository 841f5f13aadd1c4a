import { curlOf } from '../curl.ts';

/**
 * Adds what only a script can do, or what would stand in a page thousands of times: buttons that copy, labels of cells for a narrow screen,
 * names of data for the keyboard and a screen reader, what stands once for many entries, and the command for a call. Once for each part.
 */
export function dress(part: HTMLElement): void {
  if (part.dataset['dressed'] !== undefined) return;
  part.dataset['dressed'] = '';
  for (const link of part.querySelectorAll<HTMLAnchorElement>('a.shared')) bring(link);
  for (const call of part.querySelectorAll<HTMLElement>('.call')) addCurl(call);
  for (const table of part.querySelectorAll('table')) dressTable(table);
  for (const again of part.querySelectorAll('.again'))
    again.after(' ', button('command'), ' ', button('link'));
  for (const data of part.querySelectorAll('pre')) {
    data.tabIndex = 0;
    data.role = 'group';
    data.ariaLabel = nameOf(data);
  }
}

/** What a link (`#part`) leads to that stands once for many entries; null where it is none. */
export function sharedOf(link: string): Element | null {
  return document.getElementById(link.slice(1))?.firstElementChild ?? null;
}

function bring(link: HTMLAnchorElement): void {
  const part = sharedOf(link.getAttribute('href') ?? '')?.cloneNode(true);
  if (part !== undefined) link.replaceWith(part);
}

function dressTable(table: HTMLTableElement): void {
  table.caption?.append(' ', button('csv'));
  const titles = Array.from(table.tHead?.rows[0]?.cells ?? [], ({ textContent }) => textContent ?? '');
  for (const body of table.tBodies)
    for (const row of body.rows)
      for (const [index, cell] of Array.from(row.cells).entries())
        cell.dataset['title'] = titles[index] ?? '';
}

// Of a request that is shown whole: it is made of what stands there.
function addCurl(call: HTMLElement): void {
  const [request] = call.querySelectorAll<HTMLElement>('.exchange > div');
  const head = request?.querySelector('h4');
  if (!request || !head) return;
  head.append(' ', button('curl'));
  if (call.querySelector('.curl') !== null) return;
  const [method = '', path = ''] = (head.querySelector('code')?.textContent ?? '').split(/ (.*)/s);
  const lines = (request.querySelector('.headers pre')?.textContent ?? '').split('\n');
  const headers = Object.fromEntries(
    lines.filter((line) => line !== '').map((line) => line.split(/: (.*)/s)),
  );
  const data = request.querySelector(':scope > pre')?.textContent;
  const body = data === undefined || data === null ? null : JSON.parse(data);
  const base = document.getElementById('said')?.dataset['base'] ?? '';
  const curl = document.createElement('details');
  curl.className = 'curl';
  const summary = document.createElement('summary');
  summary.textContent = 'curl';
  const text = document.createElement('pre');
  text.textContent = curlOf({ method, path, headers, body }, base);
  curl.append(summary, text);
  call.append(curl);
}

function nameOf(data: Element): string {
  const title = data.closest('details.headers, details.curl')?.querySelector('summary');
  return (title ?? data.parentElement?.querySelector('h4')?.firstChild)?.textContent?.trim() ?? '';
}

function button(what: 'csv' | 'curl' | 'command' | 'link'): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'copy';
  made.dataset['copy'] = what;
  made.textContent = document.getElementById('said')?.dataset[what] ?? '';
  return made;
}
