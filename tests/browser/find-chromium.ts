import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium of this machine: that of CHROMIUM, or the first on the PATH; null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const own = env['CHROMIUM'];
  if (own !== undefined && own !== '') return own;
  const folders = (env['PATH'] ?? '').split(delimiter);
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}
