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
  /**
   * Arrays and objects of one text, its members, and the commas between values: each costs many times its bytes. An answer of 32 MiB of
   * orders has 0.2 million of the first and 1.1 million of the others; one of seats has more of all.
   */
  jsonContainers: 500_000,
  jsonMembers: 1_200_000,
  jsonCommas: 2_000_000,
  /** Bytes of a larger text for each of these: a bundle's JSON is indented, and a member of a short object takes forty. */
  bytesOfContainer: 64,
  bytesOfMember: 32,
  bytesOfComma: 24,
  /** Different names of members in one text; of answers, which may be maps by the id of a seat, as many as their bytes hold. */
  jsonNames: 50_000,
  bytesOfName: 64,
  /** Items of one list of the log or of `audit.json`: a document has a row for each. */
  listItems: 50_000,
  /** Signs of one text of the log: a message is cut to half of that. */
  textSigns: 40_000,
  /** Signs of all messages of a log, and as many more for each scenario: every document tells them. */
  toldSigns: 2 * MIB,
  toldSignsOfScenario: 16 * 1024,
  /** Elements and attributes of one text in XML, by their signs. */
  xmlMarks: 250_000,
  /** Bytes of a report of tests: a reader of XML takes long for each. */
  xmlBytes: 8 * MIB,
  /** Things that disagree; nothing is compared after as many. */
  disagreements: 5_000,
  /** Signs of a path. */
  pathLength: 255,
} as const;
