import { createHash } from 'node:crypto';

/** The policy of a page: nothing is loaded, and nothing runs but its own style and script. `script`: null for a page without one. */
export function policyOf(style: string, script: string | null): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === null ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
