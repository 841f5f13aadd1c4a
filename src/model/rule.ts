/** Rules beyond the schema, as data; `src/contract/rules/` says what each means. Paths are as in `RowSpec.items`. */
export type RuleSpec =
  | { rule: 'everyFieldIs'; items: string; field: string; value: boolean | number | string | null }
  | { rule: 'everyFieldSet'; items: string; field: string }
  | { rule: 'ordered'; items: string; field: string; direction: 'asc' | 'desc' }
  | { rule: 'idIsAsked'; field: string; param: string }
  | { rule: 'uniqueField'; items: string; field: string }
  | { rule: 'fieldMatches'; items: string; field: string; pattern: string }
  | { rule: 'clientsPaged' }
  | { rule: 'subsetOf'; items: string; field: string; of: string; ofItems: string }
  | { rule: 'fieldWithin'; items: string; field: string; of: string; ofItems: string; ofField: string }
  | { rule: 'equalsItemOf'; object: string; of: string; ofItems: string; except: readonly string[] }
  | { rule: 'seatCounts'; object: string }
  | { rule: 'headEchoes'; field: string; param: string }
  | { rule: 'resultsAnswerBatch'; echo: readonly string[] }
  | { rule: 'echo'; fields: readonly string[]; batch: boolean }
  | { rule: 'sameInstant'; field: string; sent: string }
  | { rule: 'resultIsTrue'; batch: boolean }
  | { rule: 'barcodeUnlessUnpaid'; batch: boolean }
  | { rule: 'followUpDeleted'; followUp: string }
  | { rule: 'ticketsMatchFilter' }
  | { rule: 'notEmpty'; items: string }
  | { rule: 'noData' }
  | { rule: 'infoNamesId'; param: string };
