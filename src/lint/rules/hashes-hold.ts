import { factsOf, type HashFact } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A SHA-256 has 64 hex digits, a git commit 40; two files do not share one, and one file does not have two. */
export function hashesHold({ facts }: RuleContext): LintFinding[] {
  const hashes = factsOf(facts, 'hash');
  return [...hashes.flatMap(form), ...between(hashes.filter(({ algorithm }) => algorithm === 'sha256'))];
}

// Git itself shortens a commit, so most who write one mean it so.
function isShortened({ algorithm, value }: HashFact): boolean {
  return algorithm === 'commit' && /^[0-9a-f]{7,12}$/i.test(value);
}

function form(fact: HashFact): LintFinding[] {
  const digits = fact.algorithm === 'sha256' ? 64 : 40;
  const name = fact.algorithm === 'sha256' ? 'a SHA-256' : 'a git commit';
  const isHex = /^[0-9a-f]+$/i.test(fact.value);
  if (!isHex || fact.value.length !== digits) {
    const what = isHex
      ? `${fact.value.length} hex digits`
      : `${fact.value.length} characters, not all of them hex digits`;
    return [
      finding(
        'hash-malformed',
        [fact, what],
        [fact, `${digits} hex digits`],
        `Line ${fact.line} gives ${name} of ${what}; it has ${digits} hex digits.`,
        isShortened(fact) ? 'low' : undefined,
      ),
    ];
  }
  if (/^0+$/.test(fact.value)) {
    return [
      finding(
        'hash-impossible',
        [fact, fact.value],
        [fact, 'zeros'],
        `Line ${fact.line} gives ${name} of zeros only, which stands for nothing.`,
      ),
    ];
  }
  return [];
}

function between(hashes: readonly HashFact[]): LintFinding[] {
  const found: LintFinding[] = [];
  hashes.forEach((fact, index) => {
    const { file } = fact;
    if (file === null) return;
    const earlier = hashes.slice(0, index);
    const same = earlier.find(
      (other) => other.value === fact.value && other.file !== null && !isSameFile(other.file, file),
    );
    if (same !== undefined && fact.value !== EMPTY_SHA256) {
      found.push(
        finding(
          'hash-differs',
          [same, same.file ?? ''],
          [fact, file],
          `Lines ${same.line} and ${fact.line} give two files, ${same.file} and ${file}, the same SHA-256.`,
        ),
      );
    }
    const changed = earlier.find(
      (other) => other.file !== null && isSameFile(other.file, file) && other.value !== fact.value,
    );
    if (changed !== undefined) {
      found.push(
        finding(
          'hash-differs',
          [changed, changed.value],
          [fact, fact.value],
          `Lines ${changed.line} and ${fact.line} give ${file} two different SHA-256 sums.`,
        ),
      );
    }
  });
  return found;
}

// A name without its folder may be the same file.
function isSameFile(a: string, b: string): boolean {
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}
