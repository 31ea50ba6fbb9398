// Statements of one transaction that do not wait for each other's answers: the connection carries them out one after the
// other, in the order in which they were sent, and a round trip is paid once for all.

import { sqlState } from './collision.ts'

/** What PostgreSQL answers to a statement behind one that failed. */
const inFailedTransaction = '25P02'

/**
 * Waits for all. When one fails, for the others too: nothing of them may be sent after the caller has gone on, such as back
 * to a savepoint.
 * @throws what the first to fail throws; those behind it only know that the transaction has failed.
 */
export async function atOnce<const Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [K in keyof Work]: Awaited<Work[K]> }> {
  try {
    return await Promise.all(work)
  } catch (first) {
    const settled = await Promise.allSettled(work)
    // What waits for several statements tells of its failure after those behind it.
    const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    throw failures.find((error) => sqlState(error) !== inFailedTransaction) ?? first
  }
}
