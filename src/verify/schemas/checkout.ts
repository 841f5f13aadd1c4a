import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_SCHEMAS } from '../../json-schema/schema-files.ts';
import { loadSchemas, type SchemaSet } from '../../json-schema/schema-set.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { CaseScenario, ContractCase } from '../../model/case.ts';
import { sha256Hex } from '../bytes/digest.ts';

/** The schemas and cases of the checkout that verifies: what a bundle does not hold. */
export interface Checkout {
  /** Schemas of the APIs' answers. */
  schemas: SchemaSet;
  /** SHA-256 of every schema file, by its path in the project. */
  sums: ReadonlyMap<string, string>;
  /** Files that a schema needs, itself among them, by its name. */
  needs(name: string): string[];
  /** The scenario of a case, by which its answer was checked; null when this checkout has none. */
  scenario(id: string, name: string, routes: AuditRun['run']['routes']): CaseScenario | null;
}

const FOLDER = 'schemas/api';
const ENDING = '.schema.json';

/** Reads the schemas below the suite's folder, and those in `own`. AuditError SCHEMA_INVALID when one of them is broken. */
export function openCheckout(project: string, cases: readonly ContractCase[], own?: string): Checkout {
  const folder = join(project, FOLDER);
  const files = new Map<string, Buffer>();
  const places = new Map<string, string>();
  for (const [dir, called] of own === undefined
    ? [[folder, FOLDER]]
    : [
        [folder, FOLDER],
        [own, OWN_SCHEMAS],
      ]) {
    for (const name of readdirSync(dir ?? '').filter((one) => one.endsWith(ENDING))) {
      files.set(name, readFileSync(join(dir ?? '', name)));
      places.set(name, `${called}/${name}`);
    }
  }
  const byId = new Map(cases.map((one) => [one.id, one]));
  return {
    schemas: loadSchemas(folder, own),
    sums: new Map([...files].map(([name, bytes]) => [places.get(name) ?? name, sha256Hex(bytes)])),
    needs: (name) =>
      closure(`${name}${ENDING}`, files).map((file) => places.get(file) ?? `${FOLDER}/${file}`),
    scenario: (id, name, routes) => {
      const own = byId.get(id);
      const other = routes === 'documented' ? own?.documented : undefined;
      const scenarios = other === undefined ? own?.scenarios : byId.get(other.id)?.scenarios;
      return scenarios?.find((scenario) => scenario.name === name) ?? null;
    },
  };
}

function closure(first: string, files: ReadonlyMap<string, Buffer>): string[] {
  const found = new Set([first]);
  for (const name of found) {
    const text = files.get(name)?.toString('utf8') ?? '';
    for (const [, ref] of text.matchAll(/"\$ref":\s*"([^"#]+\.schema\.json)/g))
      if (ref !== undefined) found.add(ref);
  }
  return [...found];
}
