import type { Sender } from '../http/patient-send.ts';
import { AuditError } from '../model/errors.ts';
import type { Target } from '../model/target.ts';
import type { LiveSettings } from './live-settings.ts';

const PREFIXES = { rest: '/api/rest/v1', partners: '/api/partners/v1' } as const;

/** A target on the network: the spec's paths below the base URLs that the operator gave. */
export function openLiveTarget(settings: LiveSettings, sender: Sender, afterReset = () => {}): Target {
  return {
    name: 'live',
    route: (path) => routeTo(settings, path),
    source: (path) => ({ by: 'live', host: new URL(routeTo(settings, path).origin).host }),
    token: (role) => {
      const { rest, partnersRead, partnersWrite } = settings.tokens;
      if (role === 'rest') return rest;
      return (role === 'partnersWrite' ? partnersWrite : (partnersRead ?? partnersWrite)) ?? '';
    },
    begin: async () => {
      if (settings.resetUrl === undefined) return;
      await resetSimulator(settings.resetUrl, sender);
      afterReset();
    },
    end: async () => [],
    explain: () => null,
    close: async () => {},
  };
}

/**
 * Where a path of the spec goes under the base URLs given. Throws WRITE_REFUSED for a path of neither API: of it nobody
 * knows where it would go.
 */
export function routeTo(
  { rest, partners }: Pick<LiveSettings, 'rest' | 'partners'>,
  path: string,
): { origin: string; path: string } {
  const isPartners = path.startsWith(`${PREFIXES.partners}/`);
  const prefix = isPartners ? PREFIXES.partners : PREFIXES.rest;
  if (!path.startsWith(`${prefix}/`)) {
    throw new AuditError(
      'WRITE_REFUSED',
      'the path is of neither API',
      `Write a path below ${PREFIXES.rest} or ${PREFIXES.partners}.`,
      { at: path },
    );
  }
  const base = new URL(isPartners ? partners : rest);
  return { origin: base.origin, path: `${base.pathname.replace(/\/+$/, '')}${path.slice(prefix.length)}` };
}

/** Asks the simulator of another process to forget what was written. Throws LIVE_SETTINGS when it does not. */
export async function resetSimulator(url: string, sender: Sender): Promise<void> {
  const { origin, pathname } = new URL(url);
  const { response, failure } = await sender.send(
    { origin, path: pathname },
    { method: 'POST', path: pathname, headers: {} },
  );
  if (response !== null && response.status < 300) return;
  throw new AuditError(
    'LIVE_SETTINGS',
    `the reset before a scenario was answered with ${response?.status ?? 'nothing'}`,
    'QTICKETS_RESET_URL must be the reset of a simulator, for example http://127.0.0.1:8787/__simulator/reset.',
    {},
    failure,
  );
}
