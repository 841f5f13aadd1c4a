import { XMLValidator } from 'fast-xml-parser';
import { visible } from '../common/plain-text.ts';
import type { AuditEntry, AuditRun } from '../model/audit-run.ts';
import { ATTRIBUTES, buildXml, parseXml, type XmlNode } from './ordered-xml.ts';
import { inXml, outOfXml, withoutMachine } from './public-text.ts';
import { lineOf } from './spec-line.ts';

const CONTRACT_SUITE = 'tests/contract/';

/** Attributes that the runner counts or measures: nothing in them is anybody's text. */
const MEASURED = new Set('tests failures errors skipped assertions time timestamp line'.split(' '));

export interface JunitOptions {
  /** Folders of this machine, dropped from every text. */
  roots: readonly string[];
  /** When set, times become 0 and timestamps this time. */
  fixedTime: Date | null;
}

/** True for well-formed XML with a `testsuites` root. */
export function isJunit(xml: string): boolean {
  return XMLValidator.validate(xml) === true && rootOf(xml) !== undefined;
}

/**
 * The suites of the contract of a JUnit report, each of its texts masked by itself and as it reads without XML's entities: what a
 * masker writes for a text is no XML. A text that is no JUnit report is masked whole.
 */
export function maskedJunit(xml: string, mask: (text: string) => string): string {
  const root = isJunit(xml) ? rootOf(xml) : undefined;
  if (root === undefined) return mask(xml);
  root['testsuites'] = contractSuites(root);
  const masked = (raw: string): string => {
    const plain = outOfXml(raw);
    const written = mask(plain);
    return written === plain ? raw : inXml(written);
  };
  maskTexts(root, masked);
  return buildXml([root]);
}

function maskTexts(node: XmlNode, masked: (raw: string) => string): void {
  const attributes = Object.entries(attributesOf(node));
  if (attributes.length > 0) {
    node[ATTRIBUTES] = Object.fromEntries(
      attributes.map(([name, raw]) => [name, MEASURED.has(name) ? raw : masked(raw)]),
    );
  }
  for (const [name, value] of Object.entries(node)) {
    if (name === '#text') node[name] = masked(String(value));
    else if (Array.isArray(value)) for (const child of value) maskTexts(child as XmlNode, masked);
  }
}

/**
 * The JUnit report that Vitest wrote, with the suites of the contract only, by name, and totals that fit them. Each suite gets the facts
 * of the run as properties; each test the duration of its scenario (0 where none was measured), the file and line of its entry (those
 * of the copy of the spec document in the bundle), and where it did not run the reason. The host name is always replaced. Throws a TypeError for what is no such report.
 */
export function junitCopy(xml: string, audit: AuditRun, options: JunitOptions): string {
  const root = rootOf(withoutMachine(xml, options.roots));
  if (root === undefined) throw new TypeError('this is no JUnit report');
  // Those of shards come in the order in which these happened to run.
  const suites = contractSuites(root).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  for (const suite of suites) tellOfRun(suite, audit);
  root['testsuites'] = suites;
  // Vitest leaves `skipped` out here, and a reader of the totals alone then takes what did not run for passed.
  const { time: _, ...totals } = attributesOf(root);
  for (const name of ['tests', 'failures', 'errors', 'skipped', 'time'])
    totals[name] = String(total(suites, name));
  root[ATTRIBUTES] = totals;
  for (const node of [root, ...suites]) normalise(node, options.fixedTime);
  // Vitest's own indentation is text, and is kept within suites; between them it went with the dropped suites.
  const built = suites.map((suite) => `  ${buildXml([suite])}\n`).join('');
  root['testsuites'] = [{ '#text': built === '' ? '' : `\n${built}` }];
  return visible(`<?xml version="1.0" encoding="UTF-8" ?>\n${buildXml([root])}\n`);
}

function rootOf(xml: string): XmlNode | undefined {
  const nodes = parseXml(xml);
  return nodes.find((node) => 'testsuites' in node);
}

function contractSuites(root: XmlNode): XmlNode[] {
  return childrenOf(root, 'testsuites').filter(
    (node) => 'testsuite' in node && nameOf(node).includes(CONTRACT_SUITE),
  );
}

