import type { DocumentEntry, Label } from '../catalogue/Catalogue.ts';

/** A question to begin with, for people who write programs. */
export interface ExampleQuery {
  /** Its place in the page's address. */
  name: string;
  title: Label;
  /** What it is good for, and what to look at in the answer. */
  about: Label;
  /** The operation, laid out to be read. */
  text: string;
  variables: Readonly<Record<string, unknown>>;
  /** What is sent beside the usual. */
  headers?: Readonly<Record<string, string>>;
  /** Whether it is shown as a GET that names the operation by its hash. */
  isPersisted?: true;
}

/** An example that the contract answers, with the hash of its text. */
export type CheckedExample = ExampleQuery & DocumentEntry;
