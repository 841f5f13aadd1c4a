import { copyOnClick } from './copy.ts';
import { dress } from './dress.ts';
import { filterEntries } from './filter-entries.ts';
import { openEntry, watchOpened } from './opened.ts';
import { readState, type State, writeState } from './state.ts';
import { showTheme, switchTheme } from './theme.ts';

let state: State = readState(location.hash);

const filter = filterEntries((filters) => change({ ...filters }));
copyOnClick();
for (const cell of document.querySelectorAll<HTMLElement>('.cell')) cell.title = cell.ariaLabel ?? '';
// An entry when it is opened: a page may have thousands.
for (const section of document.querySelectorAll<HTMLElement>('main > :not(#matrix, #shared)')) dress(section);
watchOpened((id) => change({ open: id }));
switchTheme((theme) => change({ theme }));

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  history.replaceState(null, '', `${location.pathname}${location.search}${writeState(state)}`);
  show();
}

function show(): void {
  filter.show(state);
  showTheme(state.theme);
}

// A link of the page, or one that somebody pasted: to an entry, to a filter, or to a section.
function follow(): void {
  const entry = /^#e-(.+)$/.exec(location.hash)?.[1];
  if (entry !== undefined) {
    state = { ...state, open: decodeURIComponent(entry) };
    // What is asked for must not be hidden by a filter.
    if (!filter.shows(state, state.open)) state = { ...state, text: '', status: '', section: '', route: '' };
    history.replaceState(null, '', `${location.pathname}${location.search}${writeState(state)}`);
  } else if (location.hash.includes('=')) {
    state = { ...readState(location.hash), theme: readState(location.hash).theme || state.theme };
    if (state.open === '' && state.status + state.text + state.section + state.route !== '')
      document.getElementById('matrix')?.scrollIntoView();
  } else return;
  show();
  if (state.open !== '') openEntry(state.open);
}

addEventListener('hashchange', follow);
show();
follow();
