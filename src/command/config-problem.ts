import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type FormProblem, isObject } from '../common/forms.ts';
import { PROFILES } from '../model/case.ts';
import { caseProblem } from './case-problem.ts';

/** What is wrong with a config, and how to mend it. */
export type ConfigProblem = FormProblem;

const FORM = 'Write: export default defineConfig({ ... }), with ';
const PARTS = ['spec', 'cases', 'withoutShipped', 'schemas', 'fixtures', 'profiles'] as const;
const PROFILE = /^[a-z][a-z0-9-]{0,39}$/;

/** What is wrong with the default export of a config in this folder; null when nothing is. TypeScript is not asked: it may be JavaScript. */
export function configProblem(config: unknown, folder: string): ConfigProblem | null {
  if (!isObject(config)) {
    return { what: 'the config exports no object by default', remedy: `${FORM}any of ${PARTS.join(', ')}.` };
  }
  const unknown = Object.keys(config).find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined)
    return { what: `"${unknown}" is no part of a config`, remedy: `Use ${PARTS.join(', ')}.` };
  for (const part of ['spec', 'schemas', 'fixtures'] as const) {
    const path = config[part];
    if (path === undefined) continue;
    if (typeof path !== 'string' || path === '')
      return { what: `"${part}" is no path`, remedy: 'Write a path from the folder of the config.' };
    // Recordings are made into a folder that may not be there yet.
    if (part !== 'fixtures' && !existsSync(resolve(folder, path)))
      return {
        what: `"${part}": there is no ${path}`,
        remedy: 'Write a path from the folder of the config.',
      };
  }
  return (
    casesProblem(config['cases'], config['profiles']) ??
    withoutProblem(config['withoutShipped']) ??
    profilesProblem(config['profiles'])
  );
}

function casesProblem(cases: unknown, profiles: unknown): ConfigProblem | null {
  if (cases === undefined) return null;
  if (!Array.isArray(cases))
    return { what: '"cases" is no list', remedy: 'Write a list of defineCase({ ... }).' };
  const known = [...PROFILES, ...(isObject(profiles) ? Object.keys(profiles) : [])];
  for (const [index, one] of cases.entries()) {
    const id: unknown = isObject(one) ? one['id'] : undefined;
    const problem = caseProblem(
      one,
      typeof id === 'string' ? `case ${id}` : `case ${index + 1} of "cases"`,
      known,
    );
    if (problem !== null) return problem;
  }
  return null;
}

function withoutProblem(without: unknown): ConfigProblem | null {
  const isList = Array.isArray(without) && without.every((id) => typeof id === 'string');
  if (without === undefined || without === true || isList) return null;
  return { what: '"withoutShipped" is neither true nor a list of ids', remedy: "Write true, or ['6.1']." };
}

function profilesProblem(profiles: unknown): ConfigProblem | null {
  if (profiles === undefined) return null;
  const remedy = "Write profiles: { smoke: ['1.1', '6.16'] }; names are of small letters, digits and dashes.";
  if (!isObject(profiles)) return { what: '"profiles" is no object', remedy };
  for (const [name, ids] of Object.entries(profiles)) {
    if (!PROFILE.test(name)) return { what: `"${name}" is no name of a profile`, remedy };
    if (PROFILES.some((known) => known === name))
      return { what: `profile "${name}" is one of the suite's own`, remedy: 'Give it another name.' };
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
      return { what: `profile "${name}" is no list of ids`, remedy };
  }
  return null;
}
