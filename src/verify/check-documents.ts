import { DOCUMENTS } from '../documents/documents.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { FileSum } from '../model/evidence.ts';
import { LANGUAGES, type Language } from '../model/plan.ts';
import { digestOf } from './bytes/digest.ts';
import { compareDocument } from './compare-document.ts';
import { checkCounts } from './files/check-counts.ts';
import { checkCtrf } from './files/check-ctrf.ts';
import { checkJunit } from './files/check-junit.ts';
import { checkLoaderOutput } from './files/check-loader-output.ts';
import { fileKind, fileOf, OUTSIDE } from './files/layout.ts';
import type { Ledger } from './ledger.ts';
import { readResponse } from './responses/response-file.ts';

/** The files that a document lists, with their sizes and sums: all but itself and what lies outside the archive. */
export function listedFiles(files: ReadonlyMap<string, Buffer>): FileSum[] {
  return [...files]
    .filter(([path]) => !['document', 'page', 'model', ...OUTSIDE].includes(fileKind(path) ?? 'document'))
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: digestOf(bytes) }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

/** Renders the documents from what was derived, and holds those of the bundle, its counts and the reports of its tests against it. */
export function checkDocuments(
  files: ReadonlyMap<string, Buffer>,
  derived: AuditRun,
  watch: ((what: string) => void) | undefined,
  ledger: Ledger,
): void {
  const [document] = fileOf(files, 'document');
  const sources = {
    files: listedFiles(files),
    answer: (path: string) => readableAnswer(files.get(path)),
    language: languageOf(fileOf(files, 'page')[1]),
  };
  for (const { kind, render } of DOCUMENTS) {
    const [path, found] = fileOf(files, kind);
    if (found === null) continue;
    watch?.(path);
    const text = render(derived, sources);
    compareDocument(path, found, text, ledger.of('document'));
  }
  const [counts, csv] = fileOf(files, 'counts');
  if (derived.loader !== null) checkLoaderOutput(files, derived.loader, ledger.of('log'));
  if (csv !== null) checkCounts(counts, csv, derived.tables, ledger.of('counts'));
  const [ctrf, json] = fileOf(files, 'ctrf');
  if (json !== null) checkCtrf(ctrf, json, derived, ledger.of('ctrf'));
  const [junit, xml] = fileOf(files, 'junit');
  watch?.('counts and reports of the tests');
  if (xml !== null) checkJunit(junit, xml, derived, ledger.of('junit'));
  else ledger.of('junit').leaveOut('the bundle has none: the test runner left no usable one');
  for (const [path, kind] of [
    [document, 'qtickets_audit_'],
    [fileOf(files, 'page')[0], 'qtickets_audit_'],
    [counts, 'artifacts/clickhouse_counts_'],
  ] as const) {
    const stamped = path === '' || path.startsWith(`${kind}${derived.run.stamp}.`);
    ledger
      .of('sums')
      .expect(stamped, 'time in the name of a file', [path, path], ['the run', derived.run.stamp]);
  }
}

// What is no response file, the page shows nothing of; and only what is one is small enough to be read by whoever writes it.
function readableAnswer(bytes: Buffer | undefined): Buffer | null {
  return bytes === undefined || readResponse(bytes).content === null ? null : bytes;
}

/** The language that a page says it is in; English where it says none. */
function languageOf(page: Buffer | null): Language {
  const [, told] = /^<!doctype html>\n<html lang="(\w+)"/.exec(page?.toString('utf8', 0, 40) ?? '') ?? [];
  return LANGUAGES.find((language) => language === told) ?? 'en';
}
