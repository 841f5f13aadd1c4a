// First names, as far as all their patronymics share them.
const STEMS =
  'Александр|Алексе|Анатоль|Андре|Антон|Аркадь|Арсень|Арт[её]м|Богдан|Борис|Вадим|Валентин|Валерь|Васильк|Василь|Виктор|Виталь|' +
  'Владимир|Владислав|Всеволод|Вячеслав|Геннадь|Герман|Георги|Глеб|Григорь|Данил|Денис|Дмитри|Евгень|Егор|Ефим|Иван|' +
  'Игнать|Игор|Иль|Иосиф|Кирилл|Константин|Кузьм|Леонид|Льв|Макар|Максим|Матве|Михайл|Никит|Никола|Олег|Павл|Петр|' +
  'Родион|Роман|Руслан|Сав|Сем[её]н|Серге|Станислав|Степан|Тарас|Тимофе|Тимур|Фом|Ф[её]дор|Эдуард|Юль|Юрь|Яковл|Ярослав';

/**
 * Source of a pattern for a Russian patronymic in the nominative. Made of first names: surnames such as those in -ович
 * without one are not among them.
 */
export const PATRONYMIC = `(?:${STEMS})(?:ович|евич|ич|овна|евна|инична|ична)`;

/** The same of any first name and in any case of Russian grammar: it takes the words beside it to tell it from a surname. */
export const ANY_PATRONYMIC = String.raw`\p{Lu}[\p{L}]{1,14}(?:[оеё]вич|(?<=[лкфм])[ьи]?ич)(?:а|у|ем|ом|е)?|\p{Lu}[\p{L}]{1,14}(?:[оеё]вн|ичн)(?:а|ы|е|у|ой|ою)`;
