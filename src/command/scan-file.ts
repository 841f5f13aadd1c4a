import { tally } from '../common/timeline.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { JsonValue } from '../model/json.ts';
import type { ScanHit } from '../report/scan.ts';

/**
 * Looks for personal data and secrets in one file of a bundle. JSON is read as such: only its keys tell a bare name from
 * another word, and an error's note on the field `email` from an e-mail. Any other file is read as text; what a page shows of
 * the response files is looked at for what needs no key to be told.
 * `firstLine`: number of the first line, when the content is a part of a file of lines.
 */
export function scanFile(masker: Masker, fileName: string, content: string, firstLine = 1): ScanHit[] {
  tally('scannedBytes', content.length);
  if (fileName.endsWith('.json')) return masker.scanJson(JSON.parse(content) as JsonValue);
  if (fileName.endsWith('.jsonl'))
    return content.split('\n').flatMap((line, index) => lineHits(masker, line, index + firstLine));
  return fileName.endsWith('.html') ? pageHits(masker, content) : masker.scanText(content);
}

/** Data of a page: parts of response files, each of which is scanned as what it is. */
const EXCERPT = /<pre[^>]*>[\s\S]*?<\/pre>/g;

function pageHits(masker: Masker, content: string): ScanHit[] {
  // The lines that are taken out stay empty, so that the numbers are those of the file.
  const rest = content.replace(EXCERPT, (excerpt) => excerpt.replace(/[^\n]+/g, ''));
  const excerpts = content.replace(/(^|<\/pre>)[\s\S]*?(?=<pre[^>]*>|$)/g, (between) =>
    between.replace(/[^\n]+/g, ''),
  );
  return [...masker.scanText(rest), ...masker.scanExcerpt(excerpts)];
}

function lineHits(masker: Masker, line: string, number: number): ScanHit[] {
  if (line === '') return [];
  return masker
    .scanJson(JSON.parse(line) as JsonValue)
    .map(({ kind, at }) => ({ kind, at: `line ${number} ${at}` }));
}
