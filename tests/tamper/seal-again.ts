import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/common/canonical-json.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';
import { signedByAnother } from './another-signature.ts';
import { storedZip, type ZipChange } from './stored-zip.ts';

/** A bundle in a forger's hands: bytes by path. */
export type Files = Map<string, Buffer>;

const OUTSIDE = /^(?:qtickets_run_\d+_\d+\.zip|SHA256SUMS|attestation(?:\.dsse)?\.json)$/;

/** The path that a pattern matches. Throws a RangeError when there is none. */
export function pathLike(files: Files, pattern: RegExp): string {
  const found = [...files.keys()].find((path) => pattern.test(path));
  if (found === undefined) throw new RangeError(`no file like ${pattern}`);
  return found;
}

/** The text of a file. */
export function textOf(files: Files, path: string): string {
  return files.get(path)?.toString('utf8') ?? '';
}

/** A copy of the bundle with one file replaced. */
export function withText(files: Files, path: string, text: string): Files {
  return new Map(files).set(path, Buffer.from(text, 'utf8'));
}

/** The events of the log, without their places in the chain. */
export function eventsOf(files: Files): JsonObject[] {
  const lines = textOf(files, pathLike(files, /\.jsonl$/))
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const { seq: _seq, prev: _prev, ...event } = JSON.parse(line) as JsonObject;
    return event;
  });
}

const PAGE = /^qtickets_audit_.*\.html$/;

/** The bundle with another log, whose chain is made anew, and whose sums are put where they stand. */
export function withEvents(files: Files, events: readonly JsonObject[]): Files {
  let prev = '0'.repeat(64);
  const lines = events.map((event, index) => {
    const line = canonicalJson({ ...event, seq: index + 1, prev });
    prev = sum(line);
    return line;
  });
  const path = pathLike(files, /\.jsonl$/);
  const log = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
  const changed = new Map(files).set(path, log);
  const audit = JSON.parse(textOf(files, 'audit.json')) as { integrity: JsonObject };
  const known = { ...audit.integrity };
  Object.assign(audit.integrity, {
    evidenceSha256: sum(log),
    evidenceChainHead: prev,
    evidenceEntries: lines.length,
  });
  changed.set('audit.json', Buffer.from(prettyJson(audit), 'utf8'));
  const document = pathLike(files, /^qtickets_audit_.*\.md$/);
  const markdown = textOf(files, document)
    .replaceAll(String(known['evidenceSha256']), sum(log))
    .replaceAll(String(known['evidenceChainHead']), prev)
    .replaceAll(`, ${known['evidenceEntries']} entries`, `, ${lines.length} entries`);
  changed.set(document, Buffer.from(markdown, 'utf8'));
  const page = pathLike(files, PAGE);
  const html = textOf(files, page)
    .replaceAll(String(known['evidenceSha256']), sum(log))
    .replaceAll(String(known['evidenceChainHead']), prev)
    .replaceAll(`, ${known['evidenceEntries']} lines`, `, ${lines.length} lines`);
  return changed.set(page, Buffer.from(html, 'utf8'));
}

/** The log, the response files' sums in it, and everything that rests on them. */
export function withResponse(files: Files, path: string, content: JsonValue): Files {
  const bytes = Buffer.from(prettyJson(content), 'utf8');
  const changed = new Map(files).set(path, bytes);
  const exchanges = (content as { exchanges: JsonObject[] }).exchanges;
  let own = '';
  let at = 0;
  const events = eventsOf(files);
  const ends = events.filter((event) => (event['artifact'] as JsonObject | undefined)?.['path'] === path);
  for (const end of ends) own = nameOf(end);
  const forged = events.map((event): JsonObject => {
    if (nameOf(event) !== own) return event;
    if (event['event'] === 'scenarioFinished') return { ...event, artifact: { path, sha256: sum(bytes) } };
    if (event['event'] !== 'exchange') return event;
    const exchange = exchanges[at++] as { request: JsonObject; response: JsonObject | null };
    const { request, response } = event as { request: JsonObject; response: JsonObject | null };
    return {
      ...event,
      request: { ...request, bodySha256: sum(canonicalJson(exchange.request['body'])) },
      response:
        response === null || exchange.response === null
          ? null
          : { ...response, bodySha256: sum(canonicalJson(exchange.response['body'])) },
    };
  });
  return withEvents(changed, forged);
}

