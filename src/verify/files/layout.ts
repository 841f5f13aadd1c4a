/** What a file of a bundle is, by its path. */
export type FileKind =
  | 'document'
  | 'page'
  | 'model'
  | 'log'
  | 'response'
  | 'output'
  | 'counts'
  | 'spec'
  | 'junit'
  | 'ctrf'
  | 'archive'
  | 'sums'
  | 'attestation'
  | 'envelope';

const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['document', /^qtickets_audit_\d{8}_\d{6}\.md$/],
  ['page', /^qtickets_audit_\d{8}_\d{6}\.html$/],
  ['model', /^audit\.json$/],
  ['log', /^logs\/qtickets_run_\d{8}_\d{6}\.jsonl$/],
  ['response', /^artifacts\/qtickets_responses\/[\w-]+\.json$/],
  ['output', /^logs\/loader_output_\d{8}_\d{6}\.txt$/],
  ['counts', /^artifacts\/clickhouse_counts_\d{8}_\d{6}\.csv$/],
  ['spec', /^artifacts\/spec\/[^/]+$/],
  ['junit', /^junit\.xml$/],
  ['ctrf', /^ctrf\.json$/],
  ['archive', /^qtickets_run_\d{8}_\d{6}\.zip$/],
  ['sums', /^SHA256SUMS$/],
  ['attestation', /^attestation\.json$/],
  ['envelope', /^attestation\.dsse\.json$/],
];

/** Kinds that lie beside the archive and not in it. */
export const OUTSIDE: readonly FileKind[] = ['archive', 'sums', 'attestation', 'envelope'];
/** Kinds of which a bundle has one, or one at most. */
const ONCE: readonly FileKind[] = ['document', 'page', 'model', 'log', 'counts', 'spec', 'ctrf'];
/** Kinds of which a bundle has one where it has any. */
const AT_MOST_ONCE: readonly FileKind[] = [...ONCE, 'output'];

/** What a path is within a bundle; null for a file that no bundle has. */
export function fileKind(path: string): FileKind | null {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** The path of the first file of a kind; null when there is none. */
export function pathOf(files: Iterable<string>, kind: FileKind): string | null {
  for (const path of files) if (fileKind(path) === kind) return path;
  return null;
}

/** What is wrong with the set of files, as the place and the words for it; [] when it is that of a bundle. */
export function layoutProblems(paths: readonly string[]): { path: string; problem: string }[] {
  const kinds = paths.map((path) => ({ path, kind: fileKind(path) }));
  const strangers = kinds.filter(({ kind }) => kind === null);
  const many = AT_MOST_ONCE.flatMap((kind) => kinds.filter((file) => file.kind === kind).slice(1));
  const missing = ONCE.filter((kind) => !kinds.some((file) => file.kind === kind));
  return [
    ...strangers.map(({ path }) => ({ path, problem: 'a file that no bundle has' })),
    ...many.map(({ path, kind }) => ({ path, problem: `a second file of the kind "${kind}"` })),
    ...missing.map((kind) => ({ path: '', problem: `no file of the kind "${kind}"` })),
  ];
}

/** True for the path of a file that lies beside the archive and not in it. */
export function isOutside(path: string): boolean {
  const kind = fileKind(path);
  return kind !== null && OUTSIDE.includes(kind);
}

/** The file of a kind: its path and bytes, or '' and null where there is none. */
export function fileOf(
  files: ReadonlyMap<string, Buffer>,
  kind: FileKind,
): [path: string, bytes: Buffer | null] {
  const path = pathOf(files.keys(), kind);
  return path === null ? ['', null] : [path, files.get(path) ?? null];
}
