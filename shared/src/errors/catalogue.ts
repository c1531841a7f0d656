/** One kind of error that a user of Shafaf can meet. */
export interface ErrorEntry {
  /** What has happened. */
  meaning: string;
  /** What the reader can do about it. */
  whatToDo: string;
  /**
   * HTTP status of an answer that is this error alone. 200 where it stands beside data and concerns only the field that its `path` names;
   * null where only the command line shows it.
   */
  status: number | null;
}

/** Every error code of the gateway, the members, the directory and the command line. `docs/errors.md` is made from this. */
export const errorCatalogue = {
  ADDRESS_NOT_ALLOWED: {
    status: 200,
    meaning: 'A server of another body has an address that is not called: without TLS, or not on the open internet.',
    whatToDo: 'Give the server a public https address, or let the setting network.allow (SHAFAF_ALLOW_NETWORK) name the host or the range.',
  },
  BAD_CALL_SIGNATURE: {
    status: 401,
    meaning:
      'The call bears a signature that does not hold: what arrived is not what was signed, or the signature is not of the form of `docs/trust.md`.',
    whatToDo: 'Send the call as it was signed; a proxy in between must leave method, path, query and body as they are.',
  },
  BAD_CURSOR: {
    status: 200,
    meaning:
      'The text given as `after` or `before` is no cursor, or one of another order, filter or list, or of a page from which too many members were missing to name them.',
    whatToDo: 'Take the cursor from an answer to the same question, or begin again without one.',
  },
  BAD_INVITATION: {
    status: 200,
    meaning: 'The invitation to join is unknown, was used or replaced, or has expired.',
    whatToDo: 'Check that it was copied whole, or ask the operator of the directory for a new one.',
  },
  BAD_MAPPING: {
    status: 422,
    meaning: 'The mapping file has a mistake, or does not fit the file that is published.',
    whatToDo: 'Correct what the message names; `docs/publishing.md` describes every setting.',
  },
  BAD_PARAMETER: {
    status: 400,
    meaning: 'A parameter of the address is unknown or has a value that cannot be used.',
    whatToDo: 'Correct the parameter that the message names; `messageFa` says it in Persian.',
  },
  BAD_REPORT: {
    status: null,
    meaning: 'The definition of a report has a mistake, or asks for something that the graph does not have.',
    whatToDo: 'Correct what the message names, each with its file and place; `docs/reports.md` describes every setting.',
  },
  BAD_REQUEST: {
    status: 400,
    meaning:
      'The request is none that GraphQL over HTTP knows: no JSON, no query, several operations at once, or one that a foreign web page could have made a browser send.',
    whatToDo:
      'Send one operation as JSON, `{ "query": … }`, with the header `content-type: application/json`; add `apollo-require-preflight: true` to a GET.',
  },
  BAD_SIGNATURE: {
    status: 200,
    meaning: 'A signature does not prove what it should.',
    whatToDo:
      'Sign what the message names, by the key that it names: `docs/trust.md` says how calls are signed, `docs/joining.md` how answers to invitations are.',
  },
  BAD_TOKEN: {
    status: 401,
    meaning: 'The publisher token is not known here, was revoked or has expired.',
    whatToDo: 'Check that it was copied whole, or ask those who run the server for a new one (`shafaf member token create`).',
  },
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'An argument has a value that cannot be used.',
    whatToDo: 'Correct the argument that the message names.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    meaning: "The request's body has more bytes than are taken.",
    whatToDo:
      'Send less. Of a query: long values as variables, each fragment once, or register it and send its hash. Of a file: its parts one after the other; on the machine of the server, `shafaf publish` takes any size.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    meaning: 'The database of the server does not answer.',
    whatToDo: 'Ask again later. Those who run the server find the reason in its log, and `/health/ready` says when it is back.',
  },
  DEADLINE_PASSED: {
    status: 200,
    meaning: 'The operation took longer than operations may, and this part of it had not come by then.',
    whatToDo: 'Ask again, for less at once: fewer rows, fewer nested lists, one body instead of all.',
  },
  DOCUMENT_NOT_TAKEN: {
    status: 415,
    meaning: 'The content of the file is of none of the types that documents may have, whatever its name says.',
    whatToDo: 'Save it as one of the types that the message names, PDF above all, or attach a link to it.',
  },
  EXTENSION_UNAVAILABLE: {
    status: 200,
    meaning: 'An extension, a server that a body runs with fields of its own, did not answer for its fields.',
    whatToDo: 'Use the rest of the answer, which stands. `/status` says how the extensions are; ask for their fields again later.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: 'The text of the query is no GraphQL.',
    whatToDo: 'Correct it where the message says.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning: 'The query asks for something that the schema does not have, or not in this way.',
    whatToDo: 'Correct it where the message says; the explorer at `/explorer` shows the schema.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    meaning: 'The address and the headers of the request are longer than is taken.',
    whatToDo: 'Send a long query by POST, or name it by its hash.',
  },
  HOME_IN_USE: {
    status: null,
    meaning: 'Another process is using the folder that SHAFAF_HOME names (`.shafaf/` when it names none).',
    whatToDo: 'Stop that process, or set SHAFAF_HOME to another folder.',
  },
  HOME_UNUSABLE: {
    status: null,
    meaning: 'The folder that SHAFAF_HOME names cannot be made, read or written.',
    whatToDo: 'Mend what the message names, or set SHAFAF_HOME to a folder that you may write to.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    meaning: 'An earlier request had the same `idempotency-key` and another body, or other options.',
    whatToDo: 'Give each new request a key of its own; use a key again only to send the same once more.',
  },
  INCOMPLETE: {
    status: 200,
    meaning:
      'The header `shafaf-coverage: complete` was sent, and not every member gave its part, or not all of what one gave could be used.',
    whatToDo: 'Ask again later, or without the header and read `coverage`.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'A fault of the software. Beside data it has the status 200.',
    whatToDo: 'Ask again later. If it stays, tell those who run the server the `id`: their log has the rest under it.',
  },
  KEY_NOT_PINNED: {
    status: 200,
    meaning: 'A server has another key than those that the register holds for it.',
    whatToDo: 'If the body has changed its key, enter the new pin in the directory; if not, somebody else answers in its place.',
  },
  KEYS_UNUSABLE: {
    status: null,
    meaning: "A file with the gateway's keys cannot be read or written, or is none.",
    whatToDo: 'Mend what the message names, or let the setting name another file.',
  },
  MEMBER_UNAVAILABLE: {
    status: 200,
    meaning: 'The one member that can answer this field did not.',
    whatToDo: 'Ask again later; the rest of the answer stands.',
  },
  MIGRATION_FAILED: {
    status: null,
    meaning: 'A database could not be brought up to date; it stands as it was before.',
    whatToDo: 'Mend what the message names (often a missing right), then start again.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'Nothing is served at this address.',
    whatToDo: 'Check the address; GraphQL is at `/graphql`.',
  },
  OPERATION_NOT_LISTED: {
    status: 403,
    meaning: 'The gateway answers listed operations only, and this is none of them.',
    whatToDo: 'Ask those who run the gateway to list the operation, or send the text exactly as it is listed.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The query has several operations and none was named, or the name is of none of them.',
    whatToDo: 'Name one of them in `operationName`.',
  },
  OPERATION_TOO_COSTLY: {
    status: 400,
    meaning:
      'The operation would take more of the members and the gateway than one operation may. `docs/limits.md` says how the cost is counted.',
    whatToDo: 'Ask for fewer rows at once and take the rest with a cursor, leave out nested lists, or narrow the filter to fewer bodies.',
  },
  OPERATION_TOO_DEEP: {
    status: 400,
    meaning: "The operation's fields are nested deeper than they may be.",
    whatToDo: 'Ask for the inner part by itself, by the id of what it belongs to.',
  },
  OUTSIDE_TOKEN: {
    status: 403,
    meaning: 'The publisher token is not for this category.',
    whatToDo: 'Use a token that names the category, or ask those who run the server for one.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    meaning: 'The gateway does not know the query of this hash (yet).',
    whatToDo: 'Send the hash once together with the query; client libraries do so by themselves.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    meaning: 'This server does not keep queries by their hash.',
    whatToDo: 'Send the query itself.',
  },
  PORT_TAKEN: {
    status: null,
    meaning: 'Another program listens on the port.',
    whatToDo: 'Stop that program, or choose another port with --port or PORT.',
  },
  POSTGRES_UNAVAILABLE: {
    status: null,
    meaning: 'The embedded Postgres cannot run here.',
    whatToDo: 'Mend what the message names, or name a Postgres server in DATABASE_URL.',
  },
  PUBLICATION_INTERRUPTED: {
    status: 503,
    meaning: 'The server stopped before a publication had ended. Nothing of it was published.',
    whatToDo: 'Send it again; under the same `idempotency-key` it is still published once only.',
  },
  PROVINCE_NOT_RUNNING: {
    status: null,
    meaning: 'No province runs in the folder that SHAFAF_HOME names (`.shafaf/` when it names none).',
    whatToDo: 'Start one with `npm start`, or set SHAFAF_HOME to the folder of the one that runs.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'Too much was asked from one address in a short time.',
    whatToDo:
      'Wait as many seconds as the header `retry-after` says, then ask at a slower pace; keep answers, and confirm them by their `ETag`.',
  },
  REPLAYED: {
    status: 401,
    meaning: 'The same signed call arrived before, and each is obeyed once.',
    whatToDo: 'Sign each call anew. If you did not send it twice, somebody did who can read what you send.',
  },
  REPORT_FAILED: {
    status: 502,
    meaning: 'A report or a feed could not be made, since an answer that it needs did not come or is none.',
    whatToDo: 'Make it again later; `/status` of the gateway says how the province stands.',
  },
  REPORT_TOO_LARGE: {
    status: 422,
    meaning: 'A report would have to read more records than it may, so that its figures would be of a part.',
    whatToDo: 'Narrow it down by its parameters: one year, or one body.',
  },
  REQUEST_TOO_SLOW: {
    status: 408,
    meaning: 'The request did not arrive whole in the time that requests have.',
    whatToDo: 'Send it again over a better line, or send less.',
  },
  STALE_SIGNATURE: {
    status: 401,
    meaning: 'The call was signed too long ago or in the future, by the clock of the member that was called.',
    whatToDo: "Set the clock that is wrong (the message gives both), best by NTP: the gateway's and the member's must agree to the minute.",
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 200,
    meaning: 'A server that the gateway itself needs, such as the directory, did not answer.',
    whatToDo: 'Ask again later; the rest of the answer stands.',
  },
  TOKEN_REQUIRED: {
    status: 401,
    meaning: 'What was asked for takes a publisher token, and the request bears none.',
    whatToDo: 'Send it with the header `authorization: Bearer …`. Those who run the server make tokens (`shafaf member token create`).',
  },
  TOO_MANY_ALIASES: {
    status: 400,
    meaning: 'The operation gives more fields a name of their own than it may. A fragment counts wherever it is used.',
    whatToDo: 'Ask for the same field with several arguments in several operations, or for a list with a filter.',
  },
  TOO_MANY_EXPORTS: {
    status: 429,
    meaning: 'As many exports run already as this gateway, or one address, may have at a time.',
    whatToDo: 'Wait as many seconds as the header `retry-after` says, then ask again.',
  },
  TOO_MANY_FIELDS: {
    status: 400,
    meaning: 'The operation selects more fields than it may. A fragment counts wherever it is used.',
    whatToDo: 'Leave out what is not needed, or divide the operation.',
  },
  TOO_MANY_PUBLICATIONS: {
    status: 429,
    meaning: 'So many publications wait for their turn at this member that no more are taken.',
    whatToDo: 'Wait as many seconds as the header `retry-after` says, then send it again.',
  },
  TOO_MANY_REPORTS: {
    status: 429,
    meaning: 'As many reports are being made already as this gateway makes at a time.',
    whatToDo: 'Wait as many seconds as the header `retry-after` says, then ask again.',
  },
  TOO_MANY_ROOT_FIELDS: {
    status: 400,
    meaning: 'The operation asks more questions at once (fields of `Query`) than it may. A fragment counts wherever it is used.',
    whatToDo: 'Divide it into several operations.',
  },
  TOO_MANY_TOKENS: {
    status: 400,
    meaning: 'The text of the query is longer than it may be, counted in names, values and signs.',
    whatToDo: 'Send values as variables, use fragments for what is repeated, or divide the operation.',
  },
  UNKNOWN_CATEGORY: {
    status: 404,
    meaning: 'There is no category of this name that could be published.',
    whatToDo: 'Use one that the message names.',
  },
  UNKNOWN_KEY: {
    status: 401,
    meaning: 'The call is signed with a key that the member does not trust.',
    whatToDo: "Let the member trust the gateway's key set (`--trust` or SHAFAF_TRUST), and see that it can read it.",
  },
  UNKNOWN_MEMBER: {
    status: 200,
    meaning: 'No member of the province has this code.',
    whatToDo: 'Take a code from `members { code }`.',
  },
  UNKNOWN_REPORT: {
    status: 404,
    meaning: 'There is no report of this name.',
    whatToDo: 'Use one that the message names; `/reports` of the gateway lists them, and so does `shafaf report list`.',
  },
  UNREADABLE_FILE: {
    status: 422,
    meaning: 'A file cannot be read as what it is said to be.',
    whatToDo: 'Open it in the program that made it, mend what the message names, and save it again.',
  },
  UNSIGNED: {
    status: 401,
    meaning: 'The question is for the gateway alone, and the call bears no signature of it.',
    whatToDo: 'Ask the gateway, or sign the call as `docs/trust.md` says with a key that the member trusts.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: "The request's body is in a form that is not taken here.",
    whatToDo: 'Send JSON, with the header `content-type: application/json`; files as `docs/publishing.md` says.',
  },
  WRONG_MEMBER: {
    status: 403,
    meaning: 'The call was signed for another member.',
    whatToDo: "See whether the directory's address of the member leads to another member's server.",
  },
  WRONG_STATUS: {
    status: 200,
    meaning: 'What was asked for does not fit how far the member has come in joining.',
    whatToDo: '`shafaf directory history CODE` says how it stands; `docs/joining.md` says what can follow on what.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;
