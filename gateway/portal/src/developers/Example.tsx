import { useId, useState } from 'react';
import type { CheckedExample } from '../../build/src/examples/ExampleQuery.ts';
import { useSpeech } from '../language/Speech.tsx';
import { CopyButton } from '../shell/CopyButton.tsx';
import { Code } from './Code.tsx';
import { developerWords } from './developerWords.ts';
import { readVariables } from './readVariables.ts';
import { type RunAnswer, runQuestion } from './runQuestion.ts';
import { type SnippetForm, snippetOf } from './snippets.ts';

/** A question to begin with: to read, to change, to take along and to ask here. */
export function Example({ example, form }: { example: CheckedExample; form: SnippetForm }) {
  const { language, label } = useSpeech();
  const say = developerWords[language];
  const id = useId();
  const [written, setWritten] = useState(() => JSON.stringify(example.variables));
  const variables = readVariables(written);
  const title = label(example.title);
  const snippet = snippetOf(form, { example, variables: variables ?? example.variables, origin: window.location.origin });
  const hasVariables = Object.keys(example.variables).length > 0;
  return (
    <section className="panel example" aria-labelledby={example.name}>
      <h2 id={example.name}>{title}</h2>
      <p>{label(example.about)}</p>
      <Code label={say.codeOf(title)} text={snippet} />
      {hasVariables ? (
        <div className="written">
          <label htmlFor={id}>{say.variables}</label>
          <input
            id={id}
            type="text"
            dir="ltr"
            value={written}
            onChange={({ target }) => setWritten(target.value)}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={variables === null || undefined}
            aria-describedby={`${id}-wrong`}
          />
          <p className="wrong" id={`${id}-wrong`} role="status">
            {variables === null ? say.variablesWrong : ''}
          </p>
        </div>
      ) : null}
      <Runner
        example={example}
        variables={variables}
        title={title}
        copy={<CopyButton text={() => snippet} label={say.copy} about={title} />}
      />
    </section>
  );
}

type Run = { state: 'none' | 'running' } | { state: 'done'; answer: RunAnswer | null };

function Runner({
  example,
  variables,
  title,
  copy,
}: {
  example: CheckedExample;
  variables: Readonly<Record<string, unknown>> | null;
  title: string;
  copy: React.ReactNode;
}) {
  const { language, format } = useSpeech();
  const say = developerWords[language];
  const [run, setRun] = useState<Run>({ state: 'none' });
  const start = async () => {
    if (variables === null) return;
    setRun({ state: 'running' });
    setRun({ state: 'done', answer: await runQuestion({ example, variables }) });
  };
  const answer = run.state === 'done' ? run.answer : null;
  return (
    <>
      <div className="takings">
        <button
          type="button"
          className="primary"
          onClick={() => void start()}
          disabled={variables === null || run.state === 'running'}
          aria-label={`${say.run}: ${title}`}
        >
          {say.run}
        </button>
        {copy}
        <a href={explorerAddress(example, variables ?? example.variables)} aria-label={`${say.openInExplorer}: ${title}`}>
          {say.openInExplorer}
        </a>
      </div>
      <p className="note" role="status">
        {run.state === 'running' ? say.running : ''}
        {answer === null
          ? ''
          : say.ran(
              format.number(answer.status),
              format.number(answer.milliseconds),
              answer.cost === null ? null : format.number(answer.cost),
            )}
        {run.state === 'done' && answer === null ? say.unreachable : ''}
      </p>
      {answer === null ? null : <Code label={say.answerOf(title)} text={answer.body} />}
    </>
  );
}

function explorerAddress({ text }: CheckedExample, variables: Readonly<Record<string, unknown>>): string {
  return `/explorer?${new URLSearchParams({ query: text, variables: JSON.stringify(variables) })}`;
}
