import type { CheckedExample } from '../../build/src/examples/ExampleQuery.ts';

/** In which forms a question can be taken along. */
export const snippetForms = ['curl', 'javascript', 'python', 'graphql'] as const;

/** The name of such a form. */
export type SnippetForm = (typeof snippetForms)[number];

/** What a question is asked with. */
export interface Question {
  example: CheckedExample;
  variables: Readonly<Record<string, unknown>>;
  /** The gateway's, such as `https://shafaf.example.ir`. */
  origin: string;
}

/** The question as a command or a program, which asks it and prints the answer. Nothing needs to be installed but what runs it. */
export function snippetOf(form: SnippetForm, question: Question): string {
  return WRITERS[form](question);
}

const WRITERS: Readonly<Record<SnippetForm, (question: Question) => string>> = {
  graphql: ({ example, variables }) => `${example.text}\n\n# ${JSON.stringify(variables)}`,
  curl: (question) => (question.example.isPersisted ? curlGet(question) : curlPost(question)),
  javascript,
  python,
};

/** What names the operation by its hash. */
export function persistedQuery({ hash }: CheckedExample): string {
  return JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
}

function curlPost({ example, variables, origin }: Question): string {
  const headers = { 'content-type': 'application/json', ...example.headers };
  return [
    `curl '${origin}/graphql' \\`,
    ...Object.entries(headers).map(([name, value]) => `  --header '${name}: ${value}' \\`),
    "  --data @- <<'JSON'",
    JSON.stringify({ query: example.text, variables }, null, 2),
    'JSON',
  ].join('\n');
}

function curlGet({ example, variables, origin }: Question): string {
  return [
    '# Once the gateway knows the operation, the line with "query" can be left out.',
    `curl --get '${origin}/graphql' \\`,
    "  --header 'apollo-require-preflight: true' \\",
    `  --data-urlencode ${shellText(`query=${example.text}`)} \\`,
    `  --data-urlencode ${shellText(`variables=${JSON.stringify(variables)}`)} \\`,
    `  --data-urlencode ${shellText(`extensions=${persistedQuery(example)}`)}`,
  ].join('\n');
}

function shellText(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function javascript({ example, variables, origin }: Question): string {
  const asked = `const query = \`\n${example.text.replace(/[\\`]|\$\{/g, '\\$&')}\n\`;\nconst variables = ${JSON.stringify(variables)};\n`;
  const ask = example.isPersisted
    ? `const address = new URL('${origin}/graphql');
// Once the gateway knows the operation, the query can be left out.
address.searchParams.set('query', query.trim());
address.searchParams.set('variables', JSON.stringify(variables));
address.searchParams.set('extensions', '${persistedQuery(example)}');
const response = await fetch(address, { headers: { 'apollo-require-preflight': 'true' } });`
    : `const response = await fetch('${origin}/graphql', {
  method: 'POST',
  headers: ${JSON.stringify({ 'content-type': 'application/json', ...example.headers })},
  body: JSON.stringify({ query, variables }),
});`;
  return `${asked}${ask}
const { data, errors = [], extensions = {} } = await response.json();
for (const { message } of errors) console.error(message);
// Nobody should take a part for the whole.
if (extensions.coverage?.complete === false) console.error('Some bodies are missing:', extensions.coverage.missing);
console.log(JSON.stringify(data, null, 2));`;
}

function python({ example, variables, origin }: Question): string {
  const asked = `QUERY = """\n${example.text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"')}\n"""\nVARIABLES = ${pythonText(variables)}\n`;
  const ask = example.isPersisted
    ? `parameters = {
    # Once the gateway knows the operation, the query can be left out.
    "query": QUERY.strip(),
    "variables": json.dumps(VARIABLES),
    "extensions": '${persistedQuery(example)}',
}
request = Request(
    "${origin}/graphql?" + urlencode(parameters),
    headers={"apollo-require-preflight": "true"},
)`
    : `request = Request(
    "${origin}/graphql",
    data=json.dumps({"query": QUERY, "variables": VARIABLES}).encode(),
    headers=${pythonText({ 'content-type': 'application/json', ...example.headers })},
)`;
  return `import json
import sys
${example.isPersisted ? 'from urllib.parse import urlencode\n' : ''}from urllib.request import Request, urlopen

${asked}
${ask}
with urlopen(request) as response:
    answer = json.load(response)
for error in answer.get("errors", []):
    print(error["message"], file=sys.stderr)
# Nobody should take a part for the whole.
coverage = answer.get("extensions", {}).get("coverage")
if coverage and not coverage["complete"]:
    print("Some bodies are missing:", coverage["missing"], file=sys.stderr)
print(json.dumps(answer["data"], ensure_ascii=False, indent=2))`;
}

/** A value of JSON as Python writes it. */
function pythonText(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (typeof value === 'object' && value !== undefined)
    return `{${Object.entries(value)
      .map(([name, each]) => `${JSON.stringify(name)}: ${pythonText(each)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}
