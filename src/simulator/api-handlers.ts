import { type HttpHandler, http } from 'msw';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { type Reply, responseOf, unknownError } from './reply.ts';
import { bodyOf, objectIn } from './request-body.ts';
import type { Route, World } from './route.ts';
import { type PathMatcher, pathMatcher } from './route-path.ts';

/** How one of the two APIs greets a call before its routes see it. */
export interface ApiManners {
  base: string;
  /** The refusal of a call, or null when its token may make it. */
  refuse(token: string | null, writes: boolean): Reply | null;
  /** The answer to a body that is not JSON, or not of a kind a route takes. */
  badBody(): Reply;
  /** Whether parameters may ride in the query string when there is no body. */
  queryParameters: boolean;
}

/**
 * The msw handlers of an API: its routes, then 503 for a known path with another method, then the HTML 404 page.
 * Paths with a parameter give the page for another method too: production did so for `POST /orders/filter`. `strict`
 * leaves out the undocumented routes, and 503 is then also the answer where every parameter is a number.
 */
export function apiHandlers(
  routes: readonly Route[],
  manners: ApiManners,
  world: World,
  strict: boolean,
): HttpHandler[] {
  const known = strict ? routes.filter((route) => route.undocumented !== true) : routes;
  const served = known.map((route) => routeHandler(route, manners, world));
  const paths = new Set(known.map((route) => route.path).filter((path) => strict || !path.includes(':')));
  const wrongMethod = [...paths].map((path) =>
    http.all(fits(pathMatcher(manners.base, path), isNumber), ({ request }) =>
      responseOf(manners.refuse(tokenOf(request), false) ?? unknownError(), world.now()),
    ),
  );
  const anyPath = new RegExp(`^/+${manners.base.split('/').filter(Boolean).join('/+')}(/|$)`);
  const unknown = http.all(
    ({ request }) => anyPath.test(pathOf(request)),
    () => responseOf({ kind: 'notFoundPage' }, world.now()),
  );
  return [...served, ...wrongMethod, unknown];
}

function routeHandler(route: Route, manners: ApiManners, world: World): HttpHandler {
  const method = route.method.toLowerCase() as Lowercase<Route['method']>;
  return http[method](fits(pathMatcher(manners.base, route.path)), async ({ request, params }) => {
    const refusal = manners.refuse(tokenOf(request), route.writes === true);
    if (refusal !== null) return responseOf(refusal, world.now());
    const body = await callBody(request, manners);
    if (body === null) return responseOf(manners.badBody(), world.now());
    return responseOf(
      route.handle({ world, params: params as Record<string, string>, ...body }),
      world.now(),
    );
  });
}

async function callBody(
  request: Request,
  manners: ApiManners,
): Promise<{ body: JsonObject; rawBody: JsonValue } | null> {
  const read = await bodyOf(request);
  if (read.kind === 'malformed') return null;
  if (read.kind === 'none' && manners.queryParameters) {
    const body = Object.fromEntries(new URL(request.url).searchParams);
    return { body, rawBody: body };
  }
  const rawBody = read.kind === 'json' ? read.value : null;
  const body = objectIn(read);
  if (body !== null) return { body, rawBody };
  return Array.isArray(rawBody) ? { body: {}, rawBody } : null;
}

function fits(matcher: PathMatcher, wanted: (param: string) => boolean = () => true) {
  return ({ request }: { request: Request }) => {
    const params = matcher(pathOf(request));
    return { matches: params !== null && Object.values(params).every(wanted), params: params ?? {} };
  };
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

// Every route asks for it.
const paths = new WeakMap<Request, string>();

function pathOf(request: Request): string {
  const known = paths.get(request) ?? new URL(request.url).pathname;
  paths.set(request, known);
  return known;
}

function tokenOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}
