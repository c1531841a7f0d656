/** What happens to the process that several members run in, to their database, or to one's clock. */
export const processFaults = ['KILLED', 'PAUSED', 'DATABASE_RESTARTED', 'CLOCK_WRONG'] as const;

/** What happens on the line to a member, whatever it answers. */
export const lineFaults = [
  'HANGS',
  'RESET',
  'RESET_MIDWAY',
  'DRIPS',
  'CUT_SHORT',
  'CUT_TEXT',
  'FLOODS',
  'FLOODS_COMPRESSED',
  'GARBLED',
  'ERROR_500',
  'BAD_GATEWAY',
  'TOO_MANY',
  'REDIRECTS',
  'WEB_PAGE',
  'NOTHING',
  'TOO_DEEP',
  'TOO_WIDE',
  'FLAPS',
] as const;

/** How a member lies in its answers. Each lie is one that can be told from the truth by the question and the contract. */
export const answerLies = [
  'ROW_OF_ANOTHER',
  'ROW_OWNED_BY_ANOTHER',
  'ROW_NULL',
  'ROW_LIST',
  'ROW_TWICE',
  'ROW_WITHOUT_ID',
  'ROW_WITH_ENDLESS_ID',
  'ROW_ID_IN_PROTOTYPE',
  'ROW_TEXT_IS_OBJECT',
  'ROW_TEXT_IS_NULL',
  'ROW_KEY_IS_TEXT',
  'ROW_OUTSIDE_FILTER',
  'ROW_OUTSIDE_PAGE',
  'ROWS_REVERSED',
  'ROWS_TOO_MANY',
  'ROWS_NO_LIST',
  'PAGE_NULL',
  'PAGE_INFO_NULL',
  'COUNT_NEGATIVE',
  'COUNT_FRACTION',
  'COUNT_TEXT',
  'COUNT_NULL',
  'GROUP_HELD_BACK',
  'GROUP_TWICE',
  'RECORD_ANOTHER',
  'TYPE_ANOTHER',
  'ENTITY_ANOTHER',
  'ITSELF_NULL',
  'ITSELF_WITHOUT_LISTS',
  'FIELDS_GONE',
  'DATA_NULL',
  'STACK_TRACE',
  'PROTOTYPE_KEYS',
] as const;

/** How a member lies in its synopsis. */
export const synopsisLies = [
  'SYNOPSIS_EMPTY',
  'SYNOPSIS_FEWER',
  'SYNOPSIS_NARROW',
  'SYNOPSIS_INFLATED',
  'SYNOPSIS_HOLDS_NOTHING',
  'SYNOPSIS_OF_ANOTHER',
  'SYNOPSIS_NONSENSE',
  'SYNOPSIS_HUGE',
  'SYNOPSIS_GONE',
] as const;

export type ProcessFault = (typeof processFaults)[number];
export type LineFault = (typeof lineFaults)[number];
export type AnswerLie = (typeof answerLies)[number];
export type SynopsisLie = (typeof synopsisLies)[number];
/** What the proxy before a member can do. */
export type ProxyFault = LineFault | AnswerLie | SynopsisLie;
export type FaultKind = ProcessFault | ProxyFault;

export const faultKinds: readonly FaultKind[] = [...processFaults, ...lineFaults, ...answerLies, ...synopsisLies];

/** Lies that the gateway has to believe until the member is asked: they may cost the liar's own rows, and nobody else's. */
const misleading: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'SYNOPSIS_EMPTY',
  'SYNOPSIS_FEWER',
  'SYNOPSIS_NARROW',
  'SYNOPSIS_INFLATED',
  'SYNOPSIS_HOLDS_NOTHING',
]);

export function isMisleading(kind: FaultKind): boolean {
  return misleading.has(kind);
}

export function isOneOf<Kind extends FaultKind>(kinds: readonly Kind[], kind: FaultKind): kind is Kind {
  return kinds.some((each) => each === kind);
}
