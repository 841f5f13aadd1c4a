import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { PipelineFacts } from '../../model/pipeline.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import { endWords } from '../loader-words.ts';
import { titledList } from '../titles.ts';
import { amount, idList } from '../words.ts';
import { code, fact, fileLink, folded, heading, type Inline, list, tableOr } from './nodes.ts';
import { accessWords } from './summary-section.ts';

/** Section 2: what was read, where it ran, how it judges, and what was not executed and why. */
export function methodologySection(run: AuditRun): RootContent[] {
  const { spec } = run;
  return [
    heading(2, '2. Methodology'),
    heading(3, 'References'),
    list([
      fact('Test specification', [
        fileLink(spec.artifact, code(spec.file)),
        ', the copy of the file as it was read: it is an input, and is not scanned for personal data',
      ]),
      fact(
        'Schemas, cases and rules',
        `${amount(run.schemas.length, 'file', 'files')}, by folder at the end of this document`,
      ),
      fact('Audit tool', `version ${run.run.toolVersion}`),
    ]),
    heading(3, 'Environment'),
    list(environment(run)),
    heading(3, 'Not executed, and why'),
    tableOr(['Reason', 'Count', 'Entries'], notExecutedRows(run), notExecutedNone(run)),
    heading(3, 'How the run judges'),
    ...folded('The rules of this run', [list(method(run))]),
  ];
}

function environment(run: AuditRun): Inline[] {
  const { host } = run.run;
  return [
    fact('OS', host.os),
    fact('Node.js', host.node),
    fact('API', [
      run.run.target === 'replay' ? 'recordings in place of the API at ' : `${run.run.target} at `,
      code(run.baseUrl),
      run.run.dataset === null ? '' : `, data set ${run.run.dataset}`,
    ]),
    fact('ClickHouse', warehouseWords(run)),
    fact('Loader', loaderWords(run)),
    ...(run.loader === null ? [] : handedWords(run.loader)),
    ...(run.run.shards === null ? [] : [fact('Shards', shardWords(run.run.shards))]),
    fact(
      'Clock',
      run.run.reproducible ? 'fixed by SOURCE_DATE_EPOCH; no duration is measured' : 'of the machine',
    ),
  ];
}

function warehouseWords({ warehouse, run }: AuditRun): Inline {
  if (warehouse === null) return `${run.host.clickhouse}; no warehouse was opened`;
  return [
    warehouse.engine === 'embedded' ? 'embedded engine' : 'server',
    ` ${warehouse.version}, database `,
    code(warehouse.database),
    warehouse.compatibility === '' ? '' : [', compatibility ', code(warehouse.compatibility)],
  ];
}

function shardWords({ count, missing, warehouses }: NonNullable<AuditRun['run']['shards']>): string {
  const parts = `run in ${amount(count, 'part', 'parts')}`;
  const gone =
    missing.length === 0
      ? ''
      : `, of which ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  const where =
    warehouses === 1
      ? 'one ClickHouse, counted before the first part and after the last'
      : `${warehouses} of ClickHouse, each counted by itself: the tables of this document are their sums`;
  return `${parts}${gone}; into ${where}`;
}

function loaderWords({ loader }: AuditRun): Inline {
  if (loader === null) return "the audit's own, one for each kind of answer";
  const { command, calls, output } = loader;
  const refused = calls.filter(({ status }) => status >= 400).length;
  return [
    code(command),
    `, run once before the entries: ${endWords(loader)}, ${amount(calls.length, 'call', 'calls')} of the API, ${refused} of them refused; its output${output.cut ? ', of which the end was kept,' : ''} is `,
    fileLink(output.path, code(output.path)),
  ];
}

function handedWords({ environment: { set, replaced, withheld }, now }: PipelineFacts): Inline[] {
  return [
    fact(
      'Handed to the loader',
      `the environment of the audit, in which it set ${idList(set)}${replaced.length === 0 ? '' : `; in place of other values: ${idList(replaced)}`}${withheld.length === 0 ? '' : `; not handed on: ${idList(withheld)}`}`,
    ),
    fact('Date of the data', `${now}, as QTICKETS_NOW tells the loader`),
  ];
}

function method(run: AuditRun): Inline[] {
  return [
    `The profile ${run.run.profile} with ${accessWords(run)} asks for ${amount(run.coverage.specified, 'entry', 'entries')} of the spec document.`,
    run.run.routes === 'documented'
      ? 'Where the vendor does not document the call of an entry, the documented call for the same purpose is made instead.'
      : 'Each entry makes the call that the document names, also where the vendor does not document it.',
    'An entry passes when each of its scenarios has an answer of its own call, at least one check, no failed check, and exactly the expected rows in every table.',
    'An entry with a skipped scenario is skipped, and one with a scenario that did not run is not executed, unless a scenario failed.',
    'Each executed or skipped entry counts in one class, the first that fits: failed, skipped, succeeded, permission denied, expected error.',
    'Setup, follow-up and prerequisite calls are recorded, and are not counted as entries.',
    'Every call in the artifacts names what answered it, as answeredBy; its headers, such as server, are what that sent.',
    `Rows are counted as a reader sees them: with FINAL in replacing tables${run.tables.every(({ final }) => final) ? '' : ', but for those that section 6 names'}.`,
    ...(run.loader === null
      ? []
      : [
          'The rows of a table are judged by the answers that the loader got, at the entries whose calls it made. The audit itself loads nothing.',
        ]),
    'Requests and answers are masked before anything is written; section 8 says what a scan of the written files found.',
  ];
}

function notExecutedRows(run: AuditRun): Inline[][] {
  const { coverage, entries } = run;
  const reasons = new Map<string, string[]>();
  const add = (reason: string, id: string) => {
    const ids = reasons.get(reason) ?? [];
    if (!ids.includes(id)) ids.push(id);
    reasons.set(reason, ids);
  };
  for (const { id, scenarios } of entries) {
    for (const { skipReason, name } of scenarios) {
      if (skipReason !== null) add(`skipped${name === '' ? '' : ` (${name})`}: ${skipReason}`, id);
    }
  }
  for (const { id, reason } of coverage.notExecuted) add(reason, id);
  for (const id of coverageInUse(run).withoutCase) add('no case', id);
  return [...reasons].map(([reason, ids]) => [reason, String(ids.length), titledList(run, ids)]);
}

function notExecutedNone({ coverage }: AuditRun): string {
  return coverage.specified === 0
    ? 'The profile holds no entry.'
    : 'Nothing of the profile was skipped or left out.';
}
