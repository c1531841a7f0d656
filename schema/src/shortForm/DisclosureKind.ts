/** One category of disclosures, as the contract has it once its short form is expanded. Programs that serve it read this instead of the SDL. */
export interface DisclosureKind {
  /** As in ids and in the list's field, such as `permits`. */
  category: string;
  /** Its value of the enum `Category`, such as `PERMITS`. */
  value: string;
  /** The type of its records, such as `Permit`. */
  typeName: string;
  /** The field that gives one record, such as `permit`; with `Totals` behind it, the field of its totals. */
  singular: string;
  /** The order when a question names none. */
  defaultOrder: { field: string; direction: 'ASC' | 'DESC' };
  /** By value of the order's enum: the record's field that it orders by. */
  orders: Readonly<Record<string, string>>;
  filters: readonly KindFilter[];
  /** Null where the category has no totals. */
  totals: KindTotals | null;
  /** The record's field that holds a `Supplier`; null where there is none. */
  supplier: string | null;
}

/** A condition of a category's filter, the common ones too. */
export interface KindFilter {
  name: string;
  /** The type as the SDL writes it, such as `[PermitType!]`. */
  type: string;
  /** What `@prunes` says of it; null where it says nothing. */
  rule: { by: string; of: string | null } | null;
}

/** The figures over a category's records. */
export interface KindTotals {
  /** The category's own figures, beside the numbers of records: how members' values become one (`@merge`), and the type. */
  figures: readonly { name: string; by: string; type: string }[];
  /** The figure whose largest groups come first. */
  groupOrder: string;
  groups: readonly KindGroup[];
}

/** A way to group a category's records, as `@groups` says it. */
export interface KindGroup {
  /** The enum's value. */
  value: string;
  /** Where the group says its key. */
  by: string | null;
  register: string | null;
  /** The path of the records' field by whose value they are grouped; null where the register decides. */
  of: string | null;
}
