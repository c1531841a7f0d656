import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { type FormEvent, useId } from 'react';
import { useLocation, useSearch } from 'wouter';
import { withQuery } from '../addresses.ts';
import { type SupplierOrderField, SuppliersDocument, type SuppliersQuery } from '../graph/operations.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Amount } from '../records/Amount.tsx';
import { Pager } from '../records/Pager.tsx';
import { pagingOf } from '../records/paging.ts';
import { LONGEST_TEXT } from '../search/SearchForm.tsx';
import { Answered } from '../shell/Answered.tsx';
import { CardTable } from '../shell/CardTable.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { SupplierLink } from '../suppliers/SupplierLink.tsx';

const ORDERS: readonly SupplierOrderField[] = ['AMOUNT', 'COUNT', 'MEMBER_COUNT', 'LARGEST'];

/** Suppliers by what they have had of all bodies together, found by name. */
export default function SuppliersPage() {
  const { say } = useSpeech();
  const query = new URLSearchParams(useSearch());
  const text = (query.get('text') ?? '').trim().slice(0, LONGEST_TEXT);
  const year = /^\d{4}$/.test(query.get('fiscalYear') ?? '') ? Number(query.get('fiscalYear')) : null;
  const field = ORDERS.find((each) => each === query.get('orderBy')) ?? 'AMOUNT';
  const asked = useAnswer(SuppliersDocument, {
    ...(text !== '' && { text }),
    ...(year !== null && { filter: { fiscalYear: year } }),
    orderBy: { field, direction: 'DESC' },
    ...pagingOf(query),
  });
  return (
    <>
      <PageHeading title={say.suppliers.title}>
        <p className="lead">{say.suppliers.intro}</p>
      </PageHeading>
      <Conditions key={query.toString()} text={text} year={year} field={field} />
      <Answered asked={asked}>{({ suppliers }) => <Ranking suppliers={suppliers} query={query} />}</Answered>
    </>
  );
}

function Conditions({ text, year, field }: { text: string; year: number | null; field: SupplierOrderField }) {
  const { say, format } = useSpeech();
  const [, navigate] = useLocation();
  const [textId, yearId, orderId] = [useId(), useId(), useId()];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value !== 'string' || value.trim() === '') continue;
      query.set(name, name === 'fiscalYear' ? latinDigits(value.trim()) : value.trim());
    }
    navigate(withQuery('/suppliers', query));
  };
  return (
    <search>
      <form className="conditions" onSubmit={submit}>
        <div>
          <label htmlFor={textId}>{say.suppliers.find}</label>
          <input id={textId} type="search" name="text" defaultValue={text} maxLength={LONGEST_TEXT} />
        </div>
        <div>
          <label htmlFor={yearId}>{say.record.fiscalYear}</label>
          <input
            id={yearId}
            type="text"
            inputMode="numeric"
            name="fiscalYear"
            defaultValue={year === null ? '' : format.year(year)}
            pattern="[0-9۰-۹٠-٩]{4}"
            title={say.yearInvalid}
            placeholder={say.yearExample}
          />
        </div>
        <div>
          <label htmlFor={orderId}>{say.order}</label>
          <select id={orderId} name="orderBy" defaultValue={field}>
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {say.suppliers.orders[each]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="primary">
          {say.apply}
        </button>
      </form>
    </search>
  );
}

function Ranking({ suppliers, query }: { suppliers: SuppliersQuery['suppliers']; query: URLSearchParams }) {
  const { say, format } = useSpeech();
  if (suppliers === null) return null;
  if (suppliers.edges.length === 0)
    return (
      <Notice tone="calm" title={say.suppliers.none}>
        <p>{say.suppliers.noneHelp}</p>
      </Notice>
    );
  return (
    <>
      <p className="count" role="status">
        {say.suppliers.number(BigInt(suppliers.totalCount))}
      </p>
      <CardTable
        caption={say.suppliers.title}
        keyOf={({ node }) => node.key ?? ''}
        rows={suppliers.edges}
        columns={[
          { key: 'name', title: say.suppliers.one, cell: ({ node }) => <SupplierLink supplier={node} /> },
          { key: 'amount', title: say.suppliers.amount, isFigure: true, cell: ({ amount }) => <Amount rial={amount} brief /> },
          { key: 'count', title: say.suppliers.contracts, isFigure: true, cell: ({ count }) => format.number(BigInt(count)) },
          { key: 'members', title: say.suppliers.bodies, isFigure: true, cell: ({ memberCount }) => format.number(BigInt(memberCount)) },
          {
            key: 'largest',
            title: say.suppliers.largest,
            isFigure: true,
            cell: ({ largest }) => (largest === null ? '—' : <Amount rial={largest} brief />),
          },
        ]}
      />
      <p className="note">{say.suppliers.candidateHint}</p>
      <Pager path="/suppliers" query={query} pageInfo={suppliers.pageInfo} />
    </>
  );
}
