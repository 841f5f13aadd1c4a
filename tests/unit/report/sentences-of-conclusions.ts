import {
  document,
  executed,
  heading,
  idleTables,
  labels,
  none,
  ofProfile,
  ran,
  rightTables,
  rowsChecked,
  rowsRight,
  rule,
  type SentenceRule,
  sentOf,
  share,
  titled,
  titles,
  verdict,
  wrongRows,
} from './sentence-facts.ts';

/** Sentences of section 6. */
export const WAREHOUSE: readonly SentenceRule[] = [
  rule('The tables were not (counted): nothing can be said about their rows\\.', ({ tables }) => [
    tables.length === 0 ? 'counted' : 'empty',
  ]),
  rule('(\\w+) \\| (\\d+) \\| (\\d+|not counted) \\| ([+-]\\d+|not known) \\| (.+)', (run, told) => {
    const [name = '', , , , sources = ''] = told;
    const table = run.tables.find((one) => one.name === name);
    const delta = table === undefined || table.after === null ? null : table.after - table.before;
    const added = (table?.sources ?? []).map((source) => source.added);
    const named = [...sources.matchAll(/ ([+-]\d+)(?=,| \(|$)/g)].map(([, one]) => Number(one));
    return [
      name,
      table?.before ?? 'no such table',
      table?.after ?? 'not counted',
      delta === null ? 'not known' : delta < 0 ? delta : `+${delta}`,
      JSON.stringify(named) === JSON.stringify(added) ? sources : added.join(),
    ];
  }),
  rule(
    'Of each table, how many of its columns were compared with what the answers hold, in at least one row, and why the others were not\\.',
    () => [],
  ),
  rule('(\\w+) \\| (\\d+) of (\\d+) \\| (.*)', (run, told) => {
    const [name = '', , , words = ''] = told;
    const all = run.warehouse?.tables.find((table) => table.name === name)?.columns ?? [];
    const rows = ran(run).flatMap((scenario) => scenario.rows.filter(({ table }) => table === name));
    const compared = all.filter((column) => rows.some((row) => row.compared?.includes(column)));
    const isTold = all.length === compared.length ? words === '' : words !== '';
    return [name, compared.length, all.length, isTold ? words : 'the columns left out'];
  }),
  rule('(A table reconciles when|The tables were not counted after the run).*\\.', ({ tables }) => [
    tables.every(({ after }) => after === null)
      ? 'The tables were not counted after the run'
      : 'A table reconciles when',
  ]),
  rule('(\\w+): not the rows that had to be there: (.+)\\. Section 5 says how\\.', (run, [name = '']) => [
    name,
    titles(run, labels(run, wrongRows(name))),
  ]),
  rule(
    '(\\w+): (\\d+) rows? sent, (\\d+) new\\.(?: The table keeps one row for each (.+)\\.)?',
    (run, told) => {
      const [name = '', , , key] = told;
      const facts = run.warehouse?.tables.find((table) => table.name === name);
      const wanted = [name, sentOf(run, name, 'sent'), sentOf(run, name, 'added')];
      return key === undefined ? [...wanted, 'undefined'] : [...wanted, facts?.sortingKey.join(', ') ?? ''];
    },
  ),
  rule(
    '(\\w+): ([+-]\\d+) in all, ([+-]\\d+) from the scenarios, ([+-]\\d+) from (?:other writers|elsewhere)\\.',
    (run, [name = '']) => {
      const table = run.tables.find((one) => one.name === name);
      const all = (table?.after ?? 0) - (table?.before ?? 0);
      const own = (table?.sources ?? []).reduce((sum, { added }) => sum + added, 0);
      const signed = (value: number) => (value < 0 ? String(value) : `+${value}`);
      return [name, signed(all), signed(own), signed(all - own)];
    },
  ),
  rule('(\\d+) scenarios? asks? for an error; (\\d+) of them wrote no row\\.', (run) => {
    const asked = ran(run).filter(({ outcome }) => outcome !== 'ok');
    return [asked.length, asked.filter(({ rows }) => rows.every(({ actual }) => actual === 0)).length];
  }),
  rule('The audit wrote rows though an error was asked for: (.+)\\.', (run) => [
    titles(
      run,
      labels(
        run,
        (s) => s.outcome !== 'ok' && s.result !== 'skipped' && s.rows.some(({ actual }) => actual !== 0),
      ),
    ),
  ]),
];

/** Sentences of section 7, beside what would mend it. */
export const CONCLUSIONS: readonly SentenceRule[] = [
  ...share('Every entry of the profile executed', (run) => [executed(run).length, ofProfile(run).length]),
  ...share('Every executed entry met its expectation', (run) => [
    executed(run).filter(({ class: kind }) => kind !== 'failed').length,
    executed(run).length,
  ]),
  ...share('Every executed scenario whose rows are checked changed the tables as expected', (run) => [
    rowsChecked(run).filter(rowsRight).length,
    rowsChecked(run).length,
  ]),
  rule(
    '\\[([ x])\\] Every table reconciles with the rows of the scenarios \\((\\d+) of (\\d+)(?:, (\\d+) of them without a row)?\\)',
    (run) => {
      const [part, whole] = [rightTables(run), run.tables.length];
      return [whole > 0 && part === whole ? 'x' : ' ', part, whole, idleTables(run)];
    },
  ),
  ...share('Every entry of the spec document has a case', (run) => [
    document(run).entries - document(run).withoutCase.length,
    document(run).entries,
  ]),
  ...share('Every shard of the run is there', ({ run: { shards } }) => [
    (shards?.count ?? 0) - (shards?.missing.length ?? 0),
    shards?.count ?? 0,
  ]),
  ...share('Every entry of the spec document executed', (run) => [
    executed(run).length,
    document(run).entries,
  ]),
  ...none('No personal data or secret found by the scan', ({ maskingScan: { hits } }) => hits.length),
  ...none('No problem found in the evidence', ({ integrity: { problems } }) => problems.length),
  ...none('No error outside the cases', ({ unhandledErrors }) => unhandledErrors.length),
  ...none('Nothing is left on the account', ({ account }) => account?.left.length ?? 0),
  rule('\\[([ x])\\] The run was not interrupted', ({ run }) => [run.interrupted ? ' ' : 'x']),
  rule('\\[([ x])\\] The code is a known commit without uncommitted changes', ({ run }) => [
    run.commit !== null && run.dirty === false ? 'x' : ' ',
  ]),
  rule('(No) scenario reported a finding\\.', ({ findings }) => [findings.length === 0 ? 'No' : 'One']),
  rule('([\\w-]+) \\| ([^|]+) \\| (.+)', (run, [kind = '', label = '', message = '']) =>
    run.findings.some((one) => one.kind === kind && titled(run, `${one.id} ${one.scenario}`.trim()) === label)
      ? [kind, label, message]
      : ['no such finding', '', ''],
  ),
];

/** Sentences of section 9 and the footer. */
export const FINAL: readonly SentenceRule[] = [
  rule('Status: (.+)', (run) => [verdict(run)]),
  rule(
    'There is no better status for the profile (\\w+)\\. It says nothing of the (\\d+) entr(?:y|ies) of the spec document that the run did not execute\\.',
    (run) => [run.run.profile, document(run).entries - executed(run).length],
  ),
  rule(
    'There is no better status for the profile (\\w+)\\. (Nothing) of the spec document was left out\\.',
    (run) => [run.run.profile, document(run).entries === executed(run).length ? 'Nothing' : 'Something'],
  ),
  rule('Report generated: (.+)', ({ run }) => [run.finishedAt]),
  rule('Audit duration: (.+)', ({ run: { reproducible, startedAt, finishedAt } }) => [
    reproducible
      ? 'not measured'
      : `${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} seconds`,
  ]),
  rule('Archive: qtickets_run_(\\d+_\\d+)\\.zip \\(its SHA-256 stands in SHA256SUMS\\)', ({ run }) => [
    run.stamp,
  ]),
  rule('SHA-256 of the last entry of the evidence log: (\\w+)', ({ integrity }) => [
    integrity.evidenceChainHead,
  ]),
  rule('SHA-256 of (\\d+) files? of the bundle', (_, told) => told),
  rule('SHA-256 of (\\d+) files? of schemas, cases and rules, by folder', ({ schemas }) => [schemas.length]),
  heading(
    'The documents, audit\\.json, the archive, its attestation and SHA256SUMS are not in this list: .*',
  ),
  rule('\\S+ \\| \\d+ \\| (\\w+)', (_, told) => [
    /^[0-9a-f]{64}$/.test(told[0] ?? '') ? (told[0] ?? '') : 'a sum',
  ]),
  heading(
    'The list of a folder is what find .* prints in the checkout; audit\\.json holds the sum of every file\\.',
  ),
];
