import type { SeededRandom } from '../seeded-random.ts';
import type { Client } from '../state/client.ts';

const NAMES = ['Анна', 'Пётр', 'Мария', 'Олег', 'Вера', 'Иван', 'Нина', 'Глеб', 'Лев', 'Ольга'];
const MIDDLENAMES = ['Тестович', 'Примеровна', 'Образцович'];
const SURNAMES = ['Образец', 'Пример', 'Шаблон', 'Эскиз', 'Макет', 'Черновик', 'Набросок'];
const FIRST_ID = 150;
const COUNT = 95;

/** The clients: 95, ids 150 to 244, all invented. Some lack a surname or carry a social id, as real ones do. */
export function makeClients(random: SeededRandom): Client[] {
  return Array.from({ length: COUNT }, (_, index) => {
    const id = FIRST_ID + index;
    return {
      id,
      email: `guest${id}@example.com`,
      details: {
        id: id + 400,
        name: random.pick(NAMES),
        middlename: random.chance(0.13) ? random.pick(MIDDLENAMES) : null,
        surname: random.chance(0.09) ? null : random.pick(SURNAMES),
        phone: `+7900000${String(id).padStart(4, '0')}`,
        vk_id: random.chance(0.04) ? `100${id}${id}` : '',
        facebook_id: '',
      },
    };
  });
}
