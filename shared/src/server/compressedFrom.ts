import '@fastify/compress';
import type { RouteShorthandOptions } from 'fastify';

/** Options of a route whose answers are compressed from a size of their own, in bytes, whatever the server's other answers are. */
export function compressedFrom(threshold: number, encodings: ('br' | 'gzip')[] = ['br', 'gzip']): RouteShorthandOptions {
  return { compress: { threshold, encodings } };
}