function tellOfRun(suite: XmlNode, audit: AuditRun): void {
  const children = childrenOf(suite, 'testsuite');
  const tests = children.filter((node) => 'testcase' in node);
  for (const test of tests) tellOfEntry(test, audit);
  const skipped = tests.filter((test) => childrenOf(test, 'testcase').some((child) => 'skipped' in child));
  suite[ATTRIBUTES] = { ...attributesOf(suite), skipped: String(skipped.length) };
  const properties = Object.entries(factsOf(audit)).map(
    ([name, value]): XmlNode => ({ property: [], [ATTRIBUTES]: { name, value: inXml(value) } }),
  );
  suite['testsuite'] = [{ '#text': '\n    ' }, { properties }, ...children];
}

function factsOf({ run, verdict }: AuditRun): Record<string, string> {
  return {
    runId: run.id,
    verdict: verdict.status,
    saidOf: verdict.saidOf,
    target: run.target,
    profile: run.profile,
    commit: run.commit ?? 'unknown',
    debug: String(run.debug),
  };
}

function tellOfEntry(test: XmlNode, { run, entries, coverage, spec }: AuditRun): void {
  const attributes = attributesOf(test);
  const name = attributes['name'] ?? '';
  const entry = entries.find(({ id }) => name.startsWith(`${id} `));
  // What a file threw outside its tests stands as one more test.
  if (entry === undefined) return;
  const own = entry.scenarios.find((scenario) => isNamed(name, entry, scenario.name));
  test[ATTRIBUTES] = {
    ...attributes,
    // The runner's own has the time for which a test waited for those before it; CTRF tells this one.
    time: String(Math.round(own?.durationMs ?? 0) / 1000),
    file: inXml(spec.artifact),
    line: String(lineOf(entry.specRef)),
  };
  const children = childrenOf(test, 'testcase');
  const rest = children.filter((child) => !('skipped' in child));
  // Of what ran, or broke, the runner has the last word. What it never began it writes as if it had passed.
  const broke = rest.some((child) => 'failure' in child || 'error' in child);
  if (broke || (own !== undefined && rest.length === children.length)) return;
  const reason =
    own?.skipReason ??
    coverage.notExecuted.find(({ id }) => id === entry.id)?.reason ??
    // Of an entry that failed, no reason is kept for a scenario that did not run.
    (run.interrupted ? 'the run was interrupted' : 'no reason was recorded');
  test['testcase'] = [...rest, { skipped: [], [ATTRIBUTES]: { message: inXml(reason) } }];
}

// By its end: a title may be masked in the copy. The scenario of an entry that has only one bears no name.
function isNamed(test: string, { scenarios, scenariosNotExecuted }: AuditEntry, scenario: string): boolean {
  const ends = (name: string) => name !== '' && test.endsWith(` (${inXml(name)})`);
  if (scenario !== '') return ends(scenario);
  return ![...scenarios, ...scenariosNotExecuted].some(({ name }) => ends(name));
}

function normalise(node: XmlNode, fixedTime: Date | null): void {
  const attributes = attributesOf(node);
  if ('hostname' in attributes) attributes['hostname'] = 'localhost';
  if ('time' in attributes) attributes['time'] = seconds(fixedTime === null ? attributes['time'] : '0');
  if (fixedTime !== null) {
    if ('timestamp' in attributes) attributes['timestamp'] = fixedTime.toISOString();
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== ATTRIBUTES && Array.isArray(value)) {
      for (const child of value) normalise(child as XmlNode, fixedTime);
    }
  }
}

// Readers of reports take a time for a number with a point and three digits, as Ant wrote it: neither more digits nor an exponent.
function seconds(time: string | undefined): string {
  const value = Number(time);
  return (Number.isFinite(value) && value > 0 ? value : 0).toFixed(3);
}

function total(suites: readonly XmlNode[], attribute: string): number {
  return suites.reduce((sum, suite) => sum + Number(attributesOf(suite)[attribute] ?? 0), 0);
}

function nameOf(node: XmlNode): string {
  return attributesOf(node)['name'] ?? '';
}

function attributesOf(node: XmlNode): Record<string, string> {
  return (node[ATTRIBUTES] ?? {}) as Record<string, string>;
}

function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return (node[name] ?? []) as XmlNode[];
}
