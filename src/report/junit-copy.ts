import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { withoutMachine } from './public-text.ts';

/** A node of fast-xml-parser's ordered form: one key names the element, `:@` holds its attributes. */
type XmlNode = Record<string, unknown>;

const ATTRIBUTES = ':@';
const CONTRACT_SUITE = 'tests/contract/';
// Entities stay as they are written, so that text and attributes pass through unchanged.
const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
} as const;

export interface JunitOptions {
  /** Folders of this machine, dropped from every text. */
  roots: readonly string[];
  /** When set, times become 0 and timestamps this time. */
  fixedTime: Date | null;
}

/**
 * The JUnit report that Vitest wrote, with the suites of the contract only, by name, and totals that fit them. The host name is
 * always replaced. Null when the text is not well-formed XML with a `testsuites` root.
 */
export function junitCopy(xml: string, options: JunitOptions): string | null {
  if (XMLValidator.validate(xml) !== true) return null;
  const nodes = new XMLParser(OPTIONS).parse(withoutMachine(xml, options.roots)) as XmlNode[];
  const root = nodes.find((node) => 'testsuites' in node);
  if (root === undefined) return null;
  const suites = childrenOf(root, 'testsuites')
    .filter((node) => 'testsuite' in node && nameOf(node).includes(CONTRACT_SUITE))
    // Those of shards come in the order in which these happened to run.
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  root['testsuites'] = suites;
  const totals = attributesOf(root);
  for (const name of ['tests', 'failures', 'errors', 'skipped']) {
    if (name in totals || name !== 'skipped') totals[name] = String(total(suites, name));
  }
  totals['time'] = String(Number(total(suites, 'time').toFixed(6)));
  root[ATTRIBUTES] = totals;
  for (const node of [root, ...suites]) normalise(node, options.fixedTime);
  // Vitest's own indentation is text, and is kept within suites; between them it went with the dropped suites.
  const built = suites.map((suite) => `  ${build([suite])}\n`).join('');
  root['testsuites'] = [{ '#text': built === '' ? '' : `\n${built}` }];
  return `<?xml version="1.0" encoding="UTF-8" ?>\n${build([root])}\n`;
}

function build(nodes: XmlNode[]): string {
  return new XMLBuilder({ ...OPTIONS, suppressEmptyNode: false }).build(nodes);
}

function normalise(node: XmlNode, fixedTime: Date | null): void {
  const attributes = attributesOf(node);
  if ('hostname' in attributes) attributes['hostname'] = 'localhost';
  if (fixedTime !== null) {
    if ('time' in attributes) attributes['time'] = '0';
    if ('timestamp' in attributes) attributes['timestamp'] = fixedTime.toISOString();
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== ATTRIBUTES && Array.isArray(value)) {
      for (const child of value) normalise(child as XmlNode, fixedTime);
    }
  }
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
