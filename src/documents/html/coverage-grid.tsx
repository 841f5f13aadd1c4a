import type { AuditEntry } from '../../model/audit-run.ts';
import { Box } from './box.tsx';
import { State } from './elements.tsx';
import { ofProfile, type Page, SYMBOLS, statusOf } from './page.ts';

/** Every entry of the profile as a cell, section by section. */
export function Coverage({ page }: { page: Page }) {
  const { run, say, number } = page;
  const sections = new Map<string, AuditEntry[]>();
  for (const entry of ofProfile(run)) {
    const own = sections.get(entry.section) ?? [];
    own.push(entry);
    sections.set(entry.section, own);
  }
  const { passed, specified } = run.coverage;
  return (
    <Box title={say('box.coverage', { passed: number(passed), specified: number(specified) })}>
      <div class="grid">
        {[...sections].map(([section, entries]) => (
          <div class="row">
            <span class="name" title={run.spec.sections[section]}>
              <b>{section}</b> {sectionTitle(run.spec.sections[section] ?? '')}
            </span>
            <span class="cells">
              {entries.map((entry) => (
                <Cell page={page} entry={entry} />
              ))}
            </span>
          </div>
        ))}
      </div>
      <p class="legend">
        {[...new Set(ofProfile(run).map((entry) => statusOf(run, entry)))].map((status) => (
          <State page={page} status={status} />
        ))}
      </p>
    </Box>
  );
}

function Cell({ page, entry }: { page: Page; entry: AuditEntry }) {
  const status = statusOf(page.run, entry);
  const words = `${entry.id} ${entry.title}: ${page.say(`status.${status}`)}`;
  return (
    <a class={`cell ${status}`} href={`#e-${entry.id}`} aria-label={words}>
      {SYMBOLS[status]}
    </a>
  );
}

/** A title in capitals as a sentence: `ORDERS`, `PARTNERS API: TICKETS` become `Orders`, `Partners API: tickets`. */
export function sectionTitle(title: string): string {
  if (title !== title.toUpperCase()) return title;
  const lower = title.toLowerCase().replace(/\bapi\b/g, 'API');
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
