/** Where the desk shows a request: by the code that its body gave it. */
export function requestPath(code: string): string {
  return `/desk/requests/${encodeURIComponent(code)}`;
}
