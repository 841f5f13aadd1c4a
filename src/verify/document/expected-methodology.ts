import type { AuditRun } from '../../model/audit-run.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { documentInUse } from '../derive/entries.ts';
import { counted, ids } from '../derive/words.ts';
import { accessWords, commitWords } from './expected-summary.ts';
import {
  type Block,
  fact,
  heading,
  items,
  type Line,
  link,
  literal,
  paragraph,
  plain,
  tableOr,
} from './span.ts';

/** Section 2: what was read, where the run took place, how it judges, what was not executed and why. */
export function expectedMethodology(run: AuditRun): Block[] {
  const { spec, coverage } = run;
  const entries = counted(documentInUse(run).entries, 'entry', 'entries');
  const none =
    coverage.specified === 0
      ? 'The profile holds no entry.'
      : `Every entry of the profile was executed (${coverage.executed} of ${coverage.specified}).`;
  return [
    heading(2, '2. Methodology'),
    heading(3, 'References'),
    ...items([
      fact(
        'Test specification',
        `${link(spec.artifact, literal(spec.file))}${plain(`, ${entries}, SHA-256 `)}${literal(spec.sha256)}. The copy is the file as it was read: it is an input, and is not scanned.`,
      ),
      fact(
        'Schemas and table definitions',
        plain(`${counted(run.schemas.length, 'file', 'files')}, by folder at the end of this section`),
      ),
      fact('Code', commitWords(run)),
      fact('Audit tool', plain(`version ${run.run.toolVersion}`)),
    ]),
    heading(3, 'Environment'),
    ...items(environment(run)),
    heading(3, 'How the run judges'),
    ...items(judging(run).map(plain)),
    heading(3, 'Not executed, and why'),
    ...tableOr(['Reason', 'Count', 'Entries'], notExecuted(run), none),
    heading(3, 'Schemas and table definitions'),
    ...tableOr(
      ['Folder', 'Files', 'SHA-256 of the list'],
      folders(run),
      'This run names no schema and no table definition.',
    ),
    paragraph(
      `The list of a folder is what ${literal('sha256sum <folder>/*')} prints; audit.json holds the sum of every file.`,
    ),
  ];
}

function environment(run: AuditRun): Line[] {
  const { host, target, reproducible } = run.run;
  return [
    fact('OS', plain(host.os)),
    fact('Node.js', plain(host.node)),
    fact(
      'API',
      `${plain(target === 'replay' ? 'replay of calls to ' : `${target} at `)}${literal(run.baseUrl)}`,
    ),
    fact('Answered by', plain(run.verdict.saidOf)),
    fact('ClickHouse', warehouseWords(run)),
    fact('Loader', loaderWords(run)),
    ...shardLines(run),
    fact(
      'Clock',
      reproducible ? plain('fixed by SOURCE_DATE_EPOCH; no duration is measured') : 'of the machine',
    ),
  ];
}

function warehouseWords({ warehouse, run }: AuditRun): Line {
  if (warehouse === null) return plain(`${run.host.clickhouse}; no warehouse was opened`);
  const { engine, version, database, compatibility } = warehouse;
  const kind = engine === 'server' ? 'server' : 'embedded engine';
  const tail = compatibility === '' ? '' : `, compatibility ${literal(compatibility)}`;
  return `${plain(`${kind} ${version}, database `)}${literal(database)}${tail}`;
}

function shardLines({ run: { shards } }: AuditRun): Line[] {
  if (shards === null) return [];
  const { count, missing, warehouses } = shards;
  const gone = missing.length > 1 ? `${missing.join(', ')} are missing` : `${missing[0]} is missing`;
  const where =
    warehouses === 1
      ? 'one ClickHouse, counted before the first part and after the last'
      : `${warehouses} of ClickHouse, each counted by itself: the tables of this document are their sums`;
  const parts = `run in ${counted(count, 'part', 'parts')}${missing.length === 0 ? '' : `, of which ${gone}`}`;
  return [fact('Shards', plain(`${parts}; into ${where}`))];
}

function loaderWords({ loader }: AuditRun): Line {
  if (loader === null) return plain("the audit's own, one for each kind of answer");
  const { command, calls, exitCode, signal, timedOut } = loader;
  let end = exitCode === null ? `ended by ${signal}` : `exit code ${exitCode}`;
  if (timedOut) end = 'ended because its time was up';
  const refused = calls.filter(({ status }) => status >= 400).length;
  const made = `${counted(calls.length, 'call', 'calls')} of the API, ${refused} of them refused`;
  return `${literal(command)}${plain(`, run once before the entries: ${end}, ${made}`)}`;
}

function judging(run: AuditRun): string[] {
  const asked = counted(run.coverage.specified, 'entry', 'entries');
  return [
    `The profile ${run.run.profile} with ${accessWords(run)} asks for ${asked} of the spec document.`,
    run.run.routes === 'spec'
      ? 'Each entry makes the call that the document names, also where the vendor does not document it.'
      : 'Where the vendor does not document the call of an entry, the documented call for the same purpose is made instead.',
    'An entry passes when each of its scenarios has an answer of its own call, at least one check, no failed check, and exactly the expected rows in every table.',
    'An entry with a skipped scenario is skipped, and one with a scenario that did not run is not executed, unless a scenario failed.',
    'Setup, follow-up and prerequisite calls are recorded, and are not counted as entries.',
    'Every call in the artifacts names what answered it, as answeredBy; its headers, such as server, are what that sent.',
    run.tables.some((table) => !table.final)
      ? 'Rows are counted as a reader sees them: with FINAL in replacing tables, but for those that section 6 names.'
      : 'Rows are counted as a reader sees them: with FINAL in replacing tables.',
    ...(run.loader === null
      ? []
      : [
          'The rows of a table are judged by the answers that the loader got, at the entries whose calls it made.',
        ]),
    'Requests and answers are masked before anything is written; section 8 says what a scan of the written files found.',
  ];
}

function notExecuted(run: AuditRun): Line[][] {
  const reasons: [reason: string, id: string][] = [
    ...run.entries.flatMap(({ id, scenarios }) =>
      scenarios.flatMap(({ name, skipReason }): [string, string][] =>
        skipReason === null ? [] : [[`skipped${name === '' ? '' : ` (${name})`}: ${skipReason}`, id]],
      ),
    ),
    ...run.coverage.notExecuted.map(({ id, reason }): [string, string] => [reason, id]),
    ...documentInUse(run).withoutCase.map((id): [string, string] => ['no case', id]),
  ];
  return [...new Set(reasons.map(([reason]) => reason))].map((reason) => {
    const of = [...new Set(reasons.filter(([other]) => other === reason).map(([, id]) => id))];
    return [plain(reason), String(of.length), plain(ids(of))];
  });
}

function folders({ schemas }: AuditRun): Line[][] {
  const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'));
  return [...new Set(schemas.map(({ file }) => folderOf(file)))].map((folder) => {
    const own = schemas.filter(({ file }) => folderOf(file) === folder);
    const list = own.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
    return [literal(folder), String(own.length), literal(sha256Hex(list))];
  });
}
