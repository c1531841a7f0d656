import { fiscalYearOf } from '@shafaf/shared/calendar/fiscalYearOf';
import { isNationalId } from '@shafaf/shared/identifiers/isNationalId';
import { objectOf, objectsOf, present, textOfJson } from '../../../publish/ocds/jsonAccess.ts';
import type { OcdsRecord } from '../../../publish/ocds/OcdsRecord.ts';
import { type OcdsReading, ocdsReading, type Rates } from '../../../publish/ocds/ocdsReading.ts';
import { problems } from '../../../publish/problems.ts';
import type { JsonObject } from '../../../publish/read/assembleJson.ts';

/** A contract of a release; its id is `<ocid>:<contract id>`. */
type OcdsContract = Pick<OcdsRecord, 'localId' | 'content' | 'problems' | 'notes'>;

const METHODS: Readonly<Record<string, string>> = { open: 'OPEN', selective: 'SELECTIVE', limited: 'LIMITED', direct: 'DIRECT' };
const CATEGORIES: Readonly<Record<string, string>> = { goods: 'GOODS', works: 'WORKS', services: 'SERVICES' };
const STATUSES: Readonly<Record<string, string>> = {
  pending: 'PENDING',
  active: 'ACTIVE',
  cancelled: 'CANCELLED',
  terminated: 'TERMINATED',
};

/**
 * The contracts of an OCDS 1.1 release (a compiled one too). Publishers often give a contract no title: then the award's or the
 * tender's stands for it, then the descriptions in the same order. The supplier is the first of the award's; all of them are kept
 * with the award. Documents without a web address are left out. A method that is no code of the standard becomes the method's details. A
 * payment without a currency is in the contract's.
 */
export function contractsOfRelease(release: JsonObject, rates: Rates): OcdsContract[] {
  return objectsOf(release.contracts).map((contract) => contractOf(release, contract, rates));
}

function contractOf(release: JsonObject, contract: JsonObject, rates: Rates): OcdsContract {
  const reading = ocdsReading(rates);
  const ocid = textOfJson(release.ocid);
  const id = textOfJson(contract.id);
  if (ocid === undefined) reading.problems.push(problems.missing('ocid'));
  if (id === undefined) reading.problems.push(problems.missing('contracts.id'));
  const tender = objectOf(release.tender);
  const award = awardOf(release, contract);
  const suppliers = objectsOf(award?.suppliers).flatMap((supplier) => supplierOf(release, supplier) ?? []);
  const titles = [contract, award, tender].map((part) => textOfJson(part?.title));
  const descriptions = [contract, award, tender].map((part) => textOfJson(part?.description));
  const title = [...titles, ...descriptions].find((text) => text !== undefined);
  if (title === undefined) reading.problems.push(problems.missing('contracts.title'));
  const value = reading.money(contract.value, 'contracts.value');
  const period = objectOf(contract.period);
  const signedOn = reading.day(contract.dateSigned, 'contracts.dateSigned');
  const content = {
    title,
    description: textOfJson(contract.description),
    fiscalYear: signedOn === undefined ? undefined : fiscalYearOf(signedOn),
    documents: objectsOf(contract.documents).flatMap(documentOf),
    ocid,
    tender: tender ? tenderOf(tender, reading) : undefined,
    awards: award
      ? [
          {
            ...present({
              id: textOfJson(award.id),
              title: textOfJson(award.title),
              date: reading.day(award.date, 'awards.date'),
              value: reading.money(award.value, 'awards.value')?.rial,
            }),
            suppliers,
          },
        ]
      : [],
    supplier: suppliers[0],
    amount: value?.rial,
    originalValue: value?.original,
    signedOn,
    periodStart: reading.day(period?.startDate, 'contracts.period.startDate'),
    periodEnd: reading.day(period?.endDate, 'contracts.period.endDate'),
    contractStatus: reading.code(contract.status, STATUSES, 'contract status'),
    amendments: [...objectsOf(contract.amendments), ...objectsOf(contract.amendment)].flatMap(
      (amendment) =>
        present({
          date: reading.day(amendment.date, 'contracts.amendments.date'),
          description: textOfJson(amendment.description),
          rationale: textOfJson(amendment.rationale),
        }) ?? [],
    ),
    implementation: implementationOf(contract, reading),
  };
  return {
    localId: ocid === undefined || id === undefined ? '' : `${ocid}:${id}`,
    content: present(content) ?? {},
    problems: reading.problems,
    notes: reading.notes,
  };
}

