// The answer of a server that refuses an upload and hangs up while it is still being sent.

import type { Socket } from 'node:net'

/** What the server sent before it hung up is in this machine already: reading it takes one turn of the event loop. */
const graceMs = 1_000

/**
 * Keeps a socket open for reading for a moment after a write failed. Node destroys a socket with the first
 * failed write, and an answer that has come but is not read yet is lost with it: a 413 becomes an EPIPE. The
 * failure is told as ever, only later, and not at all when the answer or the end comes first.
 */
export function readUnreadAnswer(socket: Socket): void {
  const later = (done: (error?: Error | null) => void) => (error?: Error | null) => {
    if (!error || socket.destroyed) return done(error)
    const grace = setTimeout(done, graceMs, error)
    socket.once('close', () => clearTimeout(grace))
  }
  const write = socket._write
  socket._write = (chunk, encoding, done) => write.call(socket, chunk, encoding, later(done))
  const writev = socket._writev
  if (writev) socket._writev = (chunks, done) => writev.call(socket, chunks, later(done))
}
