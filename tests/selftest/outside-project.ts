import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { runProgram } from './run-program.ts';

/** A file, or files by condition. */
export type PackedExport = string | { [condition: string]: PackedExport };

/** What the packed package.json says. */
export interface PackedManifest {
  name: string;
  bin: Record<string, string>;
  version: string;
  exports: Record<string, PackedExport>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** A project of somebody else: its folder, and the package as installed there. */
export interface OutsideProject {
  path: string;
  packageDir: string;
  manifest: PackedManifest;
}

const NOT_IN_A_CLONE = new Set(['.git', 'node_modules', 'dist', 'reports', 'coverage']);

/**
 * Packs the project as it stands, with `npm pack` and so through `prepack`, in a copy: nothing that was built earlier
 * gets in, and the project's own `dist` is left alone. Returns the tarball's path; throws with npm's words on failure.
 */
export async function packProject(scratch: string): Promise<string> {
  const place = join(scratch, 'packing');
  const copy = join(place, 'clone');
  cpSync(PROJECT_DIR, copy, {
    recursive: true,
    filter: (source) => !NOT_IN_A_CLONE.has(relative(PROJECT_DIR, source)),
  });
  // Above the copy: npm reads every package of the folder that it packs.
  symlinkSync(join(PROJECT_DIR, 'node_modules'), join(place, 'node_modules'), 'dir');
  const run = await runProgram('npm', ['pack', '--pack-destination', scratch], {
    cwd: copy,
    env: { npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  });
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
  if (run.code !== 0 || tarball === undefined) throw new Error(`npm pack: ${run.stdout}${run.stderr}`);
  return join(scratch, tarball);
}

/**
 * Installs the tarball into a new project without a registry: the package is unpacked there, and beside it stand
 * links to the packages that `reachable` picks from its manifest. It lies outside this project, so that what is not
 * linked cannot be found.
 */
export async function outsideProject(
  path: string,
  tarball: string,
  reachable: (manifest: PackedManifest) => string[],
): Promise<OutsideProject> {
  const packageDir = join(path, 'node_modules', 'qtickets-contract-audit');
  mkdirSync(packageDir, { recursive: true });
  writeFileSync(join(path, 'package.json'), '{ "private": true, "type": "module" }\n');
  const run = await runProgram('tar', ['-xzf', tarball, '-C', packageDir, '--strip-components=1'], {
    cwd: path,
  });
  if (run.code !== 0) throw new Error(`tar: ${run.stderr}`);
  const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as PackedManifest;
  for (const name of reachable(manifest)) {
    const link = join(path, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(PROJECT_DIR, 'node_modules', name), link, 'dir');
  }
  return { path, packageDir, manifest };
}

/** Names of the packages that npm installs with this one. */
export function declaredPackages({
  dependencies,
  peerDependencies,
  optionalDependencies = {},
}: PackedManifest): string[] {
  return [dependencies, peerDependencies, optionalDependencies].flatMap((group) => Object.keys(group)).sort();
}

/** Every file below a folder, with `/` between the steps of its path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
