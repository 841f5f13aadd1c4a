import { relative } from 'node:path';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import type { AuditRun } from '../../model/audit-run.ts';
import { inXml } from '../public-text.ts';

type XmlNode = Record<string, unknown>;

const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
} as const;

/**
 * The JUnit report of a bundle with the answer of each test attached, as GitLab shows it beside the test: by its path within
 * the project that GitLab checked out. It is not part of the bundle, which knows no path of a machine.
 */
export function gitlabJunit(
  xml: string,
  { entries }: AuditRun,
  { folder, project }: { folder: string; project: string },
): string {
  const nodes = new XMLParser(OPTIONS).parse(xml) as XmlNode[];
  const paths = new Map(
    entries.flatMap(({ id, title, scenarios }) =>
      scenarios.flatMap(({ name, artifact }) =>
        artifact === null
          ? []
          : [[inXml(`${id} ${title}${name === '' ? '' : ` (${name})`}`), artifact] as const],
      ),
    ),
  );
  const base = relative(project, folder).replaceAll('\\', '/');
  attach(nodes, (name) => {
    const artifact = paths.get(name);
    return artifact === undefined ? null : `${base}/${artifact}`;
  });
  return new XMLBuilder({ ...OPTIONS, suppressEmptyNode: false }).build(nodes);
}

function attach(nodes: readonly XmlNode[], pathOf: (test: string) => string | null): void {
  for (const node of nodes) {
    const test = node['testcase'];
    const name = (node[':@'] as Record<string, string> | undefined)?.['name'] ?? '';
    const path = Array.isArray(test) ? pathOf(name) : null;
    if (Array.isArray(test) && path !== null)
      test.push({ 'system-out': [{ '#text': `[[ATTACHMENT|${inXml(path)}]]` }] });
    for (const child of Object.values(node)) if (Array.isArray(child)) attach(child as XmlNode[], pathOf);
  }
}
