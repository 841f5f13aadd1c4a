/** What commands beside an audit find in answers, with its Russian, written as in `phrases.ts`. */
export const RUSSIAN_COMMANDS: readonly (readonly [english: string, russian: string])[] = [
  // What an API does otherwise than it was recorded.
  ['{path} is new ({type})', '{path}: новое поле ({type})'],
  ['{path} is gone', '{path}: поля больше нет'],
  ['{path} was {old}, is {now}', '{path}: было {old}, стало {now}'],
  ['{path} may now be null', '{path}: теперь может быть null'],
  ['{path} is no longer null', '{path}: больше не бывает null'],
  ['{path} has new values: {values}', '{path}: новые значения: {values}'],
  ['is slower: {n} ms then, {m} ms now', 'медленнее: было {n} мс, стало {m} мс'],
  ['is faster: {n} ms then, {m} ms now', 'быстрее: было {n} мс, стало {m} мс'],
  ['was answered with {n}, is answered with {m}', 'был ответ {n}, теперь {m}'],
  ['the recording was interrupted', 'запись прервана'],
  // What an answer met, and what it leaves open.
  ['{n} items came', 'пришло элементов: {n}'],
  ['{n} items have another {field} each', 'у всех {n} элементов разные {field}'],
  ['they came rising by {field}', 'пришли по возрастанию {field}'],
  ['they came falling by {field}', 'пришли по убыванию {field}'],
  ['what was sent came back', 'отправленное вернулось'],
  ['{field} is the sum of {parts}', '{field} — сумма {parts}'],
  ['unsure: it was null throughout: what is it else?', 'неясно: всюду null; чем ещё это бывает?'],
  ['unsure: it was of several types: {types}', 'неясно: встретились разные типы: {types}'],
  ['unsure: whole throughout: may it be a fraction?', 'неясно: всюду целое; бывает ли дробь?'],
  ['unsure: it had no field', 'неясно: не было ни одного поля'],
  ['unsure: not every one had {names}', 'неясно: не у всех было {names}'],
  ['unsure: it was empty: what are its items?', 'неясно: был пуст; каковы его элементы?'],
];
