/** The lockfiles of the project: its own, and that of the tools that the benchmark compares it with. */
export const LOCKFILES = ['package-lock.json', 'tests/bench/peers/package-lock.json'];

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
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
