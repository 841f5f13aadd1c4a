// Only what a total of a report is told of: a column is called by its name in the warehouse, and its total in the language of the report.
const THINGS: readonly (readonly [string, string])[] = [
  ['revenue', 'выручк'],
  ['income', 'доход'],
  ['ticket', 'билет'],
  ['refund', 'возврат'],
  ['order', 'заказ'],
  ['client|customer', 'клиент|покупател'],
  ['event', 'событ|мероприят'],
  ['show', 'сеанс|показ'],
  ['seat', 'мест'],
  ['discount', 'скидк|скидок'],
  ['payment', 'платеж|платёж|оплат'],
  ['visit', 'визит|посещ'],
  ['click', 'клик'],
  ['file', 'файл'],
];
const PATTERNS = THINGS.map(([english, russian]) => [
  new RegExp(`^(?:${english})s?(?:_(?:sold|total|count|amount|sum|qty|loaded))?$`, 'u'),
  new RegExp(String.raw`^(?:${russian})\p{L}{0,3}$`, 'u'),
]);

/** True for a stem of the one language and one of the other that name one thing: `визит` and `visit`, `мест` and `seats_sold`. */
export function areTranslations(one: string, other: string): boolean {
  return PATTERNS.some(
    ([english, russian]) =>
      (english?.test(one) === true && russian?.test(other) === true) ||
      (english?.test(other) === true && russian?.test(one) === true),
  );
}
