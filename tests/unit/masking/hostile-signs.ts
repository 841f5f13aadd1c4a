/** What labels, numbers, escapes and persons are written with, and what comes between them. */
export const HOSTILE: readonly string[] = [
  ...['"', "'", '\\', ':', ': ', '=', '|', ' | ', '{', '}', '[', ']', '<', '>', '(', ')', '*', '`', '«', '»'],
  ...[' ', '\n', '-', ' - ', ', ', '.', '/', '&', '#', '@', ' @ ', '%', '%4', '%40', '%25', '%3D', '%20', '%D0%90'],
  ...['&amp;', '&#64;', '\\u0040', '\\u0410', '(at)', ' at ', ' dot ', '+', '+7', '8', '9', '(495)', '900', '11', '000'],
  ...['Токен', 'пароль', 'token', 'api_key', 'Bearer ', 'basic ', 'cookie: ', 'ФИО', 'Фамилия', 'имя', 'Клиент'],
  ...['ИНН', 'паспорт', 'серия', 'номер', 'карта', 'card', 'CVV', 'Дата рождения', 'др', 'born ', 'Адрес', 'адрес доставки'],
  ...['кв. 3', 'Telegram', 'tg', 'vk', 't.me/', 'vk.com/id', 'email', 'phone', 'client_name', 'inn', 'barcode', 'promo'],
  ...['промокод', 'utm_source', 'name', 'custom', 'uniqid', 'required', 'Анна', 'анна', 'Примеров', 'Антон Павлович'],
  ...['k9Zx81QwAb', 'LETO25', 'example.org', 'ivan@example.org', 'mask', 'mask.invalid', '{{masked}}', '79001112233'],
  ...['870000000012', '4111111111111111', '12.05.1990', '1990', '/pay/Ab3dEf9hIj', 'https://', 'г.р.'],
];
