import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { allCases } from '../../cases/all-cases.ts';
import { AUDIT, defineCase, ok } from '../../cases/define.ts';
import { shortSpec } from '../short-spec.ts';

/** The config of a project, by the name under which it is found. */
export const CONFIG = 'qtickets.config.mjs';

/** What a whole audit is made of, and the entries that the documents name, with those that they need. */
const FEW = ['4.2', '6.1', '7.1'];
const NAMED = ['6.1', '6.2', '6.3', '6.4', '6.5', '6.12', '6.13', '7.1', '7.2', '7.3', 'R10', 'R13'];
/** The entry of its own that the documents add. */
const OWN_ENTRY = `### 6.16. Events that are open for sale
**Request:**
\`\`\`
POST https://qtickets.ru/api/partners/v1/events/lists
\`\`\`

---

`;
const OWN_CASE = defineCase({
  id: '6.16',
  method: 'POST',
  path: '/api/partners/v1/events/lists',
  profiles: AUDIT,
  scenarios: [ok('partnersRead', 'partners-events')],
});

/**
 * A new folder as the documents suppose that a reader is in one: a project whose config leaves so few of the shipped entries that a whole
 * audit of it takes half a second; with `own` the entries that the documents name and one of its own, with its case or without one yet.
 * Gives the folder's path.
 */
export function shownProject(own: 'case' | 'entry' | null = null): string {
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-shown-'));
  for (const name of ['node_modules', 'examples']) symlinkSync(join(PROJECT_DIR, name), join(folder, name));
  const kept = own === null ? FEW : NAMED;
  const spec = readFileSync(shortSpec(...kept.filter((id) => /^\d/.test(id))), 'utf8');
  const withOwn = spec.replace(/^## 7\. /m, `${OWN_ENTRY}## 7. `);
  writeFileSync(join(folder, 'requests.md'), own === null ? spec : withOwn);
  const config = {
    spec: './requests.md',
    withoutShipped: allCases.map(({ id }) => id).filter((id) => !kept.includes(id)),
    cases: own === 'case' ? [OWN_CASE] : [],
    ...(own === null ? {} : { fixtures: './fixtures' }),
  };
  writeFileSync(join(folder, CONFIG), `export default ${JSON.stringify(config, null, 1)};\n`);
  return folder;
}
