/** An answer to a browser. */
export interface Seen {
  status: number;
  headers: Headers;
  text: string;
  /** Where it leads; empty when nowhere. */
  location: string;
}

/** A browser without script: it keeps cookies, says where forms are from, and goes nowhere by itself. */
export class DeskBrowser {
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  /** What it sends along with everything. */
  headers: Record<string, string> = {};

  constructor(address: string) {
    this.origin = new URL(address).origin;
  }

  get(path: string): Promise<Seen> {
    return this.#ask(path, {});
  }

  /** Sends a form; lists are fields that are there several times. */
  post(path: string, fields: Record<string, string | readonly string[] | readonly File[]>, headers: object = {}): Promise<Seen> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields))
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
    return this.#ask(path, { method: 'POST', body, headers: { origin: this.origin, ...headers } });
  }

  /** Sends a form of a page, with the key that the page holds. */
  async act(path: string, fields: Record<string, string | readonly string[] | readonly File[]>): Promise<Seen> {
    const key = /name="key" value="([^"]+)"/.exec((await this.get('/desk')).text)?.[1] ?? '';
    return this.post(path, { key, ...fields });
  }

  async #ask(path: string, init: RequestInit): Promise<Seen> {
    const response = await fetch(new URL(path, this.origin), {
      redirect: 'manual',
      ...init,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...this.headers,
        ...init.headers,
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { status, headers } = response;
    return { status, headers, text: Buffer.from(await response.arrayBuffer()).toString('utf8'), location: headers.get('location') ?? '' };
  }
}
