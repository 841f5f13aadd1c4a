import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { allCases } from '../../cases/all-cases.ts';
import { AUDIT, defineCase, ok } from '../../cases/define.ts';
import { shortSpec } from '../short-spec.ts';

/** Entries that the documents name, and enough of the others that every part of a bundle has something to say. */
const ENTRIES = ['4.2', '6.1', '6.2', '6.3', '6.4', '6.5', '6.12', '6.13', '7.1', '7.2', '7.3'];
const DOCUMENTED_ENTRIES = ['R10', 'R13'];
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
 * A new folder as the documents suppose that a reader is in one: a project whose config leaves a dozen of the shipped entries, so that a
 * whole audit of it takes a second; with `own` one entry more, and recordings of its own: an entry with its case, or one that has none yet.
 * Gives the folder's path.
 */
export function shownProject(own: 'case' | 'entry' | null = null): string {
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-shown-'));
  for (const name of ['node_modules', 'examples']) symlinkSync(join(PROJECT_DIR, name), join(folder, name));
  const spec = readFileSync(shortSpec(...ENTRIES), 'utf8');
  writeFileSync(
    join(folder, 'requests.md'),
    own === null ? spec : spec.replace(/^## 7\. /m, `${OWN_ENTRY}## 7. `),
  );
  const kept = new Set([...ENTRIES, ...DOCUMENTED_ENTRIES]);
  const config = {
    spec: './requests.md',
    withoutShipped: allCases.map(({ id }) => id).filter((id) => !kept.has(id)),
    cases: own === 'case' ? [OWN_CASE] : [],
    ...(own === null ? {} : { fixtures: './fixtures' }),
  };
  writeFileSync(join(folder, 'qtickets.config.mjs'), `export default ${JSON.stringify(config, null, 1)};\n`);
  return folder;
}
