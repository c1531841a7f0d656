import { refusal } from '@shafaf/shared/errors/refusal';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import { numberAt, type Part, partAt, partsAt, present, textAt } from './recordAccess.ts';

/** What releases say that stands in no record. */
export interface OcdsSettings {
  /** The registered prefix of the province's Open Contracting ids, such as `ocds-xxxxxx`; records without an ocid of their own need it. */
  ocidPrefix: string | undefined;
  /** What a member is called. */
  nameOf: (code: string) => string;
}

const METHODS: Readonly<Record<string, string>> = { OPEN: 'open', SELECTIVE: 'selective', LIMITED: 'limited', DIRECT: 'direct' };
const CATEGORIES: Readonly<Record<string, string>> = { GOODS: 'goods', WORKS: 'works', SERVICES: 'services' };
const STATUSES: Readonly<Record<string, string>> = {
  PENDING: 'pending',
  ACTIVE: 'active',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
};
/** The closed codelist of what milestones can be. */
const MILESTONE_STATUSES = new Set(['scheduled', 'met', 'notMet', 'partiallyMet']);

/**
 * A contract of the graph as a release of OCDS 1.1. Amounts are in rial. A contract without an award gets one, since the standard has suppliers nowhere
 * else.
 * @throws ShafafError `OCID_PREFIX_MISSING` for one without an ocid, when no prefix is given
 */
export function ocdsRelease(record: Part, { ocidPrefix, nameOf }: OcdsSettings): Part {
  const id = textAt(record, 'id') ?? '';
  const code = parseGlobalId(id)?.member ?? '';
  const ocid = textAt(record, 'ocid') ?? ocidOf(id, ocidPrefix);
  const suppliers = new Suppliers();
  const awards = awardsOf(record, contractId(id, ocid), suppliers);
  const [award] = awards;
  const buyer = { id: code, name: nameOf(code) };
  const contract = contractOf(record, contractId(id, ocid), String(award?.id ?? ''));
  return {
    ocid,
    id: `${id}:${numberAt(record, 'revision') ?? 1}`,
    date: textAt(record, 'modifiedAt'),
    language: 'fa',
    tag: ['contract', ...(contract.implementation === undefined ? [] : ['implementation'])],
    initiationType: 'tender',
    parties: [{ ...buyer, roles: ['buyer'] }, ...suppliers.parties()],
    buyer,
    ...present({ tender: tenderOf(partAt(record, 'tender'), ocid) }),
    awards,
    contracts: [contract],
  };
}

function ocidOf(id: string, prefix: string | undefined): string {
  if (prefix !== undefined) return `${prefix}-${id}`;
  throw refusal(
    'OCID_PREFIX_MISSING',
    `The record ${id} has no ocid of its own, and this gateway has no ocid prefix (SHAFAF_OCID_PREFIX) to make one of.`,
  );
}

/** The contract's id within its process: of records that came from OCDS, what it was there. */
function contractId(id: string, ocid: string): string {
  const localId = parseGlobalId(id)?.localId ?? id;
  return localId.startsWith(`${ocid}:`) ? localId.slice(ocid.length + 1) : localId;
}

/** Who sold, each once. */
class Suppliers {
  readonly #parties = new Map<string, Part>();

  /** Notes a supplier, and gives the reference to it; undefined for one of whom nothing is known. */
  refer(supplier: Part | null): Part | undefined {
    const nationalId = textAt(supplier, 'nationalId');
    const name = textAt(supplier, 'name');
    const other = partAt(supplier, 'identifier');
    const id = nationalId ?? textAt(other, 'id') ?? name;
    if (id === undefined) return undefined;
    // No register of such identifiers is known by a code of org-id.guide, so that none is named.
    const identifier = present({ scheme: textAt(other, 'scheme'), id: nationalId ?? textAt(other, 'id'), legalName: name });
    this.#parties.set(id, { ...present({ id, name, identifier }), roles: ['supplier'] });
    return present({ id, name });
  }

