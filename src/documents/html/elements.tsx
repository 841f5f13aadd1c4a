import type { ComponentChildren } from 'preact';
import { toldIn } from '../messages/told-in.ts';
import { type Page, type Status, SYMBOLS } from './page.ts';

/** Lines of the page itself: whoever compares two of them sees where they differ. */
export const NEW_LINE = '\n';

/** A state as symbol and word; the symbol alone for eyes where `short`, with the word for a screen reader. */
export function State({ page, status, short = false }: { page: Page; status: Status; short?: boolean }) {
  const words = page.say(`status.${status}`);
  return (
    <span class={`state ${status}`}>
      <span aria-hidden="true">{SYMBOLS[status]}</span>{' '}
      <span class={short ? 'unseen' : undefined}>{words}</span>
    </span>
  );
}

/** A section of the page, with the anchor that the bar leads to. */
export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      {NEW_LINE}
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** A column of a table: its title, and whether it holds numbers. */
export interface Column {
  title: string;
  number?: boolean;
}

/** A table; a sentence in place of one without rows. The page's script makes it one that can be copied as CSV, and labels its cells. */
export function Table({
  caption,
  columns,
  rows,
  none,
  kind,
}: {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly ComponentChildren[])[];
  none: string;
  /** What it is a table of, where that must be known. */
  kind?: 'failures';
}) {
  if (rows.length === 0) return <p class="none">{none}</p>;
  // Once for each column: there may be thousands of cells.
  const numbers = columns.flatMap(({ number }, index) => (number === true ? [`n${index + 1}`] : []));
  return (
    <div class={['table', ...(kind === undefined ? [] : [kind]), ...numbers].join(' ')}>
      <table>
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {NEW_LINE}
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A link to a file of the bundle. */
export function FileLink({ path, children }: { path: string; children?: ComponentChildren }) {
  return <a href={path.split('/').map(encodeURIComponent).join('/')}>{children ?? <code>{path}</code>}</a>;
}

/** Facts as names with values. */
export function Facts({ items }: { items: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {items.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Ids as links to their entries, with their titles to hover over; a word where there is none. */
export function Entries({ page, ids }: { page: Page; ids: readonly string[] }) {
  if (ids.length === 0) return <>{page.say('none')}</>;
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index === 0 ? '' : ', '}
          <EntryLink page={page} id={id} />
        </>
      ))}
    </>
  );
}

/** A link that opens an entry; its label may name a scenario after the id. */
export function EntryLink({ page, id, label = id }: { page: Page; id: string; label?: string }) {
  const title = page.titles.get(id);
  if (title === undefined) return <>{label}</>;
  return (
    <a href={`#e-${id}`} title={title}>
      {label}
    </a>
  );
}

/** A text of audit.json in the language of the page; what has no form in it is quoted, in English. */
export function Told({ page: { language }, text }: { page: Page; text: string }) {
  const told = toldIn(language, text);
  return told === null ? <span lang="en">{text}</span> : told;
}
