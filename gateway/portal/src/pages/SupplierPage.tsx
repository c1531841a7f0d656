import { Link, useLocation } from 'wouter';
import { browseAddress, memberAddress, supplierKeyIn } from '../addresses.ts';
import { categoryNamed } from '../catalogue/catalogue.ts';
import { BarChart } from '../charts/BarChart.tsx';
import { ChartTable } from '../charts/ChartTable.tsx';
import { YearsOfContracts } from '../charts/YearsOfContracts.tsx';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import { SupplierDocument, type SupplierQuery } from '../graph/operations.ts';
import { type Asked, useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { type Row, RowTable } from '../records/RowTable.tsx';
import { Answered } from '../shell/Answered.tsx';
import { CommonCoverage } from '../shell/CommonCoverage.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { SupplierKind } from '../suppliers/SupplierKind.tsx';
import { SupplierLink } from '../suppliers/SupplierLink.tsx';

type Supplier = NonNullable<SupplierQuery['supplierByKey']>;

interface ContractsAnswer {
  readonly list: { readonly totalCount: number | string; readonly nodes: readonly Row[] } | null;
}

/** Contracts that stand on the page itself, the largest. */
const LARGEST = 10;
/** Above these many bodies the chart has the largest, and the table all. */
const MOST_BARS = 15;

/** One supplier over all bodies: what it had from whom and when, and who else may be the same. */
export default function SupplierPage() {
  useLocation();
  const key = supplierKeyIn(window.location.pathname) ?? '';
  return <SupplierOf key={key} supplierKey={key} />;
}

function SupplierOf({ supplierKey }: { supplierKey: string }) {
  const { say } = useSpeech();
  const asked = useAnswer(SupplierDocument, { key: supplierKey });
  const contracts = categoryNamed('contracts');
  const list: GraphDocument<ContractsAnswer, { filter: { supplier: string }; first: number }> | undefined = contracts?.list;
  const supplier = asked.answer?.data.supplierByKey;
  const rows = useAnswer(list ?? NOTHING, list ? { filter: { supplier: supplierKey }, first: LARGEST } : null);
  const title = supplier ? nameOf(supplier, say.unknown) : asked.answer === undefined ? say.suppliers.one : say.suppliers.notFound;
  return (
    <>
      <p className="breadcrumb">
        <Link href="/suppliers">{say.suppliers.title}</Link>
      </p>
      <PageHeading title={title}>{supplier ? <Meta supplier={supplier} /> : null}</PageHeading>
      <CommonCoverage asked={[asked, rows]} />
      <Answered asked={asked} hasOwnCoverage={false}>
        {({ supplierByKey }) =>
          supplierByKey === null ? (
            <p>{say.suppliers.notFoundHelp}</p>
          ) : (
            <>
              <Names supplier={supplierByKey} />
              <Years supplier={supplierByKey} />
              <Bodies supplier={supplierByKey} />
              <Contracts asked={rows} supplierKey={supplierKey} />
            </>
          )
        }
      </Answered>
    </>
  );
}

/** Only where the contract had no contracts. It is never asked. */
const NOTHING: GraphDocument<ContractsAnswer, { filter: { supplier: string }; first: number }> = { text: '', hash: '' };

function nameOf({ name, nationalId }: Pick<Supplier, 'name' | 'nationalId'>, unknown: string): string {
  return name || nationalId || unknown;
}

function Meta({ supplier }: { supplier: Supplier }) {
  const { say, format } = useSpeech();
  const { nationalId, identifier, resolution } = supplier;
  return (
    <p className="meta">
      {nationalId === null ? null : (
        <span>
          {say.suppliers.nationalId} <bdi>{format.digits(nationalId)}</bdi>
        </span>
      )}
      {identifier === null ? null : (
        <bdi className="code">
          {identifier.scheme} {identifier.id}
        </bdi>
      )}
      <SupplierKind resolution={resolution} />
    </p>
  );
}

/** Under which names it is recorded, and who else is recorded under them. That they are one is nowhere taken for granted. */
function Names({ supplier }: { supplier: Supplier }) {
  const { say, format } = useSpeech();
  const names = supplier.names ?? [];
  const others = names.flatMap(({ suppliers }) => suppliers ?? []).filter(({ key }) => key !== supplier.key && key !== null);
  const alike = [...new Map(others.map((other) => [other.key, other])).values()];
  return (
    <section aria-labelledby="names" className="panel">
      <h2 id="names">{say.suppliers.names}</h2>
      {supplier.resolution === 'NAME_CANDIDATE' ? (
        <Notice tone="calm" title={say.suppliers.candidateTitle}>
          <p>{say.suppliers.candidateHelp}</p>
        </Notice>
      ) : null}
      <ul>
        {names.map(({ key, spelling }) => (
          <li key={key}>
            <bdi>{spelling ?? key}</bdi>
          </li>
        ))}
      </ul>
      {alike.length === 0 ? null : (
        <>
          <h3>{say.suppliers.alike}</h3>
          <p>{say.suppliers.alikeHelp}</p>
          <ul>
            {alike.map((other) => (
              <li key={other.key}>
                <SupplierLink supplier={other} /> {other.nationalId === null ? null : <bdi>{format.digits(other.nationalId)}</bdi>}
                {other.contractTotals === null ? null : (
                  <small className="note">
                    {say.years.inYear(format.amount(other.contractTotals.amount).short, BigInt(other.contractTotals.count))}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Years({ supplier: { key, byYear } }: { supplier: Supplier }) {
  const { say, format } = useSpeech();
  if (byYear === null || key === null) return null;
  return (
    <section aria-labelledby="years" className="panel">
      <h2 id="years">{say.suppliers.byYear}</h2>
      <p className="lead">
        {say.years.all(format.amount(byYear.amount).short, BigInt(byYear.count))} {say.samplesAmong(BigInt(byYear.sampleCount))}
      </p>
      <YearsOfContracts years={byYear.groups} isWhole conditions={{ supplier: key }} />
    </section>
  );
}

function Bodies({ supplier: { key, byMember } }: { supplier: Supplier }) {
  const { say, format, name } = useSpeech();
  const rows = (byMember?.groups ?? []).flatMap(({ member, amount, count }) =>
    member === null
      ? []
      : [
          {
            label: name(member),
            value: BigInt(amount),
            text: say.years.inYear(format.amount(amount).short, BigInt(count)),
            href: memberAddress(member.code),
            contracts: browseAddress('contracts', { supplier: key ?? '', member: member.code }),
          },
        ],
  );
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="members" className="panel">
      <h2 id="members">{say.suppliers.byMember}</h2>
      <div className="beside">
        <BarChart title={say.suppliers.byMember} unit={say.rialUnit} rows={rows.slice(0, MOST_BARS)} />
        <ChartTable
          title={say.suppliers.byMember}
          rows={rows.map(({ contracts, ...row }) => ({ ...row, href: contracts }))}
          columns={[say.memberColumn, say.years.amountAndCount]}
        />
      </div>
    </section>
  );
}

function Contracts({ asked, supplierKey }: { asked: Asked<ContractsAnswer>; supplierKey: string }) {
  const { say } = useSpeech();
  const category = categoryNamed('contracts');
  if (category === undefined) return null;
  return (
    <section aria-labelledby="contracts">
      <h2 id="contracts">{say.suppliers.largestContracts}</h2>
      <Answered asked={asked} hasOwnCoverage={false}>
        {({ list }) =>
          list === null ? null : (
            <>
              <RowTable caption={say.suppliers.largestContracts} category={category} rows={list.nodes} />
              <p>
                <Link href={browseAddress('contracts', { supplier: supplierKey })}>
                  {say.suppliers.allContracts(BigInt(list.totalCount))}
                </Link>
              </p>
            </>
          )
        }
      </Answered>
    </section>
  );
}
