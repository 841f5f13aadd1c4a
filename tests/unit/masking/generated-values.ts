import type { JsonObject } from '../../../src/model/json.ts';

/** Numbers from 0 up to 2^31 - 1 that are the same in every run (Lehmer's generator). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
}

/** `count` different values of a generator. */
export function distinct(count: number, make: () => string): string[] {
  const values = new Set<string>();
  while (values.size < count) values.add(make());
  return [...values];
}

/** Text of `length` signs of `alphabet`. */
export function signs(next: () => number, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(next() % alphabet.length)).join('');
}

export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';
export const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LETTERS = 'абвгдежзиклмнопрстуфхцчшэюя';

/** An invented surname in Cyrillic letters. */
export function surname(next: () => number): string {
  const rest = signs(next, LETTERS, 5 + (next() % 5));
  return LETTERS.charAt(next() % LETTERS.length).toUpperCase() + rest;
}

/** An order as the REST API gives it, with every personal field filled or broken in some way. */
export function order(next: () => number): JsonObject {
  const pick = <T>(...values: T[]): T => values[next() % values.length] as T;
  const uniqid = signs(next, ALNUM, 10);
  const phone = () => {
    const local = `900${signs(next, DIGITS, 7)}`;
    const parts = `${local.slice(3, 6)}-${local.slice(6, 8)}-${local.slice(8)}`;
    return pick(
      `+7${local}`,
      `8${local}`,
      `7${local}`,
      local,
      `8 (900) ${parts}`,
      `+7 900 ${parts}`,
      local.slice(1),
      '-',
      '',
    );
  };
  const email = () => {
    const name = `user${next()}`;
    return pick(
      `${name}@example.com`,
      `${name.toUpperCase()}@Example.org`,
      `a.${name}+x@mail.example.org`,
      `${name}.example.com`,
      `${name}@`,
      `${name}@a.b`,
      `${name}..x@example.com`,
      `${name}@example.c0m`,
      '',
    );
  };
  const name = () =>
    pick<string | null>(
      surname(next),
      surname(next).toUpperCase(),
      `${surname(next)} ${next()}`,
      'Anna-Maria',
      '',
      null,
    );
  const barcode = () =>
    pick<string | null>(
      `87${signs(next, DIGITS, 10)}`,
      `87${signs(next, DIGITS, 9)}`,
      signs(next, ALNUM, 12),
      null,
    );
  const file = (kind: string) => `https://qtickets.example/ticket/${kind}/${uniqid}/${signs(next, HEX, 32)}`;
  return {
    id: next(),
    uniqid,
    client: {
      id: next(),
      email: email(),
      details: {
        name: name(),
        middlename: name(),
        surname: name(),
        phone: phone(),
        vk_id: pick('', signs(next, DIGITS, 9)),
        facebook_id: '',
      },
    },
    payment_card_number: pick<string | null>(
      `220000******${signs(next, DIGITS, 4)}`,
      `220000********${signs(next, DIGITS, 4)}`,
      null,
    ),
    payment_url: `https://билеты.example/pay/${uniqid}`,
    cancel_url: `https://qtickets.example/cancel-order/${uniqid}/${signs(next, HEX, 32)}`,
    utm: { utm_source: 'poster', utm_content: `7900${signs(next, DIGITS, 7)}` },
    custom: pick<JsonObject | string>('', {
      note: `${surname(next)}, ${phone()}, ${email()}`,
      age: next() % 90,
    }),
    fields: pick<JsonObject | never[]>([], {
      organization_name: `${surname(next)} ${next() % 50}`,
      inn: signs(next, DIGITS, 10),
    }),
    external_id: `87${signs(next, DIGITS, 10)}`,
    baskets: [
      {
        id: next(),
        series: signs(next, DIGITS, 9),
        barcode: barcode(),
        seat_id: 'CENTER_PARTERRE-20;5',
        client_email: email(),
        client_phone: phone(),
        client_name: name(),
        comment: pick<string | null>(
          `call ${phone()} or write to ${email()}, code ${signs(next, DIGITS, 12)}`,
          null,
        ),
        inn: pick<string | null>(signs(next, DIGITS, 12), null),
        pdf_url: file('pdf'),
        passbook_url: file('passbook'),
        created_at: '2025-11-07T12:00:00+03:00',
      },
    ],
    created_at: '2025-11-07T12:00:00+03:00',
  };
}
