import { useId } from 'react';
import { useLocation } from 'wouter';
import type { CategoryEntry, OrderEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, withQuery } from '../addresses.ts';
import { useSpeech } from '../language/Speech.tsx';
import type { Order } from './order.ts';

const DIRECTIONS = ['DESC', 'ASC'] as const;

/** In which order the list stands. */
export function OrderChoice({ category, query, order }: { category: CategoryEntry; query: URLSearchParams; order: Order }) {
  const { say, label } = useSpeech();
  const [, navigate] = useLocation();
  const id = useId();
  const choose = (chosen: string) => {
    const [field = '', direction = ''] = chosen.split(' ');
    const next = new URLSearchParams(query);
    next.delete('after');
    next.delete('before');
    next.set('orderBy', field);
    next.set('direction', direction);
    navigate(withQuery(browseAddress(category.name), next));
  };
  return (
    <div className="order">
      <label htmlFor={id}>{say.order}</label>
      <select id={id} value={`${order.field} ${order.direction}`} onChange={({ target }) => choose(target.value)}>
        {category.orders.flatMap((each) =>
          DIRECTIONS.map((direction) => (
            <option key={`${each.value} ${direction}`} value={`${each.value} ${direction}`}>
              {label(each.label)} – {say.orderDirection[wordsFor(each)][direction]}
            </option>
          )),
        )}
      </select>
    </div>
  );
}

function wordsFor({ kind }: OrderEntry): 'number' | 'day' | 'text' {
  if (kind === 'day' || kind === 'moment' || kind === 'year') return 'day';
  return kind === 'rial' || kind === 'number' || kind === 'percent' ? 'number' : 'text';
}
