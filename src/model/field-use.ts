/** How the objects of one place of a schema used its fields, in one answer. */
export interface FieldUse {
  /** File of the schema: `order.schema.json`. */
  schema: string;
  /** Place of the objects within what the file describes: '' for the whole, `baskets[*]`, `zones{*}`. */
  at: string;
  /** Objects that were looked at. */
  objects: number;
  /** Fields that the schema names and that none of these objects has, sorted. */
  absent: string[];
  /** Fields that the schema does not name, sorted, with the objects that have them. */
  unknown: { name: string; objects: number }[];
}
