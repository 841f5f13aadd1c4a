/** Names of the placeholders in a path template, in order: `/orders/{ORDER_ID}` gives `['ORDER_ID']`. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** True when a path of the template shows ids alone: another step, such as a barcode, may be somebody's. */
export function showsIdsAlone(template: string): boolean {
  return placeholders(template).every((name) => /(?:^|_)id$/i.test(name));
}

/** True when `path` is the template with each placeholder replaced by one path segment. */
export function matchesTemplate(template: string, path: string): boolean {
  return valuesIn(template, path) !== null;
}

/** Values of the template's placeholders in a concrete path; null when the path is not of the template. */
export function valuesIn(template: string, path: string): Record<string, string> | null {
  const pattern = template
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? '([^/]+)' : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(path);
  if (match === null) return null;
  return Object.fromEntries(placeholders(template).map((name, index) => [name, match[index + 1] ?? '']));
}

/** The template with its placeholders filled in; throws a RangeError that names a placeholder without a value. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for {${name}} in ${template}`);
    return encodeURIComponent(String(value));
  });
}
