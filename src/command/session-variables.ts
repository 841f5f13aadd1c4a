/** Environment variables by which a command hands its run to the test process. Set by the command, not by users. */
export const SESSION_VARIABLES = {
  runId: 'AUDIT_RUN_ID',
  startedAt: 'AUDIT_STARTED_AT',
  dataDir: 'AUDIT_DATA_DIR',
  folder: 'AUDIT_FOLDER',
  workDir: 'AUDIT_WORK_DIR',
  liveIds: 'AUDIT_LIVE_IDS',
  journal: 'AUDIT_WRITE_JOURNAL',
  maskKey: 'AUDIT_MASK_KEY',
  pipelineRun: 'AUDIT_PIPELINE_RUN',
  cases: 'AUDIT_CASES_MODULE',
} as const;
