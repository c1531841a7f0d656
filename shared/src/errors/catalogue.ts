/** One kind of error that a user of Shafaf can meet. */
export interface ErrorEntry {
  /** What has happened. */
  meaning: string;
  /** What the reader can do about it. */
  whatToDo: string;
}

/** Every error code of the gateway, the members, the directory and the command line. `docs/errors.md` is made from this. */
export const errorCatalogue = {
  BAD_CURSOR: {
    meaning: 'The text given as `after` or `before` is no cursor, or one of another order, filter or list.',
    whatToDo: 'Take the cursor from an answer to the same question, or begin again without one.',
  },
  BAD_MAPPING: {
    meaning: 'The mapping file has a mistake, or does not fit the file that is published.',
    whatToDo: 'Correct what the message names; `docs/publishing.md` describes every setting.',
  },
  BAD_USER_INPUT: {
    meaning: 'An argument has a value that cannot be used.',
    whatToDo: 'Correct the argument that the message names.',
  },
  HOME_IN_USE: {
    meaning: 'Another process is using the folder that SHAFAF_HOME names (`.shafaf/` when it names none).',
    whatToDo: 'Stop that process, or set SHAFAF_HOME to another folder.',
  },
  HOME_UNUSABLE: {
    meaning: 'The folder that SHAFAF_HOME names cannot be made, read or written.',
    whatToDo: 'Mend what the message names, or set SHAFAF_HOME to a folder that you may write to.',
  },
  INCOMPLETE: {
    meaning: 'The header `shafaf-coverage: complete` was sent, and not every member answered.',
    whatToDo: 'Ask again later, or without the header and read `coverage`.',
  },
  MEMBER_UNAVAILABLE: {
    meaning: 'The one member that can answer this field did not.',
    whatToDo: 'Ask again later; the rest of the answer stands.',
  },
  MIGRATION_FAILED: {
    meaning: 'A database could not be brought up to date; it stands as it was before.',
    whatToDo: 'Mend what the message names (often a missing right), then start again.',
  },
  PORT_TAKEN: {
    meaning: 'Another program listens on the port.',
    whatToDo: 'Stop that program, or choose another port with --port or PORT.',
  },
  POSTGRES_UNAVAILABLE: {
    meaning: 'The embedded Postgres cannot run here.',
    whatToDo: 'Mend what the message names, or name a Postgres server in DATABASE_URL.',
  },
  SUBGRAPH_UNAVAILABLE: {
    meaning: 'A server that the gateway itself needs, such as the directory, did not answer.',
    whatToDo: 'Ask again later; the rest of the answer stands.',
  },
  PROVINCE_NOT_RUNNING: {
    meaning: 'No province runs in the folder that SHAFAF_HOME names (`.shafaf/` when it names none).',
    whatToDo: 'Start one with `npm start`, or set SHAFAF_HOME to the folder of the one that runs.',
  },
  UNKNOWN_MEMBER: {
    meaning: 'No member of the province has this code.',
    whatToDo: 'Take a code from `members { code }`.',
  },
  UNREADABLE_FILE: {
    meaning: 'A file cannot be read as what it is said to be.',
    whatToDo: 'Open it in the program that made it, mend what the message names, and save it again.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;
