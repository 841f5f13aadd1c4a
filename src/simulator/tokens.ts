/** The tokens the simulator knows. They open nothing but the simulator. */
export const SIMULATOR_TOKENS = {
  rest: 'sim-rest',
  partnersRead: 'sim-partner-read',
  partnersWrite: 'sim-partner-write',
} as const;
