import type { ComponentChildren } from 'preact';
import { NEW_LINE, Section } from './elements.tsx';
import type { Page } from './page.ts';

/** A page of more entries than this is one in which what many entries have in common stands once. */
const LARGE = 500;

/** What many entries of a large page have in common, by what stands there: each part with the number of its anchor. */
export type SharedParts = Map<string, { number: number; part: ComponentChildren }>;

/** Room for the shared parts of a page; null for one that is not large: there each entry has its own. */
export function sharedPartsOf(entries: readonly unknown[]): SharedParts | null {
  return entries.length > LARGE ? new Map() : null;
}

/**
 * A part of an entry that others have too. On a large page it stands once, below, and here is a link to it, which the page's script replaces by
 * the part when the entry is opened. `text`: what the part is known by; `label`: what it is.
 */
export function Shared({
  page,
  text,
  label,
  children,
}: {
  page: Page;
  text: string;
  label: string;
  children: ComponentChildren;
}) {
  const { shared } = page;
  if (shared === null) return <>{children}</>;
  const { number } = shared.get(text) ?? { number: shared.size + 1 };
  if (!shared.has(text)) shared.set(text, { number, part: children });
  return (
    <a class="shared" href={`#s-${number}`}>
      {label}
    </a>
  );
}

/** What the entries of a large page have in common. To be rendered behind them. */
export function SharedSection({ page }: { page: Page }) {
  if (page.shared === null || page.shared.size === 0) return null;
  return (
    <Section id="shared" title={page.say('shared.title')}>
      {[...page.shared.values()].map(({ number, part }) => (
        <div id={`s-${number}`}>
          {NEW_LINE}
          {part}
        </div>
      ))}
    </Section>
  );
}