  parties(): Part[] {
    return [...this.#parties.values()];
  }
}

function awardsOf(record: Part, id: string, suppliers: Suppliers): Part[] {
  const own = suppliers.refer(partAt(record, 'supplier'));
  const awards = partsAt(record, 'awards').map((award, at) => ({
    id: textAt(award, 'id') ?? `${id}-award-${at + 1}`,
    ...present({
      title: textAt(award, 'title'),
      date: moment(textAt(award, 'date')),
      value: money(textAt(award, 'value')),
      suppliers: partsAt(award, 'suppliers').flatMap((supplier) => suppliers.refer(supplier) ?? []),
    }),
  }));
  return awards.length > 0 ? awards : [{ id: `${id}-award`, ...(own && { suppliers: [own] }) }];
}

function tenderOf(tender: Part | null, ocid: string): Part | undefined {
  const said = present({
    title: textAt(tender, 'title'),
    procurementMethod: METHODS[textAt(tender, 'procurementMethod') ?? ''],
    procurementMethodDetails: textAt(tender, 'procurementMethodDetails'),
    procurementMethodRationale: textAt(tender, 'procurementMethodRationale'),
    mainProcurementCategory: CATEGORIES[textAt(tender, 'mainProcurementCategory') ?? ''],
    value: money(textAt(tender, 'value')),
    tenderPeriod: period(tender),
    numberOfTenderers: numberAt(tender, 'numberOfTenderers'),
  });
  return said && { id: `${ocid}-tender`, ...said };
}

function contractOf(record: Part, id: string, awardID: string): Part {
  const numbered = (parts: readonly Part[], make: (part: Part) => Part) =>
    parts.map((part, at) => ({ id: String(at + 1), ...present(make(part)) }));
  const implementation = partAt(record, 'implementation');
  return {
    id,
    awardID,
    ...present({
      title: textAt(record, 'title'),
      description: textAt(record, 'description'),
      status: STATUSES[textAt(record, 'contractStatus') ?? ''],
      period: period(record),
      value: money(textAt(record, 'amount')),
      dateSigned: moment(textAt(record, 'signedOn')),
      documents: numbered(partsAt(record, 'documents'), (document) => ({
        title: textAt(document, 'title'),
        url: textAt(document, 'url'),
        format: textAt(document, 'mediaType'),
      })),
      amendments: numbered(partsAt(record, 'amendments'), (amendment) => ({
        date: moment(textAt(amendment, 'date')),
        description: textAt(amendment, 'description'),
        rationale: textAt(amendment, 'rationale'),
      })),
      implementation: present({
        transactions: numbered(partsAt(implementation, 'transactions'), (transaction) => ({
          id: textAt(transaction, 'id'),
          date: moment(textAt(transaction, 'date')),
          value: money(textAt(transaction, 'value')),
        })),
        milestones: numbered(partsAt(implementation, 'milestones'), (milestone) => ({
          title: textAt(milestone, 'title'),
          status: MILESTONE_STATUSES.has(textAt(milestone, 'status') ?? '') ? textAt(milestone, 'status') : undefined,
          dueDate: moment(textAt(milestone, 'dueDate')),
          dateMet: moment(textAt(milestone, 'dateMet')),
        })),
      }),
    }),
  };
}

function period(part: Part | null): Part | undefined {
  return present({ startDate: moment(textAt(part, 'periodStart')), endDate: moment(textAt(part, 'periodEnd')) });
}

/** A day as the moment at which it begins in Iran: the standard has moments only. */
function moment(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T00:00:00+03:30`;
}

/** Stands around the digits of an amount until the release is text: JavaScript's numbers would round long ones. */
const DIGITS = '\ue000';
const WRITTEN = new RegExp(`"amount":"${DIGITS}(-?\\d+)${DIGITS}"`, 'g');

function money(rial: string | undefined): Part | undefined {
  return rial === undefined ? undefined : { amount: DIGITS + rial + DIGITS, currency: 'IRR' };
}

/** A release as JSON, every digit of its amounts kept. */
export function writeRelease(release: Part): string {
  return JSON.stringify(release).replace(WRITTEN, '"amount":$1');
}
