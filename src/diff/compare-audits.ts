import type { VerdictStatus } from '../model/audit-run.ts';
import type { AuditName, Comparison, NumberChange } from '../model/comparison.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { AuditFacts } from './audit-facts.ts';
import { entryChanges } from './entry-changes.ts';
import { fieldChanges } from './field-changes.ts';
import { latencyChanges } from './latency-changes.ts';

type Run = AuditFacts['run'];

const WORST_FIRST: readonly VerdictStatus[] = ['INCOMPLETE', 'NOT READY', 'CONDITIONAL', 'READY'];

/** Holds an audit against an earlier one. The same two audits always give the same comparison. */
export function compareAudits(before: AuditFacts, after: AuditFacts): Comparison {
  const fields = fieldChanges(before.calls, after.calls);
  const found: Omit<Comparison, 'regressions'> = {
    before: nameOf(before.run),
    after: nameOf(after.run),
    unlike: unlike(before.run, after.run),
    entries: entryChanges(before.run.entries, after.run.entries),
    fieldChanges: fields.changes,
    answersCompared: fields.compared,
    numbers: numberChanges(before.run, after.run),
    ...latencyChanges(before.calls, after.calls),
  };
  const [was, is] = [before.run, after.run];
  // What another profile or document does not hold was not lost.
  const sameScope = was.run.profile === is.run.profile && was.spec.sha256 === is.spec.sha256;
  return { ...found, regressions: regressions(found, sameScope) };
}

function nameOf({ run, verdict, integrity }: Run): AuditName {
  return {
    runId: run.id,
    startedAt: run.startedAt,
    verdict: verdict.status,
    // An audit of before this was told has none.
    saidOf: verdict.saidOf ?? null,
    evidenceSha256: integrity.evidenceSha256,
  };
}

/** What the files are that an audit was judged by: `schemas` of the model holds all of them. */
const CONTRACT_FILES: readonly { told: string; isOf: (one: { file: string }) => boolean }[] = [
  { told: 'another set of schemas', isOf: ({ file }) => file.endsWith('.json') },
  { told: 'other definitions of tables', isOf: ({ file }) => file.endsWith('.sql') },
  { told: 'other cases or rules', isOf: ({ file }) => !/\.(?:json|sql)$/.test(file) },
];

function unlike(before: Run, after: Run): string[] {
  const differing: [string, string | null, string | null][] = [
    ['target', before.run.target, after.run.target],
    ['what answered', before.verdict.saidOf ?? 'not named', after.verdict.saidOf ?? 'not named'],
    ['profile', before.run.profile, after.run.profile],
    ['Partners access', before.run.access, after.run.access],
    ['routes', before.run.routes, after.run.routes],
    ['base URL', before.baseUrl, after.baseUrl],
    ['spec document', before.spec.sha256, after.spec.sha256],
    ['version of the audit', before.run.toolVersion, after.run.toolVersion],
    ['loader', before.loader?.command ?? 'own', after.loader?.command ?? 'own'],
  ];
  // A model of an older version may lack them.
  const filesOf = ({ schemas = [] }: Partial<Run>, isOf: (one: { file: string }) => boolean) =>
    JSON.stringify(schemas.filter(isOf));
  const otherFiles = CONTRACT_FILES.filter(({ isOf }) => filesOf(before, isOf) !== filesOf(after, isOf));
  return [
    ...differing
      .filter(([, was, is]) => was !== is)
      .map(([name, was, is]) => (name === 'spec document' ? `another ${name}` : `${name}: ${was} and ${is}`)),
    ...otherFiles.map(({ told }) => told),
  ];
}

function numberChanges(before: Run, after: Run): NumberChange[] {
  const [old, now] = [numbersOf(before), numbersOf(after)];
  return [...now].flatMap(([name, value]) => {
    const was = old.get(name);
    return was === undefined || was === value ? [] : [{ name, before: was, after: value }];
  });
}

function numbersOf({ tables, metrics }: Run): Map<string, number> {
  const rows = tables.map(({ name, attributed }): [string, number] => [`rows of ${name}`, attributed]);
  const { seats, ...others } = metrics;
  const halls = seats.flatMap(({ eventId, showId, total, left }): [string, number][] => {
    const where = `seats of event ${eventId}${showId === '' ? '' : `, show ${showId}`}`;
    return [
      [`${where}: total`, total],
      [`${where}: left`, left],
    ];
  });
  return new Map([...rows, ...leaves(others as unknown as JsonValue), ...halls]);
}

function leaves(value: JsonValue, at = ''): [string, number][] {
  if (typeof value === 'number') return [[at, value]];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, at === '' ? key : `${at}.${key}`));
}

function regressions(found: Omit<Comparison, 'regressions'>, sameScope: boolean): string[] {
  const { before, after, entries, fieldChanges: fields, latency } = found;
  const [was, is] = [before.verdict, after.verdict].map((word) => WORST_FIRST.indexOf(word as VerdictStatus));
  const ids = (kind: string) => entries.filter((change) => change.kind === kind).map(({ id }) => id);
  const said: [string, string[]][] = [
    ['entries newly fail', ids('newly failing')],
    ['entries are no longer run', ids('no longer run')],
    ['entries are gone', sameScope ? ids('gone') : []],
    ['fields are gone from answers', fields.filter(({ kind }) => kind === 'removed').map(placeOf)],
    ['fields have another type', fields.filter(({ kind }) => kind === 'type').map(placeOf)],
    ['fields may be null that were not', fields.filter(isNowNull).map(placeOf)],
    [
      'endpoints are slower',
      latency.filter(({ result }) => result === 'slower').map(({ endpoint }) => endpoint),
    ],
  ];
  return [
    ...((is ?? 0) < (was ?? 0) ? [`the verdict went from ${before.verdict} to ${after.verdict}`] : []),
    ...said
      .filter(([, places]) => places.length > 0)
      .map(([what, places]) => `${what}: ${places.join(', ')}`),
  ];
}

function isNowNull({ kind, after }: Comparison['fieldChanges'][number]): boolean {
  return kind === 'nullability' && after.split(' or ').includes('null');
}

function placeOf({ label, path }: Comparison['fieldChanges'][number]): string {
  return `${label} ${path}`;
}
