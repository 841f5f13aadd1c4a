import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { type ReadFiles, touchedEntries } from '../../../src/command/touched-entries.ts';
import type { ContractCase } from '../../../src/model/case.ts';
import { casePlaces } from '../../../src/report/case-place.ts';
import { allCases } from '../../cases/all-cases.ts';
import { ENTRIES } from '../report/fixture-plan.ts';

const [FIRST] = allCases;
const FILES: ReadFiles = {
  cases: [
    caseOf('1.1', 'orders-list'),
    caseOf('2.1', 'clients-list', ['1.1']),
    caseOf('3.1', 'events-list', ['2.1']),
  ],
  caseFile: (id) => (id === '3.1' ? 'tests/cases/3-events.cases.ts' : 'tests/cases/1-orders.cases.ts'),
  schemas: new Map([
    ['orders-list', ['order', 'paging']],
    ['order', ['basket']],
    ['basket', ['order']],
    ['events-list', ['paging']],
  ]),
  spec: { file: 'tests/spec/doc.md', before: ENTRIES, after: ENTRIES },
  fixtures: 'fixtures',
};

test.each([
  ['fixtures/recordings/3.1.json', ['3.1']],
  ['fixtures/recordings/2.1.read.json', ['2.1', '3.1']],
  ['fixtures/recordings/1.1.json', ['1.1', '2.1', '3.1']],
  ['fixtures/manifest.json', []],
  ['schemas/api/basket.schema.json', ['1.1', '2.1', '3.1']],
  ['schemas/api/events-list.schema.json', ['3.1']],
  ['schemas/api/nobody.schema.json', []],
  ['tests/cases/3-events.cases.ts', ['3.1']],
  ['tests/cases/define.ts', 'all'],
  ['src/contract/check-rows.ts', 'all'],
  ['schemas/clickhouse/tables.sql', 'all'],
  ['schemas/audit/audit.schema.json', []],
  ['docs/report.md', []],
  ['tests/cases/.1-orders.cases.ts.swp', []],
])('%s touches %j', (file, touched) => {
  expect(touchedEntries(file, FILES)).toEqual(touched);
});

test('of a spec document the entries are touched that ask for something else now', () => {
  const edited = ENTRIES.map((entry) => ({
    ...entry,
    firstLine: entry.firstLine + 2,
    ...(entry.id === '3.1' ? { path: '/api/rest/v1/shows' } : {}),
  }));
  const touched = (after: ReadFiles['spec']['after']) =>
    touchedEntries('tests/spec/doc.md', { ...FILES, spec: { ...FILES.spec, after } });
  expect(touched(edited)).toEqual(['3.1']);
  expect(touched(ENTRIES)).toEqual([]);
  expect(touched(null)).toBe('all');
});

test('the file of a case of the suite touches it', () => {
  const places = casePlaces(PROJECT_DIR);
  const caseFile = (id: string) => places.get(id)?.file ?? null;
  for (const { id } of allCases) {
    const file = caseFile(id) ?? 'none';
    expect(touchedEntries(file, { ...FILES, cases: allCases, caseFile })).toContain(id);
  }
});

function caseOf(id: string, schema: string, needs: string[] = []): ContractCase {
  if (FIRST === undefined) throw new Error('no case');
  const [scenario] = FIRST.scenarios;
  return { ...FIRST, id, needs, scenarios: scenario === undefined ? [] : [{ ...scenario, schema }] };
}
