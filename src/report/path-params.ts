/**
 * Values of a path template's `{PARAM}` places in a concrete path, by name; {} when the path does not fit it. A query
 * string is left out.
 */
export function pathParams(template: string, path: string): Record<string, string> {
  const wanted = template.split('/');
  const given = (path.split('?')[0] ?? '').split('/');
  if (wanted.length !== given.length) return {};
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = given[index] ?? '';
    if (name !== undefined) params[name] = value;
    else if (part !== value) return {};
  }
  return params;
}
