import { expect, test } from 'vitest';
import { runMain } from '../../../scripts/commands/command-io.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { renderHistory } from '../../../src/documents/html/history-page.tsx';
import { translatorOf } from '../../../src/documents/messages/translator.ts';
import type { PastAudit } from '../../../src/history/read-history.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { githubAnnotations, githubSummary } from '../../../src/report/ci/github.ts';
import { gitlabJunit } from '../../../src/report/ci/gitlab.ts';
import { failureLines } from '../../../src/report/console/failure-lines.ts';
import { PLAIN } from '../../../src/report/console/terminal.ts';
import { reportLines } from '../../../src/verify/report-lines.ts';
import { textOf } from '../../tamper/seal-again.ts';
import { smallBundle, verified } from './small-bundle.ts';
import { smallJunit, TEST_NAMES } from './small-junit.ts';
import { smallPlan } from './small-plan.ts';

/** One of each kind that nobody sees, or that moves what is seen. */
const SIGNS: readonly string[] = [
  ...['\u0001', '\u0007', '\b', '\u000b', '\f', '\u001b', '\u007f', '\u009b'],
  ...[
    '\u00ad',
    '\u034f',
    '\u061c',
    '\u115f',
    '\u180e',
    '\u200b',
    '\u200d',
    '\u200e',
    '\u202e',
    '\u2028',
    '\u2029',
  ],
  ...[
    '\u2060',
    '\u2066',
    '\u3164',
    '\ue000',
    '\ufe0f',
    '\ufeff',
    '\uffa0',
    '\ufff9',
    '\u{e0041}',
    '\u{e0100}',
  ],
];
const HOSTILE = `a${SIGNS.join('b')}c`;
const RAW = new RegExp(
  `[${SIGNS.map((sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`).join('')}]|\\r`,
  'u',
);

const PAST: PastAudit = {
  folder: 'qtickets_replay_run_20251109_135921',
  startedAt: '2025-11-09T13:59:21.000Z',
  target: 'replay',
  profile: 'audit',
  debug: false,
  status: 'READY',
  saidOf: '',
  passed: 1,
  specified: 1,
  rows: 1,
  medianMs: 1,
  document: 'a.html',
};

test('signs that nobody sees are escapes in every document, and on the terminal', async () => {
  const plan = smallPlan();
  const named = plan.selected.map((one) => ({ ...one, entry: { ...one.entry, title: `T ${HOSTILE}` } }));
  const files = await smallBundle(
    {
      failed: { label: '2.1', check: 'rule:a', message: `no ${HOSTILE}\r` },
      skipped: ['7.2'],
      edit: (evidence) => {
        for (const one of evidence) {
          one.notes.push(`note ${HOSTILE}`);
          one.findings.push({ kind: 'unknown-field', message: `found ${HOSTILE}` });
          for (const { response } of one.exchanges)
            if (response !== null) response.headers[`x-${HOSTILE}`] = HOSTILE;
        }
      },
      change: { unhandledErrors: [`broke ${HOSTILE}`], plan: { ...plan, selected: named, joined: named } },
    },
    {
      junitXml: smallJunit(
        TEST_NAMES.map((name) => ({
          name: name.replace(/(?<=^\S+ ).*?(?= \(|$)/, `T ${HOSTILE.replace(/\p{Cc}/gu, '')}`),
        })),
      ),
    },
  );
  const shown = [...files.keys()].filter(
    (path) => /\.(?:md|html|xml)$|ctrf\.json$/.test(path) && !path.includes('spec/'),
  );
  expect(shown).toHaveLength(4);
  for (const path of shown) {
    expect(textOf(files, path), path).not.toMatch(RAW);
    expect(textOf(files, path).includes('\\u202e'), path).toBe(true);
  }
  const run = JSON.parse(textOf(files, 'audit.json')) as AuditRun;
  expect(run.findings.length).toBeGreaterThan(0);
  const failures = [{ label: HOSTILE, call: HOSTILE, lines: [HOSTILE], place: null }];
  for (const text of [
    gitlabJunit(textOf(files, 'junit.xml'), run, { folder: '/a', project: '/', spec: '/requests.md' }),
    ...githubAnnotations(failures),
    githubSummary(run, failures, {}, translatorOf('en')).replaceAll('\ufe0f', ''),
    ...failureLines(
      run,
      { folder: '/a', told: 'a', project: '/', options: DEFAULT_OPTIONS },
      { terminal: PLAIN, words: translatorOf('en') },
    ),
    renderHistory(
      { audits: [{ ...PAST, saidOf: HOSTILE }], others: [{ folder: HOSTILE, reason: 'unreadable' }] },
      'en',
    ),
    ...reportLines(HOSTILE, verified(files)),
  ])
    expect(text).not.toMatch(RAW);
  let printed = '';
  const code = await runMain(
    ({ stdout, stderr }) => {
      stdout(HOSTILE);
      stderr(`${HOSTILE}\r`);
      return 0;
    },
    { args: [], env: {}, stdout: (text) => (printed += text), stderr: (text) => (printed += text) },
  );
  expect(code).toBe(0);
  expect(printed).not.toMatch(RAW);
});
