// @ts-check
// Starts a command of this folder: node scripts/run.mjs <name> [options]. Plain JavaScript in one process, so that a signal
// reaches the command itself, and nothing stands between it and its exit code.
import { readdirSync } from 'node:fs';
import '../src/build/late-optimization.mjs';

const OLDEST_NODE = { major: 20, minor: 19 };
const COMMANDS = readdirSync(new URL('.', import.meta.url)).flatMap(
  (file) => /^(.+)\.ts$/.exec(file)?.[1] ?? [],
);

const [name = '', ...rest] = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
  refuse(
    `NODE_TOO_OLD: this is Node.js ${process.versions.node}, and the audit needs ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer.`,
    'Install a newer Node.js from https://nodejs.org, then run the command again.',
  );
} else if (!COMMANDS.includes(name)) {
  refuse(`USAGE: there is no command ${JSON.stringify(name)}.`, `Name one of ${COMMANDS.join(', ')}.`);
} else {
  await start();
}

/**
 * Ends with 2 and says why: in a workflow of GitHub as an annotation, too, as the commands themselves do.
 * @param {string} told begins with the code of the error
 * @param {string} remedy
 */
function refuse(told, remedy) {
  console.error(`${told}\n  ${remedy}`);
  process.exitCode = 2;
  if (process.env['GITHUB_ACTIONS'] !== 'true') return;
  const [code, ...rest] = `${told} ${remedy}`.split(': ');
  const message = rest.join(': ').replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  console.error(`::error title=${code}::${message}`);
}

async function start() {
  const [{ buildOfProcess }, { isForbidden }] = await Promise.all([
    import('../src/build/native-build.mjs'),
    import('../src/build/build-records.mjs'),
  ]);
  const build = await buildOfProcess(name === 'test' ? 'all' : 'run').catch((error) => {
    if (isForbidden(error))
      refuse(
        `FILE_SYSTEM: ${error.path ?? 'node_modules/.cache'}: the suite's own TypeScript cannot be translated to there (${error.code}).`,
        'Run a command once as the user who may write there, such as npm run audit -- --help, or let this user write there.',
      );
    // esbuild has printed the file, the line and what is wrong there.
    else
      refuse(
        `BUILD_FAILED: the suite's own TypeScript could not be translated: ${error.message.split('\n')[0]}`,
        'Mend the file that is named above, and run the command again.',
      );
    return null;
  });
  if (build === null) return;
  const entry = build.entry(`scripts/${name}.ts`);
  process.argv.splice(1, process.argv.length, entry, ...rest);
  await import(entry);
}
