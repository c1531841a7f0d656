/** Codes with which `export` ends: all that matches is in the file; nothing was exported; the command is wrong; a part is missing, and the file says which. */
export const exportExitCodes = { complete: 0, nothing: 1, usage: 2, incomplete: 3 } as const;
