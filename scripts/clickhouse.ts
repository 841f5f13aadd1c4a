#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { AuditError } from '../src/model/errors.ts';
import { serveClickHouse } from '../src/warehouse/http-server/serve-clickhouse.ts';
import { baseCommand } from './commands/base-command.ts';
import { portOf, runServer, untilAsked } from './commands/server-command.ts';

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
  .addHelpText('after', '\nExit codes: 0 ended by a signal, 2 could not be started.')
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

await runServer(program);
// The engine has threads that would keep the process.
process.exit();
