import { useEffect } from 'react';
import { Link, useParams } from 'wouter';
import type { TypeReference } from '../../build/src/reference/SchemaReference.ts';
import { developerWords } from '../developers/developerWords.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Description } from '../reference/Description.tsx';
import { FieldList, ValueList } from '../reference/FieldList.tsx';
import { PlaceList } from '../reference/PlaceList.tsx';
import { usesOf } from '../reference/placesIn.ts';
import { typeNamed, types } from '../reference/reference.ts';
import { TypeName } from '../reference/TypeName.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

/** One type of the contract: what it is, its parts, and where it is used. */
export default function TypePage() {
  const { type: name } = useParams<{ type: string }>();
  const type = typeNamed(name);
  return type === undefined ? <NotFoundPage /> : <TypeParts key={name} type={type} />;
}

function TypeParts({ type }: { type: TypeReference }) {
  const say = developerWords[useSpeech().language];
  const { name, kind, about, fields, values, interfaces, possible, specifiedBy } = type;
  const { givenBy, takenBy } = usesOf(types, name);
  // The part that the address names is only there once this is.
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <p className="breadcrumb">
        <Link href="/developers">{say.title}</Link> · <Link href="/developers/schema">{say.schema}</Link>
      </p>
      <PageHeading title={name}>
        <p className="meta">
          <span className="tag">{say.kindOf[kind]}</span>
          {interfaces === undefined ? null : <Types text={say.implementing} names={interfaces} />}
          {possible === undefined ? null : <Types text={say.implementedBy} names={possible} />}
          {specifiedBy === undefined ? null : (
            <span className="url" dir="ltr">
              {specifiedBy}
            </span>
          )}
        </p>
        <Description text={about} />
      </PageHeading>
      {fields === undefined ? null : (
        <section className="panel" aria-labelledby="parts">
          <h2 id="parts">{say.fields}</h2>
          <FieldList fields={fields} />
        </section>
      )}
      {values === undefined ? null : (
        <section className="panel" aria-labelledby="parts">
          <h2 id="parts">{say.values}</h2>
          <ValueList values={values} />
        </section>
      )}
      {givenBy.length === 0 ? null : (
        <section className="panel" aria-labelledby="given-by">
          <h2 id="given-by">{say.givenBy}</h2>
          <PlaceList places={givenBy} label={say.givenBy} />
        </section>
      )}
      {takenBy.length === 0 ? null : (
        <section className="panel" aria-labelledby="taken-by">
          <h2 id="taken-by">{say.takenBy}</h2>
          <PlaceList places={takenBy} label={say.takenBy} />
        </section>
      )}
    </>
  );
}

function Types({ text, names }: { text: string; names: readonly string[] }) {
  return (
    <span>
      {text}{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index === 0 ? '' : ' · '}
          <TypeName type={name} />
        </span>
      ))}
    </span>
  );
}
