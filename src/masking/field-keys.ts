/** What a field holds, and so how it is masked. */
export type FieldKind =
  | 'email'
  | 'phone'
  | 'words'
  | 'barcode'
  | 'series'
  | 'card'
  | 'capability'
  | 'capabilityUrl'
  | 'identifier'
  | 'promoCode'
  | 'secret';

// QTickets REST docs (orders, clients, baskets, seats), Partners docs (tickets), Webhooks docs (telegram_user).
const KINDS: Readonly<Record<FieldKind, readonly string[]>> = {
  email: ['email', 'client_email', 'client_emails'],
  phone: ['phone', 'client_phone'],
  words: [
    'surname',
    'middlename',
    'client_name',
    'client_surname',
    'client_middlename',
    'organization_name',
    'legal_name',
    'work_position',
    'comment',
    'first_name',
    'last_name',
    'username',
    'telegram_user',
  ],
  barcode: ['barcode', 'barcodes'],
  series: ['series'],
  card: ['payment_card_number'],
  capability: ['uniqid'],
  capabilityUrl: ['payment_url', 'cancel_url', 'pdf_url', 'passbook_url', 'gpass_url'],
  identifier: [
    'fanid',
    'visitor_user_id',
    'user_session',
    'vk_id',
    'from_id',
    'actor_id',
    'device_id',
    'facebook_id',
    'telegram_id',
    'inn',
    'kpp',
  ],
  promoCode: ['promo_code', 'promocode', 'access_code'],
  secret: ['authorization', 'proxy_authorization', 'x_forwarded_for', 'x_real_ip'],
};

const KIND_OF_KEY: ReadonlyMap<string, FieldKind> = new Map(
  (Object.entries(KINDS) as [FieldKind, readonly string[]][]).flatMap(([kind, keys]) =>
    keys.map((key): [string, FieldKind] => [key, kind]),
  ),
);

/** What stands before `key` where the key opens something: others sort, join or cache. */
export const OF_A_SECRET_KEY =
  'api|access|private|secret|app|auth|account|shared|signing|encryption|partners?|consumer|master|deploy|service|webhook|merchant|terminal|hmac';

// Fields that the API may have one day, and those of an error page or a proxy: told by how their key ends.
const KIND_OF_ENDING: readonly (readonly [RegExp, FieldKind])[] = [
  [/(?:^|_)e_?mail(?:s|_address)?$/, 'email'],
  [/(?:^|_)(?:phones?|phone_number|mobile|tel|telephone)$/, 'phone'],
  [
    /(?:^|_)(?:surname(?:_(?:lat|latin|en|eng|ru|rus))?|forename|given_?name|family_?name|patronymic|fio|(?:first|last|middle|full|client|customer|buyer|guest|contact|recipient|payer|owner|holder|cardholder)_?name|name_on_card)$/,
    'words',
  ],
  [
    /(?:^|_)(?:client|customer|buyer|guest|delivery|shipping|billing|home|postal|mailing|residential|registration)_address$/,
    'words',
  ],
  [
    /(?:^|_)(?:telegram|tg|vk|whatsapp|viber|instagram|skype)_(?:user_?name|name|login|nick|nickname)$/,
    'words',
  ],
  [/(?:^|_)(?:card_number|pan)$/, 'card'],
  [
    /(?:^|_)(?:snils|ogrn|ogrnip|passport|(?:passport|document|doc)_(?:number|no|series)|imei|idf[av]|gaid|aaid|birth_?da(?:y|te)|bday|date_of_birth|dob|born|cv[cv]2?|ip|ip_address|remote_addr)$/,
    'identifier',
  ],
  [
    new RegExp(
      `(?:^|_)(?:(?:csrf|xsrf|auth|access|refresh|api|bot|session|bearer|user|app)?token|csrfmiddlewaretoken|phpsessid|jsessionid|secret(?:_(?:2fa|m?fa|t?otp|seed))?|(?:(?:pg|my|db)?passw(?:or)?d|pass(?=_))(?:_hash|_(?:double_)?(?:sha[0-9]{1,3}|md5|bcrypt|argon2)(?:_(?:hex|hash))?)?|(?:t?otp|[2m]fa)_(?:key|seed)|passphrase|csrf|xsrf|(?:${OF_A_SECRET_KEY})_?key(?:_id)?|signature|cookie|session_?id|jwt|(?:jwt|token|cookie|session|hmac|webhook)_sign(?:ing|er)?)$`,
    ),
    'secret',
  ],
];

/** `with_phone: 95` counts, `has_email: true` answers. */
const OF_A_COUNT = /^(?:with|without|has)_/;
const RUSSIAN = /^[А-ЯЁа-яё]/;
// Keys of exports that people read: `<Фамилия>`, `"ФИО":`.
const KIND_OF_RUSSIAN: readonly (readonly [RegExp, FieldKind])[] = [
  [/^(?:фио|фамилия|имя|отчество)$/i, 'words'],
  [/^(?:телефон|мобильный)$/i, 'phone'],
  [/^(?:почта|эл(?:ектронная)?[ _]?почта)$/i, 'email'],
  [/^(?:дата[ _]?рождения|паспорт|инн|снилс)$/i, 'identifier'],
  [/^(?:токен|пароль|секрет|ключ[ _]?(?:доступа|api|апи|сессии|сеанса|подписи))$/i, 'secret'],
];

/**
 * The kind that a key has wherever it stands; undefined for one that depends on its place or holds nothing personal. A key
 * in camel case, or with hyphens, means what it means with underscores.
 */
export function kindOfKey(key: string): FieldKind | undefined {
  const name = /[A-Z-]/.test(key)
    ? key
        .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
        .replaceAll('-', '_')
        .toLowerCase()
    : key;
  if (OF_A_COUNT.test(name)) return undefined;
  return (
    KIND_OF_KEY.get(name) ??
    KIND_OF_ENDING.find(([ending]) => ending.test(name))?.[1] ??
    (RUSSIAN.test(name) ? KIND_OF_RUSSIAN.find(([label]) => label.test(name))?.[1] : undefined)
  );
}
