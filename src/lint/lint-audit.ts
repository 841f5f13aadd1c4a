import { amountsIn } from './amounts/amounts.ts';
import { CONFIDENCES, type Confidence, isAtLeast, lessSure } from './confidence.ts';
import { statesFacts } from './document/audit-document.ts';
import { readDocument } from './document/read-document.ts';
import { withoutQuotes } from './document/without-quotes.ts';
import { withoutTitles } from './document/without-titles.ts';
import { type Fact, factsOf } from './facts/fact.ts';
import { readFacts } from './facts/read-facts.ts';
import type { LintFinding } from './finding.ts';
import type { LintSpec } from './lint-spec.ts';
import { RULES } from './rules/all-rules.ts';
import { isAtHome, standTogether } from './rules/at-home.ts';
import { isExcerpt, type RuleContext } from './rules/context.ts';
import { foundInOneRun } from './rules/of-one-run.ts';

/**
 * The contradictions of an audit document, in the order of its lines; [] when it has none. `spec` is the spec document
 * that it speaks of; null leaves out the rules that need one. Text of any form is read; what no reader understands gives no fact.
 */
export function lintAudit(markdown: string, spec: LintSpec | null): LintFinding[] {
  return readAndLint(markdown, spec).findings;
}

/** What was found in a text, and whether it is an audit document at all. */
export interface LintResult {
  findings: LintFinding[];
  /** False for a text that states nothing of a test, a load or an acceptance that could be checked, such as a README. */
  isAudit: boolean;
}

/** The contradictions of a text of which it is not known whether it is an audit document. */
export function readAndLint(markdown: string, spec: LintSpec | null): LintResult {
  const document = withoutTitles(withoutQuotes(readDocument(markdown)));
  const specHasLetters = spec?.entries.some(({ id }) => /^[A-Z]/.test(id)) === true;
  const facts = readFacts(document, specHasLetters);
  const rows = factsOf(facts, 'row');
  const letters = specHasLetters || rows.some(({ value }) => /^[A-Z]/.test(value));
  const amounts = amountsIn(document);
  const context = {
    document,
    facts,
    amounts,
    rows,
    spec,
    letters,
    excerpt: isExcerpt(facts, rows),
    home: isAtHome(document, facts),
  };
  const found = withoutRepeats(CONFIDENCES.flatMap((level) => foundAtMost(level, context))).map(
    ({ finding, most }) => ({ ...finding, confidence: lessSure(finding.confidence, most) }),
  );
  const many = foundManyTimes(found);
  const findings = found
    .map((one) => (many.has(one.rule) ? { ...one, confidence: 'low' as const } : one))
    .sort(
      (a, b) => a.first.line - b.first.line || a.second.line - b.second.line || a.rule.localeCompare(b.rule),
    );
  return { findings, isAudit: facts.some(({ kind }) => OF_AN_AUDIT.includes(kind)) || statesFacts(document) };
}

/** A finding as its rule makes it, and how sure the rule's findings are at most. */
interface Measured {
  finding: LintFinding;
  most: Confidence;
}

function foundAtMost(level: Confidence, context: RuleContext): Measured[] {
  return RULES[level].flatMap((rule) =>
    foundInOneRun(rule, context).map((finding) => ({ finding, most: mostOf(level, finding, context) })),
  );
}

// What a rule puts together from two places is as sure as it was measured to be where it was measured; elsewhere they must stand together.
function mostOf(level: Confidence, finding: LintFinding, { document, home }: RuleContext): Confidence {
  return level === 'medium' && !home && !standTogether(document, finding) ? 'low' : level;
}

// A rule that compares what is said with what is said elsewhere, and finds so many, has taken two things for one.
function foundManyTimes(found: readonly LintFinding[]): ReadonlySet<LintFinding['rule']> {
  const shown = found.filter((one) => isAtLeast(one.confidence, 'medium') && !isOfOneLine(one));
  return new Set([...SAID_TWICE].filter((rule) => shown.filter((one) => one.rule === rule).length >= MANY));
}

// Two rules may tell the same; and where a surer one tells of the same two lines, a less sure one has read the same thing.
function withoutRepeats(all: readonly Measured[]): Measured[] {
  const linesOf = ({ first, second }: LintFinding) => [first.line, second.line].sort((a, b) => a - b).join();
  const sure = new Set(
    all.flatMap(({ finding }) => (finding.confidence === 'high' ? [linesOf(finding)] : [])),
  );
  const told = new Set<string>();
  return all.filter(({ finding: one }) => {
    const key = [one.rule, one.first.line, one.second.line].join(' ');
    const isAnew = !told.has(key);
    told.add(key);
    return isAnew && (one.confidence !== 'medium' || !READ_ANEW.has(one.rule) || !sure.has(linesOf(one)));
  });
}

// The rules that read any sentence and table, beside those that know one kind of them.
const READ_ANEW: ReadonlySet<LintFinding['rule']> = new Set([
  'parts-do-not-add-up',
  'rows-differ',
  'two-values',
  'result-differs',
  'none-but-some',
]);

// A number that stands right beside its ids is compared with nothing elsewhere.
function isOfOneLine({ rule, first, second }: LintFinding): boolean {
  return rule === 'id-count-differs' && first.line === second.line;
}

const MANY = 3;
const SAID_TWICE: ReadonlySet<LintFinding['rule']> = new Set([
  'two-values',
  'result-differs',
  'id-counted-twice',
  'none-but-some',
  'part-and-whole',
  'percent-is-wrong',
  'status-differs',
  'id-count-differs',
]);

const OF_AN_AUDIT: readonly Fact['kind'][] = ['count', 'row', 'table', 'idCount', 'verdict'];
