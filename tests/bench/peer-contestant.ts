import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { benchEnvironment } from './bench-environment.ts';
import type { Contestant, RunPlace } from './contestant.ts';
import { type InstalledPeers, installedVersion } from './install-peers.ts';
import type { Peer, PeerPlace } from './peer.ts';

/** A peer as it is run, with its input in a folder beside its packages. */
export function peerContestant(
  peer: Peer,
  installed: InstalledPeers,
  env: Readonly<Record<string, string | undefined>>,
): Contestant {
  const folder = join(installed.folder, 'work', peer.name);
  const versions = peer.packages.map((name) => ({ name, version: installedVersion(installed, name) }));
  const lost = versions.find(({ version }) => version === null);
  const unfit = installed.problem ?? (lost === undefined ? null : `${lost.name} was not installed`);
  const place = ({ url, scratch }: RunPlace): PeerPlace => ({
    folder,
    modules: join(installed.folder, 'node_modules'),
    url,
    junit: join(scratch, 'junit.xml'),
  });
  return {
    name: peer.name,
    title: peer.title,
    version: versions.map(({ name, version }) => `${name} ${version ?? '-'}`).join(', '),
    unfit,
    proof: 'exact',
    prepare: (work) => writeFolder(folder, peer.files(work)),
    command: (run) => {
      const { argv, env: own = {} } = peer.command(place(run));
      return { argv: [process.execPath, ...argv], cwd: folder, env: benchEnvironment(env, own) };
    },
    junit: (run) => place(run).junit,
  };
}

function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
