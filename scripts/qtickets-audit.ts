import '../src/build/late-optimization.mjs';
import { suiteVersion } from '../src/command/suite-version.ts';
import { VERBS, type Verb } from '../src/common/command-line.ts';

// The command of the package: a verb, and the rest is for it. Each is loaded only where it is asked for, so that what one needs
// is not asked of another: `verify` knows nothing of the embedded engine or of Vitest.

const PROGRAMS: Record<Verb, { what: string; load: () => Promise<unknown> }> = {
  run: { what: 'run an audit, and write its bundle', load: () => import('./audit.ts') },
  verify: {
    what: 'check that everything in a bundle agrees with everything else',
    load: () => import('./verify.ts'),
  },
  lint: { what: 'list what contradicts itself in an audit document', load: () => import('./lint-audit.ts') },
  diff: { what: 'compare two audits', load: () => import('./diff.ts') },
  report: {
    what: 'print the document of a bundle, once everything in it agrees',
    load: () => import('./report.ts'),
  },
  record: { what: 'compare recordings with the answers, and write them', load: () => import('./record.ts') },
  drift: { what: 'hold the API against its recordings', load: () => import('./drift.ts') },
  case: { what: 'make the case of an entry from its answer', load: () => import('./case.ts') },
  simulator: { what: 'serve the simulator of the APIs', load: () => import('./simulator.ts') },
  clickhouse: { what: 'serve the embedded ClickHouse over HTTP', load: () => import('./clickhouse.ts') },
  openapi: { what: 'write the OpenAPI document', load: () => import('./openapi.ts') },
};

const [verb = '', ...rest] = process.argv.slice(2);
if (isVerb(verb)) {
  process.argv.splice(2, process.argv.length, ...rest);
  await PROGRAMS[verb].load();
} else if (verb === '--version' || verb === '-V') process.stdout.write(`${suiteVersion()}\n`);
else if (['--help', '-h', 'help'].includes(verb)) help(rest[0]);
else {
  process.stderr.write(
    `USAGE: ${verb === '' ? 'no verb was given' : `"${verb}" is no verb`}\n  Use one of: ${Object.keys(VERBS).join(', ')}; --help lists them.\n`,
  );
  process.exitCode = 2;
}

function help(of: string | undefined): void {
  const width = Math.max(...Object.keys(VERBS).map((name) => name.length));
  const lines = Object.entries(PROGRAMS).map(([name, { what }]) => `  ${name.padEnd(width)}  ${what}`);
  if (of !== undefined && isVerb(of)) {
    process.argv.splice(2, process.argv.length, '--help');
    void PROGRAMS[of].load();
    return;
  }
  process.stdout.write(
    `Usage: npx qtickets-audit <verb> [options]\n\nContract audit of the QTickets REST and Partners APIs.\n\nVerbs:\n${lines.join('\n')}\n\n` +
      'npx qtickets-audit <verb> --help says what a verb takes; --version prints the version.\n',
  );
}

function isVerb(text: string): text is Verb {
  return Object.hasOwn(VERBS, text);
}
