import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { MutationRun, RecordedScenario, RedCheck } from '../mutation-run.ts';
import { sameReply } from '../mutation-run.ts';
import type { Choice } from '../part.ts';
import { placesOf } from '../place.ts';
import { repliesOf } from '../reply.ts';
import { MAP_VARIANTS, NAMED_FURTHER, SPELT_TWICE } from './maps.ts';
import { REPLY_VARIANTS } from './replies.ts';
import { TEXT_VARIANTS } from './texts.ts';
import { idsAsked, otherIds, VALUE_VARIANTS } from './values.ts';
import { isRecord, type LegalVariant, variant } from './variant.ts';

/** A variant that was refused. */
export interface Refusal extends RedCheck {
  scenario: string;
  variant: string;
}

const EXTRAS: readonly JsonValue[] = [
  'text',
  '',
  7,
  0,
  null,
  true,
  false,
  [],
  {},
  { id: 1 },
  [{ id: 1 }],
  1.5,
  '2025-11-07T12:00:00+03:00',
];

/** An unknown further field in every object that has these keys: the API grows. */
function furtherFields(keys: string, extra: JsonValue): LegalVariant {
  return variant(`further field ${JSON.stringify(extra)} beside ${keys.slice(0, 60)}`, (value) =>
    isJsonObject(value) && Object.keys(value).join() === keys ? { ...value, further_field: extra } : value,
  );
}

/** What production was seen to do (its answers of 2025), or may do, each as a change of every answer. */
export function legalVariants(run: MutationRun): LegalVariant[] {
  const asked = idsAsked(run.scenarios.flatMap(({ recordings }) => recordings));
  return [
    ...TEXT_VARIANTS,
    ...MAP_VARIANTS,
    ...VALUE_VARIANTS,
    ...[1_000, 1_000_000, 3_000_000_000].map((more) => otherIds(asked, more)),
    ...REPLY_VARIANTS,
    ...NAMED_FURTHER,
    SPELT_TWICE,
  ];
}

/** Runs the legal variants of a choice in every scenario that they change; gives what was refused, and how many were run. */
export async function runLegal(
  run: MutationRun,
  { part, parts, match, ids }: Pick<Choice, 'part' | 'parts' | 'match' | 'ids'>,
): Promise<{ ran: number; refused: Refusal[] }> {
  let ran = 0;
  const refused: Refusal[] = [];
  const known = legalVariants(run);
  for (const recorded of run.scenarios) {
    const { name, recordings, planned } = recorded;
    if (ids?.includes(planned.entry.id) === false) continue;
    const sent = keysSent(recorded);
    const untouched = repliesOf(recordings);
    const variants = [...known, ...furtherOf(recorded)];
    for (const [index, { name: label, change }] of variants.entries()) {
      if (index % parts !== part || match?.test(`${name} ${label}`) === false) continue;
      if (untouched.every((reply) => sameReply(change(reply, sent), reply))) continue;
      ran += 1;
      const red = await run.redChecks(name, undefined, (reply) => change(reply, sent));
      for (const check of red) refused.push({ scenario: name, variant: label, ...check });
    }
  }
  return { ran, refused };
}

function furtherOf({ name, recordings }: RecordedScenario): LegalVariant[] {
  const objects = new Set<string>();
  for (const [call, recording] of recordings.entries()) {
    for (const [pattern, places] of placesOf(name, call, recording)) {
      const [place] = places;
      // Not in maps, whose keys are values; an error has nothing beside it but plain words.
      if (place === undefined || place.isError || /(zones|seats|rows|offers)$/.test(pattern)) continue;
      if (isRecord(place.value, '', null)) objects.add(Object.keys(place.value).join());
    }
  }
  return [...objects].flatMap((keys) => EXTRAS.map((extra) => furtherFields(keys, extra)));
}

/** Keys of what a scenario's writes, and its calls of the Partners API, sent. */
function keysSent({ recordings }: RecordedScenario): Set<string> {
  const keys = new Set<string>();
  const collect = (value: JsonValue) => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        keys.add(key);
        collect(member);
      }
    }
  };
  for (const { method, path, body } of recordings) {
    if (method !== 'GET' || path.includes('/partners/')) collect(body);
  }
  return keys;
}
