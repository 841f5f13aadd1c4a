import { percentDecoded } from '../common/percent-decoded.ts';
/** What a path template says of a request path: the values of its `:name` parameters, or null when it does not fit. */
export type PathMatcher = (pathname: string) => Record<string, string> | null;

/**
 * A matcher of `/orders/:id` below a base such as `/api/rest/v1`. Repeated slashes and one at the end are accepted:
 * base URLs are written with and without a trailing slash.
 */
export function pathMatcher(base: string, template: string): PathMatcher {
  const names: string[] = [];
  const steps = `${base}${template}`
    .split('/')
    .filter((step) => step !== '')
    .map((step) => {
      if (!step.startsWith(':')) return escaped(step);
      names.push(step.slice(1));
      return '([^/]+)';
    });
  const form = new RegExp(`^/+${steps.join('/+')}/*$`);
  return (pathname) => {
    const found = form.exec(pathname);
    if (found === null) return null;
    return Object.fromEntries(names.map((name, index) => [name, percentDecoded(found[index + 1] ?? '')]));
  };
}

function escaped(step: string): string {
  return step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
