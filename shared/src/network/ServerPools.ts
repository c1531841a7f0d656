import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Pool } from 'undici';
import { guardedConnector, type ResolveAll } from './guardedConnector.ts';
import { NetworkGuard } from './NetworkGuard.ts';
import type { NetworkPolicy } from './NetworkPolicy.ts';

/** How other people's servers are connected to. */
export interface ServerPoolsOptions {
  network: NetworkPolicy;
  /** Certificates of authorities that are trusted besides those that Node trusts, as PEM. */
  authorities?: readonly string[];
  /** Connections kept to one server at most. */
  connections: number;
  connectTimeoutMilliseconds: number;
  /** Stands in for the system's name server in tests. */
  resolve?: ResolveAll;
}

/** Where a server's questions go. */
export interface ServerPool {
  pool: Pool;
  /** Path and query of the server's address. */
  path: string;
}

/** Pools of kept-alive connections to other people's servers, as far as the network policy allows them; redirects are not followed. */
export class ServerPools {
  readonly #options: ServerPoolsOptions;
  readonly #guard: NetworkGuard;
  /** Made once: reading all authorities takes ten milliseconds and more. */
  readonly #secureContext: SecureContext | undefined;
  readonly #pools = new Map<string, Pool>();
  readonly #servers = new Map<string, ServerPool>();

  /** @throws ShafafError `BAD_USER_INPUT` for a policy that cannot be read, and whatever OpenSSL says of a bad certificate */
  constructor(options: ServerPoolsOptions) {
    this.#options = options;
    this.#guard = new NetworkGuard(options.network);
    const { authorities = [] } = options;
    this.#secureContext = authorities.length === 0 ? undefined : createSecureContext({ ca: [...rootCertificates, ...authorities] });
  }

  /**
   * The pool for a server's address.
   * @param pins of the keys that the server may have; none when authorities vouch for it
   * @throws ShafafError `ADDRESS_NOT_ALLOWED`; what a host's name stands for is only checked when it is dialled
   */
  to(address: string, pins: readonly string[] = []): ServerPool {
    const key = pins.length === 0 ? address : [address, ...pins].join(' ');
    let server = this.#servers.get(key);
    if (server === undefined) {
      const url = this.#guard.checkUrl(address);
      server = { pool: this.#pool(url.origin, pins), path: url.pathname + url.search };
      this.#servers.set(key, server);
    }
    return server;
  }

  /** Closes the connections to a server that is called no more, when calls under way have ended. Those to others at its origin stay. */
  drop(address: string): void {
    for (const key of this.#servers.keys()) if (key.split(' ')[0] === address) this.#servers.delete(key);
    const used = new Set([...this.#servers.values()].map(({ pool }) => pool));
    for (const [key, pool] of this.#pools) {
      if (used.has(pool)) continue;
      this.#pools.delete(key);
      void pool.close();
    }
  }

  /** Lets calls under way end and closes all connections. */
  async close(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    this.#servers.clear();
    await Promise.all(pools.map((pool) => pool.close()));
  }

  #pool(origin: string, pins: readonly string[]): Pool {
    const key = [origin, ...pins].join(' ');
    let pool = this.#pools.get(key);
    if (pool === undefined) {
      const { connections, connectTimeoutMilliseconds: timeoutMilliseconds, resolve } = this.#options;
      pool = new Pool(origin, {
        connections,
        connect: guardedConnector({ guard: this.#guard, pins, secureContext: this.#secureContext, timeoutMilliseconds, resolve }),
      });
      this.#pools.set(key, pool);
    }
    return pool;
  }
}
