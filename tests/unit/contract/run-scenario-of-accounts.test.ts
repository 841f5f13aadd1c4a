import { expect, test } from 'vitest';
import { CUT_HEADER } from '../../../src/contract/check-context.ts';
import type { AnswerSource } from '../../../src/model/answered-by.ts';
import type { CaseScenario, ContractCase } from '../../../src/model/case.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';
import type { Target } from '../../../src/model/target.ts';
import { type Given, PAGE, ran } from './ran-scenario.ts';
import { aside } from './small-scenario.ts';

test('remarks of a target and an undocumented route are findings', async () => {
  const { evidence } = await ran(
    [{ body: '<html>', status: 404, headers: { 'content-type': 'text/html' } }],
    {
      case: { documented: { id: '1.2', scenarios: [''] } },
      target: { remarks: () => ['recorded with another body'] },
    },
  );
  expect(evidence.findings).toEqual([
    { kind: 'undocumented-route', message: expect.stringContaining('/api/rest/v1/other') },
    { kind: 'recorded-otherwise', message: 'recorded with another body' },
  ]);
});

const source =
  (by: string, of = 'simulator'): (() => AnswerSource) =>
  () =>
    ({ by, file: '', of, host: null, recordedAt: '' }) as never;
const PAGED = { data: [{ id: 1 }], paging: { currentPage: 1, perPage: 10, total: 7 } };

test('what a recording cut counts as come, and what a server says of it does not', async () => {
  const paging = async (by: string, header: string) =>
    (
      await ran([{ body: PAGED, headers: { 'content-type': 'application/json', [CUT_HEADER]: header } }], {
        target: { source: source(by) },
      })
    ).results['general:paging'];
  expect(await paging('recording', 'data 1 of 7')).toBe('pass');
  expect(await paging('recording', 'data 1 of 8')).toBe('fail');
  expect(await paging('recording', 'xdata 1 of 7')).toBe('fail');
  expect(await paging('recording', 'data 1 of 7x')).toBe('fail');
  expect(await paging('live', 'data 1 of 7')).toBe('fail');
});

test('a difference of an account that others change is a finding, of a recording of one as well', async () => {
  const rules: CaseScenario['rules'] = [
    { rule: 'agrees', items: 'data[*]', with: { of: '1.2' }, at: 'data[*]', except: [] },
  ];
  const agrees = async (of: () => AnswerSource) => {
    const { results, evidence } = await ran(
      [{ body: { data: [{ id: 1, a: 1 }] } }, { body: { data: [{ id: 1, a: 2 }] } }],
      { scenario: { rules }, case: { needs: ['1.2'] }, target: { source: of } },
    );
    return [results['rule:agrees(1.2)'], evidence.findings.length];
  };
  expect(await agrees(source('recording'))).toEqual(['fail', 0]);
  expect(await agrees(source('simulator', 'live'))).toEqual(['fail', 0]);
  expect(await agrees(source('recording', 'live'))).toEqual(['pass', 1]);
  expect(await agrees(source('live'))).toEqual(['pass', 1]);
});

test('a write on a real account tells what became of it, and to whoever takes note of writes', async () => {
  const told: unknown[] = [];
  const writes = {
    sending: () => () => {},
    told: (of: unknown, undone: boolean) => told.push([of, undone]),
    reset: () => {},
  };
  const given = (
    target: Partial<Target>,
    more: Partial<ContractCase> = {},
    scenario: Partial<CaseScenario> = {},
  ): Given => ({
    run: { writes },
    target,
    case: { write: true, ...more },
    scenario: { live: { notUndoable: 'mail was sent' }, ...scenario },
  });
  const notes = async (one: Given) =>
    (await ran([{ body: PAGE }, { body: PAGE }], one)).evidence.notes.filter((note) =>
      note.includes('undone'),
    );
  expect(await notes(given({ name: 'live' }))).toHaveLength(1);
  expect(await notes(given({ name: 'simulator' }))).toEqual([]);
  expect(await notes(given({ name: 'live' }, { write: false }))).toEqual([]);
  expect(await notes(given({ name: 'live' }, {}, { outcome: 'denied' }))).toEqual([]);
  expect(await notes(given({ name: 'live' }, {}, { live: { undo: [aside('undo')] } }))).toHaveLength(1);
  expect(told).toEqual(
    [false, false, false, false, true].map((undone) => [{ id: '1.1', scenario: '' }, undone]),
  );
  await ran([], { ...given({ name: 'live' }), run: { writes, cut: AbortSignal.abort() } });
  expect(told).toHaveLength(5);
});

test('messages show no personal value that was sent or answered', async () => {
  const name = 'Феофания';
  const { evidence } = await ran(
    [
      {
        body: {
          data: [
            { id: 1, first_name: name },
            { id: 1, first_name: name, x: `{{x}} ${name}` },
          ],
        },
      },
    ],
    { entry: { method: 'POST', body: { client: { first_name: name } } } },
  );
  expect(evidence.checks.some(({ result }) => result === 'fail')).toBe(true);
  expect(JSON.stringify(evidence)).not.toContain(name);
});

test('a refusal in its second form is noted, and a code that the document does not name is a finding', async () => {
  const error = (status: number, code: string) => ({ body: { error: 'No', status, code }, status });
  const denied = async (status: number, entry: Partial<SpecEntry> = {}) =>
    (await ran([error(status, 'WRONG_AUTHORIZATION')], { scenario: { outcome: 'denied' }, entry })).evidence;
  expect((await denied(401)).notes).toEqual([]);
  expect((await denied(403)).notes).toEqual([expect.stringMatching(/403 WRONG_AUTHORIZATION$/)]);
  expect((await denied(401, { expected: 'WRONG_AUTHORIZATION or so' })).findings).toEqual([]);
  expect((await denied(401, { expected: 'a code' })).findings).toEqual([]);
  expect((await denied(401, { expected: 'NO_ACCESS or NO_TOKEN_GIVEN' })).findings).toEqual([
    {
      kind: 'code-differs',
      message: expect.stringMatching(/NO_ACCESS, NO_TOKEN_GIVEN, .*WRONG_AUTHORIZATION$/),
    },
  ]);
  const partners = async (status: number, code?: string) =>
    (
      await ran([{ body: { status: 'error', ...(code === undefined ? {} : { code }) }, status }], {
        scenario: { outcome: 'denied' },
        entry: { path: '/api/partners/v1/x' },
      })
    ).evidence.notes;
  expect(await partners(403, 'WRONG_AUTHORIZATION')).toEqual([]);
  expect(await partners(200, 'WRONG_AUTHORIZATION')).toEqual([
    expect.stringMatching(/200 WRONG_AUTHORIZATION$/),
  ]);
});
