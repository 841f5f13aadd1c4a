/** Words that stand where a name would, and say something of the field: that it is required, or of which type it is. */
export const NO_NAME =
  /^(?:не|нет|да|обязательн\p{L}*|необязательн\p{L}*|поле|строка|текст|имя|фамилия|отчество|должн\p{L}*|required|optional|must|should|missing|invalid|unknown|null|nil|none|undefined|true|false|yes|no|is|not|empty|the|an?|this|see|name|surname|string|text|varchar|char|nullable|lowcardinality|int(?:eger)?|bool(?:ean)?|object|array|any|get|head|post|put|patch|delete|options)$/iu;
