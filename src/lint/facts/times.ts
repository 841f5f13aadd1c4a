import type { Statement } from '../document/lint-document.ts';
import type { DurationFact, StampFact, TimeFact } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { isAboutEarlier } from './wording.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const ISO =
  /(?<![\d.])(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s?(Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2})?)?/;
const RUSSIAN = /(?<![\d.])(\d{2})\.(\d{2})\.(\d{4})(?:[, ]+(\d{2}):(\d{2})(?::(\d{2}))?)?()\s?(UTC\b|Z\b)?/;
const ROLES: readonly (readonly [TimeFact['role'], RegExp])[] = [
  ['generated', /generated|report (?:date|time)|created|written|сформирован|создан|отч[её]т от/i],
  ['finished', /finish|\bend(?:ed)?\b|\bcomplet(?:ed|ion)\b|заверш|окончан|конец/i],
  [
    'started',
    /start|execution (?:time ?stamp|time|date)|executed (?:at|on)|run (?:at|date|time)|began|begin|начал|запуск|время (?:выполнения|прогона)/i,
  ],
];
const OF_THE_REPORT =
  /^(?:(?:this )?(?:report|document) (?:was )?)?generated (?:(?:on|at)\b|(?=\d))|^(?:отч[её]т |документ )?сформирован\p{L}*\s/iu;
const PLAN =
  /\b(?:by|until|due|before|next|deadline|planned|scheduled|target)\b|(?<!\p{L})до(?!\p{L})|срок|следующ|заплан/iu;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/(\d+(?:[.,]\d+)?)\s*(?:hours?|hrs?|h|час\S*|ч)(?![\p{L}])/iu, 3600 * SECOND],
  [/(\d+(?:[.,]\d+)?)\s*(?:minutes?|mins?|m|минут\S*|мин)(?![\p{L}])/iu, 60 * SECOND],
  [/(\d+(?:[.,]\d+)?)\s*(?:seconds?|secs?|s|секунд\S*|сек|с)(?![\p{L}])/iu, SECOND],
  [/(\d+(?:[.,]\d+)?)\s*(?:milliseconds?|ms|мс)(?![\p{L}])/iu, 1],
];

/** The instant that a statement names, by what its label says of it. */
export function times(statement: Statement): TimeFact[] {
  const { text, label, section, origin } = statement;
  if (
    isAboutEarlier(statement) ||
    PLAN.test(text) ||
    section === 'conclusions' ||
    (origin === 'row' && label === null)
  )
    return [];
  const iso = ISO.exec(text);
  const found = iso ?? RUSSIAN.exec(text);
  if (found === null) return [];
  const [shown, a, b, c, hour, minute, second, fraction, zone] = found;
  const [year, month, day] = iso === null ? [c, b, a] : [a, b, c];
  const clock = `${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}.${(fraction ?? '').slice(0, 3).padEnd(3, '0')}`;
  const offset = zone === undefined || /[A-Z]/.test(zone) ? 'Z' : zone.replace(/^(.\d\d):?(\d\d)$/, '$1:$2');
  const value = Date.parse(`${year}-${month}-${day}T${clock}${offset}`);
  const precision =
    hour === undefined
      ? DAY
      : second === undefined
        ? 60 * SECOND
        : fraction === undefined || fraction === ''
          ? SECOND
          : 1;
  const possible =
    !Number.isNaN(value) &&
    new Date(Date.parse(`${year}-${month}-${day}T00:00:00Z`)).toISOString().slice(8, 10) === day;
  const words = label ?? (OF_THE_REPORT.test(text) ? 'generated' : null);
  const role = words === null ? undefined : ROLES.find(([, pattern]) => pattern.test(words))?.[0];
  const until =
    role === 'started' || /period|window|execution|период|прогон/i.test(label ?? '')
      ? untilIn(text, shown)
      : null;
  if (until !== null) {
    const [end] = times({ ...statement, text: until, label: 'Finished', value: until });
    if (end !== undefined)
      return [
        {
          ...spotOf(statement),
          kind: 'time',
          role: 'started',
          value,
          shown: shown.trim(),
          zoned: zone !== undefined,
          precision,
          possible,
        },
        { ...end, text },
      ];
  }
  return [
    {
      ...spotOf(statement),
      kind: 'time',
      role: role ?? 'other',
      value,
      shown: shown.trim(),
      zoned: zone !== undefined,
      precision,
      possible,
    },
  ];
}

// `2026-01-02T10:00:00Z - 2026-01-02T10:05:00Z`: what follows the first instant.
function untilIn(text: string, shown: string): string | null {
  const rest = text.slice(text.indexOf(shown) + shown.length);
  return /^\s*(?:-|–|—|→|->|to|until|по|до)\s*(\d{4}-\d\d-\d\d[T ].*)$/s.exec(rest)?.[1] ?? null;
}

/** The duration of the run that a statement names: `129 seconds`, `2 min 9 s`, `00:02:09`. */
export function durations(statement: Statement): DurationFact[] {
  const { label, value } = statement;
  if (
    label === null ||
    !/duration|elapsed|took|(?:run|execution|total) time\b|длительност|продолжительност|время работы/i.test(
      label,
    )
  )
    return [];
  if (/\d{4}-\d{2}/.test(value)) return [];
  const clock = /(?<!\d)(\d{1,2}):(\d{2}):(\d{2}(?:[.,]\d+)?)/.exec(value);
  if (clock !== null) {
    const seconds =
      Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number((clock[3] ?? '').replace(',', '.'));
    return [
      { ...spotOf(statement), kind: 'duration', value: seconds * SECOND, shown: clock[0], precision: SECOND },
    ];
  }
  let total = 0;
  let precision = 0;
  for (const [pattern, unit] of UNITS) {
    const found = pattern.exec(value)?.[1];
    if (found === undefined) continue;
    total += Number(found.replace(',', '.')) * unit;
    precision = unit / 10 ** (/[.,](\d+)/.exec(found)?.[1]?.length ?? 0);
  }
  return precision === 0
    ? []
    : [{ ...spotOf(statement), kind: 'duration', value: total, shown: value, precision }];
}

/** Stamps of the run in its title, its id and the names of its files. */
export function stamps(statement: Statement): StampFact[] {
  const { section, text, origin, label } = statement;
  const named = label !== null && /\brun\b|report|archive|log|csv|прогон|отч[её]т|архив|журнал/i.test(label);
  const own = ['title', 'artifacts', 'footer', 'final'].includes(section) || (section === 'summary' && named);
  if (!own || isAboutEarlier(statement)) return [];
  const of = section === 'title' && origin === 'heading' ? 'title' : 'name';
  return [...text.matchAll(/(?<!\d)(\d{8}_\d{6})(?!\d)/g)].map(([value]) => ({
    ...spotOf(statement),
    kind: 'stamp',
    of,
    value,
  }));
}
