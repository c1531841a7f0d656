import { Link, useSearch } from 'wouter';
import contract from '../../../../schema/api.graphql?url';
import type { TypeReference } from '../../build/src/reference/SchemaReference.ts';
import { developerWords } from '../developers/developerWords.ts';
import { useSpeech } from '../language/Speech.tsx';
import { PlaceList } from '../reference/PlaceList.tsx';
import { findPlaces } from '../reference/placesIn.ts';
import { types } from '../reference/reference.ts';
import { typeAddress } from '../reference/TypeName.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';

/** More are of no help: a further word finds fewer. */
const MOST_PLACES = 50;

/** Where one begins is `Query`; then what is answered with, and what questions are made of. */
const KINDS: readonly TypeReference['kind'][] = ['OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'INPUT_OBJECT', 'SCALAR'];

/** The contract: all types, and a search in names and descriptions. What is sought stands in the address. */
export default function SchemaPage() {
  const { language, format } = useSpeech();
  const say = developerWords[language];
  const text = new URLSearchParams(useSearch()).get('text')?.trim() ?? '';
  const found = findPlaces(types, text);
  return (
    <>
      <p className="breadcrumb">
        <Link href="/developers">{say.title}</Link>
      </p>
      <PageHeading title={say.schema}>
        <p className="lead">{say.schemaIntro}</p>
      </PageHeading>
      <SearchForm text={text} path="/developers/schema" label={say.searchSchema} placeholder="Contract.amount" direction="ltr" />
      {text === '' ? null : (
        <section aria-labelledby="found">
          <h2 id="found">{say.results}</h2>
          <p className="count" role="status">
            {found.length === 0 ? say.nothingFound(text) : say.found(format.number(found.length))}
          </p>
          <PlaceList places={found.slice(0, MOST_PLACES)} label={say.results} />
          {found.length > MOST_PLACES ? <p className="note">{say.foundMore(format.number(MOST_PLACES))}</p> : null}
        </section>
      )}
      <p>
        {say.beginWith}{' '}
        <Link href={typeAddress('Query')}>
          <code>Query</code>
        </Link>
        . <a href={contract}>{say.wholeSdl}</a>
      </p>
      {KINDS.map((kind) => (
        <Kind key={kind} kind={kind} title={say.kinds[kind]} />
      ))}
    </>
  );
}

function Kind({ kind, title }: { kind: TypeReference['kind']; title: string }) {
  const own = types.filter((type) => type.kind === kind);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>{title}</h2>
      <ul className="type-names" dir="ltr">
        {own.map(({ name }) => (
          <li key={name}>
            <Link href={typeAddress(name)}>
              <code>{name}</code>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
