// What people call what says who somebody is, by which masker and scanner both look for it; how they use it is their own.

/** Of whom a label is. */
export const OWNER =
  '(?:[ ](?:клиента|покупателя|зрителя|гостя|заказчика|получателя|владельца|реб[её]нка|пенсионера|пассажира|гражданина|заявителя|ветерана|студента|у[ ](?:не[её]|него|меня)))?';
/** A day of birth, with a sign behind it. */
export const BIRTH = String.raw`дат[ауы](?:[ ]и[ ]место)?[ ]рожд(?:ения|\.)|год[ ]рождения|д\.[ ]?р\.|др|birth[ _-]?(?:date|day)|(?:date|year)[ _]of[ _]birth|дата[ ]народження|туған[ ]күні|dob(?:[ ](?:for|on|as)[ ]\p{L}{3,14})?|d\.[ ]?o\.[ ]?b\.|bday`;
/** The same without one. */
export const BORN = String.raw`др|родил(?:ся|ась)|born(?:[ ]on)?|dob(?:[ ](?:for|on|as)[ ]\p{L}{3,14})?|d\.[ ]?o\.[ ]?b\.|д\.[ ]?р\.|дат[ауы][ ]рождения|дата[ ]народження|туған[ ]күні|день[ ]рождения|birthday(?:[ ]is)?(?:[ ]on)?|date[ ]of[ ]birth`;
/** A paper that says who somebody is, and what it is called by its number. */
export const DOCUMENT = String.raw`(?:загран)?паспорт\p{L}*(?:[ ](?:данные|гражданина|иностранн\p{L}{2,3}|заграничн\p{L}{2,3}|серии?я?|рф|рк|рб)){0,3}|passport(?:[ ](?:no\.?|number|data|#))?|id[ ]card|(?:вод\.|водительск\p{L}{2})[ ](?:удостоверени\p{L}|уд\.)|driv(?:er'?s?|ing)[ ]licen[cs]e(?:[ ]no\.?|[ ]number)?|в\/у|полис(?:[ ]омс)?|омс|ИНН|ИИН|ЖСН|РНОКПП|ІПН|СНИЛС|ОГРН(?:ИП)?|КПП|INN|KPP|tax[ ]id`;
/** What is paid with. */
export const CARD = String.raw`(?:карт(?:[аыуе]|ой)|card(?:[ _](?:number|no\.?))?|visa|mastercard)(?:[ ](?:мир|visa|mastercard))?(?:[ ](?:для|за|for)[ ]\p{L}{4,12})?`;
/** Where somebody lives, or gets what is sent. */
export const HOME = String.raw`адрес[ ]\((?:доставк[аи]|проживани[ея]|регистраци[яи]|клиента)\)|(?:домашний|почтовый)[ ]адрес|адрес[ ](?:для[ ](?:курьера|доставки|отправки)|доставки|проживания|регистрации|прописки|места[ ]жительства|клиента|покупателя|получателя|заказчика|зрителя|гостя|плательщика)|место[ ](?:жительства|проживания)|прописка|(?:ship|bill)[ ]to|address[ _]line[ _]?[12]?|(?:delivery|home|billing|shipping|postal|mailing|residential|client|customer|buyer|guest)[ _]address|(?:жив[её]т|проживает)[ ]по[ ]адресу`;
