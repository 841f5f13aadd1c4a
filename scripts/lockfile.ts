/** The lockfiles of the project: its own, and those of the tools that it is compared with, and that it is read by. */
export const LOCKFILES = [
  'package-lock.json',
  'tests/bench/peers/package-lock.json',
  'tests/tools/peers/package-lock.json',
];

/** An entry of a lockfile, as far as it is looked at. */
export interface LockedPackage {
  version?: string;
  integrity?: string;
  /** Its bytes are part of another package. */
  inBundle?: boolean;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  license?: unknown;
  optionalDependencies?: Record<string, string>;
}

/**
 * Builds for platforms that the registry did not offer when the lockfile was last completed (2026-11-28): there is no sum of
 * what is not there. On such a platform npm installs nothing for them, and `CLICKHOUSE_URL` is needed.
 */
export const NOT_OFFERED: readonly string[] = ['darwin-arm64', 'darwin-x64', 'linux-arm64-gnu'].map(
  (platform) => `node_modules/@chdb/lib-${platform}`,
);

/** Entries whose bytes nothing in the lockfile vouches for. */
export function withoutSum(packages: Record<string, LockedPackage>): string[] {
  return Object.keys(packages).filter((path) => {
    const { integrity = '', inBundle = false } = packages[path] ?? {};
    return path !== '' && !inBundle && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity);
  });
}

/** The name of the package at a path below `node_modules`. */
export function packageName(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Entries that a lockfile lacks: builds for one platform, which a package names as optional dependencies. */
export function missingPlatformPackages(packages: Record<string, LockedPackage>): Record<string, object> {
  const missing: Record<string, object> = {};
  for (const { optionalDependencies = {} } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name);
      if (platform === null || `node_modules/${name}` in packages) continue;
      missing[`node_modules/${name}`] = { version, dev: true, optional: true, ...platform };
    }
  }
  return missing;
}

// Packages of native builds end in their platform: `-linux-x64-musl`, `-darwin-arm64`.
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | null {
  const [, os, cpu, libc] =
    /(linux|darwin|win32|android|freebsd)-(x64|arm64|ia32|arm)(?:-(musl|gnu))?$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) return null;
  if (os !== 'linux') return { os: [os], cpu: [cpu] };
  return { os: [os], cpu: [cpu], libc: [libc === 'musl' ? 'musl' : 'glibc'] };
}
