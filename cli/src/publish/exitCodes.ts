/** Codes with which `publish` and `withdraw` end: all is in; nothing is; the command or its mapping is wrong; some rows were rejected. */
export const exitCodes = { done: 0, nothing: 1, usage: 2, someRejected: 3 } as const;
