import { relative } from 'node:path';
import { visible } from '../../common/plain-text.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { ATTRIBUTES, buildXml, parseXml, type XmlNode } from '../ordered-xml.ts';
import { inXml } from '../public-text.ts';

/**
 * The JUnit report of a bundle with the answer of each test attached, as GitLab shows it beside the test: by its path within
 * the project that GitLab checked out. It is not part of the bundle, which knows no path of a machine.
 */
export function gitlabJunit(
  xml: string,
  { entries }: AuditRun,
  { folder, project }: { folder: string; project: string },
): string {
  const nodes = parseXml(xml);
  const paths = new Map(
    entries.flatMap(({ id, title, scenarios }) =>
      scenarios.flatMap(({ name, artifact }) =>
        artifact === null
          ? []
          : [[visible(inXml(`${id} ${title}${name === '' ? '' : ` (${name})`}`)), artifact] as const],
      ),
    ),
  );
  const base = relative(project, folder).replaceAll('\\', '/');
  attach(nodes, (name) => {
    const artifact = paths.get(name);
    return artifact === undefined ? null : `${base}/${artifact}`;
  });
  return buildXml(nodes);
}

function attach(nodes: readonly XmlNode[], pathOf: (test: string) => string | null): void {
  for (const node of nodes) {
    const test = node['testcase'];
    const name = (node[ATTRIBUTES] as Record<string, string> | undefined)?.['name'] ?? '';
    const path = Array.isArray(test) ? pathOf(name) : null;
    if (Array.isArray(test) && path !== null)
      test.push({ 'system-out': [{ '#text': `[[ATTACHMENT|${inXml(path)}]]` }] });
    for (const child of Object.values(node)) if (Array.isArray(child)) attach(child as XmlNode[], pathOf);
  }
}
