import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from 'simple-statistics';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { renderHtml } from '../src/documents/html/render-html.tsx';
import type { AuditRun } from '../src/model/audit-run.ts';
import { AuditError } from '../src/model/errors.ts';
import { CHROMIUM, openPages } from '../tests/browser/open-page.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';

const BUNDLE = join(PROJECT_DIR, 'examples', 'report');
const ENTRIES = 5_000;
const ROUNDS = 9;
/** One of each kind of filter, and a text that is typed letter by letter. */
const FILTERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['text', ['t', 'ti', 'tic', 'tick', 'ticket', '']],
  ['status', ['denied', '']],
  ['section', ['6', '']],
];

await runProcess(benchPage);

/** `npm run bench:page`: a page of 5,000 entries, how large it is, and what filtering it takes in a headless Chromium. */
async function benchPage(io: CommandIo): Promise<number> {
  new StrictCommand('npm run bench:page')
    .description(`Times the filters of a page with ${ENTRIES} entries, made of examples/report.`)
    .addHelpText('after', '\nExit codes: 0 measured, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse([...io.args], { from: 'user' });
  if (CHROMIUM === null)
    throw new AuditError('USAGE', 'there is no Chromium', 'Install one, or name it with CHROMIUM.');
  const begun = performance.now();
  const html = pageOf(ENTRIES);
  const rendered = performance.now() - begun;
  const pages = await openPages();
  try {
    const opening = performance.now();
    const { page } = await pages.open(html);
    const opened = performance.now() - opening;
    // In processor time of the page's own thread: whatever else the machine does is no part of it.
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const used = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    };
    const times: string[] = [];
    for (const [name, values] of FILTERS) {
      const taken: number[] = [];
      for (const value of Array.from({ length: ROUNDS }, () => values).flat()) {
        const from = await used();
        await page.evaluate(setFilter, { name, value });
        taken.push((await used()) - from);
      }
      times.push(`filter by ${name}: median ${ms(median(taken))}, longest ${ms(Math.max(...taken))}`);
    }
    const lines = [
      `${ENTRIES} entries: ${(html.length / 1e6).toFixed(1)} MB, rendered in ${ms(rendered)}, opened in ${ms(opened)}`,
      ...times,
    ];
    io.stdout(`${lines.join('\n')}\n`);
    const out = join(PROJECT_DIR, 'reports', 'bench');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'page.md'), `${lines.map((line) => `- ${line}`).join('\n')}\n`);
    return 0;
  } finally {
    await pages.close();
  }
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

/** In the page: sets a filter as a person does, and waits until the entries are drawn by it. */
async function setFilter({ name, value }: { name: string; value: string }): Promise<void> {
  const form = document.getElementById('filters') as HTMLFormElement;
  const control = form.elements.namedItem(name) as HTMLInputElement;
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function pageOf(count: number): string {
  const run = JSON.parse(readFileSync(join(BUNDLE, 'audit.json'), 'utf8')) as AuditRun;
  const own = run.entries.filter(({ scenarios }) => scenarios.length > 0);
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = own[index % own.length];
    if (entry === undefined) throw new Error('the example has no entry');
    return { ...entry, id: `${entry.section}.${index + 1}` };
  });
  const files = readdirSync(join(BUNDLE, 'artifacts', 'qtickets_responses')).map((name) => ({
    path: `artifacts/qtickets_responses/${name}`,
    bytes: 1,
    sha256: '0'.repeat(64),
  }));
  return renderHtml(
    { ...run, entries },
    { files, answer: (path) => readFileSync(join(BUNDLE, path)), language: 'en' },
  );
}
