/** Where a rule reads the value that was asked for: a path parameter, or the value of a `where` column in the body. */
export type Asked = { param: string } | { column: string };

/** A field that comes back under the name it was sent with, or under another. */
export type EchoField = string | { sent: string; came: string };

/**
 * Rules beyond the schema, as data; `src/contract/rules/` says what each means. `items` and `field` are dotted paths
 * as in `RowSpec.items`; `of` is the id of the case whose answer is read too, `aside` the name of a setup or follow-up call.
 */
export type RuleSpec =
  | { rule: 'paid'; value: boolean }
  | { rule: 'ordered'; items: string; field: string; direction: 'asc' | 'desc' }
  | { rule: 'everyFieldIs'; items: string; field: string; value: boolean | number | string | null }
  | { rule: 'everyFieldIsAsked'; items: string; field: string; asked: Asked }
  | { rule: 'fieldIsAsked'; field: string; asked: Asked }
  | { rule: 'uniqueField'; items: string; field: string }
  | { rule: 'fieldMatches'; items: string; field: string; pattern: string }
  | { rule: 'pageWithinLimit' }
  | { rule: 'fieldWithin'; items: string; field: string; of: string; ofItems: string; ofField: string }
  | { rule: 'equalsItemOf'; object: string; of: string; ofItems: string; except: readonly string[] }
  | {
      rule: 'agrees';
      items: string;
      /** The answer of another case, or of a call beside. */
      with: { of: string } | { aside: string };
      /** Where the same objects stand there. */
      at: string;
      /** By which field they are known; `id` by default. */
      key?: string;
      /** By which they are known there, where that is another; `{key}` is the key of a map. */
      atKey?: string;
      /** True where all that stand there must be here, or all of which a field has a value. */
      all?: boolean | { field: string; value: boolean };
      /** Paths within the object that may differ: `baskets[*].updated_at`, `[#]` for the basket of the path. */
      except: readonly string[];
      /** The only fields to compare; all of them by default. */
      fields?: readonly string[];
      /** The call beside whose answer holds the items; the entry's own by default. */
      in?: string;
    }
  | { rule: 'justMade'; items: string }
  | { rule: 'tallies'; of: string }
  | { rule: 'sentComesBack'; sent: string; answers: string }
  | { rule: 'hasSelected'; items: string }
  | { rule: 'seatCounts'; object: string }
  | { rule: 'notEmpty'; items: string }
  | { rule: 'notMoreThan'; field: string; than: string }
  /** In each item the field is the sum of what stands at `parts` within it: `price` of `baskets[*].price`. */
  | { rule: 'sumOf'; items: string; field: string; parts: string }
  | { rule: 'answerPerItem'; sent: string; answers: string; echo: readonly EchoField[] }
  | { rule: 'echo'; object: string; fields: readonly EchoField[] }
  | { rule: 'sameInstant'; sent: string; came: string }
  | { rule: 'sameDay'; sent: string; came: string }
  | { rule: 'everyInstantFrom'; items: string; field: string; asked: Asked }
  | { rule: 'basketDeleted'; before: string }
  | { rule: 'basketRefunded'; amounts: readonly { sent: string; came: string }[] }
  | { rule: 'priceReferences' }
  | { rule: 'sameInAside'; aside: string; field: string }
  | { rule: 'asidesAgree'; asides: readonly [string, string]; field: string }
  | { rule: 'ticketsPaid' }
  | { rule: 'unpaidHasNoBarcode' }
  | { rule: 'removed' }
  | { rule: 'asideShows'; aside: string; items: string; field: string; value: boolean | number }
  | { rule: 'ticketsMatchFilter' }
  | { rule: 'noData' }
  | { rule: 'infoNamesIdAsked' };
