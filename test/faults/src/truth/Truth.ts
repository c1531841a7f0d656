import type { MemberIdentity } from '@shafaf/member/MemberIdentity';

/** A contract as it stands in its member's own table. */
export interface TrueRow {
  id: string;
  member: string;
  title: string;
  amount: bigint | null;
  signedOn: string | null;
  publishedAt: string;
  fiscalYear: number | null;
  sample: boolean;
  supplierId: string | null;
  supplierName: string | null;
  procurementMethod: string | null;
}

/** A filter of contracts, as clients send it. */
export interface Filter {
  minAmount?: string;
  maxAmount?: string;
  signedFrom?: string;
  signedTo?: string;
  fiscalYear?: number;
  member?: string[];
  memberKind?: string;
  county?: string;
  supplier?: string;
  procurementMethod?: string[];
  sample?: boolean;
}

/** An order of contracts, as clients send it. */
export interface Order {
  field: 'AMOUNT' | 'SIGNED_ON' | 'PUBLISHED_AT';
  direction: 'ASC' | 'DESC';
}

/** Figures over some rows. */
export interface Figures {
  count: number;
  sampleCount: number;
  amount: string;
  largest: string | null;
}

export type Group = 'MEMBER' | 'COUNTY' | 'FISCAL_YEAR' | 'SUPPLIER' | 'PROCUREMENT_METHOD';

/** All that the members hold, known beforehand. It does not change. */
export class Truth {
  readonly rows: readonly TrueRow[];
  readonly members: readonly MemberIdentity[];
  readonly #byId: ReadonlyMap<string, TrueRow>;

  constructor(members: readonly MemberIdentity[], rows: readonly TrueRow[]) {
    this.members = members;
    this.rows = rows;
    this.#byId = new Map(rows.map((row) => [row.id, row]));
  }

  row(id: string): TrueRow | undefined {
    return this.#byId.get(id);
  }

  /** Codes of the members that a filter leaves. */
  concerned({ member, memberKind, county }: Filter): string[] {
    return this.members
      .filter(
        (each) =>
          (member === undefined || member.includes(each.code)) &&
          (memberKind === undefined || each.kind === memberKind) &&
          (county === undefined || each.county === county),
      )
      .map(({ code }) => code);
  }

  /** The rows that a filter leaves, in no order. */
  matching(filter: Filter): TrueRow[] {
    const members = new Set(this.concerned(filter));
    return this.rows.filter(
      ({ member, amount, signedOn, fiscalYear, supplierId, procurementMethod, sample }) =>
        members.has(member) &&
        (filter.minAmount === undefined || (amount !== null && amount >= BigInt(filter.minAmount))) &&
        (filter.maxAmount === undefined || (amount !== null && amount <= BigInt(filter.maxAmount))) &&
        (filter.signedFrom === undefined || (signedOn !== null && signedOn >= filter.signedFrom)) &&
        (filter.signedTo === undefined || (signedOn !== null && signedOn <= filter.signedTo)) &&
        (filter.fiscalYear === undefined || fiscalYear === filter.fiscalYear) &&
        (filter.supplier === undefined || supplierId === filter.supplier) &&
        (filter.procurementMethod === undefined || (procurementMethod !== null && filter.procurementMethod.includes(procurementMethod))) &&
        (filter.sample === undefined || sample === filter.sample),
    );
  }

  countyOf(member: string): string | null {
    return this.members.find(({ code }) => code === member)?.county ?? null;
  }

  groupKey(row: TrueRow, by: Group): string | null {
    switch (by) {
      case 'MEMBER':
        return row.member;
      case 'COUNTY':
        return this.countyOf(row.member);
      case 'FISCAL_YEAR':
        return row.fiscalYear === null ? null : String(row.fiscalYear);
      case 'SUPPLIER':
        return row.supplierId;
      case 'PROCUREMENT_METHOD':
        return row.procurementMethod;
    }
  }
}

/** Rows in the one order: those without a value last, equal ones by id. */
export function inOrder(rows: readonly TrueRow[], { field, direction }: Order): TrueRow[] {
  const keyOf = ({ amount, signedOn, publishedAt }: TrueRow) =>
    field === 'AMOUNT' ? amount : field === 'SIGNED_ON' ? signedOn : publishedAt;
  return [...rows].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a !== b) {
      if (a === null) return 1;
      if (b === null) return -1;
      return a < b === (direction === 'ASC') ? -1 : 1;
    }
    return Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));
  });
}

export function figuresOf(rows: readonly TrueRow[]): Figures {
  const amounts = rows.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return {
    count: rows.length,
    sampleCount: rows.filter(({ sample }) => sample).length,
    amount: String(amounts.reduce((sum, amount) => sum + amount, 0n)),
    largest: amounts.length === 0 ? null : String(amounts.reduce((most, amount) => (amount > most ? amount : most))),
  };
}