/**
 * Sums in the document, the archive, the attestation with a signature of the forger's own, and SHA256SUMS made anew: what a
 * careful forger can do without the key.
 */
export function sealed(files: Files, change: ZipChange = {}): Files {
  const changed = new Map(files);
  const document = [...changed.keys()].find((path) => /^qtickets_audit_.*\.md$/.test(path));
  if (document !== undefined) {
    const markdown = textOf(changed, document).replace(
      /^\| \[`(?<path>[^`]+)`\]\((?<url>[^)]+)\) \| \d+ \| `[0-9a-f]+` \|$/gm,
      (row, path: string, url: string) => {
        const bytes = changed.get(path);
        return bytes === undefined ? row : `| [\`${path}\`](${url}) | ${bytes.length} | \`${sum(bytes)}\` |`;
      },
    );
    changed.set(document, Buffer.from(markdown, 'utf8'));
  }
  const page = [...changed.keys()].find((path) => PAGE.test(path));
  if (page !== undefined) {
    const html = textOf(changed, page).replace(
      /(<code>)([^<]+)(<\/code><\/a><\/td><td[^>]*>)[\d,]+(<\/td><td[^>]*><code class="sum">)[0-9a-f]+/g,
      (row, before: string, path: string, between: string, after: string) => {
        const bytes = changed.get(path);
        if (bytes === undefined) return row;
        return `${before}${path}${between}${bytes.length.toLocaleString('en')}${after}${sum(bytes)}`;
      },
    );
    changed.set(page, Buffer.from(html, 'utf8'));
  }
  const archive = [...changed.keys()].find((path) => path.endsWith('.zip'));
  if (archive !== undefined) {
    const inside = new Map([...changed].filter(([path]) => !OUTSIDE.test(path)));
    changed.set(archive, storedZip(inside, change));
  }
  return withSums(signedByAnother(attestedAgain(changed)));
}

/** SHA256SUMS made anew, and nothing else. */
export function withSums(files: Files): Files {
  const paths = [...files.keys()].filter((path) => path !== 'SHA256SUMS');
  const lines = paths
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((path) => `${sum(files.get(path) ?? '')}  ${path}\n`);
  return new Map(files).set('SHA256SUMS', Buffer.from(lines.join(''), 'utf8'));
}

const RESULTS: Record<string, string> = {
  READY: 'PASSED',
  CONDITIONAL: 'WARNED',
  'NOT READY': 'FAILED',
  INCOMPLETE: 'FAILED',
};

function attestedAgain(files: Files): Files {
  const statement = files.get('attestation.json');
  const archive = [...files.keys()].find((path) => path.endsWith('.zip'));
  if (statement === undefined || archive === undefined) return files;
  const { subject, predicate, ...rest } = JSON.parse(statement.toString('utf8')) as {
    subject: JsonObject[];
    predicate: {
      result: string;
      configuration: { name: string; digest: JsonObject; annotations?: JsonObject }[];
    };
  };
  const audit = modelOf(files);
  for (const part of predicate.configuration) {
    const bytes = files.get(part.name);
    if (bytes !== undefined) part.digest = { sha256: sum(bytes) };
    if (part.name.endsWith('.jsonl') && audit.integrity !== undefined) {
      const { evidenceEntries = 0, evidenceChainHead = '' } = audit.integrity;
      part.annotations = { evidenceEntries, evidenceChainHead };
    }
    if (part.name === 'audit.json') {
      const { status = '', saidOf = '' } = audit.verdict ?? {};
      part.annotations = { verdict: status, saidOf };
    }
  }
  predicate.result = RESULTS[String(audit.verdict?.['status'])] ?? predicate.result;
  const subjects = subject.map((one) => ({
    ...one,
    name: archive,
    digest: { sha256: sum(files.get(archive) ?? '') },
  }));
  const text = prettyJson({ ...rest, subject: subjects, predicate });
  return new Map(files).set('attestation.json', Buffer.from(text, 'utf8'));
}

// An altered audit.json may be none any more.
function modelOf(files: Files): { integrity?: JsonObject; verdict?: JsonObject } {
  try {
    return JSON.parse(textOf(files, 'audit.json')) as { integrity?: JsonObject; verdict?: JsonObject };
  } catch {
    return {};
  }
}

/** SHA-256 in hex. */
export function sum(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function nameOf(event: JsonObject): string {
  return JSON.stringify([event['id'], event['scenario'], event['counted']]);
}
