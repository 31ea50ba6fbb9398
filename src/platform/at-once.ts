// Statements of one transaction that do not wait for each other's answers: the connection carries them out one after the
// other, in the order in which they were sent, and a round trip is paid once for all.

/**
 * Waits for all. When one fails, for the others too: nothing of them may be sent after the caller has gone on, such as back
 * to a savepoint.
 * @throws what the first to fail throws; those behind it only know that the transaction has failed.
 */
export async function atOnce<const Work extends readonly Promise<unknown>[]>(
  work: Work,
): Promise<{ -readonly [K in keyof Work]: Awaited<Work[K]> }> {
  try {
    return await Promise.all(work)
  } catch (error) {
    await Promise.allSettled(work)
    throw error
  }
}
