/** What a link to the page shows: the filters, the entry that is open, and the colours. '' for what is not set. */
export interface State {
  text: string;
  status: string;
  section: string;
  route: string;
  open: string;
  theme: string;
}

const NAMES = ['status', 'section', 'route', 'text', 'open', 'theme'] as const;

/** The state in a URL's hash. */
export function readState(hash: string): State {
  const values = new URLSearchParams(hash.includes('=') ? hash.slice(1) : '');
  const of = (name: keyof State) => values.get(name) ?? '';
  return {
    text: of('text'),
    status: of('status'),
    section: of('section'),
    route: of('route'),
    open: of('open'),
    theme: of('theme'),
  };
}

/** The hash of a state; '' where nothing is set. */
export function writeState(state: State): string {
  const set = NAMES.filter((name) => state[name] !== '').map((name) => [name, state[name]]);
  return set.length === 0 ? '' : `#${new URLSearchParams(set)}`;
}
