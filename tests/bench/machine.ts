import { existsSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import type { Machine } from './bench-result.ts';

const GIB = 1024 ** 3;
const OS_RELEASE = '/etc/os-release';

/** What the benchmark ran on. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    cpu: (processors[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim(),
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / GIB),
    os: systemName(),
    node: process.version,
  };
}

function systemName(): string {
  // The numbers of the kernel; what follows them names a build.
  const kernel = `${type()} ${/^[\d.]*\d/.exec(release())?.[0] ?? release()}`;
  if (!existsSync(OS_RELEASE)) return kernel;
  const [, name] = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync(OS_RELEASE, 'utf8')) ?? [];
  return name === undefined ? kernel : `${name}, ${kernel}`;
}
