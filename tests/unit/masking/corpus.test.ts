import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { type CorpusItem, isStructured, nearMisses, positives } from './corpus-items.ts';
import { hitsIn, isOpen, maskShown, shownOf, writtenOf } from './corpus-places.ts';
import { survives } from './readings.ts';
import { notationRows, recallRows, recallTable, unseenRows } from './recall-table.ts';

// Free text cannot tell these from words about events, halls and people on stage: they are measured, not promised.
const NOT_PROMISED = new Set(['name in prose', 'email in words', 'phone in odd groups']);
// Masked, but not looked for by the scanner: they are told by the words around them alone.
const NOT_LOOKED_FOR = new Set(['basic authentication in prose', 'after an option', 'spoken of']);

// These have the form of what must be masked, and are masked with it.
const isTwin = ({ label }: CorpusItem) => label.startsWith('cannot be told apart: ');

const all = positives();
const near = nearMisses();
const promised = all.filter(({ kind }) => !NOT_PROMISED.has(kind));
const kindsOf = (items: readonly CorpusItem[]) => [...new Set(items.map(({ kind }) => kind))];

test('the corpus holds hundreds of items, each once, with a secret that can be read in it', () => {
  expect(all.length).toBeGreaterThanOrEqual(2400);
  expect(near.length).toBeGreaterThanOrEqual(950);
  const keys = [
    ...all.map(({ where, text, secret }) => `${where} ${text} ${secret}`),
    ...near.map(({ where, text }) => `near ${where} ${text}`),
  ];
  const seen = new Set<string>();
  expect(keys.filter((key) => seen.size === seen.add(key).size)).toEqual([]);
  expect(all.filter((item) => !survives(writtenOf(item), item.secret)).map(shownLabel)).toEqual([]);
});

test('addresses, hosts and cards of the corpus are invented', () => {
  const texts = [...all, ...near].map(({ text }) => text).join('\n');
  const domains = [
    ...texts.matchAll(/[\p{L}\p{N}]@((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]*\p{L})(?![\p{L}\p{N}-])/gu),
  ].map(([, domain]) => domain);
  const reserved =
    /^[\w-]+\.(?:service|timer|socket|target|path|slice|scope|mount)$|(?:^|\.)(?:example\.(?:org|com)|test|example|invalid|пример\.рф|xn--e1afmkfd\.xn--p1ai)$/i;
  expect(domains.length).toBeGreaterThan(50);
  expect(domains.filter((domain) => !reserved.test(domain ?? '') && domain !== '2x.png')).toEqual([]);
});

test.each(kindsOf(all.filter(isStructured)))(
  '%s: no secret of a field, a path or a header survives',
  (kind) => {
    const items = all.filter((item) => item.kind === kind && isStructured(item));
    expect(items.filter((item) => isOpen(item)).map(shownLabel)).toEqual([]);
  },
);

test.each(kindsOf(promised.filter((item) => !isStructured(item))))(
  '%s: no secret of a free text survives',
  (kind) => {
    const items = promised.filter((item) => item.kind === kind && !isStructured(item));
    expect(items.filter((item) => isOpen(item)).map(shownLabel)).toEqual([]);
  },
);

test('what free text does not promise is as much as is documented', () => {
  const open = all.filter(({ kind }) => NOT_PROMISED.has(kind));
  expect(open.filter((item) => isOpen(item))).toHaveLength(21);
  expect(open).toHaveLength(31);
});

test.each(kindsOf(near))(
  'near %s: what only looks like it stays as it is, and nothing is found in it',
  (kind) => {
    const items = near.filter((item) => item.kind === kind && !isTwin(item));
    expect(items.filter((item) => shownOf(item) !== writtenOf(item)).map(shownLabel)).toEqual([]);
    expect(items.filter((item) => hitsIn(item, writtenOf(item)).length > 0).map(shownLabel)).toEqual([]);
  },
);

test('what cannot be told from it is masked, and is as much as is documented', () => {
  const twins = near.filter(isTwin);
  expect(twins.filter((item) => shownOf(item) === writtenOf(item)).map(shownLabel)).toEqual([]);
  expect(twins).toHaveLength(11);
  expect(twins.filter((item) => isStructured(item))).toEqual([]);
});

test.each(kindsOf(promised))('%s: the scanner finds what is not masked', (kind) => {
  const items = promised.filter((item) => item.kind === kind && !NOT_LOOKED_FOR.has(item.label));
  expect(items.filter((item) => hitsIn(item, writtenOf(item)).length === 0).map(shownLabel)).toEqual([]);
});

test.each(kindsOf(all))('%s: the scanner finds nothing in what is masked', (kind) => {
  const items = all.filter((item) => item.kind === kind);
  expect(items.filter((item) => hitsIn(item, shownOf(item)).length > 0).map(shownLabel)).toEqual([]);
});

test('docs/masking-figures.md has the tables that are measured now', () => {
  const document = readFileSync(join(PROJECT_DIR, 'docs', 'masking-figures.md'), 'utf8').split('\n');
  const { structured, freeText } = recallRows();
  const tables = [
    ...recallTable('Fields, paths, headers', structured),
    ...recallTable('Free text', freeText),
    ...recallTable('Labelled values', notationRows()),
    ...recallTable('Texts of another author', unseenRows()),
  ];
  expect(tables.filter((line) => !document.includes(line))).toEqual([]);
});

test('what is masked stays as it is when it is masked again', () => {
  const changed = [...all, ...near].filter((item) => {
    const shown = shownOf(item);
    return maskShown(item, shown) !== shown;
  });
  expect(changed.map(shownLabel)).toEqual([]);
});

test('what is masked within a field stays as it is within a text', () => {
  const shown = all.filter(isStructured).map((item) => ({ where: 'text', text: shownOf(item) }));
  expect(shown.filter((item) => shownOf(item) !== item.text)).toEqual([]);
});

function shownLabel({ label, where, text }: CorpusItem): string {
  return `${label} (${where}): ${text}`;
}
