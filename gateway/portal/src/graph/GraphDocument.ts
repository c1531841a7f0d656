/** An operation that can be asked of the graph, and the types of its answer and of its variables. */
export interface GraphDocument<Data, Variables> {
  readonly text: string;
  /** The SHA-256 of the text, in hexadecimal: the gateway knows the operation by it. */
  readonly hash: string;
  /** Only for the compiler: no document has it. */
  readonly types?: { data: Data; variables: Variables };
}
