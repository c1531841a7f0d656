import { createGunzip } from 'node:zlib';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import type { NetworkPolicy } from '@shafaf/shared/network/NetworkPolicy';
import { ServerPools } from '@shafaf/shared/network/ServerPools';
import type { Call } from '@shafaf/shared/signing/callForm';

/**
 * Gives the headers that sign a call.
 * @param now milliseconds since 1970; the machine's clock when left out
 */
export type Sign = (call: Call, body: string, now?: number) => Promise<Record<string, string>>;

/** How a server is reached. */
export interface MemberLinkOptions {
  /** Where it answers GraphQL. */
  address: string;
  /** Which servers may be called. */
  network: NetworkPolicy;
  /** Certificates of authorities that are trusted besides those that Node trusts, as PEM. */
  authorities: readonly string[];
  /** Pins of the keys that the server may have; none when authorities vouch for it. */
  keyPins: readonly string[];
  /** A call that has not been answered in full by then counts as not answered. */
  deadlineMilliseconds: number;
  /** Ends everything. */
  signal: AbortSignal;
}

/** One call. */
export interface LinkCall {
  method: 'GET' | 'POST';
  /** Beside the address: `graphql` is the address itself, `synopsis` lies next to it. */
  to: 'graphql' | 'synopsis';
  headers?: Record<string, string>;
  body?: string;
}

/** What came back. */
export interface Reply {
  status: number;
  /** By lower-case name; of several of one name the first. */
  headers: ReadonlyMap<string, string>;
  text: string;
}

/** The server did not answer a call. The message says why, for its operator. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/** As much as the gateway reads. */
const LARGEST_REPLY = 16 * 1024 * 1024;

/**
 * The line to a server that is checked. This is the one place from which a check calls an address that a member gave: only what the
 * network policy allows, without following redirects.
 */
export class MemberLink {
  readonly #options: MemberLinkOptions;
  readonly #pools: ServerPools;
  /** How many calls were made. */
  calls = 0;

  /** @throws ShafafError `BAD_USER_INPUT` for a network policy that cannot be read */
  constructor(options: MemberLinkOptions) {
    this.#options = options;
    const { network, authorities, deadlineMilliseconds: connectTimeoutMilliseconds } = options;
    this.#pools = new ServerPools({ network, authorities, connections: 2, connectTimeoutMilliseconds });
  }

  /** The path and query that a call goes to, as it is signed. */
  target(to: LinkCall['to']): string {
    const { pathname, search } = new URL(this.#addressOf(to));
    return pathname + search;
  }

  /**
   * Makes a call.
   * @throws NoReply, or what the check was aborted with
   */
  async call({ method, to, headers = {}, body }: LinkCall): Promise<Reply> {
    const { keyPins, deadlineMilliseconds, signal } = this.#options;
    this.calls++;
    const deadline = AbortSignal.timeout(deadlineMilliseconds);
    try {
      const { pool, path } = this.#pools.to(this.#addressOf(to), keyPins);
      const reply = await pool.request({
        method,
        path,
        headers: { accept: 'application/json', 'accept-encoding': 'gzip', ...headers },
        ...(body !== undefined && { body }),
        signal: AbortSignal.any([deadline, signal]),
      });
      const plain = reply.headers['content-encoding'] === 'gzip' ? reply.body.compose(createGunzip()) : reply.body;
      return { status: reply.statusCode, headers: firsts(reply.headers), text: await readBody(plain) };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof NoReply) throw error;
      if (deadline.aborted) throw new NoReply(`It did not answer within ${deadlineMilliseconds} ms.`);
      throw new NoReply(`It could not be reached: ${messageOf(error)}`);
    }
  }

  async close(): Promise<void> {
    await this.#pools.close();
  }

  #addressOf(to: LinkCall['to']): string {
    const { address } = this.#options;
    return to === 'graphql' ? address : new URL('synopsis', address).href;
  }
}

function firsts(headers: Record<string, string | string[] | undefined>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) found.set(name.toLowerCase(), first);
  }
  return found;
}

async function readBody(body: AsyncIterable<Uint8Array> & { destroy(): unknown }): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LARGEST_REPLY) {
      body.destroy();
      throw new NoReply(`It answered with more than ${LARGEST_REPLY} bytes, which the gateway does not read.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString('utf8');
}
