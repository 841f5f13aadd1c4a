import { HttpResponse } from 'msw';
import { ok, partnerError, type Reply, responseOf, restError, unknownError } from '../reply.ts';
import { LOOP_PATH, otherHostAddress } from './redirects.ts';
import type { StruckCall } from './struck-call.ts';

/** Gives the answer that a struck call gets in place of its own. The call is not carried out. */
export type Replacement = (call: StruckCall) => Response;

const GATEWAY_TITLES = {
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};
const PARTNERS = /^\/+api\/+partners(\/|$)/;

/** 429 in the manner of the API, which documents no limit of calls. */
export const tooMany: Replacement = (call) =>
  responseOf(apiError(call, 429, 'TOO_MANY_REQUESTS', 'Too Many Requests'), call.now);

/** 429 that tells how many seconds to wait. */
export const tooManyRetryAfter: Replacement = (call) => {
  const response = tooMany(call);
  response.headers.set('Retry-After', String(call.measure));
  return response;
};

/** 500 in the manner of the API. */
export const serverError: Replacement = (call) =>
  responseOf(apiError(call, 500, 'UNKNOWN_ERROR', 'Unknown error'), call.now);

/** The page that nginx sends when what is behind it fails. */
export function gatewayPage(status: keyof typeof GATEWAY_TITLES): Replacement {
  const title = `${status} ${GATEWAY_TITLES[status]}`;
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body bgcolor="white">\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.14.1</center>\r\n</body>\r\n</html>\r\n`;
  return ({ now }) => html(page, status, 'text/html', now);
}

/** An HTML page with 200, as a page of works in progress comes. */
export const pageWith200: Replacement = ({ now }) =>
  html(
    '<!DOCTYPE html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>Технические работы</title></head>\n<body><h1>Технические работы</h1></body>\n</html>\n',
    200,
    'text/html; charset=UTF-8',
    now,
  );

/** The envelope of an error with HTTP 200. Partners sends every error so (observed). */
export const errorWith200: Replacement = (call) => {
  const reply = isPartners(call) ? partnerError('UNKNOWN_ERROR', 'Unknown error') : unknownError();
  return responseOf(reply.kind === 'json' ? ok(reply.body) : reply, call.now);
};

/** `{"data": [[[...]]]}`, as deep as asked. */
export const deepNesting: Replacement = ({ measure, now }) => {
  const { headers } = responseOf(ok({}), now);
  return new HttpResponse(`{"data":${'['.repeat(measure)}${']'.repeat(measure)}}`, { headers });
};

/** A redirect to two addresses that lead to each other. */
export const redirectLoop: Replacement = () => redirect(`${LOOP_PATH}/0`);

/** A redirect of the call to the other name of this machine. */
export const redirectToOtherHost: Replacement = ({ incoming }) => redirect(otherHostAddress(incoming));

function apiError(call: StruckCall, status: number, code: string, text: string): Reply {
  return isPartners(call) ? partnerError(code, text, status) : restError(status, code, text);
}

function isPartners({ incoming }: StruckCall): boolean {
  return PARTNERS.test(incoming.url ?? '');
}

function html(page: string, status: number, type: string, now: Date): Response {
  const headers = { Server: 'nginx/1.14.1', Date: now.toUTCString(), 'Content-Type': type };
  return new HttpResponse(page, { status, headers });
}

function redirect(location: string): Response {
  return new HttpResponse(null, { status: 302, headers: { Location: location } });
}
