import { isDeepStrictEqual } from 'node:util';
import nock from 'nock';
import type { Masker } from '../masking/create-masker.ts';
import type { AnswerSource } from '../model/answered-by.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import type { OutgoingRequest, Target } from '../model/target.ts';
import { type MatchOptions, matchBody } from './body-match.ts';
import { fixtureMiss, type RecordedRequest } from './fixture-miss.ts';
import type { FixtureStore } from './fixture-store.ts';
import { type AllowedPeer, closeNetwork } from './network-guard.ts';
import { answerText, RECORDED_ORIGIN, type Recording, recordingFile } from './recording.ts';

// A placeholder is its own mask, so a recording shows which token a call must carry.
const TOKENS = {
  rest: '{{rest}}',
  partnersRead: '{{partnersRead}}',
  partnersWrite: '{{partnersWrite}}',
} as const;
const SPECIFIED = 'Bearer {{specified}}';

interface Armed {
  recording: Recording;
  scope: nock.Scope;
  /** Where the body that was answered differs from the recorded one. */
  differs: string[];
}

/** Names of fields that the rules of a scenario read. */
export type FieldsRead = (caseId: string, scenario: string) => ReadonlySet<string> | null;

/**
 * A target that answers from recordings and closes the network, but for the peers named (a ClickHouse server).
 * Requests are compared with recordings masked with masked; each recording answers once. Where `fieldsRead` knows what the rules of a
 * scenario read, the name, e-mail and phone of a person that none reads may be others than were recorded.
 */
export function openReplayTarget(
  fixtures: FixtureStore,
  masker: Masker,
  allowed: readonly AllowedPeer[],
  fieldsRead: FieldsRead = () => null,
): Target {
  const openNetwork = closeNetwork(allowed);
  // A target that was closed before has restored the HTTP client.
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  if (allowed.length > 0)
    nock.enableNetConnect((host) => allowed.some((peer) => host === `${peer.host}:${peer.port}`));
  let current = { caseId: '', scenario: '' };
  let armed: Armed[] = [];
  const isOfAccount = () => fixtures.account() !== null;
  const answeredBody = (method: string, path: string) =>
    armed.find(
      ({ recording, scope, differs }) =>
        scope.isDone() &&
        differs.length > 0 &&
        recording.method === method &&
        recording.path === masker.maskRequestPath(path),
    )?.recording.body;
  return {
    name: 'replay',
    route: (path) => ({ origin: RECORDED_ORIGIN, path }),
    source: () => sourceOf(fixtures, current),
    token: (role) => TOKENS[role],
    begin: async (caseId, scenario) => {
      nock.cleanAll();
      current = { caseId, scenario };
      // Of an account the masks are by a key that nobody has: what a person is called in them, nobody could send again.
      const read = isOfAccount() ? new Set<string>() : fieldsRead(caseId, scenario);
      const options = read === null ? null : { read, anyMask: isOfAccount() };
      armed = fixtures.read(caseId, scenario).map((recording) => arm(recording, masker, options));
    },
    remarks: () =>
      armed
        .filter(({ scope, differs }) => !isOfAccount() && scope.isDone() && differs.length > 0)
        .map(
          ({ recording: { method, path }, differs }) =>
            `the recording of ${method} ${path} was made with another ${differs.join(', ')}: the answer is to that`,
        ),
    recordedBody: (method, path) => (isOfAccount() ? answeredBody(method, path) : undefined),
    answeredBody,
    end: async () => {
      const unused = armed.filter(({ scope }) => !scope.isDone());
      nock.cleanAll();
      armed = [];
      return unused.map(
        ({ recording }) => `the recording of ${recording.method} ${recording.path} was not used`,
      );
    },
    explain: (error, request) => {
      if (error instanceof AuditError) return error;
      if ((error as { code?: unknown } | null)?.code !== 'ERR_NOCK_NO_MATCH') return null;
      const left = armed.filter(({ scope }) => !scope.isDone()).map(({ recording }) => recording);
      const file = recordingFile(current.caseId, current.scenario);
      const place = fixtures.place(file);
      return fixtureMiss(current.caseId, { file, place }, maskedRequest(request, masker), left);
    },
    close: async () => {
      nock.cleanAll();
      nock.enableNetConnect();
      nock.restore();
      openNetwork();
    },
  };
}

// What is replayed was read against the manifest, so the manifest knows it.
function sourceOf(
  fixtures: FixtureStore,
  { caseId, scenario }: { caseId: string; scenario: string },
): AnswerSource {
  const file = recordingFile(caseId, scenario);
  const entry = fixtures.vouchedFor(file);
  if (entry === undefined) throw new TypeError(`${file} answers, and the manifest does not know it`);
  const { source, host, recordedAt } = entry;
  return { by: 'recording', file, of: source, host: host ?? null, recordedAt };
}

function arm(recording: Recording, masker: Masker, options: MatchOptions | null): Armed {
  const differs: string[] = [];
  const isAsked = (body: unknown) => {
    const sent = maskedBody(body, masker);
    if (options === null) return isDeepStrictEqual(sent, recording.body);
    const found = matchBody(sent, recording.body, options);
    differs.splice(0, Infinity, ...(found ?? []));
    return found !== null;
  };
  const interceptor = nock(recording.scope).intercept(
    (path) => masker.maskRequestPath(path) === recording.path,
    recording.method,
    isAsked,
  );
  const wanted = recording.reqheaders['authorization'];
  if (wanted !== undefined)
    interceptor.matchHeader('authorization', (sent) => sameToken(String(sent), wanted));
  // As a text: of a value nock makes one by a way of its own that takes ten times as long.
  const scope = interceptor.reply(recording.status, answerText(recording), recording.rawHeaders);
  return { recording, scope, differs };
}

// The specified token is the spec document's own: any that is not one of the run's placeholders.
function sameToken(sent: string, wanted: string): boolean {
  return wanted === SPECIFIED ? !sent.includes('{{') : sent === wanted;
}

function maskedBody(body: unknown, masker: Masker): JsonValue {
  const value =
    typeof body === 'string' && body !== '' ? (JSON.parse(body) as JsonValue) : (body as JsonValue);
  return masker.maskJson(value);
}

function maskedRequest({ method, path, headers, body }: OutgoingRequest, masker: Masker): RecordedRequest {
  const sent = headers['Authorization'] ?? '';
  const authorization = sent.includes('{{') ? sent : SPECIFIED;
  return {
    method,
    path: masker.maskRequestPath(path),
    reqheaders: { authorization },
    body: body === undefined ? '' : masker.maskJson(body),
  };
}
