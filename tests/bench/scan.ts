import '../../src/build/late-optimization.mjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, type as osType } from 'node:os';
import { join } from 'node:path';
import { StrictCommand } from '../../scripts/commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from '../../scripts/commands/command-io.ts';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { scanFile } from '../../src/command/scan-file.ts';
import { createMasker, type Masker } from '../../src/masking/create-masker.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { Exchange } from '../../src/model/evidence.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';
import { nearMisses, positives } from '../unit/masking/corpus-items.ts';
import { shownOf, writtenOf } from '../unit/masking/corpus-places.ts';

const ROUNDS = 7;
const HOSTILE_SIGNS = 200_000;
const OUT = join(PROJECT_DIR, 'reports/bench');

await runProcess(benchScan);

/**
 * How fast texts are scanned and masked: MB/s over the files of a bundle (reports/latest, or the folder that is named) and
 * over the corpus of the masking, beside two floors measured in the same run. A pass over a bundle takes a masker that has
 * seen nothing; the first pass is told apart, since an audit makes no other.
 */
function benchScan(io: CommandIo): number {
  const command = new StrictCommand('npm run bench:scan --')
    .description(
      'Times the scanner and the masker over the files of a bundle, and over the corpus of the masking.',
    )
    .argument('[bundle]', 'folder of a bundle (default: reports/latest)')
    .addHelpText('after', '\nExit codes: 0 measured, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse([...io.args], { from: 'user' });
  const [bundle = join(PROJECT_DIR, 'reports/latest')] = command.args;
  if (!existsSync(join(bundle, 'SHA256SUMS')))
    throw new AuditError(
      'USAGE',
      'there is no finished bundle',
      'Run npm run audit first, or name a folder.',
      {
        file: bundle,
      },
    );
  const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:json|jsonl|md|csv|xml)$/.test(path) && !/artifacts\/spec|attestation/.test(path))
    .map((path) => ({ path, text: readFileSync(join(bundle, path), 'utf8') }));
  const exchanges = files
    .filter(({ path }) => path.includes('qtickets_responses'))
    .flatMap(({ text }) => (JSON.parse(text) as { exchanges: Exchange[] }).exchanges);
  const items = [...positives(), ...nearMisses()];
  const written = items.map((item) => writtenOf(item));
  const shown = items.map((item) => shownOf(item));
  const fresh = () => createMasker({ secrets: Object.values(SIMULATOR_TOKENS) });

  const bundleBytes = bytesOf(files.map(({ text }) => text));
  const exchangeBytes = bytesOf(exchanges.map((exchange) => JSON.stringify(exchange)));
  const rows = [
    measured('floor: one pattern over the files', bundleBytes, () => {
      for (const { text } of files) for (const _ of text.matchAll(/[0-9]{12}|@(?!mask\.invalid)/g));
    }),
    measured('floor: JSON.parse of the JSON files', bundleBytes, () => {
      for (const { path, text } of files) if (path.endsWith('.json')) JSON.parse(text);
    }),
    measured('scanner: the files of the bundle', bundleBytes, () => {
      const masker = fresh();
      for (const { path, text } of files) scanFile(masker, path, text);
    }),
    measured('scanner: the corpus, nothing masked', bytesOf(written), () => scanEach(fresh(), written)),
    measured('scanner: the corpus, masked', bytesOf(shown), () => scanEach(fresh(), shown)),
    measured('masker: the exchanges of the bundle', exchangeBytes, () => maskExchanges(fresh(), exchanges)),
    measured('masker: the corpus', bytesOf(written), () => {
      const masker = fresh();
      for (const text of written) masker.maskText(text);
    }),
  ];
  for (const part of [':', '9 ', 'a', 'cookie:', 'token=', '"a":', 'А']) {
    const text = `=${part.repeat(HOSTILE_SIGNS / part.length)}`;
    rows.push(
      measured(`scanner: ${HOSTILE_SIGNS / 1000}k of ${part}`, Buffer.byteLength(text), () => {
        fresh().scanJson({ note: text, client_name: text });
      }),
    );
  }
  const machine = `${osType()}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), Node ${process.version}`;
  const lines = [
    '| What | MB | first pass, ms | median pass, ms | MB/s, first | MB/s, median |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows.map(
      ({ what, megabytes, firstMs, medianMs }) =>
        `| ${what} | ${megabytes.toFixed(2)} | ${firstMs.toFixed(1)} | ${medianMs.toFixed(1)} | ${((megabytes / firstMs) * 1000).toFixed(1)} | ${((megabytes / medianMs) * 1000).toFixed(1)} |`,
    ),
  ];
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'scan.json'), `${JSON.stringify({ machine, rounds: ROUNDS, rows }, null, 2)}\n`);
  writeFileSync(join(OUT, 'scan.md'), `${machine}; ${ROUNDS} passes.\n\n${lines.join('\n')}\n`);
  io.stdout(`${lines.join('\n')}\n`);
  return 0;
}

function measured(what: string, bytes: number, pass: () => void) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    pass();
    return performance.now() - start;
  });
  const [firstMs = 0] = times;
  const medianMs = [...times].sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  return { what, megabytes: bytes / 1e6, firstMs, medianMs };
}

function scanEach(masker: Masker, texts: readonly string[]): void {
  for (const text of texts) masker.scanText(text);
}

function maskExchanges(masker: Masker, exchanges: readonly Exchange[]): void {
  for (const { request, response } of exchanges) {
    masker.maskRequestPath(request.path);
    masker.maskHeaders(request.headers, 'rest');
    masker.maskJson(request.body);
    if (response === null) continue;
    masker.maskHeaders(response.headers, 'response');
    masker.maskJson(response.body);
  }
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
