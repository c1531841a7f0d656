/** Headers with which somebody's file is sent: it is to be saved under its name; a browser neither shows it nor guesses what it is, and nothing in it may run. */
export function attachmentHeaders(name: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `attachment; filename="document"; filename*=UTF-8''${encodeName(name)}`,
  };
}

/** As headers take it (RFC 8187); `encodeURIComponent` leaves some signs as they are that may not stand there. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
