/** How a run of one of the npm scripts was made. */
export interface RunFacts {
  command: string;
  date: string;
  seconds: number;
}

/** The facts of a run that began at `started` (milliseconds since 1970) and ends now, with the arguments that say what it was of. */
export function runFacts(script: string, args: readonly string[], started: number): RunFacts {
  return {
    command: [`npm run ${script}`, ...(args.length === 0 ? [] : ['--', ...args])].join(' '),
    date: new Date(started).toISOString().slice(0, 10),
    seconds: Math.round((Date.now() - started) / 1000),
  };
}
