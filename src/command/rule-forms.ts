import {
  ANYTHING,
  type Form,
  type FormsOf,
  LIST,
  OBJECT,
  oneOf,
  optional,
  SCALAR,
  TEXT,
  TEXTS,
  YES_OR_NO,
} from '../common/forms.ts';
import type { RuleSpec } from '../model/rule.ts';

type RuleName = RuleSpec['rule'];

const ASKED: Form = {
  takes: (value) => OBJECT.takes(value) && ['param', 'column'].includes(Object.keys(value as object).join()),
  said: "{ param: '...' } or { column: '...' }",
};
const PATTERN: Form = {
  takes: (value) => typeof value === 'string' && isPattern(value),
  said: 'a regular expression',
};
const SENT = { sent: TEXT, answers: TEXT };
const ITEMS = { items: TEXT, field: TEXT };

/** The fields of each rule, beside its name. */
export const RULE_FORMS: {
  readonly [Name in RuleName]: Omit<FormsOf<Extract<RuleSpec, { rule: Name }>>, 'rule'>;
} = {
  paid: { value: YES_OR_NO },
  ordered: { ...ITEMS, direction: oneOf('asc', 'desc') },
  everyFieldIs: { ...ITEMS, value: SCALAR },
  everyFieldIsAsked: { ...ITEMS, asked: ASKED },
  fieldIsAsked: { field: TEXT, asked: ASKED },
  uniqueField: ITEMS,
  fieldMatches: { ...ITEMS, pattern: PATTERN },
  pageWithinLimit: {},
  fieldWithin: { ...ITEMS, of: TEXT, ofItems: TEXT, ofField: TEXT },
  equalsItemOf: { object: TEXT, of: TEXT, ofItems: TEXT, except: TEXTS },
  agrees: {
    items: TEXT,
    with: OBJECT,
    at: TEXT,
    key: optional(TEXT),
    atKey: optional(TEXT),
    all: optional(ANYTHING),
    except: TEXTS,
    fields: optional(TEXTS),
    in: optional(TEXT),
  },
  justMade: { items: TEXT },
  tallies: { of: TEXT },
  sentComesBack: SENT,
  hasSelected: { items: TEXT },
  seatCounts: { object: TEXT },
  notEmpty: { items: TEXT },
  notMoreThan: { field: TEXT, than: TEXT },
  sumOf: { ...ITEMS, parts: TEXT },
  answerPerItem: { ...SENT, echo: LIST },
  echo: { object: TEXT, fields: LIST },
  sameInstant: { sent: TEXT, came: TEXT },
  sameDay: { sent: TEXT, came: TEXT },
  everyInstantFrom: { ...ITEMS, asked: ASKED },
  basketDeleted: { before: TEXT },
  basketRefunded: { amounts: LIST },
  priceReferences: {},
  sameInAside: { aside: TEXT, field: TEXT },
  asidesAgree: { asides: TEXTS, field: TEXT },
  ticketsPaid: {},
  unpaidHasNoBarcode: {},
  removed: {},
  asideShows: { aside: TEXT, ...ITEMS, value: SCALAR },
  ticketsMatchFilter: {},
  noData: {},
  infoNamesIdAsked: {},
};

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
