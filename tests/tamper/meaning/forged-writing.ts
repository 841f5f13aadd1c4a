import { canonicalJson } from '../../../src/common/canonical-json.ts';
import { DOCUMENTS } from '../../../src/documents/documents.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { attestationFiles } from '../../../src/report/attestation.ts';
import { type BundleFile, fileSum, textFile } from '../../../src/report/bundle-file.ts';
import { countsCsv } from '../../../src/report/counts-csv.ts';
import { ctrfReport } from '../../../src/report/ctrf.ts';
import type { Signer } from '../../../src/report/dsse.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { sha256Sums } from '../../../src/report/sha256-sums.ts';
import { listedFiles } from '../../../src/verify/check-documents.ts';
import { evidenceIn } from '../../../src/verify/compare-bundle.ts';
import { deriveRun } from '../../../src/verify/derive/derive-run.ts';
import { fileKind, isOutside, pathOf } from '../../../src/verify/files/layout.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import { readLog } from '../../../src/verify/log/read-log.ts';
import { matchResponses, RESPONSES_FOLDER } from '../../../src/verify/responses/match-responses.ts';
import { type Files, pathLike, sum } from '../seal-again.ts';
import { storedZip } from '../stored-zip.ts';
import { forgedJunit } from './forged-junit.ts';

import type { Event } from './forged-scenario.ts';
import type { Forger } from './forger.ts';

/** The evidence of a forger's run, and the model that follows from it. */
export function written(forger: Forger): { evidence: Files; derived: AuditRun } {
  const { started, loader, scenarios, rest, finished, audit } = forger;
  const files = new Map(
    [...forger.files].filter(([path]) => !path.startsWith(RESPONSES_FOLDER) && !isOutside(path)),
  );
  const used = new Map<string, number>();
  const own = scenarios.flatMap((one) => {
    const stem = RESPONSES_FOLDER + stemOf(one.started);
    const number = (used.get(stem) ?? 0) + 1;
    used.set(stem, number);
    const path = number === 1 ? `${stem}.json` : `${stem}_${number}.json`;
    const { events, content } = one.written(path);
    files.set(path, content);
    return events;
  });
  const skipped = rest.filter((event) => event['event'] === 'scenarioSkipped');
  const later = rest.filter((event) => event['event'] !== 'scenarioSkipped');
  const body = inSpecOrder([...own, ...skipped], audit);
  const logFile = pathLike(files, /\.jsonl$/);
  files.set(logFile, logOf([started, ...(loader === null ? [] : [loader]), ...body, ...later, finished]));
  const derived = derivedFrom(files, audit);
  rename(files, 'log', `logs/qtickets_run_${derived.run.stamp}.jsonl`);
  put(files, textFile('audit.json', prettyJson(derived)));
  return { evidence: files, derived };
}

/** Everything that is told of the model, and what seals it. */
export function withDocuments(files: Files, derived: AuditRun, signer: Signer | null): Files {
  const { stamp } = derived.run;
  rename(files, 'counts', `artifacts/clickhouse_counts_${stamp}.csv`);
  const counts = pathOf(files.keys(), 'counts');
  if (counts !== null) files.set(counts, Buffer.from(countsCsv(derived.tables), 'utf8'));
  for (const path of [...files.keys()])
    if (['document', 'page'].includes(fileKind(path) ?? '')) files.delete(path);
  put(files, ctrfReport(derived));
  if (files.has('junit.xml')) put(files, textFile('junit.xml', forgedJunit(derived)));
  const sources = {
    files: listedFiles(files),
    answer: (path: string) => files.get(path) ?? null,
    language: 'en' as const,
  };
  for (const { path, render } of DOCUMENTS) put(files, textFile(path(derived), render(derived, sources)));
  const archive = { path: `qtickets_run_${stamp}.zip`, content: storedZip(files) };
  const model = { path: 'audit.json', content: files.get('audit.json') as Buffer };
  put(
    files,
    archive,
    ...attestationFiles(derived, { archive: fileSum(archive), model: fileSum(model) }, signer),
  );
  const sums = [...files].map(([path, content]) => fileSum({ path, content }));
  return files.set('SHA256SUMS', Buffer.from(sha256Sums(sums), 'utf8'));
}

function derivedFrom(files: Files, claimed: AuditRun): AuditRun {
  const ledger = new Ledger();
  const file = pathLike(files, /\.jsonl$/);
  const log = readLog(file, files.get(file) as Buffer, ledger);
  if (log === null) throw new RangeError(`no log that can be read: ${ledger.disagreements[0]?.what}`);
  const derived = deriveRun(
    evidenceIn(files, { log, responses: matchResponses(log, files, ledger.of('responses')), claimed }),
  );
  return { ...derived, comparison: claimed.comparison };
}

function logOf(events: readonly Event[]): Buffer {
  let prev = '0'.repeat(64);
  const lines = events.map((event, index) => {
    const line = canonicalJson({ ...event, seq: index + 1, prev } as JsonValue);
    prev = sum(line);
    return `${line}\n`;
  });
  return Buffer.from(lines.join(''), 'utf8');
}

// Skipped scenarios stand among those that ran, in the order of the document.
function inSpecOrder(events: readonly Event[], { entries }: AuditRun): Event[] {
  const rank = new Map(entries.map(({ id }, index) => [id, index]));
  const place = (event: Event) => rank.get(event['id']) ?? rank.size;
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => place(a.event) - place(b.event) || a.index - b.index)
    .map(({ event }) => event);
}

function rename(files: Files, kind: 'log' | 'counts', to: string): void {
  const from = pathOf(files.keys(), kind);
  const content = from === null ? undefined : files.get(from);
  if (from === null || content === undefined || from === to) return;
  files.delete(from);
  files.set(to, content);
}

function put(files: Files, ...made: readonly BundleFile[]): void {
  for (const { path, content } of made) files.set(path, content);
}

function stemOf({ id, scenario, counted }: Event): string {
  const parts = [counted ? 'test' : 'prerequisite', String(id).replaceAll('.', '_')];
  if (scenario !== '') parts.push(String(scenario).replace(/[^\w-]+/g, '-'));
  return parts.join('_');
}
