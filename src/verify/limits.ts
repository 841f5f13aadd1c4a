const MIB = 1024 * 1024;

/** What a bundle may be at most. A run keeps answers of up to 32 MiB each; whatever is above these is no bundle of it. */
export const LIMITS = {
  /** Files of a folder, entries of an archive. */
  files: 5_000,
  /** Bytes of one file, packed or not. */
  fileBytes: 256 * MIB,
  /** Bytes of all files together. */
  totalBytes: 1024 * MIB,
  /** Bytes that one packed byte may become. */
  ratio: 100,
  /** Bytes of an entry below which the ratio says nothing. */
  ratioFrom: MIB,
  /** Bytes that one packed byte may become in an archive as a whole: answers are JSON, and pack to a tenth or a thirtieth. */
  archiveRatio: 20,
  /** Bytes of all files together below which that says nothing. */
  archiveRatioFrom: 32 * MIB,
  /** Arrays and objects inside each other. */
  jsonDepth: 300,
  /** Things that disagree; nothing is compared after as many. */
  disagreements: 1_000,
  /** Signs of a path. */
  pathLength: 255,
} as const;
