import { idsIn, idWords } from '../document/entry-ids.ts';
import type { Spot } from '../document/lint-document.ts';
import { type Fact, factsOf } from '../facts/fact.ts';
import { saysLeftOut } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, countOf, listsOf, type RuleContext } from './context.ts';
import { unreadBeside } from './unread-classes.ts';

// Words of a sentence that accounts for tests by their number.
const REST = /\bother|remaining|\brest\b|out of scope|left out|did not execute|остальн|вне охвата/i;

/** A test must not be listed both as run and as not run. */
export function notRunAndMissing(context: RuleContext): LintFinding[] {
  const { rows, facts } = context;
  const boxes = new Set(factsOf(facts, 'box').map(({ line }) => line));
  const told = new Set<string>();
  return [...listsOf(context, 'missing'), ...listsOf(context, 'skipped')].flatMap((list) => {
    const ran = rows.filter(
      // `read: skipped; write: 200 - FAILED` says itself what was left out.
      ({ value, state, result }) =>
        state === 'ran' && list.value.includes(value) && !told.has(value) && !/skipped|пропущ/i.test(result),
    );
    const named = listsOf(context, 'run').find(
      (run) =>
        run.line !== list.line &&
        !boxes.has(run.line) &&
        run.value.some((id) => list.value.includes(id) && !told.has(id)),
    );
    const [row] = ran;
    const other = row ?? named;
    if (other === undefined) return [];
    const ids =
      row === undefined
        ? (named?.value.filter((id) => list.value.includes(id)) ?? [])
        : ran.map(({ value }) => value);
    for (const id of ids) told.add(id);
    return [
      finding(
        'id-run-and-missing',
        [list, idWords(ids)],
        [other, row?.result ?? idWords(ids)],
        `Line ${list.line} says that ${idWords(ids)} did not run, but line ${other.line} shows ${row === undefined ? 'it as executed' : `the result "${row.result}"`}.`,
      ),
    ];
  });
}

/** A test that a list or a count calls executed must have a row in the matrix. */
export function runHasRow(context: RuleContext): LintFinding[] {
  const { rows, facts, excerpt } = context;
  const [first] = rows;
  if (first === undefined || excerpt) return [];
  const known = new Set(rows.map(({ value }) => value));
  const specified = countOf(context, 'specified') ?? countOf(context, 'total');
  const notRun = new Set(
    [
      ...listsOf(context, 'missing'),
      ...listsOf(context, 'skipped'),
      ...listsOf(context, 'nonexistent'),
      ...listsOf(context, 'scope'),
    ].map(({ line }) => line),
  );
  const lists = [
    ...listsOf(context, 'run').map((fact) => ({ fact, ids: fact.value })),
    ...factsOf(facts, 'count')
      .filter(
        ({ concept }) => !['notExecuted', 'skipped', 'specified', 'total', 'otherClass'].includes(concept),
      )
      .map((fact) => ({ fact, ids: fact.ids })),
    ...[...factsOf(facts, 'idCount'), ...factsOf(facts, 'quantity')]
      .filter(
        ({ section, text }) =>
          section !== 'conclusions' &&
          !/skipped|without|\bspec\b|specification|scope|пропущ|без |специф|охват/i.test(text),
      )
      .map((fact) => ({ fact, ids: fact.list.ids })),
    ...factsOf(facts, 'answer').map((fact) => ({ fact, ids: fact.ids })),
  ].sort((a, b) => a.fact.line - b.fact.line);
  const told = new Set<string>();
  return lists.flatMap(({ fact, ids }) => {
    const without = [...new Set(ids)].filter((id) => !known.has(id) && !told.has(id));
    if (without.length === 0 || notRun.has(fact.line)) return [];
    // As many as were left out are those that were left out.
    if (saysLeftOut(fact.text) || without.length === (specified?.value ?? 0) - rows.length) return [];
    for (const id of without) told.add(id);
    return [
      finding(
        'id-without-row',
        [fact, idWords(without)],
        [first, amount(rows.length, 'row', 'rows')],
        `Line ${fact.line} speaks of ${idWords(without)} as run ("${fact.text}"), but the test matrix (from line ${first.line}) has no row for ${without.length === 1 ? 'it' : 'them'}.`,
      ),
    ];
  });
}

/** The tests in the matrix and those listed as not run must make the number of tests named in all. */
export function totalIsReached(context: RuleContext): LintFinding[] {
  const { rows } = context;
  const specified = countOf(context, 'specified');
  const [first] = rows;
  if (specified === undefined || first === undefined || context.excerpt) return [];
  const missing = [...listsOf(context, 'missing'), ...listsOf(context, 'skipped')].flatMap(
    ({ value }) => value,
  );
  const all = new Set([...rows.map(({ value }) => value), ...missing]);
  const counted = rows.length + (countOf(context, 'notExecuted')?.value ?? 0);
  if (all.size >= specified.value || (missing.length === 0 && counted >= specified.value)) return [];
  const absent =
    context.spec === null ? [] : context.spec.entries.map(({ id }) => id).filter((id) => !all.has(id));
  const lost = specified.value - all.size;
  const rest = new RegExp(`(?<![\\d.])${lost}(?![\\d.%])`);
  if (
    context.document.statements.some(({ text }) => rest.test(text) && (REST.test(text) || saysLeftOut(text)))
  )
    return [];
  // Ids without a row that are named somewhere, or a number beside the total, are those that are not among the rows.
  const named = context.document.statements.flatMap(({ text }) => idsIn(text, context.letters).ids);
  const others = new Set(named.filter((id) => !all.has(id)));
  if ((missing.length === 0 && others.size === lost) || unreadBeside(context, specified).includes(lost))
    return [];
  const which = absent.length === lost ? `: ${idWords(absent)}` : '';
  return [
    finding(
      'ids-do-not-reach-total',
      [specified, specified.value],
      [first, all.size],
      `Line ${specified.line} names ${specified.value} tests in all, but the matrix (from line ${first.line}) has ${rows.length} and ${all.size - new Set(rows.map(({ value }) => value)).size} more are listed as not run: ${amount(lost, 'test is', 'tests are')} accounted for nowhere${which}.`,
    ),
  ];
}

/** The line ids are spoken of on, for rules about the spec document. */
export function idsSpokenOf({ facts, rows }: RuleContext): { fact: Fact & Spot; ids: string[] }[] {
  return [
    ...rows.map((fact) => ({ fact, ids: [fact.value] })),
    ...factsOf(facts, 'count').map((fact) => ({ fact, ids: fact.ids })),
    ...[...factsOf(facts, 'idCount'), ...factsOf(facts, 'quantity')].map((fact) => ({
      fact,
      ids: fact.list.ids,
    })),
    ...factsOf(facts, 'ids')
      .filter(({ role }) => role !== 'nonexistent')
      .map((fact) => ({ fact, ids: fact.value })),
    ...factsOf(facts, 'answer').map((fact) => ({ fact, ids: fact.ids })),
  ].sort((a, b) => a.fact.line - b.fact.line);
}
