import { Link } from 'wouter';
import { developerWords } from '../developers/developerWords.ts';
import { documentAddress } from '../developers/documentAddress.ts';
import { type Topic, topics } from '../developers/topics.ts';
import { useSpeech } from '../language/Speech.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import '../developers/developers.css';

/** Where people begin who want to ask the graph themselves. */
export default function DevelopersPage() {
  const say = developerWords[useSpeech().language];
  return (
    <>
      <PageHeading title={say.title}>
        <p className="lead">{say.intro}</p>
      </PageHeading>
      <ul className="cards developer-doors">
        <li>
          <a href="/explorer">
            <strong>{say.explorer}</strong>
            <span>{say.explorerAbout}</span>
          </a>
        </li>
        <li>
          <Link href="/developers/examples">
            <strong>{say.examples}</strong>
            <span>{say.examplesAbout}</span>
          </Link>
        </li>
        <li>
          <Link href="/developers/schema">
            <strong>{say.schema}</strong>
            <span>{say.schemaAbout}</span>
          </Link>
        </li>
      </ul>
      <h2>{say.topics}</h2>
      <div className="topics">
        {topics.map((topic) => (
          <TopicPanel key={topic.name} topic={topic} />
        ))}
      </div>
    </>
  );
}

function TopicPanel({ topic: { name, title, text, addresses, document } }: { topic: Topic }) {
  const { language, label } = useSpeech();
  const say = developerWords[language];
  const read = documentAddress(document);
  return (
    <section className="panel" aria-labelledby={name}>
      <h3 id={name}>{label(title)}</h3>
      {text.map((paragraph) => (
        <p key={paragraph.en}>{marked(label(paragraph))}</p>
      ))}
      {addresses.length === 0 ? null : (
        <p>
          {say.try}{' '}
          {addresses.map((address) => (
            <a key={address} className="url address" href={address} dir="ltr">
              {address}
            </a>
          ))}
        </p>
      )}
      <p className="note">
        {say.more}{' '}
        {read === undefined ? (
          <bdi className="code">{document}</bdi>
        ) : (
          <a href={read}>
            <bdi className="code">{document}</bdi>
          </a>
        )}
      </p>
    </section>
  );
}

/** Names of the API stand between backticks, and read from the left. */
function marked(text: string) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change
      <bdi key={index}>
        <code dir="ltr">{part}</code>
      </bdi>
    ),
  );
}
