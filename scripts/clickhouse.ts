#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { AuditError } from '../src/model/errors.ts';
import { serveClickHouse } from '../src/warehouse/http-server/serve-clickhouse.ts';
import { baseCommand } from './commands/base-command.ts';

const PARENT_CHECK_MS = 500;

interface Options {
  port: number;
  data?: string;
  user: string;
  password?: string;
}

const program = baseCommand('clickhouse')
  .description('Serves embedded ClickHouse over the HTTP interface of ClickHouse on 127.0.0.1.')
  .option('--port <number>', 'port to listen on; 0 takes a free one', portOf, 8123)
  .option('--data <folder>', 'where the tables are kept; without it they are gone at the end')
  .option('--user <name>', 'the one user', 'default')
  .addOption(
    new Option('--password <text>', 'the password of the user; without one it is made, and printed once').env(
      'CLICKHOUSE_PASSWORD',
    ),
  )
  .configureOutput({ writeErr: () => undefined })
  .action(async ({ port, data, user, password = '' }: Options, command: Command) => {
    if (password === '' && command.getOptionValueSource('password') === 'cli') {
      throw new AuditError(
        'USAGE',
        '--password is empty',
        'Give a password, or leave the option out: one is made then.',
      );
    }
    const made = password === '';
    const account = { user, password: made ? randomBytes(18).toString('base64url') : password };
    // Heard from the start: a signal while the engine opens must not be lost.
    const asked = untilAsked();
    const server = await serveClickHouse({ port, dataDir: data, account });
    const login = made ? `user ${user}, password ${account.password}\n` : '';
    process.stdout.write(`ClickHouse ${server.version} ${server.url}\n${login}`);
    await asked;
    // A query that does not end holds its thread, and an orderly exit would wait for it.
    if (!(await server.close())) process.kill(process.pid, 'SIGKILL');
  });

/** A port number from 0 to 65535. */
function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
}

/** Resolves on SIGINT or SIGTERM, or when the process that started this one is gone. */
function untilAsked(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      if (process.ppid !== parent) end();
    }, PARENT_CHECK_MS);
    const end = () => {
      clearInterval(watch);
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
// The watch of `untilAsked` runs on when the server could not be opened.
process.exit();

/** Prints what went wrong in one line; 0 after `--help`, 2 for a wrong option, a port or a folder that cannot be had. */
function exitCodeOf(error: unknown): number {
  if (error instanceof AuditError) {
    process.stderr.write(`${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return 2;
  }
  const usage = error as { exitCode?: number; message?: string };
  if (typeof usage.exitCode !== 'number') throw error;
  if (usage.exitCode === 0) return 0;
  return exitCodeOf(
    new AuditError('USAGE', (usage.message ?? '').replace(/^error: /, ''), 'See --help for the options.'),
  );
}
