import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { PERSON, SECRETS } from './planted-values.ts';

/** An answer on its way to the audit. */
export interface PlantedAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
  /** The connection ends after half of the body. */
  broken?: boolean;
}

/** Turns the API's answer into one that gives secrets and a person away. `sent` is the Authorization header of the request. */
export type Planting = (answer: PlantedAnswer, sent: string) => PlantedAnswer;

const FIELDS: Readonly<Record<string, string>> = {
  email: PERSON.email,
  client_email: PERSON.email,
  phone: PERSON.phone,
  client_phone: PERSON.phone,
  surname: PERSON.surname,
  client_surname: PERSON.surname,
  middlename: PERSON.middlename,
  client_middlename: PERSON.middlename,
  client_name: PERSON.name,
  comment: PERSON.comment,
  payment_card_number: PERSON.card,
  uniqid: PERSON.uniqid,
  user_session: PERSON.session,
  payment_url: `https://venue.example.org/pay/${PERSON.uniqid}`,
  cancel_url: `https://venue.example.org/cancel-order/${PERSON.uniqid}/${PERSON.digest}`,
  pdf_url: `https://venue.example.org/ticket/pdf/${PERSON.uniqid}/${PERSON.digest}`,
};
const PROSE = `${PERSON.email}, 8 (900) 000-91-73, https://venue.example.org/pay/${PERSON.uniqid}`;

/** The plantings, by what they do. Each is used for the calls of one scenario, in turn. */
export const PLANTINGS: Readonly<Record<string, Planting>> = {
  'the person in every personal field': (answer) => withJson(answer, withPerson),
  'headers that echo what was sent': (answer, sent) => ({
    ...answer,
    headers: {
      ...answer.headers,
      'Set-Cookie': [`session=${encodeURIComponent(sent)}; Path=/`, `sid=${PERSON.session}`],
      'X-Debug': sent,
      'X-Client-Name': encodeURIComponent(`${PERSON.surname} ${PERSON.name}`),
      'X-Client-Email': PERSON.email,
      Link: `<https://venue.example.org/?access_token=${encodeURIComponent(sent)}>; rel="next"`,
    },
  }),
  'an error that echoes the header': (answer, sent) =>
    json(answer, 500, {
      error: `Wrong authorization: ${sent}`,
      status: 500,
      code: 'UNKNOWN_ERROR',
      info: [],
    }),
  'an error of Partners with the token and the person': (answer, sent) =>
    json(answer, 200, { status: 'error', code: 'WRONG_AUTHORIZATION', message: `${sent}: ${PROSE}` }),
  'a code that is the token': (answer, sent) =>
    json(answer, 404, { error: 'x', status: 404, code: sent, info: { id: 1, resource: PERSON.email } }),
  'a redirect with everything in its address': (answer, sent) => ({
    status: 302,
    headers: {
      ...answer.headers,
      Location: `https://anna:${encodeURIComponent(sent)}@venue.example.org/pay/${PERSON.uniqid}?token=${encodeURIComponent(sent)}&email=${encodeURIComponent(PERSON.email)}&client_surname=${encodeURIComponent(PERSON.surname)}`,
    },
    body: Buffer.from(`Moved to ${sent}`),
  }),
  'JSON cut off in the middle': (answer) => {
    const { body, ...rest } = withJson(answer, withPerson);
    return { ...rest, body: body.subarray(0, Math.floor(body.length / 2)) };
  },
  'JSON cut off within a name': (answer) => ({
    ...answer,
    body: Buffer.from(
      `{"data":[{"id":1,"client":{"details":{"name":"${PERSON.name}","surname":${unicode(PERSON.surname)},"phone":null}},"client_middlename":"${PERSON.middlename}`,
    ),
  }),
  'an HTML page with entities': (answer, sent) => ({
    status: 404,
    headers: { ...answer.headers, 'Content-Type': 'text/html; charset=UTF-8' },
    body: Buffer.from(
      `<html><body data-client="{&quot;client_surname&quot;:&quot;${PERSON.surname}&quot;}">${entities(PROSE)} ${entities(sent)}</body></html>`,
    ),
  }),
  'a dump of the request as text': (answer, sent) => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': 'text/plain' },
    body: Buffer.from(
      `GET / HTTP/1.1\nAuthorization: ${sent}\nCookie: sid=${PERSON.session}\n\n${Buffer.from(`${sent} ${PROSE}`).toString('base64')}`,
    ),
  }),
  'bytes that are no UTF-8': (answer, sent) => ({
    ...answer,
    body: Buffer.concat([
      Buffer.from([0xcf, 0xf0, 0x20]),
      Buffer.from(JSON.stringify({ client_surname: PERSON.surname, email: PERSON.email, token: sent })),
    ]),
  }),
  'an answer that breaks off': (answer) => ({ ...withJson(answer, withPerson), broken: true }),
};

function json(answer: PlantedAnswer, status: number, body: JsonObject): PlantedAnswer {
  return {
    status,
    headers: { ...answer.headers, 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

function withJson(answer: PlantedAnswer, change: (value: JsonValue) => JsonValue): PlantedAnswer {
  let value: JsonValue;
  try {
    value = JSON.parse(answer.body.toString('utf8')) as JsonValue;
  } catch {
    // The API answered a page: there is nobody to plant.
    return answer;
  }
  return { ...answer, body: Buffer.from(JSON.stringify(change(value))) };
}

function withPerson(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withPerson);
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.fromEntries(
    Object.entries(value).map(([key, part]): [string, JsonValue] => {
      const planted = FIELDS[key];
      return [key, planted !== undefined && typeof part !== 'object' ? planted : withPerson(part)];
    }),
  );
  const isPerson = 'surname' in changed;
  if (isPerson) Object.assign(changed, { name: PERSON.name });
  if ('description' in changed) Object.assign(changed, { description: PROSE });
  return changed;
}

function unicode(text: string): string {
  return `"${[...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
}

function entities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ,]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Values that an exception in a loader or a rule quotes. */
export const THROWN = `${SECRETS.restToken} of ${PERSON.email} (${PROSE})`;
