import type { JsonObject } from '../../src/model/json.ts';
import { LIMITS } from '../../src/verify/limits.ts';
import { auditWith, eventsWith, type HostileInput } from './hostile-input.ts';
import { MARKDOWN, TEXTS } from './hostile-texts.ts';

const LONGEST = LIMITS.textSigns - 100;
const MOST = LIMITS.listItems - 1_000;

/** As much as a bundle may have of one thing, so that no limit ends its reading early. */
export function atLimits(): HostileInput[] {
  return Object.entries({ ...MARKDOWN, 'line feeds': TEXTS['line feeds'] ?? String })
    .flatMap(([name, text]): HostileInput[] => [
      {
        name: `messages of checks, each as long as may be: ${name}`,
        make: (base, bytes) => {
          let left = bytes / 2;
          const message = text(LONGEST).slice(0, LONGEST);
          return eventsWith(base, (events) =>
            events.map((event) =>
              event['event'] !== 'checks'
                ? event
                : {
                    ...event,
                    checks: (event['checks'] as JsonObject[]).map((check) => {
                      left -= LONGEST;
                      return left < 0 ? check : { ...check, result: 'fail', message };
                    }),
                  },
            ),
          );
        },
      },
      {
        name: `errors outside any case, each as long as may be: ${name}`,
        make: (base, bytes) => {
          const message = text(LONGEST).slice(0, LONGEST);
          const errors = Array.from({ length: bytes / 2 / LONGEST }, () => ({
            event: 'unhandledError',
            message,
          }));
          return eventsWith(base, (events) => [...events.slice(0, -1), ...errors, ...events.slice(-1)]);
        },
      },
    ])
    .concat([
      {
        name: 'hits of the scan, as many as may be',
        make: (base, bytes) =>
          auditWith(base, (audit) => {
            audit['maskingScan']['hits'] = Array.from({ length: Math.min(MOST, bytes / 90) }, (_, index) => ({
              file: 'audit.json',
              at: `/${index}`,
              kind: 'phone',
            }));
          }),
      },
      {
        name: 'entries selected, as many as may be',
        make: (base, bytes) =>
          eventsWith(base, ([first, ...rest]) => [
            {
              ...first,
              selected: Array.from({ length: Math.min(MOST, bytes / 12) }, (_, index) => `1.${index}`),
            },
            ...rest,
          ]),
      },
    ]);
}
