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
  console.error(
    `NODE_TOO_OLD: this is Node.js ${process.versions.node}, and the audit needs ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer.\n` +
      '  Install a newer Node.js from https://nodejs.org, then run the command again.',
  );
  process.exitCode = 2;
} else if (!COMMANDS.includes(name)) {
  console.error(`USAGE: there is no command ${JSON.stringify(name)}.\n  Name one of ${COMMANDS.join(', ')}.`);
  process.exitCode = 2;
} else {
  await start();
}

async function start() {
  const [{ buildOfProcess }, { isForbidden }] = await Promise.all([
    import('../src/build/native-build.mjs'),
    import('../src/build/build-records.mjs'),
  ]);
  const build = await buildOfProcess(name === 'test' ? 'all' : 'run').catch((error) => {
    if (isForbidden(error)) {
      console.error(
        `FILE_SYSTEM: ${error.path ?? 'node_modules/.cache'}: the suite's own TypeScript cannot be translated to there (${error.code}).\n` +
          '  Run a command once as the user who may write there, such as npm run audit -- --help, or let this user write there.',
      );
      return null;
    }
    // esbuild has printed the file, the line and what is wrong there.
    console.error(
      `BUILD_FAILED: the suite's own TypeScript could not be translated: ${error.message.split('\n')[0]}`,
    );
    return null;
  });
  if (build === null) {
    process.exitCode = 2;
    return;
  }
  const entry = build.entry(`scripts/${name}.ts`);
  process.argv.splice(1, process.argv.length, entry, ...rest);
  await import(entry);
}
