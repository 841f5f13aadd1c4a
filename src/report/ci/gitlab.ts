import { isAbsolute, relative } from 'node:path';
import { visible } from '../../common/plain-text.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { ATTRIBUTES, buildXml, parseXml, type XmlNode } from '../ordered-xml.ts';
import { inXml } from '../public-text.ts';

/** Where GitLab finds what a report speaks of. */
export interface GitlabPlaces {
  /** Folder of the bundle, and that of the project which GitLab checked out. */
  folder: string;
  project: string;
  /** The spec document that was read. */
  spec: string;
}

/**
 * The JUnit report of a bundle with the answer of each test attached, as GitLab shows it beside the test, and with the file of its
 * entry, to which GitLab links: both by their paths within the project that GitLab checked out. A document from elsewhere has none. It
 * is not part of the bundle, which knows no path of a machine.
 */
export function gitlabJunit(
  xml: string,
  { entries }: AuditRun,
  { folder, project, spec }: GitlabPlaces,
): string {
  const nodes = parseXml(xml);
  const base = pathWithin(project, folder);
  const paths = new Map(
    entries.flatMap(({ id, title, scenarios }) =>
      scenarios.flatMap(({ name, artifact }) =>
        artifact === null
          ? []
          : [
              [
                visible(inXml(`${id} ${title}${name === '' ? '' : ` (${name})`}`)),
                `${base}/${artifact}`,
              ] as const,
            ],
      ),
    ),
  );
  const file = pathWithin(project, spec);
  const isOfProject = !/^\.\.(?:\/|$)|(?:^|\/)node_modules\//.test(file) && !isAbsolute(file);
  place(nodes, isOfProject ? inXml(file) : null, paths);
  return buildXml(nodes);
}

function pathWithin(project: string, path: string): string {
  return relative(project, path).replaceAll('\\', '/');
}

function place(nodes: readonly XmlNode[], spec: string | null, paths: ReadonlyMap<string, string>): void {
  for (const node of nodes) {
    const test = node['testcase'];
    if (Array.isArray(test)) {
      const { file, line, ...attributes } = (node[ATTRIBUTES] ?? {}) as Record<string, string>;
      const path = paths.get(attributes['name'] ?? '');
      if (path !== undefined) test.push({ 'system-out': [{ '#text': `[[ATTACHMENT|${inXml(path)}]]` }] });
      if (file !== undefined)
        node[ATTRIBUTES] = { ...attributes, ...(spec === null ? {} : { file: spec, line: line ?? '1' }) };
    }
    for (const child of Object.values(node)) if (Array.isArray(child)) place(child as XmlNode[], spec, paths);
  }
}