/** The award that the contract names; when it names none, the only one there is. */
function awardOf(release: JsonObject, contract: JsonObject): JsonObject | null {
  const awards = objectsOf(release.awards);
  const id = textOfJson(contract.awardID);
  const named = awards.find((award) => id !== undefined && textOfJson(award.id) === id);
  return named ?? (id === undefined && awards.length === 1 ? (awards[0] ?? null) : null);
}

/** A supplier, completed from the release's parties. An identifier is a national id when it has that form. */
function supplierOf(release: JsonObject, supplier: JsonObject): object | undefined {
  const id = textOfJson(supplier.id);
  const party = objectsOf(release.parties).find((other) => id !== undefined && textOfJson(other.id) === id);
  const identifier = objectOf(supplier.identifier) ?? objectOf(party?.identifier);
  const number = textOfJson(identifier?.id);
  const scheme = textOfJson(identifier?.scheme);
  const national = number !== undefined && (scheme === undefined || scheme.startsWith('IR')) && isNationalId(number);
  return present({
    nationalId: national ? number : undefined,
    name: textOfJson(supplier.name) ?? textOfJson(party?.name) ?? textOfJson(identifier?.legalName),
    identifier: !national && number !== undefined && scheme !== undefined ? { scheme, id: number } : undefined,
  });
}

function tenderOf(tender: JsonObject, reading: OcdsReading): object | undefined {
  const method = textOfJson(tender.procurementMethod);
  const code = method === undefined ? undefined : METHODS[method.toLowerCase()];
  const period = objectOf(tender.tenderPeriod);
  return present({
    title: textOfJson(tender.title),
    procurementMethod: code,
    procurementMethodDetails: textOfJson(tender.procurementMethodDetails) ?? (code === undefined ? method : undefined),
    procurementMethodRationale: textOfJson(tender.procurementMethodRationale),
    mainProcurementCategory: reading.code(tender.mainProcurementCategory, CATEGORIES, 'procurement category'),
    value: reading.money(tender.value, 'tender.value')?.rial,
    periodStart: reading.day(period?.startDate, 'tender.tenderPeriod.startDate'),
    periodEnd: reading.day(period?.endDate, 'tender.tenderPeriod.endDate'),
    numberOfTenderers: reading.count(tender.numberOfTenderers, 'tender.numberOfTenderers'),
  });
}

function documentOf(document: JsonObject): object[] {
  const url = textOfJson(document.url);
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return [];
  return [present({ title: textOfJson(document.title), url, mediaType: textOfJson(document.format) }) ?? {}];
}

function implementationOf(contract: JsonObject, reading: OcdsReading): object | undefined {
  const implementation = objectOf(contract.implementation);
  const currency = textOfJson(objectOf(contract.value)?.currency)?.toUpperCase();
  const transactions = objectsOf(implementation?.transactions).flatMap(
    (transaction) =>
      present({
        id: textOfJson(transaction.id),
        date: reading.day(transaction.date, 'implementation.transactions.date'),
        value: reading.money(transaction.value ?? transaction.amount, 'implementation.transactions.value', currency)?.rial,
      }) ?? [],
  );
  const milestones = [...objectsOf(implementation?.milestones), ...objectsOf(contract.milestones)].flatMap(
    (milestone) =>
      present({
        title: textOfJson(milestone.title),
        status: textOfJson(milestone.status),
        dueDate: reading.day(milestone.dueDate, 'implementation.milestones.dueDate'),
        dateMet: reading.day(milestone.dateMet, 'implementation.milestones.dateMet'),
      }) ?? [],
  );
  return transactions.length + milestones.length === 0 ? undefined : { transactions, milestones };
}
