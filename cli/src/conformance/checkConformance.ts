import { type Rules, readRules } from '@shafaf/gateway/scatter/rules';
import { disclosuresSdl } from '@shafaf/schema/contract';
import type { ConformanceCheck, ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import type { NetworkPolicy } from '@shafaf/shared/network/NetworkPolicy';
import type { Check } from './Check.ts';
import type { Contents } from './Contents.ts';
import { answers } from './checks/answers.ts';
import { contract } from './checks/contract.ts';
import { cursorsBackwards, cursorsForwards } from './checks/cursors.ts';
import { filters } from './checks/filters.ts';
import { form } from './checks/form.ts';
import { ids } from './checks/ids.ts';
import { limits } from './checks/limits.ts';
import { order } from './checks/order.ts';
import { questions } from './checks/questions.ts';
import { rankings } from './checks/rankings.ts';
import { references } from './checks/references.ts';
import { refusals } from './checks/refusals.ts';
import { requests } from './checks/requests.ts';
import { search } from './checks/search.ts';
import { signatures } from './checks/signatures.ts';
import { synopsis } from './checks/synopsis.ts';
import { totals } from './checks/totals.ts';
import { Fault } from './Fault.ts';
import { type Listing, listingsOf } from './listingsOf.ts';
import { MemberLink, type Sign } from './MemberLink.ts';
import { readContents } from './readContents.ts';
import { isOfSubject, Subject } from './Subject.ts';
import type { SubjectIdentity, Trial } from './Trial.ts';
import { Enough, Verdict } from './Verdict.ts';

/** What is checked, and how. */
export interface ConformanceOptions {
  /** Where the server answers GraphQL. */
  address: string;
  /** Code of the body whose server it should be. */
  code: string;
  /** What the register says of the body; null where it is not known. */
  identity: SubjectIdentity | null;
  /** Which servers may be called. */
  network: NetworkPolicy;
  authorities?: readonly string[];
  keyPins?: readonly string[];
  /** Signs calls as the gateway does. */
  sign?: Sign | undefined;
  /** Names of the checks to be made, beside the first; all when left out. */
  only?: readonly string[];
  /** Names of the lists that are tried, such as `contracts`; all of the contract when left out. */
  lists?: readonly string[];
  /** Rows of each list that are read at most; 2,000 when left out. */
  mostRows?: number;
  /** A call is given up after this; 10,000 when left out. */
  deadlineMilliseconds?: number;
  /** The whole is given up after this; 600,000 when left out. */
  wholeMilliseconds?: number;
  signal?: AbortSignal;
  /** Told of each check when it is done. */
  onCheck?: (check: ConformanceCheck) => void;
}

const MOST_ROWS = 2_000;
const DEADLINE = 10_000;
const WHOLE = 600_000;

/** In the order in which a server is mended best. */
const CHECKS: readonly Check[] = [
  contract,
  form,
  ids,
  order,
  cursorsForwards,
  cursorsBackwards,
  filters,
  totals,
  references,
  search,
  rankings,
  requests,
  synopsis,
  questions,
  limits,
  refusals,
  signatures,
];

/** The names of all checks. */
export const checkNames: readonly string[] = [answers, ...CHECKS].map(({ name }) => name);

/**
 * Tries a server against the province's contract, as the gateway will ask it, one call after another. Nothing is written; nothing
 * should be published meanwhile.
 * @throws ShafafError `BAD_USER_INPUT` for a network policy that cannot be read, and what `signal` was aborted with
 */
export async function checkConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const { address, code, identity, sign, onCheck, mostRows = MOST_ROWS, wholeMilliseconds = WHOLE } = options;
  const whole = AbortSignal.timeout(wholeMilliseconds);
  const signal = options.signal === undefined ? whole : AbortSignal.any([options.signal, whole]);
  const checkedAt = new Date().toISOString();
  const link = new MemberLink({
    address,
    network: options.network,
    authorities: options.authorities ?? [],
    keyPins: options.keyPins ?? [],
    deadlineMilliseconds: options.deadlineMilliseconds ?? DEADLINE,
    signal,
  });
  const checks: ConformanceCheck[] = [];
  const conclude = (check: ConformanceCheck) => {
    checks.push(check);
    onCheck?.(check);
  };
  try {
    const rules = contractRules();
    const subject = new Subject(link, code, sign);
    const listings = listingsOf(rules).filter(({ name }) => options.lists?.includes(name) ?? true);
    const known = new Map<Listing, Contents>();
    const trial: Trial = {
      subject,
      identity,
      rules,
      listings,
      contents: (listing) => {
        const found = known.get(listing);
        if (found === undefined) throw new NotRead();
        return found;
      },
    };
    const overdue = (error: unknown): boolean => whole.aborted && options.signal?.aborted !== true && error === whole.reason;

    const first = await tryOne(answers, trial, overdue);
    conclude(first);
    let unread: unknown = null;
    if (first.outcome !== 'FAILED') {
      try {
        for (const listing of listings) known.set(listing, await readContents(subject, rules, listing, mostRows));
      } catch (error) {
        if (!isOfSubject(error) && !overdue(error)) throw error;
        unread = error;
      }
    }
    // What cannot be read is said, whatever was asked for.
    const wanted = CHECKS.filter((check) => options.only?.includes(check.name) ?? true);
    if (unread !== null && !wanted.includes(form)) wanted.unshift(form);
    for (const check of wanted) {
      if (first.outcome === 'FAILED') conclude(skipped(check, 'It could not be tried: the server does not answer.'));
      else if (unread !== null && check === form) conclude(broken(check, unread));
      else conclude(await tryOne(check, trial, overdue));
    }
  } finally {
    await link.close();
  }
  return { form: 1, address, member: code, checkedAt, passed: checks.every(({ outcome }) => outcome !== 'FAILED'), checks };
}

let rulesOnceRead: Rules | undefined;

/** The contract's rules. They stand while the program runs, and take some tenths of a second to read. */
function contractRules(): Rules {
  rulesOnceRead ??= readRules(disclosuresSdl);
  return rulesOnceRead;
}

/** A list could not be read, which the check of its form says. */
class NotRead extends Error {
  override readonly name = 'NotRead';
}

async function tryOne(check: Check, trial: Trial, overdue: (error: unknown) => boolean): Promise<ConformanceCheck> {
  const verdict = new Verdict();
  try {
    await check.run(trial, verdict);
    return verdict.result(check);
  } catch (error) {
    if (error instanceof Enough) return verdict.result(check);
    if (error instanceof NotRead) return skipped(check, 'It could not be tried: the rows could not be read.');
    if (!isOfSubject(error) && !overdue(error)) throw error;
    addFault(verdict, error);
    return verdict.result(check);
  }
}

function skipped({ name, title }: Check, note: string): ConformanceCheck {
  return { name, title, outcome: 'SKIPPED', note, findings: [] };
}

function broken(check: Check, error: unknown): ConformanceCheck {
  const verdict = new Verdict();
  addFault(verdict, error);
  return verdict.result(check);
}

function addFault(verdict: Verdict, error: unknown): void {
  if (error instanceof Fault) verdict.end(error.message, error.whatToDo);
  else if (isOfSubject(error))
    verdict.end(error.message, 'See that the server runs, and that its address can be reached from here; its log may say more.');
  else verdict.end('The time for the whole check was over.', 'Make the server answer faster: a page should take well under a second.');
}
