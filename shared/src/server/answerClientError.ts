import type { Socket } from 'node:net';
import { type ErrorCode, errorCatalogue } from '../errors/catalogue.ts';
import { messageOf } from '../errors/messageOf.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
};

/** Answers what is no HTTP request, or did not become one in time, and closes the connection: Node's `clientError`. */
export function answerClientError(error: Error, socket: Socket): void {
  const system = systemErrorCode(error);
  if (system === 'ECONNRESET' || socket.destroyed) return;
  const code = CODES[system ?? ''] ?? 'BAD_REQUEST';
  const { status, meaning, whatToDo } = errorCatalogue[code];
  const message = code === 'BAD_REQUEST' ? `This is no HTTP request: ${messageOf(error)}` : meaning;
  const body = JSON.stringify({ errors: [{ message, extensions: { code, whatToDo } }] });
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${status} ${code}`,
        'content-type: application/json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  socket.destroySoon();
}
